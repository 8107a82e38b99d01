"""The lines of a drawn document: each glyph as it stands on the paper, and the words that it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from manifesto.poster.text_layer import Glyph, Line, spread

if TYPE_CHECKING:
    from collections.abc import Iterator


def lines(document: Any) -> Iterator[Line]:
    """Yield every line of a drawn document as it was drawn."""
    for page in document.pages:
        for box in page._page_box.descendants(placeholders=True):  # noqa: SLF001 -- nothing public tells the lines
            if hasattr(box, "pango_layout") and box.text.strip():
                box.pango_layout.reactivate(box.style)
                told = list(_glyphs(box.pango_layout, document.fonts))
                box.pango_layout.deactivate()
                yield Line(tuple(glyph for glyph, _ in told), tuple(words for _, words in told))


def _glyphs(layout: Any, fonts: Any) -> Iterator[tuple[Glyph, str]]:
    """Yield each glyph of a layout's first line, and what it says; those that are not drawn are left out."""
    from weasyprint.text.ffi import ffi, pango
    from weasyprint.text.fonts import get_pango_font_key

    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    text, run = layout.text.encode(), layout.get_first_line()[0].runs[0]
    while run != ffi.NULL:
        item, drawn, run = run.data.item, run.data.glyphs, run.next
        font = fonts.get(get_pango_font_key(item.analysis.font)[0])  # none where the letters are hidden
        all_of_it = ((drawn.glyphs[place].glyph, drawn.log_clusters[place]) for place in range(drawn.num_glyphs))
        shown = [(number, start) for number, start in all_of_it if number != pango.PANGO_GLYPH_EMPTY]
        part, starts = text[item.offset : item.offset + item.length], [start for _, start in shown]
        said = spread(part, starts, from_the_right=bool(item.analysis.level % 2))
        name = font.hash if font else ""
        yield from ((Glyph(name, number), words) for (number, _), words in zip(shown, said, strict=True))
