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
    *("", "?theme=cultural", "principles/speak-like-a-person/", "principles/protect-the-people-who-serve/"),
    *("themes/", "themes/cultural/", "collections/", "collections/bill-of-rights/"),
    *("contributors/", "contributors/arnold-beekes/", "posters/", "posters/order/"),
    *("editions/", "editions/first-edition/", "contribute/", "pledge/", "reading/"),
    *("search/", "search/?q=promise", "search/?q=zzzxqv", "help/", "help/p011/"),
    *("404.html", "principles/gone/astray/", "all/", "changes/", "privacy/", "offline.html"),
)
WALKS = {  # each with what a script has to have put there before the walk begins
    "": ".row",
    "principles/go-first/": "[data-pass]",
    "posters/": ".hung[hidden]",
    "search/?q=promise": "[data-search-results] li",
    "contribute/": "h1",
    "all/": ".whole__principle",
    "404.html": ".doors",
    "principles/gone/keep-every-promis/": "[data-lost-nearest] li",
    "changes/": ".changes__day",
}
NARROW, MIDDLE, WIDE = {"width": 360, "height": 740}, {"width": 768, "height": 1024}, {"width": 1280, "height": 800}
ZOOMED = {"width": 320, "height": 256}  # what is left of 1280 by 1024 pixels at 400 percent (WCAG 1.4.10)
FOR_THUMBS = (
    *(".masthead a", ".masthead button", ".filter a", ".colophon li a", ".colophon li button", ".doors li a", "select"),
    *(".sharing button", ".sharing summary", ".sharing__row a", "input:visible", ".ways li a", ".row__title a"),
)

# What a keyboard may stop at; a script may put words and drawings between them while it walks.
USABLE = "a, button, input, select, textarea, summary, [tabindex]"

# Where the keyboard stands: the box of it, whether one sees it and its ring, and what lies over it.
SEEN = """() => {
    const one = document.activeElement
    if (one === document.body) return null
    one.scrollIntoView({ block: "nearest", behavior: "instant" })
    const box = one.getBoundingClientRect(), style = getComputedStyle(one), [first] = one.getClientRects()
    const top = document.elementFromPoint(first.left + first.width / 2, first.top + first.height / 2)
    return {
        name: one.textContent.trim() || one.name, id: [...document.querySelectorAll("USABLE")].indexOf(one),
        box: [box.left, box.top, box.right, box.bottom],
        visible: one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && style.clipPath === "none",
        free: one.contains(top) || Boolean(top?.contains(one)),
        ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1,
    }
}""".replace("USABLE", USABLE)

# Where it ought to stand, one after the other: whatever can be used and is there.  What lies in a closed <details> or
# a closed <dialog>, in a <template>, or under something hidden is not there, and checkVisibility knows it.
STOPS = """() => [...document.querySelectorAll("USABLE")].flatMap((one, id) => {
    const native = one.matches("a[href], button, input, select, textarea, summary")
    const usable = native ? !one.disabled : one.matches("[tabindex]") && one.tabIndex >= 0
    return usable && one.checkVisibility({ visibilityProperty: true }) ? [id] : []
})""".replace("USABLE", USABLE)

BEYOND = """() => [...document.querySelectorAll("body *")]
    .filter((one) => one.checkVisibility() && !one.closest(".unseen"))
    .filter((one) => {
        const box = one.getBoundingClientRect()
        return box.width && (box.right > innerWidth + 1 || box.left < -1)
    })
    .map((one) => `${one.tagName} ${one.className}`)
"""

# What a click in the middle of a link would meet instead of it.
COVERED = """() => [...document.querySelectorAll("a[href], button, input, select, summary")]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest(".unseen"))
    .filter((one) => {
        one.scrollIntoView({ block: "center", behavior: "instant" })
        const [{ left, top, width, height }] = one.getClientRects()
        return [0.2, 0.5, 0.8].some((part) => !one.contains(document.elementFromPoint(left + width / 2, top + height * part)))
    })
    .map((one) => one.outerHTML.slice(0, 90))
"""


@pytest.mark.parametrize("address", KINDS)
def test_no_page_is_wider_than_the_screen(visit: Visit, address: str) -> None:
    """From a phone to a screen, light and dark, and at 400 percent, nothing of a page stands beyond the edge, and its statement is seen once."""
    page = visit(address, forgiven=("404",))
    page.evaluate("document.fonts.ready.then(() => true)")
    for size, scheme in product((ZOOMED, NARROW, MIDDLE, WIDE), ("light", "dark")):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)

        assert page.evaluate(BEYOND) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.locator("h1:visible").count() == 1
        assert page.locator("h1 svg:visible").count() in {0, 1}


