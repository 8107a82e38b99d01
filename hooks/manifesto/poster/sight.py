"""Sight: a finished PDF as a reader sees it: its text, where its letters stand, and its picture."""

from __future__ import annotations

import io
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pypdfium2

from manifesto.lengths import PT_PER_MM
from manifesto.poster.layout.area import Area

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_COVERAGE = 0.08  # of the sheet, where ink is to be saved
MOST_PIXELS = 6_000  # along a side of what is looked at: A0 has half of that
COVERAGE_DPI = 60  # fine enough for areas and lines alike: grey pixels count by their share


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """The first page of a file: all its text, and the area of each run of letters in mm from the page's top left."""

    pages: int
    text: str
    letters: tuple[Area, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A picture of a page, in pixels."""

    content: bytes
    width: int
    height: int


def look(pdf: bytes) -> Sight:
    """Return what there is to read; raises NotReadable for what is no PDF."""
    with _opened(pdf) as document:
        page = document[0]
        text = page.get_textpage()
        height = page.get_height()
        boxes = (text.get_rect(index) for index in range(text.count_rects()))
        letters = tuple(
            Area(
                left=left / PT_PER_MM,
                top=(height - top) / PT_PER_MM,
                width=(right - left) / PT_PER_MM,
                height=(top - bottom) / PT_PER_MM,
            )
            for left, bottom, right, top in boxes
        )
        return Sight(pages=len(document), text=text.get_text_range(), letters=letters)


def words_in(pdf: bytes, area: Area) -> str:
    """Return the words that stand in an area of the first page."""
    with _opened(pdf) as document:
        page = document[0]
        height = page.get_height()
        left, right = area.left * PT_PER_MM, area.right * PT_PER_MM
        top, bottom = height - area.top * PT_PER_MM, height - area.bottom * PT_PER_MM
        found: str = page.get_textpage().get_text_bounded(left, bottom, right, top)
    return " ".join(found.split())


def picture(pdf: bytes, width: int, kind: str, *, around: float = 0.0, colours: int = 0, **options: Any) -> Preview:
    """Return the page as a picture `width` pixels wide, as WebP or PNG, without the strip `around` it in mm.

    It has at most that many `colours`, where any number is given.
    """
    with _opened(pdf) as document:
        page = document[0]
        cut = around * PT_PER_MM
        scale = width / (page.get_width() - 2 * cut)
        image = page.render(scale=scale, crop=(cut, cut, cut, cut)).to_pil().convert("RGB")
    image = image.quantize(colours) if colours else image
    content = io.BytesIO()
    image.save(content, kind, **options)
    return Preview(content=content.getvalue(), width=image.width, height=image.height)


def coverage(pdf: bytes) -> float:
    """Return the share of the page that ink covers, from 0 to 1, as measured on its picture."""
    with _opened(pdf) as document:
        page = document[0]
        scale = min(COVERAGE_DPI / 72, MOST_PIXELS / max(page.get_width(), page.get_height()))
        grey = page.render(scale=scale, grayscale=True).to_pil()
    counts: list[int] = grey.histogram()
    pixels: int = grey.width * grey.height
    return sum((255 - value) * number for value, number in enumerate(counts)) / 255 / pixels


class NotReadable(Exception):  # noqa: N818 -- a file that is no PDF
    """The file cannot be shown by a PDF reader."""


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    document = None
    try:
        document = pypdfium2.PdfDocument(pdf)
        yield document
    except pypdfium2.PdfiumError:
        raise NotReadable("A PDF reader cannot open it.") from None
    finally:
        if document:
            document.close()
