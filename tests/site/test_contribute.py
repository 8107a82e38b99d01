"""The form, from the home page to a file that the check accepts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.site.writing import ALLOWED, AWAY, GITHUB, Words, arrive, errors, go_on, sent, stand_in, write

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page
    from tests.site.conftest import Visit

NARROW = {"width": 360, "height": 740}
LANGUAGES = {
    "english": Words(link="@ada-example"),
    "japanese": Words(
        title="約束は小さく、必ず守る",
        summary="すると言ったことだけを約束し、約束したことは必ずする。小さくても。",
        text="人は一日じゅう電話を待っている。時刻を言い、一分早くかける。\n\n明日、約束した時刻をひとつ書き留めてみる。",
        name="見本花子",
    ),
    "arabic": Words(
        title="أوفِ بكل وعد تقطعه",
        summary="قل ما ستفعله، ثم افعله قبل أن يُطلب منك مرة أخرى.",
        text="الناس ينتظرون الهاتف طوال اليوم. قل متى، ثم كن أبكر بدقيقة.\n\nاكتب غدا كل وعد تقطعه.",
        name="ليلى مثال",
    ),
}
PATHS = {
    "english": r"principles/ring-back-by-four\.md",
    "japanese": r"principles/principle-[0-9a-f]{6}\.md",
    "arabic": r"principles/principle-[0-9a-f]{6}\.md",
}
MOST_STOPS = 90
HERE = "document.activeElement.name || document.activeElement.textContent.trim()"


def _tab_to(page: Page, what: str) -> None:
    """Press the tab key until it stands on the field with this name, or on the link or button with these words."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate(HERE) == what:
            return
    pytest.fail(f"The keyboard never reaches {what}.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_the_home_page_to_a_file_by_keyboard(visit: Visit, repository: Path, language: str) -> None:
    """At the width of a telephone, with no mouse, somebody writes a principle and is led to GitHub with a file that is right."""
    page = visit(viewport=NARROW, forgiven=AWAY, reduced_motion="reduce", **ALLOWED)
    page.context.route(f"{GITHUB}**", stand_in)
    _tab_to(page, "Write a principle")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/contribute/$"))
    expect(page.get_by_role("button", name="Continue to GitHub")).to_be_visible()
    words = LANGUAGES[language]
    for name in ("title", "summary", "text", "name", "link"):
        _tab_to(page, name)
        page.keyboard.insert_text(getattr(words, name))
    _tab_to(page, "consent")
    page.keyboard.press("Space")
    _tab_to(page, "Continue to GitHub")
    with page.context.expect_page() as opened:
        page.keyboard.press("Enter")
    path, text = sent(opened.value.url)

    expect(page.get_by_role("heading", name="Now on GitHub")).to_be_focused()
    assert re.fullmatch(PATHS[language], path)
    assert errors(repository, path, text) == []
    assert all(line in text for line in (words.title, words.summary, words.text.split("\n")[0], words.name))
    assert page.evaluate("navigator.clipboard.readText()") == text
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_steps_say_what_to_press(visit: Visit) -> None:
    """They are numbered, stay there with the words kept, and lead back to the form with everything in it."""
    page = arrive(visit)
    write(page, LANGUAGES["english"])
    go_on(page)
    steps = page.locator("[data-steps] li:visible")

    expect(page.locator("[data-writing]")).to_be_hidden()
    for said in (
        "sign up",
        "Fork this repository",
        "paste",
        "Propose changes",
        "Create pull request once more",
        "days",
    ):
        expect(steps.filter(has_text=said)).to_have_count(1)
    page.get_by_role("button", name="Back to my words").click()
    expect(page.locator("[name=title]")).to_be_focused()
    expect(page.locator("[name=title]")).to_have_value(LANGUAGES["english"].title)
