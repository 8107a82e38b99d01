"""Light and dark."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from playwright.sync_api import Page, Route
    from tests.site.conftest import Visit

LIGHT, DARK = "rgb(251, 247, 239)", "rgb(21, 22, 26)"
STILL = ("", "principles/go-first/", "contribute/", "posters/")
SIZES = [{"width": 360, "height": 740}, {"width": 1280, "height": 800}]
PRINTED = ("principles/go-first/", "", "all/", "contributors/")
CHROME = ".masthead, .filter, .ways, .sharing, .hanging-place, .colophon ul"
PAPERS = [{"width": "210mm", "height": "297mm"}, {"width": "8.5in", "height": "11in"}]
EDGE = dict.fromkeys(("top", "right", "bottom", "left"), "10mm")  # what browsers leave blank unless they are told

# Everything that has moved since the page began, in the order in which it did, and how far (WICG, layout instability).
MOVED = """() => new Promise((done) => {
    const found = []
    const watch = (entries) => found.push(...entries.map(({ value, sources }) => [value, ...sources.map(({ node }) => node?.nodeName)]))
    const observer = new PerformanceObserver((list) => watch(list.getEntries()))
    observer.observe({ type: "layout-shift", buffered: true })
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {
        watch(observer.takeRecords())
        done(found)
    }, 50)))
})"""
# Where everything stands, since whatever moves by less than three pixels is no shift of layout to a browser.
PLACES = """() => [...document.querySelectorAll("body, body *")].map((one) => {
    const { x, y, width, height } = one.getBoundingClientRect()
    return [one.tagName, x, y + scrollY, width, height]
})"""
# How many of our own fonts have come; the stand-ins have names of two words.
LETTERS = "(status) => [...document.fonts].filter((face) => face.status === status && !/ /.test(face.family.replace(/\"/g, ''))).length"
PAINTED = """() => new Promise((done) => {
    new PerformanceObserver((list) => done(list.getEntries().length)).observe({ type: "paint", buffered: true })
})"""


def _ground(page: Page) -> str:
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
@pytest.mark.parametrize(("scheme", "ground"), [("light", LIGHT), ("dark", DARK)])
def test_a_page_follows_the_system(visit: Visit, scheme: str, ground: str, script: bool) -> None:
    """A new visitor sees the colours that their system asks for, with and without JavaScript."""
    assert _ground(visit(color_scheme=scheme, java_script_enabled=script)) == ground


def test_the_switch_is_remembered(page: Page) -> None:
    """Whoever switches to dark finds the next page and the next visit dark, and can switch back."""
    page.get_by_role("button", name="Dark page").click()
    assert _ground(page) == DARK
    page.get_by_role("link", name="Keep every promise").click()
    page.wait_for_url("**/keep-every-promise/")
    assert _ground(page) == DARK
    page.reload()
    page.get_by_role("button", name="Light page").click()

    assert _ground(page) == LIGHT
    expect(page.get_by_role("button", name="Dark page")).to_be_visible()


def test_a_nonsense_memory_is_ignored(page: Page) -> None:
    """A remembered scheme that is neither light nor dark is as good as none."""
    page.evaluate("localStorage.setItem('scheme', 'plaid')")
    page.reload()

    assert _ground(page) == LIGHT
    assert page.evaluate("document.documentElement.dataset.scheme") is None


@pytest.mark.parametrize("size", SIZES, ids=["360", "1280"])
@pytest.mark.parametrize("address", STILL, ids=[address or "home" for address in STILL])
def test_switching_moves_nothing(visit: Visit, address: str, size: dict[str, int]) -> None:
    """Nothing moves by a pixel when a reader switches to dark and back; and while the page comes nothing moves that anybody would see."""
    page = visit(address, viewport=size)
    page.evaluate("document.fonts.ready.then(() => true)")
    loading, places = page.evaluate(MOVED), page.evaluate(PLACES)
    for name in ("Dark page", "Light page"):
        page.get_by_role("button", name=name).click()
        assert page.evaluate(PLACES) == places

    assert round(_far(loading), 2) == 0, loading
    assert page.evaluate(MOVED) == loading


@pytest.mark.parametrize("size", SIZES, ids=["360", "1280"])
@pytest.mark.parametrize("address", STILL, ids=[address or "home" for address in STILL])
def test_letters_that_come_late_move_nothing(visit: Visit, address: str, size: dict[str, int]) -> None:
    """The fonts of the system stand in as wide as ours: when ours come after the page is painted, nothing moves that anybody would see."""
    page = visit("principles.json", viewport=size, forgiven=("404",))  # which asks for no letters, but for an icon
    late: list[Route] = []
    page.route("**/*.woff2", lambda font: late.append(font))  # noqa: PLW0108 -- Playwright marks what it calls
    page.goto(address, wait_until="domcontentloaded")
    assert page.evaluate(PAINTED)
    assert page.evaluate(LETTERS, "loaded") == 0
    for font in late:
        font.continue_()
    page.unroute("**/*.woff2")
    page.wait_for_load_state("load")
    page.evaluate("document.fonts.ready.then(() => true)")
    moved = page.evaluate(MOVED)

    assert len(late) >= 3
    assert page.evaluate(LETTERS, "loaded") == len(late)
    assert round(_far(moved), 2) == 0, moved


def _far(moved: list[list[Any]]) -> float:
    return sum(value for value, *_ in moved)


@pytest.mark.parametrize("remembered", ["dark", None], ids=["switched", "system"])
@pytest.mark.parametrize("address", PRINTED, ids=[address or "home" for address in PRINTED])
def test_a_page_prints_on_white(visit: Visit, address: str, remembered: str | None) -> None:
    """On paper a page is white with dark ink, whatever the screen shows, and its ways around are left out."""
    page = visit(address, color_scheme="light" if remembered else "dark")
    if remembered:
        page.get_by_role("button", name="Dark page").click()
    assert _ground(page) == DARK
    page.emulate_media(media="print")
    scheme = page.evaluate("getComputedStyle(document.documentElement).colorScheme")
    chrome = page.locator(CHROME).all()

    assert _ground(page) in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}  # the sheet itself
    assert scheme == "light"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(22, 24, 29)"
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    assert len(chrome) > 1
    assert not any(one.is_visible() for one in chrome)


@pytest.mark.parametrize("address", PRINTED, ids=[address or "home" for address in PRINTED])
def test_a_sheet_is_white(visit: Visit, address: str) -> None:
    """Printed in a dark system with all backgrounds, each sheet is white nearly everywhere, and something dark stands on it."""
    page = visit(address, color_scheme="dark")
    sheets = pypdfium2.PdfDocument(page.pdf(print_background=True, margin=EDGE))
    for sheet in sheets:
        shades = sheet.render(scale=1, grayscale=True).to_pil().histogram()
        assert sum(shades[250:]) > 0.7 * sum(shades), address
        assert sum(shades[:120]) > 0, address


@pytest.mark.parametrize("paper", PAPERS, ids=["A4", "Letter"])
def test_a_principle_takes_one_leaf(visit: Visit, site: Path, paper: dict[str, str]) -> None:
    """Each principle is printed on two pages at most, the two sides of one leaf."""
    page = visit("")
    for folder in sorted((site / "principles").iterdir()):
        page.goto(f"principles/{folder.name}/")
        pages = len(pikepdf.open(io.BytesIO(page.pdf(margin=EDGE, **paper))).pages)

        assert pages <= 2, folder.name
