"""The rules of axe, all of them, over every kind of page."""

from __future__ import annotations

from importlib.resources import files
from itertools import product
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.site.conftest import Visit

KINDS = (
    *(
        "",
        "principles/speak-like-a-person/",
        "themes/",
        "themes/cultural/",
        "collections/",
        "collections/bill-of-rights/",
    ),
    *("contributors/", "contributors/arnold-beekes/", "posters/", "contribute/", "pledge/", "reading/"),
    *("search/", "search/?q=promise", "help/", "help/p043/", "404.html"),
)
AXE = files("axe_playwright_python").joinpath("axe.min.js")
RUN = """async () => {
    const found = await axe.run(document, { rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] })
    return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`))
}"""


@pytest.mark.parametrize("address", KINDS)
def test_axe_finds_nothing(visit: Visit, address: str) -> None:
    """At 360 and 1280 pixels, light and dark, no rule of axe is broken, the best practices among them."""
    page = visit(address, reduced_motion="reduce")
    page.evaluate("document.fonts.ready.then(() => true)")
    if "?" in address:
        page.locator("[data-search-results] li").first.wait_for()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for width, scheme in product((360, 1280), ("light", "dark")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)

        assert page.evaluate(RUN) == [], f"{width} pixels, {scheme}"
