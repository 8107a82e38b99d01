"""The keys that work alone, and the dialog that lists them and turns them off."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.site.axe import AXE, RUN

from manifesto import bundle

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page
    from tests.site.conftest import Visit

SECOND = "principles/tell-the-truth-first/"
IN_HASTE = ("Transition was aborted",)  # a key that is pressed before the page has faded in
REFUSED = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused') } })"


def _keys(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Keys")


def _switch_off(page: Page) -> None:
    page.keyboard.press("?")
    _keys(page).get_by_role("checkbox", name="Single keys work here").uncheck()
    page.keyboard.press("Escape")


@pytest.mark.parametrize(
    ("key", "address"),
    [
        ("n", "/principles/serve-as-you-would-be-served/$"),
        ("p", "/principles/keep-every-promise/$"),
        ("h", "/manifesto/$"),
        ("/", r"/search/(#query)?$"),
    ],
)
def test_a_key_leads_on(visit: Visit, key: str, address: str) -> None:
    """On the page of a principle a key leads to the next, to the one before, home, or to the search."""
    page = visit(SECOND, forgiven=IN_HASTE)
    page.keyboard.press(key)

    expect(page).to_have_url(re.compile(address))


def test_the_search_is_ready_for_words(visit: Visit) -> None:
    """Whoever comes to the search by its key can type at once, and the key finds the field again from below."""
    page = visit(SECOND, forgiven=IN_HASTE)
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("bereaved")
    expect(page.locator("[data-search-results] a").first).to_have_text("Speak like a person")
    page.locator("[data-search-results] a").first.focus()
    page.keyboard.press("/")

    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.get_by_role("searchbox")).to_have_value("bereaved")


def test_a_key_changes_light_and_dark(visit: Visit) -> None:
    """The key for the scheme does what its button does."""
    page = visit(SECOND)
    page.keyboard.press("d")
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    page.keyboard.press("d")

    expect(page.locator("html")).to_have_attribute("data-scheme", "light")


def test_what_has_a_key_says_so(visit: Visit) -> None:
    """Whatever a key works for names it to those who hear the page, and each key works for one thing."""
    page = visit(SECOND)
    keys = page.locator("[aria-keyshortcuts]").evaluate_all(
        "all => all.map((one) => one.ariaKeyShortcuts ?? one.getAttribute('aria-keyshortcuts'))"
    )

    assert sorted(keys) == ["/", "d", "h", "n", "p"]


@pytest.mark.parametrize("key", ["n", "p", "h", "d", "?"])
def test_typing_is_typing(visit: Visit, key: str) -> None:
    """In a field every key is a letter."""
    page = visit("search/")
    page.get_by_role("searchbox").focus()
    page.keyboard.type(f"{key}/")

    expect(page.get_by_role("searchbox")).to_have_value(f"{key}/")
    expect(_keys(page)).to_be_hidden()


@pytest.mark.parametrize("modifier", ["Control", "Alt", "Meta"])
def test_a_key_with_a_modifier_is_the_browsers(visit: Visit, modifier: str) -> None:
    """Together with a modifier a key is left to the browser."""
    page = visit(SECOND)
    for key in "dnph/":
        prevented = page.evaluate(
            """([key, modifier]) => !document.body.dispatchEvent(new KeyboardEvent("keydown",
                { key, [`${modifier}Key`]: true, bubbles: true, cancelable: true }))""",
            [key, {"Control": "ctrl"}.get(modifier, modifier.lower())],
        )
        assert not prevented, key
    expect(page).to_have_url(re.compile(SECOND))
    assert page.locator("html").get_attribute("data-scheme") is None


@pytest.mark.parametrize(
    ("event", "works"),
    [
        ({"key": "?", "code": "Minus", "shiftKey": True}, True),  # a German keyboard
        ({"key": "?", "code": "KeyM", "shiftKey": True}, True),  # a French one
        ({"key": "ß", "code": "Minus"}, False),
        ({"key": "?", "isComposing": True}, False),
        ({"key": "?", "repeat": True}, False),
        ({"key": "Dead", "code": "Slash"}, False),
        ({}, False),
    ],
)
def test_a_key_is_what_it_says(visit: Visit, event: dict[str, object], works: bool) -> None:
    """What counts is the sign that a key gives, wherever it lies; not one that is part of a word, or held down."""
    page = visit(SECOND)
    page.evaluate(
        "(event) => document.body.dispatchEvent(new KeyboardEvent('keydown', { ...event, bubbles: true }))", event
    )

    expect(_keys(page)).to_be_visible(visible=works)


def test_the_dialog_lists_the_keys_and_goes(visit: Visit) -> None:
    """The button at the foot opens the list, which takes the focus and keeps the keys, and gives the focus back."""
    page = visit(SECOND)
    button = page.get_by_role("button", name="Keys")
    button.click()
    expect(_keys(page)).to_be_visible()
    expect(_keys(page).get_by_role("button", name="Close")).to_be_focused()
    assert _keys(page).locator("kbd").all_inner_texts() == ["/", "n", "p", "h", "d", "?"]
    page.keyboard.press("n")
    expect(page).to_have_url(re.compile(SECOND))
    page.keyboard.press("Escape")
    expect(_keys(page)).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")

    expect(_keys(page)).to_be_hidden()
    expect(button).to_be_focused()


def test_keys_can_be_turned_off(visit: Visit) -> None:
    """Turned off, no key does anything on any page, nothing says that it would, and the button turns them on again."""
    page = visit(SECOND, forgiven=IN_HASTE)
    _switch_off(page)
    for _ in range(2):
        for key in ("n", "d", "?", "/"):
            page.keyboard.press(key)
        expect(_keys(page)).to_be_hidden()
        expect(page).to_have_url(re.compile(SECOND))
        expect(page.locator("[aria-keyshortcuts]")).to_have_count(0)
        page.reload()
    page.get_by_role("button", name="Keys").click()
    switch = _keys(page).get_by_role("checkbox")
    expect(switch).not_to_be_checked()
    switch.check()
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("n")

    expect(page).not_to_have_url(re.compile(SECOND))


def test_a_browser_that_remembers_nothing(visit: Visit) -> None:
    """Where storage is refused the keys work, and can be turned off for as long as the page is open."""
    page = visit("", forgiven=IN_HASTE)
    page.context.add_init_script(REFUSED)
    page.goto(f"{page.url}{SECOND}")
    _switch_off(page)
    page.keyboard.press("n")

    expect(page).to_have_url(re.compile(SECOND))
    page.reload()
    page.keyboard.press("n")
    expect(page).not_to_have_url(re.compile(SECOND))


def test_a_nonsense_memory_is_ignored(visit: Visit) -> None:
    """A remembered word that is not the one for off leaves the keys on."""
    page = visit(SECOND)
    page.evaluate("localStorage.setItem('keys', '<plaid>')")
    page.reload()
    page.keyboard.press("?")

    expect(_keys(page).get_by_role("checkbox")).to_be_checked()


def test_without_script_there_are_no_keys(visit: Visit) -> None:
    """Without JavaScript nothing of the keys is seen or said."""
    page = visit(SECOND, java_script_enabled=False)

    expect(page.get_by_text("Keys", exact=True)).to_have_count(0)
    expect(page.locator("[aria-keyshortcuts], dialog")).to_have_count(0)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_dialog(visit: Visit, scheme: str, width: int) -> None:
    """The open dialog breaks no rule of axe, and lies within the screen."""
    page = visit("pledge/", viewport={"width": width, "height": 740}, reduced_motion="reduce", color_scheme=scheme)
    page.keyboard.press("?")
    box = _keys(page).bounding_box()
    page.evaluate(AXE.read_text(encoding="utf-8"))

    assert page.evaluate(RUN) == []
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["height"] <= 740


def test_the_dialog_keeps_its_edges_in_forced_colours(visit: Visit) -> None:
    """In the colours of a system the dialog and its button still have an edge, and the button is told from the ground."""
    page = visit("pledge/", forced_colors="active")
    page.keyboard.press("?")
    for one in (_keys(page), _keys(page).get_by_role("button")):
        edge = one.evaluate("one => [getComputedStyle(one).borderTopStyle, getComputedStyle(one).borderTopWidth]")
        assert edge[0] != "none"
        assert edge[1] != "0px"


def test_keys_weigh_little(repository: Path, tmp_path: Path) -> None:
    """The script of the keys travels in less than a kilobyte, and their words on every page in less than half of one."""
    overrides = repository / "overrides"
    (tmp_path / "shortcuts.js").write_bytes((overrides / "assets/javascripts/site/shortcuts.js").read_bytes())

    assert len(gzip.compress(bundle.script(tmp_path).encode())) < 1000
    assert len(gzip.compress((overrides / "components/shortcuts.html").read_bytes())) < 500
