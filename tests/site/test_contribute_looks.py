"""How the form stands, what it says while somebody types, and to whom."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.site.axe import find_nothing
from tests.site.looks import FAULTS
from tests.site.writing import Words, arrive, go_on, until, write

from manifesto import bundle

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page
    from tests.site.conftest import Visit

WIDTHS = (360, 1280)
WRONG = Words(
    title="Keep <b>every</b> promise that was made by anybody in the whole of this house, whoever they are and wherever.",
    summary="Too short",
    text="Hm.",
    name="",
    link="@a b",
)
OPEN = "document.querySelectorAll('details').forEach((one) => { one.open = true })"
MOST = 20_000  # bytes of all scripts of the form, compressed


def _stopped(page: Page) -> None:
    write(page, WRONG, consent=False)
    page.locator("[data-writing] [type=submit]").click()
    expect(page.locator("[data-stopped-words]")).to_be_visible()


def _going_on(page: Page) -> None:
    write(page, Words())
    go_on(page)


def _similar(page: Page) -> None:
    write(page, Words(title="Keep every single promise"))
    expect(page.locator("[data-near-list]")).to_be_visible()


@pytest.mark.parametrize("reach", [_stopped, _going_on, _similar])
def test_axe_finds_nothing_and_nothing_sticks_out(visit: Visit, reach: object) -> None:
    """With errors shown, with the steps, and with others that are near, on a telephone and a screen, light and dark."""
    page = arrive(visit, reduced_motion="reduce", bypass_csp=True)
    reach(page)  # type: ignore[operator]
    page.evaluate(OPEN)

    find_nothing(page, FAULTS, widths=WIDTHS)


def test_an_error_keeps_from_going_on_and_says_where(visit: Visit) -> None:
    """The keyboard stands on the first field that needs fixing, what is wrong is tied to it, and a page of help explains it."""
    page = arrive(visit)
    _stopped(page)
    title = page.locator("[name=title]")
    found = page.locator("#title-found")

    expect(title).to_be_focused()
    expect(title).to_have_attribute("aria-invalid", "true")
    expect(found).to_contain_text("The title has 109 characters and may have 3 to 80. Shorten it.")
    expect(page.locator("[data-status]")).to_contain_text("Title, Summary, The text, Your name")
    address = found.get_by_role("link").first.evaluate("link => link.href")
    assert page.request.get(address).ok
    assert page.evaluate("opened") == []


def test_advice_keeps_nobody_from_going_on(visit: Visit) -> None:
    """A warning is shown, with the text as it should be for the taking, and the button works all the same."""
    page = arrive(visit)
    write(page, Words(title="Ring back by four o’clock."))
    expect(page.locator("#title-found")).to_contain_text("Worth a look")
    go_on(page)
    page.get_by_role("button", name="Back to my words").click()
    page.get_by_role("button", name="Make it: Ring back by four o’clock").click()

    expect(page.locator("[name=title]")).to_have_value("Ring back by four o’clock")
    expect(page.locator("#title-found .found")).to_have_count(0)


def test_what_is_empty_is_called_empty(visit: Visit) -> None:
    """Whoever presses the button too early is counted no characters; what was said there goes when they write on."""
    page = arrive(visit)
    page.locator("[data-writing] [type=submit]").click()
    for name in ("title", "summary", "text", "name"):
        expect(page.locator(f"#{name}-found .found__words")).to_have_text("This is still empty.")
    expect(page.locator("[data-stopped-words]")).to_contain_text("The tick at the end")
    page.locator("[name=title]").fill("Ring back by four")

    expect(page.locator("[data-stopped-words]")).to_be_hidden()
    expect(page.locator("#title-found .found")).to_have_count(0)


def test_what_was_found_can_be_passed_by_keyboard(visit: Visit) -> None:
    """Below a field the keyboard stands on the page of help, and leaves it for the next field, without a fault of ours."""
    page = arrive(visit)
    page.clock.install()
    page.locator("[name=title]").fill("Ring back by four.")
    page.locator("[name=summary]").focus()
    explained, right = page.locator("#title-found a"), page.locator("#title-found button")
    summary = page.locator("[name=summary]")
    page.clock.run_for(2_000)
    expect(explained).to_be_visible()
    for key, place in (("Shift+Tab", right), ("Shift+Tab", explained), ("Tab", right), ("Tab", summary)):
        page.keyboard.press(key)
        page.clock.run_for(2_000)
        expect(place).to_be_focused()


def test_nobody_is_interrupted_in_the_first_word(visit: Visit) -> None:
    """While somebody types, nothing is said of what is only not finished; when they leave the field it is, once, and in a quiet voice."""
    page = arrive(visit)
    page.clock.install()
    summary, status = page.locator("[name=summary]"), page.locator("[data-status]")
    summary.press_sequentially("Ring")
    expect(page.locator("#summary-left")).to_have_text("136 left")
    page.clock.run_for(5_000)
    expect(page.locator("#summary-found .found")).to_have_count(0)
    page.locator("[name=name]").focus()
    page.clock.run_for(500)

    expect(page.locator("#summary-found")).to_contain_text("The summary has 4 characters")
    expect(status).to_contain_text("Summary: The summary has 4 characters")
    assert status.get_attribute("role") == "status"
    summary.fill("Ring when you said that you would.")
    page.clock.run_for(1_000)
    expect(status).to_have_text("Summary: This is fine now.")


def test_enter_leads_to_the_next_line(visit: Visit) -> None:
    """Title and summary are one line each, so the key for a new line leads on."""
    page = arrive(visit)
    page.locator("[name=title]").fill("Ring back")
    until(page, "localStorage.length === 1")
    page.locator("[name=title]").press("Enter")
    expect(page.locator("[name=summary]")).to_be_focused()

    page.keyboard.press("Enter")
    expect(page.locator("[name=text]")).to_be_focused()
    expect(page.locator("[name=title]")).to_have_value("Ring back")


def test_the_scripts_are_light(repository: Path) -> None:
    """All scripts of the form together are under twenty kilobytes, and come only when somebody turns to it."""
    folder = repository / "overrides/assets/javascripts"
    scripts = [*(folder / "contribute").glob("*.js"), folder / "contribute.js"]
    sizes = {path.name: len(gzip.compress(bundle.module(path).encode(), 6)) for path in scripts}

    assert sum(sizes.values()) < MOST, sizes


def test_nothing_comes_before_it_is_needed(visit: Visit) -> None:
    """Whoever only reads the page gets none of what makes the form work."""
    asked: list[str] = []
    page = visit("privacy/")
    page.context.on("request", lambda request: asked.append(request.url))
    page.goto(page.url.replace("privacy/", "contribute/"))
    page.wait_for_load_state("networkidle")
    before = [address for address in asked if "/contribute/" in address and not address.endswith("/contribute/")]
    page.locator("[name=title]").focus()
    until(page, "performance.getEntriesByType('resource').some(({ name }) => name.endsWith('rules.json'))")

    assert before == []
