"""The tally of one's own: counted by the visitor's clock, kept in their browser, saved, deleted, and reported once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page
    from tests.site.conftest import Visit

ADDRESS = "pledge/"
KEY = "tally"
NOTE_WHAT_OPENS = "window.opened = []; window.open = (...given) => { opened.push(given); return null }; 0"
SATURDAY = "2026-11-21T23:50:00"
ZONE = "+13:00"  # of Auckland in summer, so that no day of theirs is that of this machine


# What a busy browser may do with one press of the button: the field changes after the button was heard.
EMPTIED_AND_SENT = """async () => {
    const field = document.querySelector("#ended-number")
    const said = document.querySelector("#ended-number-found")
    field.value = ""
    field.dispatchEvent(new Event("input", { bubbles: true }))
    document.querySelector("[data-door=ended] button").click()
    while (!said.textContent) await new Promise(requestAnimationFrame)
    field.dispatchEvent(new Event("change", { bubbles: true }))
    await new Promise((done) => setTimeout(done, 100))
    return said.textContent
}"""


@pytest.fixture
def counter(visit: Visit) -> Callable[..., Page]:
    """Return the function that opens the page with a clock that stands at a time of the visitor's own."""

    def come(time: str = SATURDAY, kept: Any = None, **options: Any) -> Page:
        page = visit("privacy/", **{"timezone_id": "Pacific/Auckland", "locale": "en-GB", **options})
        if kept is not None:
            text = kept if isinstance(kept, str) else json.dumps(kept)
            page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
        at(page, time)
        return page

    return come


def at(page: Page, time: str) -> None:
    """Let the visitor come at this time of their clock."""
    page.clock.set_fixed_time(time + ZONE)
    page.goto(page.url.partition("/manifesto/")[0] + "/manifesto/" + ADDRESS)
    page.evaluate(NOTE_WHAT_OPENS)


def press(page: Page, times: int = 1) -> None:
    """Press the large button."""
    for _ in range(times):
        page.get_by_role("button", name="I ended one today").click()


def shows(page: Page, today: int, week: int, all_of_them: int) -> None:
    """Hold what is shown against these numbers."""
    for name, number in (("today", today), ("week", week), ("all", all_of_them)):
        expect(page.locator(f"[data-{name}]")).to_have_text(f"{number:,}")


def kept(page: Page) -> Any:
    """Return what the browser keeps."""
    return json.loads(page.evaluate("key => localStorage.getItem(key)", KEY) or "null")


def test_days_and_weeks_go_by(counter: Callable[..., Page]) -> None:
    """Each is counted on the day of the visitor's own clock; a week begins on Monday in Britain, and nothing is lost."""
    page = counter()
    shows(page, 0, 0, 0)
    press(page, 2)
    shows(page, 2, 2, 2)
    expect(page.locator("[data-tally] [data-said]")).to_have_text("One more. 2 today.")

    at(page, "2026-11-22T00:10:00")
    shows(page, 0, 2, 2)
    press(page)
    shows(page, 1, 3, 3)
    at(page, "2026-11-23T09:00:00")
    shows(page, 0, 0, 3)
    press(page)
    assert kept(page) == {"days": {"2026-11-21": 2, "2026-11-22": 1, "2026-11-23": 1}, "reported": 0}


@pytest.mark.parametrize(("locale", "week"), [("en-GB", 6), ("en-US", 4), ("ar-EG", 6), ("xx", 6)])
def test_a_week_begins_where_the_visitor_is(counter: Callable[..., Page], locale: str, week: int) -> None:
    """Sunday 22 November: in Britain it ends the week, in America it begins one, in Egypt the week began on Saturday."""
    days = {"2026-11-16": 1, "2026-11-21": 1, "2026-11-22": 4}
    page = counter("2026-11-22T12:00:00", {"days": days, "reported": 0}, locale=locale)

    shows(page, 4, {"ar-EG": 5}.get(locale, week), 6)


def test_one_is_taken_back(counter: Callable[..., Page]) -> None:
    """The last one goes first, also when it was yesterday's; with none left there is nothing to take back."""
    page = counter(kept={"days": {"2026-11-20": 1, "2026-11-21": 1}, "reported": 2})
    undo = page.get_by_role("button", name="Take one back")
    undo.click()
    shows(page, 0, 1, 1)
    assert kept(page) == {"days": {"2026-11-20": 1}, "reported": 1}
    undo.click()
    shows(page, 0, 0, 0)

    expect(undo).to_be_hidden()
    expect(page.get_by_role("button", name="I ended one today")).to_be_focused()


