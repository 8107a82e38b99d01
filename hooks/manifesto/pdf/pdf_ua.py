"""PDF/UA-1: a file that can be read aloud, in order, with nothing left out (ISO 14289-1:2014)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manifesto.pdf.promise import fonts_embedded
from manifesto.problem import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto.pdf.inspection import Inspection

HEADING = re.compile(r"H([1-9])")


def tagged(inspection: Inspection) -> Iterator[str]:
    """The file is marked as tagged and has a structure tree (ISO 14289-1:2014, 7.1)."""
    if not inspection.tags.marked:
        yield "it is not marked as tagged"
    if not inspection.tags.tree:
        yield "it has no structure tree"


def everything_told(inspection: Inspection) -> Iterator[str]:
    """Each piece of content is tagged or an artifact (ISO 14289-1:2014, 7.1)."""
    if inspection.tags.loose:
        yield f"{inspection.tags.loose:.1%} of what is painted is neither tagged nor an artifact"
    if inspection.tags.orphans:
        yield f"{inspection.tags.orphans} of the marks in its content have no place in the structure tree"


def titled(inspection: Inspection) -> Iterator[str]:
    """The metadata hold a title, and the window shows it (ISO 14289-1:2014, 7.1)."""
    if "dc:title" not in inspection.metadata:
        yield "its metadata have no dc:title"
    if not inspection.tags.display_title:
        yield "its title is not shown (DisplayDocTitle)"


def in_a_language(inspection: Inspection) -> Iterator[str]:
    """The file says which language it is in (ISO 14289-1:2014, 7.2)."""
    if not inspection.language:
        yield "it does not say its language"


def figures_told(inspection: Inspection) -> Iterator[str]:
    """Each figure has a text in its place (ISO 14289-1:2014, 7.3)."""
    if bare := inspection.tags.bare_figures:
        yield "a figure has no alternative text" if bare == 1 else f"{bare} figures have no alternative text"


def headings_in_steps(inspection: Inspection) -> Iterator[str]:
    """Headings begin with H1 and go down a level at a time (ISO 14289-1:2014, 7.4.2)."""
    before = 0
    for kind in inspection.tags.types:
        if found := HEADING.fullmatch(kind):
            level = int(found[1])
            if level > before + 1:
                yield (
                    f"a heading of level {level} follows one of level {before}"
                    if before
                    else f"its first heading is of level {level}"
                )
            before = level


def fonts_legible(inspection: Inspection) -> Iterator[str]:
    """What each character is can be told from its font (ISO 14289-1:2014, 7.21.7)."""
    for font in inspection.fonts:
        if font.used and not font.legible:
            yield f"the characters of the font {quote(font.name)} cannot be told (ToUnicode)"


def annotations_told(inspection: Inspection) -> Iterator[str]:
    """Annotations are in the structure tree, and the tab key goes by it (ISO 14289-1:2014, 7.18.1 and 7.18.3)."""
    annotations = [each for leaf in inspection.leaves for each in leaf.annotations if each.kind != "Popup"]
    if not all(annotation.tagged for annotation in annotations):
        yield "an annotation is not tagged"
    if annotations and inspection.tags.tab_order != "S":
        yield "the tab key does not follow its structure"


PROMISES = (
    tagged,
    everything_told,
    titled,
    in_a_language,
    figures_told,
    headings_in_steps,
    fonts_embedded,
    fonts_legible,
    annotations_told,
)
