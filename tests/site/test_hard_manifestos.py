"""Every page holds together, whatever stands in it: at every size, with any spacing, in the colours of its reader."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

import pytest
from tests.site.looks import faults
from tests.site.manuscripts import BARE, HARD, JAPANESE, publishing, thousand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import Build
    from tests.site.conftest import Visit

    HomeOf = Callable[[str], str]

MANIFESTOS = {"hard": HARD, "bare": BARE, "japanese": JAPANESE, "thousand": thousand()}
EVERYWHERE = ("", "search/", "posters/", "contributors/", "editions/first-edition/", "changes/", "all/")
PAGES = {
    "hard": (
        *(*EVERYWHERE, "pledge/", "help/p043/", "editions/", "privacy/", "404.html", "embed/long-word/"),
        *(f"principles/{name}/" for name in ("long-word", "six", "wide", "yes", "arabic", "thai", "mixed", "eighty")),
        *("themes/", "themes/one/", "themes/empty/", "collections/", "collections/long/", "collections/parts/"),
        *("contributors/long-name/", "contributors/none-example/"),
    ),
    "bare": (*EVERYWHERE, "principles/yes/", "contributors/ada-example/"),
    "japanese": ("", "principles/promise/", "contributors/ada-example/"),
    "thousand": ("", "themes/few/", "contributors/person-1/", "principles/promise-999/"),
}
HARMLESS = (
    "404",
    "Service Worker",
)  # the page for lost addresses, and what the browser of these tests refuses to all pages
LISTS = 25  # kilobytes that a list of a thousand principles may take on its way
# What of a page tells a link, a button, the present place and the focus apart from words, where a system sets the colours.
LOST = """() => {
    const style = getComputedStyle, text = style(document.body)
    const told = (one) => style(one).color !== text.color || style(one).textDecorationLine.includes("underline")
        || parseFloat(style(one).borderBottomWidth) > 0
    const shown = (css) => [...document.querySelectorAll(css)].filter((one) => one.checkVisibility() && !one.closest(".unseen"))
    const lost = shown("a[href], button, input").filter((one) => !told(one))
    const here = shown("[aria-current]").filter((one) => !style(one).textDecorationLine.includes("underline"))
    const statements = shown(".statement__set").filter((one) => style(one).fill === text.backgroundColor)
    return [...lost, ...here, ...statements].map((one) => `${one.localName}: ${one.textContent.trim()}`)
}"""
RING = """() => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(document.activeElement)
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && outlineColor !== getComputedStyle(document.body).backgroundColor
}"""
# Whatever moves by itself: what is moving, what would, and what fades from one page to the next.
MOVING = """() => {
    const applied = (rules) => [...rules].flatMap((rule) => rule instanceof CSSMediaRule
        ? (matchMedia(rule.conditionText).matches ? applied(rule.cssRules) : []) : [rule])
    const fading = [...document.styleSheets].flatMap((sheet) => applied(sheet.cssRules)).filter((rule) => rule instanceof CSSViewTransitionRule)
    const moving = [...document.querySelectorAll("*")].filter((one) => {
        const style = getComputedStyle(one)
        return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0 || style.scrollBehavior === "smooth"
    })
    return [...fading.map((rule) => rule.cssText), ...moving.map((one) => one.localName), ...document.getAnimations().map(String)]
}"""


@pytest.fixture(scope="module")
def home_of(repository: Path, build: Build, serve: Callable[..., Any]) -> Iterator[HomeOf]:
    """Return the function that says where one of the manifestos is served."""
    with publishing(MANIFESTOS, repository, build, serve) as home:
        yield home


@pytest.mark.parametrize("name", PAGES)
def test_every_page_holds_together(home_of: HomeOf, visit: Visit, name: str) -> None:
    """On a telephone, a screen and at 400 percent, and with letters set apart, all of a page is on it, and nothing in anything else."""
    home = home_of(name)

    assert faults(visit(home=home, forgiven=HARMLESS, bypass_csp=True), home, PAGES[name]) == {}


def test_the_titles_are_what_was_written(home_of: HomeOf, visit: Visit) -> None:
    """The first page has every title, in the script that it was written in, and no name of somebody hidden."""
    page = visit(home=home_of("hard"))
    shown = page.locator(".row__title a").evaluate_all("all => all.map((one) => one.lastChild.data)")

    assert len(shown) == 15
    assert all(any(title in text for text in HARD.texts.values()) for title in shown)
    assert "Nobody Knows" not in page.content()


def test_a_wide_table_moves_by_itself(home_of: HomeOf, visit: Visit) -> None:
    """The last of twenty columns can be reached on a telephone by the keyboard, and the page stays where it is."""
    page = visit("principles/wide/", home=home_of("hard"), viewport={"width": 360, "height": 740})
    table = page.locator(".prose table")
    table.evaluate("table => table.scrollIntoView({ block: 'center' })")
    for _ in range(40):
        page.keyboard.press("Tab")
        if table.evaluate("table => document.activeElement === table"):
            break
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    for _ in range(100):  # it glides
        if table.evaluate("table => new Promise((done) => requestAnimationFrame(() => done(table.scrollLeft)))") > 0:
            break

    assert table.evaluate("table => table.scrollLeft") > 0
    assert page.evaluate("scrollX") == 0


def test_columns_of_a_table_stand_as_they_were_ordered(home_of: HomeOf, visit: Visit) -> None:
    """What an author sets on the right of a column stands on its right, and the other columns where text begins."""
    cells = visit("principles/long-word/", home=home_of("hard")).locator(".prose td")

    assert cells.nth(2).evaluate("cell => getComputedStyle(cell).textAlign") == "-webkit-right"
    assert cells.nth(1).evaluate("cell => getComputedStyle(cell).textAlign") == "left"


@pytest.mark.parametrize(("address", "rows", "number"), [("", 250, "250"), ("themes/many/", 250, "252")])
def test_a_thousand_principles_are_a_light_list(
    home_of: HomeOf, visit: Visit, address: str, rows: int, number: str
) -> None:
    """The first part of a list of a thousand stands in columns, every number on it, and little of it travels or is drawn."""
    page = visit(address, home=home_of("thousand"))
    first, second, last = page.locator(".row").first, page.locator(".row").nth(1), page.locator(".row").last

    assert page.locator(".row").count() == rows
    assert last.locator(".numeral").text_content() == number
    assert first.evaluate("row => getComputedStyle(row).contentVisibility") == "auto"
    assert second.bounding_box()["y"] == first.bounding_box()["y"]
    with urlopen(page.url) as answer:  # noqa: S310 -- our own host
        assert len(gzip.compress(answer.read(), 6)) < LISTS * 1000


def test_the_ring_in_a_long_list_is_whole(home_of: HomeOf, visit: Visit) -> None:
    """Where only what is near is drawn, the ring around a link stands inside of what is drawn."""
    page = visit(home=home_of("thousand"))
    page.locator(".row a").nth(4).focus()
    page.keyboard.press("Shift+Tab")
    room = page.locator(".row:focus-within").evaluate(
        """row => {
            const link = document.activeElement, style = getComputedStyle(link), [outer, inner] = [row, link].map((one) => one.getBoundingClientRect())
            return Math.min(inner.top - outer.top, outer.bottom - inner.bottom) - parseFloat(style.outlineWidth) - parseFloat(style.outlineOffset)
        }"""
    )

    assert room >= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_can_be_done_is_seen_in_colours_of_the_system(home_of: HomeOf, visit: Visit, scheme: str) -> None:
    """Where a system sets all colours, links, buttons, the present place, statements and the focus still show."""
    home = home_of("hard")
    page = visit(home=home, forced_colors="active", color_scheme=scheme, forgiven=HARMLESS)
    for address in ("", "principles/six/", "search/", "404.html", "contributors/long-name/"):
        page.goto(home + address)

        assert page.evaluate(LOST) == [], address
        for _ in range(8):
            page.keyboard.press("Tab")
            assert page.evaluate(RING), address


def test_nothing_moves_for_those_who_want_it_so(home_of: HomeOf, visit: Visit) -> None:
    """For a reader who asked for less motion nothing moves or fades, and for others only one page into the next."""
    home = home_of("hard")
    page = visit(home=home, forgiven=HARMLESS)
    for address in ("", "principles/six/", "search/", "posters/", "all/"):
        page.goto(home + address)
        page.emulate_media(reduced_motion="no-preference")
        assert page.evaluate(MOVING) == ["@view-transition { navigation: auto; }"], address

        page.emulate_media(reduced_motion="reduce")
        assert page.evaluate(MOVING) == [], address
