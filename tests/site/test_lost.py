"""The page for addresses that lead nowhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page
    from tests.site.conftest import Visit

NOT_THERE = ("404",)  # what a browser says of such a page, and what a test of it forgives
INDEX = "performance.getEntriesByType('resource').filter((entry) => entry.name.includes('/pagefind/')).length"


@pytest.fixture
def lost(visit: Visit) -> Visit:
    """Return the function that opens an address at which there is nothing."""
    return lambda address, **options: visit(address, **{"forgiven": NOT_THERE, **options})


def _offered(page: Page) -> Locator:
    return page.locator("[data-lost-nearest] a")


@pytest.mark.parametrize(
    ("address", "question", "nearest"),
    [
        ("keep-every-promise", "keep every promise", "Keep every promise"),
        ("principles/keep-evry-promis/", "keep evry promis", "Keep every promise"),
        ("old/wall/2019/tell_the_truth_first.html?from=paper#top", "tell the truth first", "Tell the truth first"),
        ("principles/Speak%20Like%20A%20Person/index.html", "Speak Like A Person", "Speak like a person"),
        ("contributors/abe-schmid/", "abe schmid", "Abe Schmidt"),
        ("collections/bill-of-right/", "bill of right", "A bill of rights"),
    ],
)
def test_a_lost_address_offers_the_nearest_pages(lost: Visit, address: str, question: str, nearest: str) -> None:
    """From however deep an address, the words in it stand in the field, and the page that was meant is offered first."""
    page = lost(address)
    expect(page.get_by_role("searchbox")).to_have_value(question)
    expect(_offered(page).first).to_have_text(nearest)
    assert _offered(page).count() <= 5
    _offered(page).first.click()

    expect(page).to_have_title(re.compile(f"^{nearest}"))


def test_its_words_can_be_searched(lost: Visit) -> None:
    """The button takes the words of the address to the search page, which answers them."""
    page = lost("a/b/c/kitchen-table")
    expect(page.get_by_role("searchbox")).to_have_value("kitchen table")
    page.get_by_role("button", name="Search").click()

    expect(page).to_have_url(re.compile(r"/search/\?q=kitchen(\+|%20)table$"))
    expect(page.locator("[data-search-results] > li").first).to_be_visible()


@pytest.mark.parametrize(
    "address",
    [
        "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
        "%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "javascript:alert(1)",
        "__proto__/constructor",
        "%F0%9F%91%A9%E2%80%AE",
        f"{'word-' * 300}",
        "%E7%B4%84%E6%9D%9F",
        "%25",
        "a.b.c.d.e",
        ".../---",
    ],
)
def test_a_hostile_address_is_text(lost: Visit, address: str) -> None:
    """Whatever an address says stays text in a field, and the page stays whole at 360 pixels."""
    page = lost(address, viewport={"width": 360, "height": 740})
    page.wait_for_load_state("networkidle")

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.locator("main img, main script").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert len(page.get_by_role("searchbox").input_value()) <= 200


def test_an_address_that_nobody_can_read_is_kept(lost: Visit) -> None:
    """An address whose signs are no text is looked for as it is written."""
    page = lost("tell%E0%A4%A-truth")

    expect(page.get_by_role("searchbox")).to_have_value(re.compile("^tell .*truth$"))


def test_without_words_nothing_is_loaded(visit: Visit) -> None:
    """The page under its own address has nothing to look for, loads no index and offers nothing."""
    page = visit("404.html")
    page.wait_for_load_state("networkidle")

    assert page.evaluate(INDEX) == 0
    expect(page.get_by_role("searchbox")).to_have_value("")
    expect(page.get_by_text("Perhaps it was one of these")).to_be_hidden()


def test_without_its_index_it_still_leads_on(lost: Visit) -> None:
    """Where the index does not come, the words stand in the field, nothing is offered, and the ways on stand below."""
    page = lost("", forgiven=(*NOT_THERE, "ERR_FAILED"))
    page.context.route("**/pagefind/**", lambda route: route.abort())
    page.goto(f"{page.url}keep-every-promise")

    expect(page.get_by_role("searchbox")).to_have_value("keep every promise")
    expect(page.get_by_text("Perhaps it was one of these")).to_be_hidden()
    expect(page.get_by_role("link", name="Read the manifesto")).to_be_visible()


@pytest.mark.parametrize("way", ["Read the manifesto", "Go by theme", "Go by collection", "Go by who wrote it"])
def test_without_script_it_leads_on(lost: Visit, way: str) -> None:
    """Without JavaScript, from a deep address, every way on leads to a page of the site."""
    page = lost("a/b/c/", java_script_enabled=False)
    page.get_by_role("link", name=way).click()

    expect(page).not_to_have_title(re.compile("^Not found"))
    assert "a/b/c" not in page.url


def test_without_script_its_form_asks(lost: Visit, host: str) -> None:
    """Without JavaScript the form still takes a question to the search page."""
    page = lost("a/b/c/", java_script_enabled=False, reduced_motion="reduce")  # who types fast outruns a fade
    page.get_by_role("searchbox").fill("promise")
    page.get_by_role("searchbox").press("Enter")

    expect(page).to_have_url(f"{host}search/?q=promise")
