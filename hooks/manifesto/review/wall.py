"""The wall: the posters of one manifesto, and how each comes out.

A plan says by arithmetic alone what a printed poster then is, so that none has to be printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from manifesto.poster import stock
from manifesto.poster.glyphs import missing
from manifesto.poster.layout.plan import plan
from manifesto.poster.matrix import jobs
from manifesto.poster.subject import subjects
from manifesto.problem import Rejected
from manifesto.tree import in_tree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from manifesto.manifesto import Manifesto
    from manifesto.poster.matrix import Job
    from manifesto.poster.subject import Subject
    from manifesto.problem import Problem
    from manifesto.typeface import Fonts


@dataclass(frozen=True, slots=True)
class Fit:
    """How a poster comes out: everything or titles only, and its smallest running text in points."""

    layout: str
    body_pt: float


@dataclass(frozen=True)
class Wall:
    """The posters of one manifesto, as its mkdocs.yml lists them, drawn with the fonts of the project at `root`."""

    manifesto: Manifesto
    root: Path

    @cached_property
    def subjects(self) -> dict[str, Subject]:
        """What a poster can be about."""
        return subjects(self.manifesto)

    @cached_property
    def jobs(self) -> tuple[Job, ...]:
        """The listed posters; raises Rejected where one cannot be."""
        return jobs(self.manifesto)

    @cached_property
    def fonts(self) -> Fonts:
        """The fonts; raises Rejected for those that cannot be used."""
        return stock.fonts(self.manifesto.settings, self.root)

    @cached_property
    def _lacking(self) -> dict[str, tuple[Problem, ...]]:
        return {}

    def lacking(self, key: str) -> tuple[Problem, ...]:
        """Return a problem for each text of a subject with a letter that no font has."""
        if key not in self._lacking:
            found = dict.fromkeys(missing(self.subjects[key], self.manifesto.settings, self.fonts))
            self._lacking[key] = tuple(found)
        return self._lacking[key]

    @cached_property
    def _fits(self) -> dict[Job, Fit | None]:
        return {}

    def lacking_of(self, job: Job) -> tuple[Problem, ...]:
        """Return a problem for each such text of what a poster is about, where it is about anything here."""
        return self.lacking(job.subject) if job.subject in self.subjects else ()

    def fit(self, job: Job) -> Fit | None:
        """Return how a poster comes out; None where nothing readable fits, or a letter is missing."""
        if job not in self._fits:
            self._fits[job] = self._planned(job)
        return self._fits[job]

    def _planned(self, job: Job) -> Fit | None:
        if job.subject not in self.subjects or self.lacking(job.subject):
            return None
        planned = plan(self.manifesto, self.subjects[job.subject], job, self.fonts)
        return Fit("titles" if planned.layout == "titles" else "full", round(planned.body_pt, 1)) if planned else None

    def face(self, key: str) -> object:
        """Return what readers see of a subject, but for its numbers and the day of the last addition."""
        subject, settings = self.subjects[key], self.manifesto.settings
        said = [(p.title, p.summary, p.authors, p.language, p.translators) for p in subject.principles]
        facts = (settings.name, settings.edition, settings.licence, settings.site_url, settings.mark)
        return subject.title, subject.subtitle, said, facts, settings.language, settings.fonts


def walls(manifesto: Manifesto | None, root: Path) -> tuple[Mapping[str, Wall], tuple[Problem, ...]]:
    """Return the posters of a manifesto in each of its languages that has any, by the tag of a translation's.

    Those of the original stand under no tag.  Beside them stands why there are none where a language cannot have them.
    """
    found: dict[str, Wall] = {}
    problems: list[Problem] = []
    if manifesto is None:
        return found, ()
    for tag in ("", *manifesto.tongues):
        one, wrong = _wall(in_tree(manifesto, tag) if tag else manifesto, root)
        problems += wrong
        if one:
            found[tag] = one
    return found, tuple(dict.fromkeys(problems))


def _wall(manifesto: Manifesto, root: Path) -> tuple[Wall | None, tuple[Problem, ...]]:
    if not manifesto.settings.posters or not (root / "overrides").is_dir():
        return None, ()
    found = Wall(manifesto, root)
    try:
        listed, _ = found.jobs, found.fonts
    except Rejected as rejected:
        return None, rejected.problems
    return (found if listed else None), ()
