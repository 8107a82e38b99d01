"""What an eye sees on a page at once, asked of the browser; each fault is a line that says what stands where it should not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Page

# A telephone, a screen, and a screen at four hundred percent (WCAG 2.2, 1.4.10).
SIZES = ((360, 740), (1280, 800), (320, 256))
# What a reader may ask for without losing a word (WCAG 2.2, 1.4.12).
SPACING = """
* { letter-spacing: 0.12em !important; line-height: 1.5 !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
NEAR = "* { content-visibility: visible !important }"  # what is far away is looked at as well
# Everything that is to be read, line by line, and where its ink stands.  A line is as high as its face, with room for
# what few letters reach: its ink is taken for three fifths of that.  A statement set as lines is measured by its ink.
LINES = """
const all = [...document.querySelectorAll("body *")]
const scrollers = all.filter((one) => ["auto", "scroll"].includes(getComputedStyle(one).overflowX))
const aside = (one) => !one.checkVisibility({ visibilityProperty: true }) || one.closest(".unseen, dialog:not([open])")
    || scrollers.some((scroller) => scroller !== one && scroller.contains(one))
const seen = all.filter((one) => !aside(one))
const line = (one, words, { left, right, top, bottom }, rim) =>
    ({ one, words: words.trim().slice(0, 40), left, right, top: top + rim * (bottom - top), bottom: bottom - rim * (bottom - top) })
const lines = seen.flatMap((one) => {
    if (one.localName === "svg" && one.querySelector("text")) return [line(one, one.textContent, one.getBoundingClientRect(), 0)]
    if (one.closest("svg")) return []
    return [...one.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()).flatMap((node) => {
        const range = document.createRange()
        range.selectNodeContents(node)
        return [...range.getClientRects()].filter((box) => box.width > 1).map((box) => line(one, node.data, box, 0.2))
    })
})
const named = (one) => `${one.localName}.${one.getAttribute("class") ?? ""}`
"""
FAULTS = f"""() => {{
    {LINES}
    const faults = [], out = (box, left, right) => box.left < left || box.right > right
    const wide = document.documentElement.scrollWidth
    if (wide > innerWidth) faults.push(`the page is ${{wide}} wide`)
    for (const one of seen) {{
        const box = one.getBoundingClientRect(), style = getComputedStyle(one)
        if (box.width && !one.closest("svg svg, svg > *") && out(box, -1, innerWidth + 1)) faults.push(`beyond the edge: ${{named(one)}}`)
        if (["fixed", "sticky"].includes(style.position)) faults.push(`in the way: ${{named(one)}}`)
        const cut = one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1
        if (["hidden", "clip"].includes(style.overflowX) && cut && !one.closest("svg, input, select")) faults.push(`cut: ${{named(one)}}`)
    }}
    const column = document.querySelector(".column"), frame = column?.getBoundingClientRect()
    const margin = column ? parseFloat(getComputedStyle(column).paddingLeft) - 0.02 * frame.width : 0
    for (const one of lines.filter((one) => column?.contains(one.one)))
        if (out(one, frame.left + margin, frame.right - margin)) faults.push(`out of the column: ${{one.words}}`)
    lines.sort((a, b) => a.top - b.top).forEach((one, n) => {{
        for (let other, m = n + 1; (other = lines[m]) && other.top < one.bottom - 1; m++)
            if (Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1)
                faults.push(`${{named(one.one)}} ${{one.words}} in ${{named(other.one)}} ${{other.words}}`)
    }})
    return faults
}}"""


def faults(page: Page, home: str, addresses: Iterable[str]) -> dict[str, list[str]]:
    """Return what is wrong with the pages of a site at every size, as they are and with letters, words and lines set apart."""
    found = {}
    for address in addresses:
        page.goto(home + address)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        for spacing in ("", SPACING):
            page.add_style_tag(content=spacing or NEAR)
            for width, height in SIZES:
                page.set_viewport_size({"width": width, "height": height})
                page.evaluate("document.fonts.ready.then(() => true)")
                found[f"{address} at {width} pixels{', set apart' if spacing else ''}"] = page.evaluate(FAULTS)
    return {where: what for where, what in found.items() if what}
