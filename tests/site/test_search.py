"""The search page, as a reader uses it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page
    from tests.conftest import Document
    from tests.site.conftest import Visit

HOSTILE = (
    *('"', '""', "'", "%", "%zz", "?q=x&theme=y", "#", "../../../etc", "__proto__", "constructor", "toString"),
    *("___PAGEFIND_WEIGHT___9", "</template><script>alert(1)</script>", "<b>promise</b>", "javascript:alert(1)", "\\"),
    *(
        "\u202epromise\u202c",
        "\u200b",
        "👩🏽\u200d💻",
        "e\u0301",
        "שלום",
        "مرحبا",
        "約束",
        "promise " * 60,
        "a" * 5000,
        "- - -",
    ),
)


def _found(page: Page) -> Locator:
    return page.locator("[data-search-results] > li")


def _themes(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Results by theme")


def _says(page: Page, words: str) -> None:
    expect(page.get_by_role("status")).to_have_text(re.compile(words))


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


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_the_page_is_worth_a_visit_unasked(visit: Visit, site: Path, script: bool) -> None:
    """Before anything is asked, and without JavaScript, the page leads to every theme and collection, with their numbers."""
    page = visit("search/", java_script_enabled=script)
    for folder in ("themes", "collections"):
        for path in (site / folder).glob("*/index.html"):
            entry = page.locator(f".doors li:has(a[href$='/{folder}/{path.parent.name}/'])")
            assert entry.locator("sup").inner_text() == str(path.read_text("utf-8").count('<li class="row"'))
    entry = page.locator(".doors li", has=page.get_by_role("link", name="Abe Schmidt"))

    expect(entry).to_have_text(re.compile(r"^Abe Schmidt \d+$"))
    expect(_themes(page)).to_be_hidden()


def test_escape_clears_the_question(visit: Visit) -> None:
    """The escape key empties the field, the results and the address, and leaves the focus where it is."""
    page = visit("search/?q=promise")
    expect(_found(page).first).to_be_visible()
    page.get_by_role("searchbox").press("Escape")

    expect(page).to_have_url(re.compile(r"/search/$"))
    expect(_found(page)).to_have_count(0)
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.get_by_role("link", name="A bill of rights")).to_be_visible()


def test_the_keyboard_reaches_everything_in_order(visit: Visit) -> None:
    """From the field the tab key goes to the button, the themes and the results, and the enter key follows."""
    page = visit("search/")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("bereaved")
    _says(page, "^[1-9]")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Search")).to_be_focused()
    page.keyboard.press("Tab")
    expect(_themes(page).get_by_role("link", name="All")).to_be_focused()
    for _ in range(_themes(page).get_by_role("link").count()):
        page.keyboard.press("Tab")
    first = _found(page).first.get_by_role("link")
    expect(first).to_be_focused()
    title = first.inner_text()
    page.keyboard.press("Enter")

    expect(page).to_have_title(re.compile(f"^{title}"))


def test_hostile_questions_are_answered(visit: Visit) -> None:
    """Whatever is asked is counted, stays text, and leaves the page whole at 360 pixels; the next question is answered."""
    page = visit("search/", viewport={"width": 360, "height": 740})
    for question in HOSTILE:
        page.evaluate("document.querySelector('[role=status]').textContent = ''")
        page.get_by_role("searchbox").fill(question)
        _says(page, "^([0-9]+ found)$")

        assert page.evaluate("document.documentElement.scrollWidth") <= 360, question
        assert page.locator("main script, main img, main b").count() == 0, question
    page.get_by_role("searchbox").fill("bereaved")
    expect(_found(page).first.get_by_role("link")).to_have_text("Speak like a person")


def test_a_question_from_the_address_is_cut(visit: Visit) -> None:
    """An address with a question that is longer than the field takes is answered as far as it goes."""
    page = visit(f"search/?q=promise{'+x' * 500}")
    _says(page, "found$")

    assert len(page.get_by_role("searchbox").input_value()) == 200


def test_a_search_that_failed_tries_again(visit: Visit) -> None:
    """After a failure, as of a connection that was away, the next question is answered."""
    page = visit("search/", forgiven=("ERR_FAILED", "Failed to fetch", "No pointer"))
    page.context.route("**/pagefind/*.pf_meta", lambda route: route.abort())
    page.get_by_role("searchbox").fill("promise")
    _says(page, "could not start")
    page.context.unroute("**/pagefind/*.pf_meta")
    page.get_by_role("searchbox").fill("bereaved")

    _says(page, "^[1-9]\\d* found$")


def test_an_old_answer_does_not_overtake_a_new_one(visit: Visit) -> None:
    """Where a slow answer comes after the field has changed, the page keeps to what the field says."""
    page = visit("search/")
    page.get_by_role("searchbox").focus()
    page.evaluate(
        """async () => {
            const input = document.querySelector("#query")
            for (const words of ["editors", "promise", "editors", "bereaved"]) {
                input.value = words
                input.form.requestSubmit()
                await new Promise((done) => setTimeout(done, 5))
            }
        }"""
    )
    _says(page, "^[1-9]")
    page.wait_for_timeout(300)

    expect(_found(page).first.get_by_role("link")).to_have_text("Speak like a person")
    expect(page).to_have_url(re.compile("q=bereaved$"))


def test_the_index_waits_for_the_first_key(visit: Visit) -> None:
    """A field that somebody has turned to asks for no part of the index; the first key does."""
    page = visit("search/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2].partition("?")[0]))
    page.get_by_role("searchbox").focus()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)
    before = list(asked)
    page.keyboard.type("promise")
    expect(_found(page).first).to_be_visible()

    assert sorted(before) == ["pagefind.js", "results.js"]
    assert any(name.endswith(".pf_meta") for name in asked)
