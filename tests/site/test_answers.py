"""What the search page answers: rows that say what they are, themes that narrow them, and ways on where there are none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.site.axe import AXE, RUN

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page
    from tests.site.conftest import Visit

EVERY = "editors"  # a word that finds more pages than are shown at once
KINDS = {
    "Keep every promise": "Cultural · ",
    "Abe Schmidt": "Person",
    "Tactical": "Theme",
    "A bill of rights": "Collection",
    "The pledge": "Page",
}


def _found(page: Page) -> Locator:
    return page.locator("[data-search-results] > li")


def _themes(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Results by theme")


def _says(page: Page, words: str) -> None:
    expect(page.get_by_role("status")).to_have_text(re.compile(words))


@pytest.mark.parametrize(("title", "by"), KINDS.items())
def test_a_result_says_what_it_is(visit: Visit, title: str, by: str) -> None:
    """A principle comes with its number, its themes and who wrote it; any other page with what kind of page it is."""
    page = visit(f"search/?q={title}")
    row = _found(page).filter(has=page.get_by_role("link", name=title, exact=True))
    expect(row.locator(".row__by")).to_have_text(re.compile(f"^{by}"))

    assert row.locator(".numeral").inner_text().isdecimal() == by.startswith("Cultural")


def test_a_result_shows_the_words(visit: Visit) -> None:
    """The excerpt of a result marks the words that were found, and begins with neither its title nor its authors."""
    page = visit("search/?q=promise")
    excerpt = _found(page).first.locator(".row__summary")
    expect(excerpt.locator("mark").first).to_have_text(re.compile("^promise", re.IGNORECASE))

    assert not excerpt.inner_text().startswith("Keep every promise")
    assert "editors" not in excerpt.inner_text()


def test_a_number_finds_its_principle(visit: Visit) -> None:
    """A number that somebody read on a poster finds the principle that carries it."""
    page = visit("search/?q=7")

    expect(_found(page).first.locator(".numeral")).to_have_text("7")


def test_help_is_not_among_what_is_found(visit: Visit) -> None:
    """Words of the pages that help with a contribution find none of them: who looks here looks for principles."""
    page = visit("search/?q=quotation+marks")
    _says(page, "found$")

    assert page.locator("[data-search-results] a[href*='/help/']").count() == 0


def test_a_theme_narrows_what_was_found(visit: Visit) -> None:
    """Choosing a theme leaves as many results as it promised, says so in the address and aloud, and can be taken back."""
    page = visit(f"search/?q={EVERY}")
    link = _themes(page).get_by_role("link", name="Strategic")
    promised = link.locator("sup").inner_text()
    link.click()
    _says(page, f"^{promised} found$")
    expect(link).to_have_attribute("aria-current", "true")
    expect(page).to_have_url(re.compile(rf"\?q={EVERY}&theme=strategic$"))

    assert _found(page).count() == int(promised)
    assert all("Strategic" in by for by in _found(page).locator(".row__by").all_inner_texts())
    page.go_back()
    expect(page).to_have_url(re.compile(rf"\?q={EVERY}$"))
    _says(page, f"^(?!{promised} )")
    expect(_themes(page).get_by_role("link", name="All")).to_have_attribute("aria-current", "true")


def test_a_narrowed_search_can_be_shared(visit: Visit) -> None:
    """An address with a question and a theme answers both, and another question keeps the theme."""
    page = visit(f"search/?q={EVERY}&theme=tactical")
    _says(page, "found$")
    page.get_by_role("searchbox").fill("monday")

    expect(page).to_have_url(re.compile(r"\?q=monday&theme=tactical$"))
    _says(page, "found$")
    assert all("Tactical" in by for by in _found(page).locator(".row__by").all_inner_texts())


@pytest.mark.parametrize("theme", ["gone", "", "%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "__proto__", "kind"])
def test_an_unknown_theme_narrows_nothing(visit: Visit, theme: str) -> None:
    """A theme that does not exist, or a hostile one, is as good as none."""
    page = visit(f"search/?q=promise&theme={theme}")
    _says(page, "found$")

    expect(_themes(page).get_by_role("link", name="All").locator("sup")).to_have_text(str(_found(page).count()))


def test_more_results_come_in_steps(visit: Visit) -> None:
    """More results are added below, counted aloud, and the first of them takes the focus, until there are no more."""
    page = visit(f"search/?q={EVERY}")
    more = page.get_by_role("button", name="More results")
    expect(_found(page)).to_have_count(20)
    number = int(page.get_by_role("status").inner_text().split()[0])
    more.press("Enter")
    _says(page, f"^{number} found, the first 40 shown$")
    expect(_found(page).nth(20).get_by_role("link")).to_be_focused()
    more.click()

    expect(_found(page)).to_have_count(number)
    expect(more).to_be_hidden()


def test_nothing_found_leads_on(visit: Visit) -> None:
    """Where nothing is found the page says what to try, and offers themes, collections and people."""
    page = visit("search/?q=zyzzyvaquux")
    _says(page, "^0 found$")

    expect(page.get_by_text("Nothing has all of these words")).to_be_visible()
    expect(page.get_by_text("Nothing under this theme")).to_be_hidden()
    expect(page.get_by_role("link", name="A bill of rights")).to_be_visible()
    expect(_themes(page)).to_be_hidden()


def test_nothing_in_a_theme_says_that_others_have_it(visit: Visit) -> None:
    """Where only the theme leaves nothing, the page says so, and all that was found is one step away."""
    page = visit("search/?q=bereaved&theme=strategic")
    _says(page, "^0 found$")
    expect(page.get_by_text("Nothing under this theme")).to_be_visible()
    expect(page.get_by_text("Nothing has all of these words")).to_be_hidden()
    _themes(page).get_by_role("link", name="All").click()

    _says(page, "^[1-9]")
    expect(page.get_by_text("Nothing under this theme")).to_be_hidden()


@pytest.mark.parametrize(
    "address", ["search/?q=zyzzyvaquux", "search/?q=bereaved&theme=strategic", f"search/?q={EVERY}"]
)
def test_axe_finds_nothing_in_an_answer(visit: Visit, address: str) -> None:
    """No answer breaks a rule of axe, neither nothing, nor nothing under a theme, nor more than are shown."""
    page = visit(address, viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    _says(page, "found$")
    page.evaluate(AXE.read_text(encoding="utf-8"))

    assert page.evaluate(RUN) == []
