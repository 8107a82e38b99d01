"""The proof that a peer set what we set: one that leaves out half is soon done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2

from manifesto.lengths import PT_PER_MM

if TYPE_CHECKING:
    from .walls import Order


def prove(pdf: bytes, order: Order, *, summaries: bool) -> None:
    """Raise ValueError unless a PDF is one sheet of the right size that holds every text of the poster."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    wanted = [text for p in order.subject.principles for text in ((p.title, p.summary) if summaries else (p.title,))]
    found = _squeezed(page.get_textpage().get_text_bounded())
    lost = [text for text in wanted if _squeezed(text) not in found]
    size = tuple(round(side / PT_PER_MM) for side in page.get_size())
    right = (round(order.job.sheet.width), round(order.job.sheet.height))
    if lost or len(document) != 1 or size != right:
        raise ValueError(f"{len(document)} pages of {size} mm without {lost}")


def _squeezed(text: str) -> str:
    return "".join(text.split())
