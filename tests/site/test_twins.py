"""Twins: the same sheets in a browser, which shows them in any window and prints them as large as they say."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdfium2
import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.conftest import Visit

SHEETS = [
    ("posters/manifesto/a3-portrait/", 297, 420),
    ("posters/collections/personal-steps/letter-landscape/", 279.4, 215.9),
    ("posters/principles/go-first/a4-portrait/", 210, 297),
]


@pytest.mark.parametrize(("address", "width", "height"), SHEETS)
@pytest.mark.parametrize("window", [360, 1280])
def test_a_twin_is_as_wide_as_the_window(visit: Visit, address: str, width: float, height: float, window: int) -> None:
    """On a screen the whole sheet is seen, in its proportions, and nothing stands beyond the edge."""
    page = visit(address)
    page.set_viewport_size({"width": window, "height": 800})
    box = page.locator(".paper").bounding_box()

    assert box
    assert box["width"] <= window
    assert box["width"] / box["height"] == pytest.approx(width / height, rel=0.01)
    assert page.evaluate("document.documentElement.scrollWidth") <= window


@pytest.mark.parametrize(("address", "width", "height"), SHEETS)
def test_a_twin_prints_as_the_poster(visit: Visit, site: Path, address: str, width: float, height: float) -> None:
    """Printed from the browser it is one page of the sheet's size, with the words of the PDF on it, and no bar."""
    printed = pypdfium2.PdfDocument(io.BytesIO(visit(address).pdf(prefer_css_page_size=True, print_background=True)))
    page = printed[0]
    text = "".join(page.get_textpage().get_text_bounded().split())
    wanted = pypdfium2.PdfDocument(site / f"{address.rstrip('/')}.pdf")[0].get_textpage().get_text_bounded()
    boxes = page.get_textpage()
    lowest = min(boxes.get_rect(index)[1] for index in range(boxes.count_rects()))

    assert len(printed) == 1
    assert page.get_width() / 72 * 25.4 == pytest.approx(width, abs=0.6)
    assert page.get_height() / 72 * 25.4 == pytest.approx(height, abs=0.6)
    assert sorted(text) == sorted("".join(wanted.split()))
    assert lowest > 20  # pt: nothing has slipped over the border


def test_a_twin_leads_to_its_file_and_back(visit: Visit) -> None:
    """From a twin one reaches all posters and the PDF of the same sheet."""
    page = visit("posters/principles/go-first/a4-portrait/")

    assert page.get_by_role("link", name="As a PDF").get_attribute("href") == "../a4-portrait.pdf"
    page.get_by_role("link", name="All posters").click()
    page.wait_for_url("**/posters/")
