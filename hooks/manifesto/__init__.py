"""A manifesto that many people write together: read, checked, and handed on to the site, the posters and the feeds.

`Project.load` is the door: it reads every file once and returns a `Manifesto` in which nothing is invalid, or raises
`Rejected` with every `Problem` there is.  Everything behind the door takes those values and makes others; only
`cli.py` and MkDocs (through `events.py`) write files.
"""

from manifesto.contributor import Contributor
from manifesto.manifesto import Manifesto
from manifesto.principle import Principle
from manifesto.problem import Place, Problem, Rejected
from manifesto.project import Project

__all__ = ["Contributor", "Manifesto", "Place", "Principle", "Problem", "Project", "Rejected"]
