"""Preflight: a finished poster is read back, and what it must hold is looked for in the file itself."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pypdfium2

from manifesto.poster.sheet import PT_PER_MM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manifesto.poster.plan import Plan

SIZE_TOLERANCE = 0.2  # mm; a hundredth of what a guillotine is off by


def faults(pdf: bytes, plan: Plan) -> list[str]:
    """Return in words all that is wrong with a finished poster; nothing when it may be published."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        if len(document) != 1:
            return [f"It has {len(document)} pages instead of one."]
        page = document[0]
        text = page.get_textpage()
        return [
            *_wrong_size(page.get_size(), plan),
            *_lost(text.get_text_bounded(), plan.texts()),
            *_outside(_boxes(text), page.get_size(), plan),
        ]
    finally:
        document.close()


def _wrong_size(size: tuple[float, float], plan: Plan) -> Iterator[str]:
    wanted = (plan.sheet.width, plan.sheet.height)
    found = tuple(side / PT_PER_MM for side in size)
    if any(abs(a - b) > SIZE_TOLERANCE for a, b in zip(found, wanted, strict=True)):
        yield "It measures {:.1f} × {:.1f} mm instead of {:.1f} × {:.1f}.".format(*found, *wanted)


def squeezed(text: str) -> str:
    """Return `text` as two texts are compared: without white space, ligatures taken apart."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _lost(found: str, wanted: Iterable[str]) -> Iterator[str]:
    """Every text stands in the text layer, after the one before it: the order of the page is that of reading."""
    layer, position = squeezed(found), 0
    for text in wanted:
        place = layer.find(squeezed(text), position)
        if place < 0:
            yield f"“{text}” is not where it should be in its text."
        else:
            position = place + len(squeezed(text))


def _boxes(text: pypdfium2.PdfTextPage) -> list[tuple[float, float, float, float]]:
    return [text.get_rect(index) for index in range(text.count_rects())]


def _outside(
    boxes: Iterable[tuple[float, float, float, float]], size: tuple[float, float], plan: Plan
) -> Iterator[str]:
    """No letter touches the frame or lies outside it."""
    edge = plan.furniture.frame.inner * PT_PER_MM
    width, height = size
    for left, bottom, right, top in boxes:
        if left < edge or bottom < edge or right > width - edge or top > height - edge:
            yield f"A letter at {left / PT_PER_MM:.0f}, {(height - top) / PT_PER_MM:.0f} mm from the top left leaves the frame."
            return