@pytest.mark.parametrize("address", [*WALKS, "pledge/", "editions/", "privacy/", "themes/strategic/", "contributors/"])
def test_nothing_lies_over_what_one_clicks(visit: Visit, address: str) -> None:
    """From a phone to a screen a click on a link, a button or a field meets that and nothing else, such as the ascenders of a statement."""
    page = visit(address, forgiven=("404",))
    page.evaluate("document.fonts.ready.then(() => true)")
    for size in (NARROW, MIDDLE, WIDE):
        page.set_viewport_size(size)

        assert page.evaluate(COVERED) == []


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


@pytest.mark.parametrize(("address", "ready"), WALKS.items(), ids=[address or "home" for address in WALKS])
@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["360", "1280"])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    visit: Visit, address: str, ready: str, size: dict[str, int]
) -> None:
    """The first stop skips to the text; the keyboard stops once at each thing that can be used and is there, in the order of the page, on the screen and with a ring around it."""
    page = visit(address, viewport=size, forgiven=("404",))
    page.locator(ready).first.wait_for(state="attached")
    page.locator("body").evaluate("() => document.activeElement.blur()")

    _walks_well(page, size)


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["360", "1280"])
def test_the_keyboard_reaches_what_opens(visit: Visit, size: dict[str, int]) -> None:
    """Once everything on the page of a principle is open the keyboard stops at each thing in it as well."""
    page = visit("principles/go-first/", viewport=size)
    before = len(page.evaluate(STOPS))
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")

    assert len(page.evaluate(STOPS)) == before + page.locator("details button").count() > before
    _walks_well(page, size)


def test_the_keyboard_opens_and_closes(visit: Visit) -> None:
    """Whatever opens on the page of a principle opens and closes with the keyboard alone."""
    page = visit("principles/go-first/")
    summaries = page.locator("summary").all()
    for summary in summaries:
        summary.press("Enter")

    assert page.locator("details[open]").count() == len(summaries) == page.locator("details").count() > 0
    for summary in summaries:
        summary.press("Space")
    assert page.locator("details[open]").count() == 0


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["360", "1280"])
def test_the_keyboard_stays_in_the_list_of_keys(visit: Visit, size: dict[str, int]) -> None:
    """While the list of keys is open the keyboard stops in it alone, with a ring; then it stands where it stood before."""
    page = visit("principles/go-first/", viewport=size)
    opener = page.get_by_role("button", name="Keys")
    opener.press("Enter")
    expect(page.get_by_role("dialog", name="Keys").get_by_role("button", name="Close")).to_be_focused()
    inside = page.evaluate(
        f"() => [...document.querySelectorAll('{USABLE}')].flatMap((one, id) => one.matches('dialog :is(input, button)') ? [id] : [])"
    )
    stops = []
    for _ in range(6):
        stops.append(page.evaluate(SEEN))
        page.keyboard.press("Tab")
    known = [stop for stop in stops if stop]  # in between it stands on the browser's own bar

    assert {stop["id"] for stop in known} == set(inside)
    assert all(stop["visible"] and stop["free"] and stop["ring"] for stop in known), known
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()


def _walks_well(page: Page, size: dict[str, int]) -> None:
    expected = page.evaluate(STOPS)
    stops = _walk(page, len(expected) + 5)

    assert stops[0]["name"] == "Skip to the text"
    assert [stop["id"] for stop in stops] == expected
    for stop in stops:
        left, top, right, bottom = stop["box"]

        assert stop["visible"], stop
        assert stop["free"], stop
        assert stop["ring"], stop
        assert right - left > 1, stop
        assert bottom - top > 1, stop
        assert left >= -1, stop
        assert right <= size["width"] + 1, stop
        assert top >= -1, stop
        assert bottom <= size["height"] + 1, stop


def _walk(page: Page, most: int) -> list[dict[str, Any]]:
    """Return each place where the tab key stops, until it leaves the page."""
    stops: list[dict[str, Any]] = []
    while len(stops) < most:
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


@pytest.mark.parametrize("address", ["", "principles/go-first/", "posters/", "search/?q=promise", "404.html"])
def test_what_one_touches_is_large_enough_for_a_thumb(visit: Visit, address: str) -> None:
    """At the width of a phone every link, button and field that is not in a text is at least 24 pixels high and wide."""
    page = visit(address, viewport=NARROW, has_touch=True)
    targets = page.locator(", ".join(FOR_THUMBS))
    small = [
        (target.inner_text(), box)
        for target in targets.all()
        if target.is_visible() and (box := target.bounding_box()) and min(box["width"], box["height"]) < 24
    ]

    assert small == []


def test_the_page_one_is_on_is_marked(visit: Visit) -> None:
    """The masthead marks the page that is open."""
    links = visit("pledge/").get_by_role("navigation", name="Main").locator("[aria-current=page]")

    expect(links).to_have_text(["Pledge"])
