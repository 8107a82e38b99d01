"""The certificate on the site: typed, set, and printed on one sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest
from playwright.sync_api import expect
from tests.site.axe import BEYOND, find_nothing

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from tests.site.conftest import Visit

ADDRESS = "pledge/certificate/"
SHEETS = {"A4": (842, 595), "Letter": (792, 612)}
NAMES = (
    "Li",
    "Ada Example",
    "Maximiliana Bartholomea von und zu Hohenlohe-Schillingsfürst",
    "山田 太郎",
    "محمد بن عبد الله العلي",
    "דוד כהן",
    "W" * 60,
    "a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d",
)
# How far the letters of the name stand out of the room for them, in shares of it, and how much of it they fill.
FIT = """() => {
    const room = document.querySelector("[data-name] svg").getBoundingClientRect()
    const lines = [...document.querySelectorAll("[data-name] text")].map((one) => one.getBoundingClientRect())
    const over = Math.max(...lines.map((one) => Math.max(room.left - one.left, one.right - room.right) / room.width))
    return [over, Math.max(...lines.map((one) => one.width)) / room.width]
}"""


def typed(page: Page, name: str, team: str = "", day: str = "") -> None:
    """Type what stands on the certificate."""
    for field, text in (("name", name), ("team", team), ("date", day)):
        if text:
            page.fill(f"#c-{field}", text)
    page.evaluate("document.fonts.ready.then(() => true)")
    page.wait_for_timeout(60)


def words(page: Page) -> str:
    """Return what is to be read on the certificate, on one line."""
    return " ".join(page.locator(".certificate").inner_text().split())


def sheets(page: Page, sheet: str) -> list[tuple[int, int]]:
    """Return the size of each page that is printed on this paper, in points."""
    document = pypdfium2.PdfDocument(page.pdf(format=sheet, landscape=True, print_background=True))
    return [tuple(round(side) for side in one.get_size()) for one in document]  # type: ignore[misc]


@pytest.mark.parametrize("sheet", SHEETS)
def test_it_is_printed_on_one_sheet(visit: Visit, sheet: str) -> None:
    """On A4 and on Letter it is a single page, which holds the name, the team, the day and the pledge, and no form."""
    page = visit(ADDRESS)
    typed(page, "Ada Example", "Front desk", "2026-11-21")
    pdf = page.pdf(format=sheet, landscape=True, print_background=True)
    document = pypdfium2.PdfDocument(pdf)
    read = " ".join(document[0].get_textpage().get_text_range().split())

    assert len(document) == 1
    assert tuple(document[0].get_size()) == pytest.approx(SHEETS[sheet], abs=1.5)
    for said in ("Ada Example", "Front desk", "21 November 2026", "I will count."):
        assert said in read
    assert "Print it" not in read


def test_every_name_fits(visit: Visit) -> None:
    """Short or long, in any script, a name stays within its room and fills what there is of it, and prints on one page."""
    page = visit(ADDRESS)
    for name in NAMES:
        typed(page, name, "A team with a name that is rather long, of sixty letters at all")
        over, filled = page.evaluate(FIT)
        assert over < 0.02, name
        assert filled > (0.15 if len(name) < 3 else 0.3), name
        assert " ".join(page.locator("[data-name] text").all_text_contents()).split() == name.split()
        assert len(sheets(page, "Letter")) == 1, name


def test_an_empty_one_has_lines_to_write_on(visit: Visit) -> None:
    """Without a script one writes the name by hand: the sheet is there, and the form is not."""
    page = visit(ADDRESS, java_script_enabled=False)

    expect(page.locator("form")).to_be_hidden()
    expect(page.locator("noscript p")).to_be_visible()
    assert "I will count." in words(page)
    assert len(sheets(page, "A4")) == 1


def test_what_is_typed_stays_on_the_page(visit: Visit) -> None:
    """Nothing is asked for and nothing is kept; the day is today's, and Enter prints."""
    page = visit(ADDRESS)
    asked: list[str] = []
    page.wait_for_load_state("networkidle")
    page.context.on("request", lambda request: asked.append(request.url))
    page.evaluate("window.print = () => { document.title = 'printed' }; 0")
    assert page.input_value("#c-date") == page.evaluate("new Date().toLocaleDateString('sv')")
    typed(page, "Ada Example")
    page.locator("#c-name").press("Enter")
    expect(page).to_have_title("printed")

    assert [url for url in asked if ".woff2" not in url] == []
    assert page.evaluate("localStorage.length") == 0
    assert "Ada" not in page.url


def test_axe_finds_nothing(visit: Visit) -> None:
    """Empty or filled, narrow or wide, light or dark no rule of axe is broken, and nothing reaches out of the page."""
    page = visit(ADDRESS, reduced_motion="reduce")
    for name in ("", "Ada Example"):
        typed(page, name)

        find_nothing(page, BEYOND, widths=(360, 1280))
