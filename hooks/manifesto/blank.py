"""The blank: the file of a principle that nobody has written yet, for whoever fills it in by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifesto.composition import Author, Composition

if TYPE_CHECKING:
    from manifesto.manifesto import Manifesto

TITLE = "Your title in a few words"
NAME = "Your name"


def blank(manifesto: Manifesto) -> Composition:
    """Return a principle of sentences that say what belongs in their place; as it stands the check lets it pass.

    Its day is the last on which the manifesto was changed, so that the same sources give the same page.
    """
    return Composition(
        title=TITLE,
        authors=(Author(name=NAME),),
        added=manifesto.updated,
        licence=manifesto.settings.licence,
    )
