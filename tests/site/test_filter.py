"""The theme filter of the home page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page
    from tests.site.conftest import Visit


def _choose(page: Page, theme: str) -> Locator:
    link = page.get_by_role("navigation", name="Principles by theme").get_by_role("link", name=theme)
    link.click()
    return link


def _shown(page: Page) -> list[str]:
    return page.locator(".row:visible").evaluate_all("rows => rows.map((row) => row.dataset.themes)")


def test_a_theme_shows_its_principles(page: Page) -> None:
    """Choosing a theme leaves its principles, as many as it promised, and says so in the address and aloud."""
    number = len(_shown(page))
    link = _choose(page, "Strategic")
    shown = _shown(page)

    assert 0 < len(shown) < number
    assert all("strategic" in themes.split() for themes in shown)
    expect(link.locator("sup")).to_have_text(str(len(shown)))
    expect(link).to_have_attribute("aria-current", "true")
    expect(page).to_have_url(re.compile(r"/\?theme=strategic$"))
    expect(page.get_by_role("status")).to_have_text(f"{len(shown)} principles")


def test_all_shows_every_principle_again(page: Page) -> None:
    """Choosing all takes the theme off again, and out of the address."""
    number = len(_shown(page))
    _choose(page, "Tactical")
    _choose(page, "All")

    assert len(_shown(page)) == number
    expect(page).to_have_url(re.compile(r"/$"))


def test_the_back_button_takes_a_theme_off(page: Page) -> None:
    """The back button undoes a choice, the forward button does it again, and no page is loaded for it."""
    number = len(_shown(page))
    page.evaluate("window.stayed = true")
    _choose(page, "Cultural")
    chosen = len(_shown(page))
    _choose(page, "Tactical")
    page.go_back()
    assert len(_shown(page)) == chosen
    page.go_back()
    assert len(_shown(page)) == number
    page.go_forward()

    assert len(_shown(page)) == chosen
    assert page.evaluate("window.stayed") is True


def test_a_theme_can_be_shared(visit: Visit) -> None:
    """An address with a theme shows that theme, and still does after a reload."""
    page = visit("?theme=cultural")
    shown = _shown(page)
    page.reload()

    assert shown
    assert all("cultural" in themes.split() for themes in shown)
    assert _shown(page) == shown


def test_an_unknown_theme_shows_everything(visit: Visit) -> None:
    """A theme that does not exist, or a hostile one, hides nothing."""
    number = len(_shown(visit()))

    assert len(_shown(visit("?theme=gone"))) == number
    assert len(_shown(visit("?theme=%22%3E%3Cscript%3Ealert(1)%3C/script%3E"))) == number
    assert len(_shown(visit("?theme="))) == number


def test_without_script_a_theme_is_a_page(visit: Visit) -> None:
    """Without JavaScript each theme is a link to its own page, which shows the same principles."""
    scripted = visit()
    _choose(scripted, "Strategic")
    page = visit(java_script_enabled=False)
    _choose(page, "Strategic")

    expect(page).to_have_url(re.compile(r"/themes/strategic/$"))
    assert page.locator(".row").count() == len(_shown(scripted))


def test_a_click_for_a_new_tab_is_left_to_the_browser(page: Page) -> None:
    """A click with the control key opens the theme's own page beside this one and filters nothing."""
    number = len(_shown(page))
    link = page.get_by_role("navigation", name="Principles by theme").get_by_role("link", name="Tactical")
    with page.context.expect_page() as opened:
        link.click(modifiers=["ControlOrMeta"])

    expect(opened.value).to_have_url(re.compile(r"/themes/tactical/$"))
    assert len(_shown(page)) == number


def test_going_back_is_announced(page: Page) -> None:
    """Whoever goes back or forward hears how many principles are shown then."""
    number = len(_shown(page))
    _choose(page, "Cultural")
    page.go_back()
    expect(page.get_by_role("status")).to_have_text(f"{number} principles")
    page.go_forward()

    expect(page.get_by_role("status")).to_have_text(f"{len(_shown(page))} principles")


def test_choosing_twice_is_choosing_once(page: Page) -> None:
    """A theme that is shown already is not put into the history a second time."""
    number = len(_shown(page))
    _choose(page, "Cultural")
    _choose(page, "Cultural")
    page.go_back()

    assert len(_shown(page)) == number


def test_the_numbers_are_right(page: Page) -> None:
    """The heading tells how many principles there are, and each theme how many are its own."""
    filters = page.get_by_role("navigation", name="Principles by theme")
    expect(filters.get_by_role("heading")).to_have_text(f"{len(_shown(page))} principles")
    for link in filters.locator("[data-theme]:not([data-theme=''])").all():
        link.click()
        expect(link.locator("sup")).to_have_text(str(len(_shown(page))))


def test_the_filter_works_by_keyboard(page: Page) -> None:
    """A theme is chosen with the enter key and keeps the focus, so that the next key goes on from there."""
    filters = page.get_by_role("navigation", name="Principles by theme")
    filters.get_by_role("link", name="All").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    chosen = filters.locator("[aria-current]")

    expect(chosen).to_be_focused()
    expect(chosen).not_to_have_text("All")
    assert all(chosen.get_attribute("data-theme") in themes.split() for themes in _shown(page))
