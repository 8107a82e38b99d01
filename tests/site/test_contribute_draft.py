"""The draft: what somebody typed is there again until they want it forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.site.writing import ADDRESS, Words, arrive, until, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page
    from tests.site.conftest import Visit

WORDS = Words(title="Half a title", summary="Not yet a sen", text="People wait with", name="Ada", link="ada-exa")
KEPT = "localStorage.getItem('draft')?.includes('ada-exa')"


def _crash(page: Page) -> Page:
    """The window is gone, without a word to the page, and another is opened."""
    address, context = page.url, page.context
    page.close(run_before_unload=False)
    page = context.new_page()
    page.goto(address)
    return page


def _reload(page: Page) -> Page:
    page.reload()
    return page


def _wrong_click(page: Page) -> Page:
    address = page.url
    page.get_by_role("link", name="Posters").first.click()
    page.goto(address)
    return page


@pytest.mark.parametrize("accident", [_crash, _reload, _wrong_click])
def test_what_was_typed_is_there_again(visit: Visit, accident: Callable[[Page], Page]) -> None:
    """After a crash, a reload or a wrong click every field holds what was typed, and a sentence says so."""
    page = arrive(visit)
    write(page, WORDS)
    until(page, KEPT)
    page.locator("[name=themes]").first.check()
    page = accident(page)

    expect(page.get_by_text("Your words from last time are still here.")).to_be_visible()
    for name in ("title", "summary", "text", "name", "link"):
        expect(page.locator(f"[name={name}]")).to_have_value(getattr(WORDS, name))
    expect(page.locator("[name=themes]").first).to_be_checked()
    expect(page.locator("[name=consent]")).not_to_be_checked()  # which is given anew


def test_a_draft_can_be_forgotten(visit: Visit) -> None:
    """A button empties the form and leaves nothing in the browser."""
    page = arrive(visit)
    write(page, WORDS)
    until(page, KEPT)
    page.reload()
    page.get_by_role("button", name="Forget them").click()

    expect(page.locator("[name=title]")).to_be_focused()
    expect(page.locator("[name=text]")).to_have_value("")
    assert page.evaluate("localStorage.length") == 0
    page.reload()
    expect(page.get_by_text("Your words from last time")).to_be_hidden()


def test_whoever_only_reads_is_not_remembered(visit: Visit) -> None:
    """Somebody who goes through the fields and types nothing, or takes back what they typed, has nothing kept."""
    page = arrive(visit)
    page.locator("[name=title]").fill("No")
    until(page, "localStorage.length === 1")
    page.locator("[name=title]").fill("")

    until(page, "localStorage.length === 0")


def test_a_draft_that_is_none_does_no_harm(visit: Visit) -> None:
    """What another program left under the same name is no reason to fail, nor to forget what is typed."""
    page = visit(ADDRESS)
    for left in ("{", "null", '"words"', "[1]", '{"title": 5, "themes": null, "constructor": "x"}'):
        page.evaluate("(left) => localStorage.setItem('draft', left)", left)
        page.reload()
        page.locator("[name=title]").fill("Ring back")
        until(page, "localStorage.getItem('draft').includes('Ring back')")
