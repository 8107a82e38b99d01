"""The search page, as a reader uses it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.conftest import Document
    from tests.site.conftest import Visit


def test_search_finds_a_principle_by_a_word_of_its_text(visit: Visit) -> None:
    """A word that stands only in the text of a principle finds it, and the result leads there."""
    page = visit("search/")
    page.get_by_role("searchbox", name="Words to look for").fill("bereaved")
    page.locator("[data-search-results] a", has_text="Speak like a person").click()

    expect(page).to_have_title(re.compile("^Speak like a person"))


def test_search_finds_a_principle_by_its_author(visit: Visit) -> None:
    """A name finds the page of the person and what they wrote."""
    page = visit("search/")
    page.get_by_role("searchbox").fill("Abe Schmidt")
    page.get_by_role("button", name="Search").click()
    found = page.locator("[data-search-results] a")
    expect(found.first).to_be_visible()
    addresses = found.evaluate_all("links => links.map((link) => link.pathname)")

    assert any("/contributors/abe-schmidt/" in address for address in addresses)
    assert any("/principles/" in address for address in addresses)


def test_a_search_can_be_shared(visit: Visit) -> None:
    """The question stands in the address, and an address with a question answers it."""
    page = visit("search/?q=promise")
    expect(page.get_by_role("searchbox")).to_have_value("promise")
    expect(page.locator("[data-search-results] li").first).to_be_visible()
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ found$"))
    page.get_by_role("searchbox").fill("kitchen table")
    expect(page).to_have_url(re.compile(r"\?q=kitchen%20table$"))


def test_results_show_the_title_once(visit: Visit, documents: dict[str, Document]) -> None:
    """A result is called what its page is called, although the page draws its title twice."""
    page = visit("search/?q=promise")
    link = page.locator("[data-search-results] a[href$='/keep-every-promise/']")

    expect(link).to_have_text("Keep every promise")
    assert documents["principles/keep-every-promise/"].all("title")[0].words.startswith("Keep every promise")


def test_a_search_for_nothing_says_so(visit: Visit) -> None:
    """Words that stand nowhere are answered with none found, and an emptied box with nothing."""
    page = visit("search/?q=zyzzyvaquux")
    expect(page.get_by_role("status")).to_have_text("0 found")
    expect(page.locator("[data-search-results] li")).to_have_count(0)
    page.get_by_role("searchbox").fill("")

    expect(page.get_by_role("status")).to_have_text("")
    expect(page).to_have_url(re.compile(r"/search/$"))


def test_a_question_is_text(visit: Visit) -> None:
    """Markup in a question stays a question."""
    page = visit("search/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%20promise")
    expect(page.get_by_role("status")).to_have_text(re.compile("found"))

    expect(page.get_by_role("searchbox")).to_have_value("<img src=x onerror=alert(1)> promise")
    assert page.locator("main img").count() == 0


def test_search_without_its_index_offers_the_list(visit: Visit) -> None:
    """A search that cannot start says so and leads to the list of all principles."""
    page = visit("", forgiven=("ERR_FAILED",))
    page.context.route("**/pagefind/**", lambda route: route.abort())
    page.goto(page.url + "search/?q=promise")
    expect(page.get_by_role("status")).to_contain_text("could not start")
    page.get_by_role("status").get_by_role("link", name="All principles").click()

    expect(page.locator(".row").first).to_be_visible()


def test_search_without_script_offers_the_list(visit: Visit) -> None:
    """Without JavaScript the search page leads to the list of all principles."""
    page = visit("search/", java_script_enabled=False)
    page.get_by_role("link", name="All principles").click()

    expect(page.locator(".row").first).to_be_visible()


def test_the_index_waits_until_it_is_wanted(visit: Visit) -> None:
    """Nothing of the search is loaded before the reader turns to it."""
    page = visit("search/")
    page.wait_for_load_state("networkidle")
    loaded = "performance.getEntriesByType('resource').filter((entry) => entry.name.includes('/pagefind/')).length"

    assert page.evaluate(loaded) == 0
    page.get_by_role("searchbox").focus()
    page.wait_for_function(f"{loaded} > 0")