@pytest.mark.parametrize(
    ("way", "text"),
    [
        (
            "JSON",
            '{\n  "version": 1,\n  "days": {\n    "2026-11-20": 3,\n    "2026-11-21": 1\n  },\n  "reported": 2\n}\n',
        ),
        ("CSV", "day,ended\r\n2026-11-20,3\r\n2026-11-21,1\r\n"),
    ],
)
def test_the_tally_is_saved(counter: Callable[..., Page], way: str, text: str) -> None:
    """It is a file of one's own, as JSON or for a table."""
    page = counter(kept={"days": {"2026-11-21": 1, "2026-11-20": 3}, "reported": 2})
    with page.expect_download() as waiting:
        page.get_by_role("button", name=f"Save as {way}").click()

    assert waiting.value.suggested_filename == f"tally-2026-11-21.{way.lower()}"
    assert Path(waiting.value.path()).read_bytes().decode() == text


def test_the_tally_is_deleted_on_a_second_word(counter: Callable[..., Page]) -> None:
    """Nothing is deleted at once; once it is, the browser keeps nothing."""
    page = counter()
    press(page, 3)
    page.get_by_role("button", name="Delete the tally").click()
    page.get_by_role("button", name="Keep it").click()
    shows(page, 3, 3, 3)
    page.get_by_role("button", name="Delete the tally").click()
    page.get_by_role("button", name="Delete it").click()
    shows(page, 0, 0, 0)

    assert kept(page) is None
    expect(page.locator("[data-tally] [data-said]")).to_have_text("Your tally is deleted.")
    expect(page.get_by_role("button", name="I ended one today")).to_be_focused()


def test_what_was_not_reported_yet_is_filled_in(counter: Callable[..., Page]) -> None:
    """The form on GitHub gets the number that is new, and once it is sent the tally remembers that."""
    page = counter(kept={"days": {"2026-11-20": 5}, "reported": 3})
    press(page)
    expect(page.locator("#ended-number")).to_have_value("3")
    page.fill("#ended-name", "Ada Example")
    page.locator("[data-door=ended] button").click()
    expect(page.locator("#steps-ended")).to_be_focused()
    ((url, *_),) = page.evaluate("window.opened")
    assert parse_qs(urlsplit(url).query)["number"] == ["3"]
    assert kept(page)["reported"] == 3

    page.get_by_role("button", name="I have sent it").click()
    assert kept(page)["reported"] == 6
    shows(page, 1, 6, 6)
    press(page)
    expect(page.locator("#ended-number")).to_have_value("1")


def test_no_other_number_is_reported(counter: Callable[..., Page]) -> None:
    """What is no whole number from one on is said to be none, and nothing opens."""
    page = counter()
    page.fill("#ended-name", "Ada Example")
    for number in ("0", "-1", "1.5", "", "1000000"):
        page.fill("#ended-number", number)
        expect(page.locator("#ended-number-found")).to_be_empty()
        page.locator("[data-door=ended] button").click()
        expect(page.locator("#ended-number-found")).to_contain_text("whole number")
        expect(page.locator("#ended-number")).to_be_focused()

    assert page.evaluate("window.opened") == []


def test_what_is_missing_stays_said(counter: Callable[..., Page]) -> None:
    """A field that was emptied and left by way of the button says that it is missing, whichever the browser tells last."""
    page = counter()
    page.fill("#ended-name", "Ada Example")
    page.fill("#ended-number", "0")
    page.locator("[data-door=ended] button").click()  # from now on the door is open
    expect(page.locator("#ended-number-found")).to_contain_text("whole number")

    assert "whole number" in page.evaluate(EMPTIED_AND_SENT)


def test_what_makes_no_sense_is_left_out(counter: Callable[..., Page]) -> None:
    """Whatever lies under the key, the tally counts on."""
    page = counter()
    for broken in (
        "{",
        "null",
        "[]",
        '"x"',
        '{"days": 3}',
        '{"days": {"today": 1, "2026-11-20": -4, "2026-11-19": "9"}, "reported": "all"}',
    ):
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, broken])
        at(page, SATURDAY)
        shows(page, 0, 0, 0)
        press(page)
        shows(page, 1, 1, 1)
        assert kept(page) == {"days": {"2026-11-21": 1}, "reported": 0}, broken


def test_a_browser_that_keeps_nothing_says_so(counter: Callable[..., Page]) -> None:
    """It counts for as long as the page is open, and says that it is gone afterwards."""
    page = counter()
    page.evaluate("Storage.prototype.setItem = () => { throw new Error('full') }; 0")
    press(page, 2)

    shows(page, 2, 2, 2)
    expect(page.locator("[data-tally] [data-said]")).to_contain_text("This browser keeps nothing")


def test_another_window_counts_as_well(counter: Callable[..., Page]) -> None:
    """Two windows show the same tally, and none overwrites what the other counted."""
    one = counter()
    press(one)
    two = one.context.new_page()
    two.clock.set_fixed_time(SATURDAY + ZONE)
    two.goto(one.url)
    press(two, 2)
    shows(one, 3, 3, 3)
    press(one)

    shows(two, 4, 4, 4)
