"""Light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from tests.site.conftest import Visit

LIGHT, DARK = "rgb(251, 247, 239)", "rgb(21, 22, 26)"


def _ground(page: Page) -> str:
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
@pytest.mark.parametrize(("scheme", "ground"), [("light", LIGHT), ("dark", DARK)])
def test_a_page_follows_the_system(visit: Visit, scheme: str, ground: str, script: bool) -> None:
    """A new visitor sees the colours that their system asks for, with and without JavaScript."""
    assert _ground(visit(color_scheme=scheme, java_script_enabled=script)) == ground


def test_the_switch_is_remembered(page: Page) -> None:
    """Whoever switches to dark finds the next page and the next visit dark, and can switch back."""
    page.get_by_role("button", name="Dark page").click()
    assert _ground(page) == DARK
    page.get_by_role("link", name="Keep every promise").click()
    page.wait_for_url("**/keep-every-promise/")
    assert _ground(page) == DARK
    page.reload()
    page.get_by_role("button", name="Light page").click()

    assert _ground(page) == LIGHT
    expect(page.get_by_role("button", name="Dark page")).to_be_visible()


def test_a_nonsense_memory_is_ignored(page: Page) -> None:
    """A remembered scheme that is neither light nor dark is as good as none."""
    page.evaluate("localStorage.setItem('scheme', 'plaid')")
    page.reload()

    assert _ground(page) == LIGHT
    assert page.evaluate("document.documentElement.dataset.scheme") is None


def test_a_page_prints_on_white(visit: Visit) -> None:
    """On paper a page is white with dark ink, whatever the screen shows, and its ways around are left out."""
    page = visit("principles/go-first/", color_scheme="dark")
    page.emulate_media(media="print")

    assert _ground(page) == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(22, 24, 29)"
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
