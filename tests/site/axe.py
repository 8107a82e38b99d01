"""Axe: what keeps people out of a page, asked of it by all rules, at several widths, light and dark."""

from __future__ import annotations

from importlib.resources import files
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDTHS = (360, 768, 1280)
AXE = files("axe_playwright_python").joinpath("axe.min.js")
BEYOND = "document.documentElement.scrollWidth <= innerWidth ? [] : ['wider than the window']"

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


def find_nothing(page: Page, *more: str, widths: tuple[int, ...] = WIDTHS) -> None:
    """Hold that no rule is broken and no word is pale; `more` is asked as well, each answered by a list of faults."""
    page.evaluate("document.fonts.ready.then(() => true)")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for width, scheme in product(widths, ("light", "dark")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]

        assert page.evaluate(RUN, scheme == "dark") == [], f"{width} pixels, {scheme}"
        for question in (CONTRAST, *more):
            assert page.evaluate(question) == [], f"{width} pixels, {scheme}"
