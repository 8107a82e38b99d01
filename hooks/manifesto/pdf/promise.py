"""Promises: what more than one standard asks of a file; each yields what is not kept, as the end of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from manifesto.problem import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from manifesto.pdf.inspection import Inspection

Promise: TypeAlias = "Callable[[Inspection], Iterator[str]]"
LABELS = {
    "rgb": "RGB",
    "cmyk": "CMYK",
    "grey": "grey",
    "calrgb": "calibrated RGB",
    "calgrey": "calibrated grey",
    "lab": "Lab",
    "icc": "told by an ICC profile",
    "jpx": "told by JPEG 2000",
    "unknown": "in a space that cannot be read",
}
FORBIDDEN = ("JavaScript", "actions", "multimedia", "references to other files", "PostScript", "an XFA form")


def fonts_embedded(inspection: Inspection) -> Iterator[str]:
    """Every font that shows text is embedded."""
    for font in inspection.fonts:
        if font.used and not font.embedded:
            yield f"the font {quote(font.name)} is not embedded"


def identified(inspection: Inspection) -> Iterator[str]:
    """The trailer holds an ID."""
    if not inspection.has_id:
        yield "it has no ID"


def open_to_all(inspection: Inspection) -> Iterator[str]:
    """The file is not encrypted."""
    if inspection.encrypted:
        yield "it is encrypted"


def inert(inspection: Inspection) -> Iterator[str]:
    """Nothing in the file runs, plays or is fetched from elsewhere."""
    for extra in FORBIDDEN:
        if extra in inspection.extras:
            yield f"it carries {extra}"


def colours(inspection: Inspection) -> dict[str, str]:
    """Return the spaces that colours and images go back to in the end, each with the first that does, in words."""
    found: dict[str, str] = {}
    for ink in sorted(inspection.inks):
        parts = " ".join(f"{part:.3g}" for part in ink.parts)
        found.setdefault(
            ink.base or ink.space, f"a colour is {{}}: {parts} ({ink.use})" if parts else f"a {ink.use} is {{}}"
        )
    for image in inspection.images:
        found.setdefault(image.base or image.space, f"an image of {image.width} × {image.height} samples is {{}}")
    return {space: words.format(LABELS[space]) for space, words in found.items() if space in LABELS}


def only(inspection: Inspection, allowed: Collection[str]) -> Iterator[str]:
    """Yield a sentence for each space of colours that is not among the allowed ones."""
    yield from (words for space, words in colours(inspection).items() if space not in allowed)
