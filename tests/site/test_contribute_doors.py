"""The doors: how a text leaves the page, also where it is too long, or a browser does not let it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import expect
from tests.site.writing import RECORD, REFUSE, Words, arrive, errors, go_on, sent, write

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page
    from tests.site.conftest import Visit

LONGEST = 6500
SLOW = (
    RECORD
    + """navigator.clipboard.writeText = (text) => new Promise((done) => { copied.push(text); setTimeout(done, 400) })
"""
)
LONG = Words(title="約束を守る", text="約束は借りである。時刻を言い、一分早く着く。" * 25)


@pytest.fixture
def page(visit: Visit) -> Page:
    """Return the form, opened by somebody in Auckland on the evening before."""
    return arrive(visit, timezone_id="Pacific/Auckland")


def test_the_text_goes_along_in_the_address(page: Page, repository: Path) -> None:
    """The tab opens on the new file, apart from this page; the same text is on the clipboard, and dated on the visitor's own day."""
    page.clock.set_fixed_time("2026-09-20T13:30:00Z")
    write(page, Words(link="https://example.org/ada"))
    page.locator("[name=themes][value=tactical]").check()
    go_on(page)
    [[address, name, how]] = page.evaluate("opened")
    path, text = sent(address)

    assert (name, how) == ("_blank", "noopener")
    assert path == "principles/ring-back-by-four.md"
    assert page.evaluate("copied") == [text]
    assert f"added: {date(2026, 9, 21)}" in text
    assert 'url: "https://example.org/ada"' in text
    assert "tactical" in text
    assert errors(repository, path, text) == []


def test_what_is_too_long_for_an_address_is_taken_along(page: Page, repository: Path, tmp_path: Path) -> None:
    """A text that would not survive the sign-in opens no tab; it can be copied and kept as a file, and the page for a new file is empty."""
    write(page, LONG)
    go_on(page)
    link = page.get_by_role("link", name="Open the page for a new file")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the file").click()
    download.value.save_as(tmp_path / "file.md")
    text = (tmp_path / "file.md").read_text(encoding="utf-8")
    path, value = sent(str(link.get_attribute("href")))
    page.get_by_role("button", name="Copy the text").click()
    expect(page.locator("[data-copied]")).to_have_text("Copied.")

    assert page.evaluate("opened") == []
    assert value == ""
    assert path == f"principles/{download.value.suggested_filename}"
    assert page.evaluate("copied") == [text, text]
    assert errors(repository, path, text) == []
    expect(page.locator("[data-when=opened]:visible")).to_have_count(0)


def test_the_budget_is_kept_to_the_byte(page: Page) -> None:
    """The longest text that opens a tab has an address of at most 6,500 bytes when it is encoded twice; one letter more has none."""
    words = Words(text="a" * 60)
    write(page, words)
    go_on(page)
    left = LONGEST - len(quote(page.evaluate("opened")[0][0], safe="!~*'()"))
    for more, opens in ((left, True), (left + 1, False)):
        page.get_by_role("button", name="Back to my words").click()
        page.locator("[name=text]").fill("a" * (60 + more))
        go_on(page)

        expect(page.locator("[data-new]")).to_be_visible(visible=opens)
        expect(page.locator("[data-empty-new]")).to_be_visible(visible=not opens)


def test_a_second_click_opens_no_second_tab(visit: Visit) -> None:
    """Whoever clicks twice, while the browser still asks whether it may copy, is led to GitHub once."""
    page = arrive(visit, SLOW)
    write(page, Words())
    page.locator("[data-writing] [type=submit]").dblclick()
    expect(page.locator("[data-steps]")).to_be_visible()

    assert len(page.evaluate("opened")) == len(page.evaluate("copied")) == 1
    page.get_by_role("button", name="Back to my words").click()
    expect(page.locator("[name=title]")).to_be_focused()


def test_where_no_tab_opens_a_link_stands(page: Page) -> None:
    """A browser that blocks the tab leaves a link to the same page in the first step."""
    write(page, Words())
    go_on(page)
    link = page.get_by_role("link", name="open it here")

    expect(link).to_have_attribute("href", page.evaluate("opened")[0][0])
    expect(link).to_have_attribute("rel", "noopener")


def test_where_nothing_may_be_copied_the_text_is_selected(visit: Visit) -> None:
    """A browser that refuses the clipboard gets the text in a box, selected, and is told so."""
    page = arrive(visit, REFUSE)
    write(page, Words())
    go_on(page)
    box = page.get_by_label("The file")

    expect(box).to_be_focused()
    expect(page.get_by_text("Your browser did not let this page copy.")).to_be_visible()
    expect(page.get_by_text("Your words are copied")).to_be_hidden()
    selected = box.evaluate("box => box.value.slice(box.selectionStart, box.selectionEnd)")
    assert selected == sent(page.evaluate("opened")[0][0])[1] != ""


def test_what_was_typed_comes_along_to_the_form_on_github(page: Page) -> None:
    """The link to GitHub's own form carries every field; where that is too long for an address, it carries none."""
    link = page.get_by_role("link", name="a form with the same questions")
    plain = str(link.get_attribute("href"))
    write(page, Words(link="@ada-example"), consent=False)
    page.locator("[name=themes][value=tactical]").check()
    expect(link).not_to_have_attribute("href", plain)
    asked = parse_qs(urlsplit(str(link.get_attribute("href"))).query)

    assert {name: value[0] for name, value in asked.items()} == {
        "template": "principle.yml",
        "principle_title": Words().title,
        "summary": Words().summary,
        "text": Words().text,
        "themes": "tactical",
        "name": "Ada Example",
        "link": "@ada-example",
    }
    page.locator("[name=text]").fill(LONG.text)
    expect(link).to_have_attribute("href", plain)


def test_an_address_that_is_taken_is_said(page: Page) -> None:
    """A title whose file is there already keeps nobody's principle from staying what it is."""
    write(page, Words(title="Keep every promise"))
    page.locator("[data-writing] [type=submit]").click()

    expect(page.locator("#title-found")).to_contain_text("There is a principle at this address already.")
    expect(page.locator("[name=title]")).to_be_focused()
    assert page.evaluate("opened") == []
