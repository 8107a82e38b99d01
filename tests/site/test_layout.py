"""How pages stand on narrow and wide screens, light and dark, and under the keyboard."""

from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from tests.site.conftest import Visit

KINDS = (
    *("", "principles/speak-like-a-person/", "principles/protect-the-people-who-serve/", "themes/", "themes/cultural/"),
    *("collections/", "collections/bill-of-rights/", "contributors/", "contributors/arnold-beekes/"),
    *(
        "posters/",
        "posters/order/",
        "editions/",
        "editions/first-edition/",
        "contribute/",
        "pledge/",
        "reading/",
        "search/",
        "search/?q=promise",
        "help/",
        "help/p011/",
        "404.html",
    ),
)
NARROW, WIDE = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
SEEN = """() => {
    const one = document.activeElement
    if (one === document.body) return null
    one.scrollIntoView({ block: "nearest", behavior: "instant" })
    const box = one.getBoundingClientRect(), style = getComputedStyle(one)
    return {
        name: one.textContent.trim() || one.name, id: [...document.querySelectorAll("*")].indexOf(one),
        box: [box.left, box.top, box.right, box.bottom],
        visible: one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && style.clipPath === "none",
        ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1,
    }
}"""

BEYOND = """() => [...document.querySelectorAll("body *")]
    .filter((one) => one.checkVisibility() && !one.closest(".unseen"))
    .filter((one) => {
        const box = one.getBoundingClientRect()
        return box.width && (box.right > innerWidth + 1 || box.left < -1)
    })
    .map((one) => `${one.tagName} ${one.className}`)
"""


@pytest.mark.parametrize("address", KINDS)
def test_no_page_is_wider_than_the_screen(visit: Visit, address: str) -> None:
    """At 360 and 1280 pixels, light and dark, nothing of a page stands beyond the edge, and its statement is seen once."""
    page = visit(address, forgiven=("404",))
    for size, scheme in product((NARROW, WIDE), ("light", "dark")):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        page.evaluate("document.fonts.ready.then(() => true)")

        assert page.evaluate(BEYOND) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.locator("h1:visible").count() == 1
        assert page.locator("h1 svg:visible").count() in {0, 1}


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["360", "1280"])
def test_a_statement_fills_the_measure(visit: Visit, size: dict[str, int]) -> None:
    """Every line of a statement reaches from one edge of its column to the other."""
    page = visit("principles/protect-the-people-who-serve/", viewport=size)
    page.evaluate("document.fonts.ready.then(() => true)")
    frame = page.locator("h1 svg:visible").bounding_box()
    lines = [line.bounding_box() for line in page.locator("h1 svg:visible text").all()]

    assert len(lines) > 1
    assert all(abs(line["width"] - frame["width"]) < 0.04 * frame["width"] for line in lines)
    assert all(a["y"] < b["y"] for a, b in pairwise(lines))


@pytest.mark.parametrize("address", ["", "principles/go-first/", "posters/", "search/?q=promise", "contribute/"])
@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["360", "1280"])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    visit: Visit, address: str, size: dict[str, int]
) -> None:
    """The first stop skips to the text; every stop is on the screen, has a ring around it, and each link is one that is not hidden on purpose."""
    page = visit(address, viewport=size)
    if "?" in address:
        page.locator("[data-search-results] li").first.wait_for()
        page.locator("body").evaluate("() => document.activeElement.blur()")
    stops = _walk(page)
    operable = page.locator(":is(a[href], button, input:visible, select, summary):not([hidden], [hidden] *)").count()

    assert stops[0]["name"] == "Skip to the text"
    assert len({stop["id"] for stop in stops}) == len(stops) == operable
    for stop in stops:
        left, top, right, bottom = stop["box"]

        assert stop["visible"], stop
        assert stop["ring"], stop
        assert right - left > 1, stop
        assert bottom - top > 1, stop
        assert left >= -1, stop
        assert right <= size["width"] + 1, stop
        assert top >= -1, stop
        assert bottom <= size["height"] + 1, stop


def _walk(page: Page) -> list[dict[str, Any]]:
    """Return each place where the tab key stops, until it leaves the page."""
    stops = []
    while len(stops) < 200:
        page.keyboard.press("Tab")
        stop = page.evaluate(SEEN)
        if stop is None or (stops and stop["id"] == stops[0]["id"]):
            break
        stops.append(stop)
    return stops


def test_the_skip_link_skips(page: Page) -> None:
    """After the skip link the next stop is in the text, not in the masthead."""
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.querySelector('#content').contains(document.activeElement)")


@pytest.mark.parametrize("address", ["", "principles/go-first/", "404.html"])
def test_links_of_the_shell_are_large_enough_for_a_thumb(visit: Visit, address: str) -> None:
    """At the width of a phone every link and button of masthead and colophon is at least 24 pixels high and wide."""
    page = visit(address, viewport=NARROW, has_touch=True)
    targets = page.locator(".masthead a, .masthead button, .filter a, .colophon li a")
    small = [
        (target.inner_text(), box)
        for target in targets.all()
        if (box := target.bounding_box()) and min(box["width"], box["height"]) < 24
    ]

    assert small == []


def test_the_page_one_is_on_is_marked(visit: Visit) -> None:
    """The masthead marks the page that is open."""
    links = visit("pledge/").get_by_role("navigation", name="Main").locator("[aria-current=page]")

    expect(links).to_have_text(["Pledge"])
