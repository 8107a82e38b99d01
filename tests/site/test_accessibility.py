"""The rules of axe, all of them, over every kind of page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.site.axe import find_nothing

if TYPE_CHECKING:
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


@pytest.mark.parametrize(("address", "ready"), KINDS.items(), ids=[address or "home" for address in KINDS])
def test_axe_finds_nothing(visit: Visit, address: str, ready: str) -> None:
    """On a phone, a tablet and a screen, light and dark, no rule of axe is broken, the best practices among them."""
    page = visit(address, reduced_motion="reduce", forgiven=("404",))
    page.locator(ready).first.wait_for(state="attached")

    find_nothing(page)


def test_axe_finds_nothing_in_what_opens(visit: Visit) -> None:
    """Nor is a rule broken once a reader has opened whatever opens on the page of a principle."""
    page = visit(RICH, reduced_motion="reduce")
    for summary in page.locator("summary").all():
        summary.click()
    expect(page.locator("details[open]")).to_have_count(page.locator("details").count())
    assert page.locator("details[open]").count() > 1

    find_nothing(page)


def test_axe_finds_nothing_in_the_list_of_keys(visit: Visit) -> None:
    """Nor while the list of keys is open."""
    page = visit(RICH, reduced_motion="reduce")
    page.get_by_role("button", name="Keys").click()
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()

    find_nothing(page)
