"""The blank: the file of a principle that nobody has written yet, for whoever fills it in by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifesto import stencil
from manifesto.composition import Author, Composition
from manifesto.phrasebook import phrasebook

if TYPE_CHECKING:
    from manifesto.manifesto import Manifesto


def blank(manifesto: Manifesto) -> Composition:
    """Return a principle of sentences that say what belongs in their place; as it stands the check lets it pass.

    Its day is the last on which the manifesto was changed, so that the same sources give the same page.
    """
    language = manifesto.settings.language
    return Composition(
        title=phrasebook(language).say("contribute.blank_title"),
        summary=stencil.summary(language),
        text="\n".join(stencil.text(language)),
        authors=(Author(name=phrasebook(language).say("contribute.blank_name")),),
        added=manifesto.updated,
        licence=manifesto.settings.licence,
    )
