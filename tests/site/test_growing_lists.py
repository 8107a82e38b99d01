"""Lists of six hundred in a browser: they grow as one scrolls, nobody loses their place, and nobody needs a script."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.site.axe import AXE, RUN
from tests.site.large import CHOSEN, EARLY, LISTS, MANY, STEP, WROTE, Large

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page
    from tests.site.conftest import Visit

PHONE = {"width": 360, "height": 740}
SIGN_IN = {"status": 200, "content_type": "text/html", "body": "<!doctype html><h1>Sign in to this network</h1>"}


def _rows(page: Page) -> Locator:
    return page.locator("main .row:visible")


def _top(row: Locator) -> float:
    """Return how far below the edge of the window a row begins."""
    top: float = row.evaluate("row => row.getBoundingClientRect().top")
    return top


def _end(page: Page) -> None:
    """Scroll to the end of what is there."""
    page.locator("[data-portions]").scroll_into_view_if_needed()


def test_it_reads_without_a_script(large: Large, visit: Visit) -> None:
    """On a telephone without JavaScript one goes through the list by its links, forwards and back."""
    page = visit(home=large.home, viewport=PHONE, java_script_enabled=False)
    page.get_by_role("link", name="More: 251 to 500").click()
    assert page.url == f"{large.home}from/251/"
    assert _rows(page).count() == STEP
    page.get_by_role("link", name="More: 501 to 600").click()
    assert _rows(page).count() == MANY - 2 * STEP
    expect(page.get_by_role("link", name=re.compile("^More"))).to_have_count(0)
    page.get_by_role("link", name="Before these: 251 to 500").click()

    assert page.url == f"{large.home}from/251/"
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("address", ["", "collections/chosen/", "contributors/person-0/"])
def test_rows_come_as_one_scrolls(large: Large, visit: Visit, address: str) -> None:
    """Whoever reaches the end of what is there on a telephone finds more of it, in order, and in one list."""
    page = visit(address, home=large.home, viewport=PHONE)
    before = _rows(page).count()
    number = LISTS[address][0]
    while _rows(page).count() < number:
        before = _rows(page).count()
        _end(page)
        expect(_rows(page).nth(before)).to_be_attached()

    expect(_rows(page)).to_have_count(number)
    numbers = [int(text) for text in page.locator("main .row .numeral").all_text_contents()]
    assert numbers == sorted(set(numbers))
    assert page.locator("main ol.rows").count() == (3 if address.startswith("collections") else 1)
    assert page.locator("main h2.part").all_text_contents() == (
        ["One", "Two", "Three"] if address.startswith("coll") else []
    )
    expect(page.locator("[data-portions]").get_by_role("status")).to_have_text(f"1 to {number} of {number}")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_what_comes_leads_where_it_should(large: Large, visit: Visit) -> None:
    """A row that came later leads to its principle, from wherever its part was fetched."""
    page = visit("collections/chosen/", home=large.home, viewport=PHONE)
    _end(page)
    expect(_rows(page)).to_have_count(CHOSEN)
    _rows(page).last.get_by_role("link").click()

    assert page.url == f"{large.home}principles/principle-{CHOSEN - 1}/"


def test_changes_of_one_day_stay_under_it(large: Large, visit: Visit) -> None:
    """What goes on on the next page goes on under the same edition, the same day and the same word."""
    page = visit("changes/", home=large.home, viewport=PHONE)
    begin = {tag: page.locator(f".changes[data-list] {tag}").count() for tag in ("section", "h2", "h3", "dt")}
    while page.locator(".changes dd").count() < MANY - EARLY:
        before = page.locator(".changes dd").count()
        _end(page)
        expect(page.locator(".changes dd").nth(before)).to_be_attached()
    expect(page.locator("[data-portions] [rel=next]")).to_have_count(0)

    assert page.locator(".changes dd").count() == MANY - EARLY
    assert page.locator(".changes[data-list] dt").all_text_contents() == ["Added"]
    assert begin["h2"] == 1
    assert [page.locator(f".changes[data-list] {tag}").count() for tag in ("section", "h2", "h3")] == [2, 2, 2]
    expect(page.get_by_role("heading", name="Be told of the next change")).to_have_count(1)


def test_a_theme_is_shown_whole(large: Large, visit: Visit) -> None:
    """A theme shows its principles from all parts, and no others, and says how many they are."""
    page = visit(home=large.home, viewport=PHONE)
    filters = page.get_by_role("navigation", name="Principles by theme")
    filters.get_by_role("link", name="Few").click()
    expect(_rows(page)).to_have_count(6)
    expect(page.locator("[data-filter-status]")).to_have_text("6 principles")
    expect(page.locator("[data-portions]")).to_have_count(0)
    filters.get_by_role("link", name="Even").click()
    expect(_rows(page)).to_have_count(STEP)
    expect(page.locator("[data-filter-status]")).to_have_text(f"{MANY // 2} principles")
    _end(page)
    expect(_rows(page)).to_have_count(MANY // 2)
    expect(page).to_have_url(re.compile(r"\?theme=even$"))

    assert all(
        "even" in one.split() for one in _rows(page).evaluate_all("rows => rows.map((row) => row.dataset.themes)")
    )


def test_back_and_forward_between_themes(large: Large, visit: Visit) -> None:
    """The back button brings back the list that was there, with all that had come, and the forward button the other."""
    page = visit(home=large.home, viewport=PHONE)
    _end(page)
    expect(_rows(page)).to_have_count(2 * STEP)
    page.evaluate("scrollTo(0, 0)")
    page.get_by_role("navigation", name="Principles by theme").get_by_role("link", name="Few").click()
    expect(_rows(page)).to_have_count(6)
    page.go_back()
    expect(_rows(page)).to_have_count(2 * STEP)
    page.go_forward()
    expect(_rows(page)).to_have_count(6)
    page.reload()

    expect(_rows(page)).to_have_count(6)
    expect(page.get_by_role("link", name="Few")).to_have_attribute("aria-current", "true")


def test_an_unknown_theme_shows_the_list(large: Large, visit: Visit) -> None:
    """A theme that does not exist changes nothing."""
    page = visit("?theme=gone", home=large.home)

    expect(_rows(page)).to_have_count(STEP)
    expect(page.get_by_role("link", name="All", exact=True)).to_have_attribute("aria-current", "true")


@pytest.mark.parametrize("address", ["", "?theme=even", "contributors/person-0/"])
def test_whoever_comes_back_finds_the_place(large: Large, visit: Visit, address: str) -> None:
    """After reading a principle that came late, the back button leads to its row, at the same height of the window."""
    page = visit(address, home=large.home, viewport=PHONE)
    expect(_rows(page)).to_have_count(STEP)
    _end(page)
    row = _rows(page).nth(STEP + 20)
    row.scroll_into_view_if_needed()
    page.wait_for_timeout(200)
    title, height = row.inner_text(), _top(row)
    row.get_by_role("link").click()
    page.wait_for_url("**/principles/**")
    page.go_back()

    expect(row).to_be_in_viewport()
    assert row.inner_text() == title
    page.wait_for_timeout(200)
    assert abs(_top(row) - height) < 40


def test_it_works_by_keyboard(large: Large, visit: Visit) -> None:
    """The link to the next part brings it here with the enter key, and the focus goes on to its first row."""
    page = visit("all/", home=large.home, viewport=PHONE)
    onward = page.get_by_role("link", name=re.compile("^More"))
    onward.focus()
    page.wait_for_timeout(1500)
    shown = page.locator(".whole__principle").count()
    expect(onward).to_be_focused()
    page.keyboard.press("Enter")
    link = page.locator(".whole__principle").nth(shown).get_by_role("link").first

    expect(link).to_be_focused()
    assert page.url == f"{large.home}all/"


def test_the_foot_of_the_page_can_be_reached(large: Large, visit: Visit) -> None:
    """Scrolling brings four parts by itself and then no more, until somebody asks."""
    page = visit("all/", home=large.home, viewport=PHONE)
    places = page.locator(".portions__places li").count()
    assert places > 5
    for _ in range(8):
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        page.wait_for_timeout(250)
    standing = page.locator(".whole__principle").count()
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page.wait_for_timeout(250)

    expect(page.locator("footer.colophon")).to_be_in_viewport()
    assert page.locator(".whole__principle").count() == standing < MANY
    page.get_by_role("link", name=re.compile("^More")).click()
    expect(page.locator(".whole__principle").nth(standing)).to_be_attached()


def test_what_cannot_be_fetched_is_told(large: Large, visit: Visit) -> None:
    """Where the next part does not come, the page says so, and the link is there to try once more."""
    page = visit("contributors/", home=large.home, viewport=PHONE, forgiven=("net::ERR_FAILED", "portions"))
    page.route("**/from/**", lambda route: route.abort())
    _end(page)
    expect(page.locator("[data-portions]").get_by_role("status")).to_have_text(re.compile("could not be fetched"))
    before = page.locator(".names li").count()
    page.unroute("**/from/**")
    page.get_by_role("link", name=re.compile("^More")).click()

    expect(page.locator(".names li").nth(before)).to_be_attached()


def test_a_part_that_another_answers_for(large: Large, visit: Visit) -> None:
    """Where a network answers with a page of its own, whoever comes back can go on once the list is there again."""
    page = visit("contributors/person-0/", home=large.home, viewport=PHONE)
    _end(page)
    row = _rows(page).nth(STEP + 20)
    row.scroll_into_view_if_needed()
    page.wait_for_timeout(200)
    row.get_by_role("link").click()
    page.wait_for_url("**/principles/**")
    page.route("**/from/**", lambda route: route.fulfill(**SIGN_IN))
    page.go_back()
    expect(_rows(page)).to_have_count(STEP)
    page.wait_for_timeout(500)
    page.unroute("**/from/**")
    page.get_by_role("link", name=re.compile("^More")).evaluate("link => link.click()")  # where it stands, unscrolled

    expect(_rows(page)).to_have_count(WROTE)


def test_axe_finds_nothing(large: Large, visit: Visit) -> None:
    """Neither a page where a list goes on nor one to which more was added breaks a rule of axe."""
    for address, scheme in product(("from/251/", "editions/first-edition/from/251/"), ("light", "dark")):
        page = visit(address, home=large.home, viewport=PHONE, color_scheme=scheme, reduced_motion="reduce")
        _end(page)
        expect(page.locator("[data-portions] [rel=next]")).to_have_count(0)
        page.evaluate(AXE.read_text(encoding="utf-8"))

        assert page.evaluate(RUN, scheme == "dark") == [], address
