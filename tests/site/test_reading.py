"""The ways through the site that a reader takes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from tests.conftest import Document
    from tests.site.conftest import Visit

PROSE = (
    *("", "principles/speak-like-a-person/", "themes/", "themes/cultural/", "collections/personal-steps/"),
    *("contributors/", "contributors/arnold-beekes/", "reading/", "posters/order/"),
    *("editions/first-edition/", "all/", "changes/", "privacy/", "help/p043/", "offline.html"),
)
BEFORE, AFTER = ["Dark"], ["Keys"]  # the buttons of the masthead and of the colophon
OPEN = "document.querySelectorAll('details').forEach((one) => { one.open = true })"


def test_from_the_home_to_a_poster(page: Page, site: Path) -> None:
    """A reader goes from the home to a principle, to its author, to the posters, and takes one home."""
    page.get_by_role("link", name="Keep every promise").click()
    expect(page).to_have_title(re.compile(r"^Keep every promise · "))
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Keep every promise"))

    page.locator(".principle__by a").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("link", name="Keep every promise")).to_be_visible()

    page.get_by_role("navigation", name="Main").get_by_role("link", name="Posters").click()
    sheet = page.get_by_role("link", name="A2, portrait").first
    with page.expect_download() as download:
        sheet.evaluate("link => { link.download = ''; link.click() }")
    taken = Path(download.value.path()).read_bytes()

    assert taken.startswith(b"%PDF-")
    assert taken == (site / "posters/manifesto/a2-portrait.pdf").read_bytes()


def test_from_one_principle_to_the_next(documents: dict[str, Document]) -> None:
    """A reader who keeps choosing the next principle meets every one of them once and comes to an end."""
    first = next(link for link in documents[""].all("a") if link.attributes["href"].startswith("principles/"))
    way = [first.attributes["href"]]
    while onward := [e for e in documents[way[-1]].all("a", having="rel") if e.attributes["rel"] == "next"]:
        way.append(urljoin(f"/{way[-1]}", onward[0].attributes["href"]).removeprefix("/"))
        assert len(way) <= len(documents)

    assert sorted(way) == sorted(address for address in documents if address.startswith("principles/"))


def test_a_principle_offers_its_own_poster(visit: Visit) -> None:
    """The page of a principle leads to a poster of that principle alone."""
    page = visit("principles/go-first/")
    link = page.get_by_role("link", name="This principle as a poster")
    answer = page.request.get(link.evaluate("link => link.href"))

    assert answer.body().startswith(b"%PDF-")


def test_a_change_can_be_proposed(visit: Visit) -> None:
    """The page of a principle leads to the file that it was made from."""
    link = visit("principles/go-first/").get_by_role("link", name="Propose a change")

    expect(link).to_have_attribute("href", re.compile(r"^https://github\.com/.+/edit/[^/]+/principles/go-first\.md$"))


def test_a_lost_reader_is_led_back(visit: Visit) -> None:
    """An address that is not there, however deep, shows a page of the site that leads home."""
    page = visit("principles/gone/astray/", forgiven=("404",))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("link", name="Read the manifesto").click()

    expect(page.locator(".row").first).to_be_visible()


@pytest.mark.parametrize("address", PROSE, ids=[address or "home" for address in PROSE])
def test_reading_needs_no_script(visit: Visit, address: str) -> None:
    """Without JavaScript the same words are there in the same order, with all that opens open; a script adds buttons, known by name, and not a word besides."""
    plain, scripted = visit(address, java_script_enabled=False), visit(address)
    for page in (plain, scripted):
        page.evaluate(OPEN)
    added = [button.inner_text() for button in scripted.locator("button:visible").all()]
    scripted.evaluate(
        "document.querySelectorAll('button').forEach((one) => { one.parentElement.matches('li') ? one.parentElement.remove() : one.remove() })"
    )
    words = plain.locator("body").inner_text()

    assert plain.locator("button:visible").count() == 0
    assert added == [*BEFORE, *_passing_on(address, scripted), *AFTER]
    assert words.split() == scripted.locator("body").inner_text().split()
    assert len(words) > 400


@pytest.mark.parametrize("address", ["contribute/", "pledge/"])
def test_what_stands_around_a_form_needs_no_script(visit: Visit, address: str) -> None:
    """Without JavaScript a page with a form has the same headings, and all that it says outside of what only a script can do."""
    told = """() => {
        document.querySelectorAll("form, noscript, .scripted, [data-steps]").forEach((one) => one.remove())
        return [...document.querySelectorAll("main :is(h1, h2, h3, .prose :is(p, li))")].map((one) => one.innerText)
    }"""
    plain, scripted = visit(address, java_script_enabled=False).evaluate(told), visit(address).evaluate(told)

    assert plain == scripted
    assert len(" ".join(plain)) > 400


def _passing_on(address: str, page: Page) -> list[str]:
    """Return the buttons that pass a page on, as far as this browser has what they need."""
    shares = page.evaluate("'share' in navigator")
    cites = ["Copy the sentence", "Copy the BibTeX"] * page.locator("summary", has_text="Cite").count()
    if not address.startswith("principles/"):
        return cites
    return ["Copy link", "Quote", *["Share"] * shares, *cites, "Copy the code"]


def test_the_manifesto_is_all_there_without_script(visit: Visit, documents: dict[str, Document]) -> None:
    """Without JavaScript the home shows every principle with its number, its sentence and its names."""
    page = visit(java_script_enabled=False)
    text = page.locator(".rows").inner_text()
    rows = [link.attributes["data-themes"] for link in documents[""].all("li", having="data-themes")]

    assert page.locator(".row:visible").count() == len(rows) == len(list(documents)) - _others(documents)
    for address, document in documents.items():
        if address.startswith("principles/"):
            assert document.meta("description").split()[0] in text


def _others(documents: dict[str, Document]) -> int:
    return len([address for address in documents if not address.startswith("principles/")])
