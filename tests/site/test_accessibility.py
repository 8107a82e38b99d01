"""The rules of axe, all of them, over every kind of page."""

from __future__ import annotations

from importlib.resources import files
from itertools import product
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from tests.site.conftest import Visit

RICH = "principles/speak-like-a-person/"  # a table, a source, others that it stands beside
KINDS = {  # each with what has to be there before it is looked at
    "": ".row",
    "?theme=cultural": ".row[hidden]",
    RICH: ".prose table",
    "themes/": "h1",
    "themes/cultural/": ".row",
    "collections/": ".row",
    "collections/bill-of-rights/": ".row",
    "contributors/": ".names__name",
    "contributors/arnold-beekes/": ".row",
    "posters/": ".hung[hidden]",
    "posters/order/": "table",
    "editions/": "h1",
    "editions/first-edition/": "h1",
    "contribute/": "h1",
    "pledge/": "h1",
    "reading/": "h1",
    "search/": ".doors",
    "search/?q=promise": "[data-search-results] li",
    "search/?q=promise&theme=cultural": "[data-search-results] li",
    "search/?q=zzzxqv": "[data-search-nothing]:not([hidden])",
    "help/": ".checks",
    "help/p043/": ".example",
    "404.html": ".doors",
    "principles/gone/keep-every-promis/": "[data-lost-nearest] li",
    "all/": ".whole__principle",
    "changes/": ".changes__day",
    "privacy/": "h1",
    "offline.html": "h1",
    "embed/keep-every-promise/": "h1",
}
WIDTHS = (360, 768, 1280)
AXE = files("axe_playwright_python").joinpath("axe.min.js")

# Also the rules that axe leaves off unless it is asked, save four:
# color-contrast-enhanced wants seven to one, and vermilion has six; hidden-content only says that there is some;
# p-as-heading takes a link set large for a heading; td-has-header does not know that the first cell of a row names it.
# In the dark only the rules on colours are asked again: nothing else changes with them.
RUN = """async (coloursOnly = false) => {
    const left = ["color-contrast-enhanced", "hidden-content", "p-as-heading", "td-has-header"]
    const names = axe.getRules(coloursOnly ? ["cat.color"] : undefined).map(({ ruleId }) => ruleId)
    const rules = Object.fromEntries(names.map((name) => [name, { enabled: !left.includes(name) }]))
    const runOnly = { type: "rule", values: names.filter((name) => !left.includes(name)) }
    const found = await axe.run(document, { rules, runOnly, resultTypes: ["violations"] })
    return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`))
}"""

# What axe cannot tell by itself: words too short, and words on or under a drawing.  Each colour of words is tried on
# the ground of its page, which is the only one that they stand on, and on the few grounds that an element has itself.
CONTRAST = """() => {
    const painter = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true })
    const rgba = (colour) => {
        painter.clearRect(0, 0, 1, 1)
        painter.fillStyle = colour
        painter.fillRect(0, 0, 1, 1)
        return [...painter.getImageData(0, 0, 1, 1).data]
    }
    const light = (colour) => {
        const [r, g, b] = rgba(colour).map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const ground = (one) => {
        for (; one; one = one.parentElement) {
            const colour = getComputedStyle(one).backgroundColor
            if (rgba(colour)[3]) return colour
        }
        return "white"
    }
    const says = (one) => [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())
    return [...document.querySelectorAll("body, body *")]
        .filter((one) => says(one) && one.checkVisibility({ visibilityProperty: true }))
        .map((one) => {
            const { color, fill } = getComputedStyle(one)
            const [more, less] = [light(one.matches("text") ? fill : color), light(ground(one))].sort((a, b) => b - a)
            return [Math.round((more + 0.05) / (less + 0.05) * 10) / 10, one.tagName, one.textContent.trim().slice(0, 40)]
        })
        .filter(([contrast]) => contrast < 4.5)
}"""


@pytest.mark.parametrize(("address", "ready"), KINDS.items(), ids=[address or "home" for address in KINDS])
def test_axe_finds_nothing(visit: Visit, address: str, ready: str) -> None:
    """On a phone, a tablet and a screen, light and dark, no rule of axe is broken, the best practices among them."""
    page = visit(address, reduced_motion="reduce", forgiven=("404",))
    page.locator(ready).first.wait_for(state="attached")

    _look(page)


def test_axe_finds_nothing_in_what_opens(visit: Visit) -> None:
    """Nor is a rule broken once a reader has opened whatever opens on the page of a principle."""
    page = visit(RICH, reduced_motion="reduce")
    for summary in page.locator("summary").all():
        summary.click()
    expect(page.locator("details[open]")).to_have_count(page.locator("details").count())
    assert page.locator("details[open]").count() > 1

    _look(page)


def test_axe_finds_nothing_in_the_list_of_keys(visit: Visit) -> None:
    """Nor while the list of keys is open."""
    page = visit(RICH, reduced_motion="reduce")
    page.get_by_role("button", name="Keys").click()
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()

    _look(page)


def _look(page: Page) -> None:
    page.evaluate("document.fonts.ready.then(() => true)")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for width, scheme in product(WIDTHS, ("light", "dark")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)

        assert page.evaluate(RUN, scheme == "dark") == [], f"{width} pixels, {scheme}"
        assert page.evaluate(CONTRAST) == [], f"{width} pixels, {scheme}"
