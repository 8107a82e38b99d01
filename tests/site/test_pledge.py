"""The pledge: from the home page to the form on GitHub, with and without a script, and what stays on the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import expect
from tests.site.axe import BEYOND, find_nothing

from manifesto import Project
from manifesto.contact import contact
from manifesto.guest import handle_of
from manifesto.notation import quoted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page
    from tests.conftest import Build, Document
    from tests.site.conftest import Visit

ADDRESS = "pledge/"
NEW = "https://github.com/great-customer-service/manifesto/issues/new"
EDIT = "https://github.com/great-customer-service/manifesto/edit/main/contributors.yml"
NARROW = {"viewport": {"width": 360, "height": 740}}
NOTE_WHAT_OPENS = "window.opened = []; window.open = (...given) => { opened.push(given); return null }; 0"
KEEP_WHAT_IS_COPIED = "navigator.clipboard.writeText = async (text) => { window.copied = text }; 0"
LARGEST_BADGE = 3_300  # bytes
PLEDGE = "---\ntitle: The pledge\ntemplate: pledge.html\n---\n\n> I will end one today.\n"
LINKS = [
    "",
    "@ada-example",
    "ada-example",
    "https://github.com/ada-example",
    "http://www.github.com/ada-example/",
    "GITHUB.com/Ada-Example",
    "https://github.com/ada-example/repository",
    "example.org",
    "https://example.org/ada?b=c",
    "http://example.org",
    "mailto:ada@example.org",
    "javascript:alert(1)/.",
    "example/ada",
]
NAMES = (
    "Ada Example",
    "Zoë Müller-Łukasz",
    'Quote "Q" Example',
    "Li: Example #1",
    "山田 太郎",
    "محمد العلي",
    "Yes",
    "0x1e",
    "index",
    "- Ada",
    "A",
    "Ada  Example of a very long house in the north, the third",
)


def opened(page: Page) -> list[list[str]]:
    """Return what a page wanted to open, from here on nothing of it really."""
    return list(page.evaluate("window.opened"))


def answers(url: str) -> dict[str, str]:
    """Return what a form on GitHub is filled with by its address."""
    assert url.startswith(f"{NEW}?")
    return dict(parse_qsl(urlsplit(url).query))


def tab_to(page: Page, words: str) -> None:
    """Press Tab until what has the focus says these words, or is labelled by them."""
    said = "[document.activeElement.textContent, document.activeElement.labels?.[0]?.textContent ?? ''].join(' ')"
    for _ in range(150):
        page.keyboard.press("Tab")
        if words in page.evaluate(said):
            return
    raise AssertionError(f"Nothing that one reaches says {words}.")


@pytest.fixture
def door(visit: Visit) -> Page:
    """Return the page of the pledge, from which nothing really opens."""
    page = visit(ADDRESS)
    page.evaluate(NOTE_WHAT_OPENS)
    page.evaluate(KEEP_WHAT_IS_COPIED)
    return page


def test_from_home_to_the_form_by_keyboard(visit: Visit) -> None:
    """On a small screen the keys lead from the home page to the form on GitHub with name and link filled in."""
    page = visit("", reduced_motion="reduce", **NARROW)  # no page fades into the next
    tab_to(page, "Take the pledge")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{ADDRESS}")
    page.evaluate(NOTE_WHAT_OPENS)
    tab_to(page, "Take it")
    page.keyboard.press("Enter")
    tab_to(page, "Your name")
    page.keyboard.type("Ada Example")
    tab_to(page, "A link, or your GitHub name")
    page.keyboard.type("@ada-example")
    tab_to(page, "may stand here")
    page.keyboard.press("Space")
    tab_to(page, "Continue to GitHub")
    page.keyboard.press("Enter")
    expect(page.locator("#steps-pledge")).to_be_focused()

    ((url, target, features),) = opened(page)
    assert answers(url) == {
        "template": "pledge.yml",
        "title": "Pledge: Ada Example",
        "name": "Ada Example",
        "link": "@ada-example",
    }
    assert (target, features) == ("_blank", "noopener")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_steps_stay(door: Page) -> None:
    """The steps are there once GitHub is opened, with the filled form once more, and typing on does not hide them."""
    steps = door.locator("[data-steps=pledge]")
    expect(steps).to_be_hidden()
    door.fill("#take-name", "Ada Example")
    door.check("[data-consent]")
    door.get_by_role("button", name="Continue to GitHub").first.click()
    expect(steps).to_be_visible()
    door.fill("#take-name", "Ben Example")

    expect(steps.locator("li")).to_have_count(4)
    assert steps.locator("[data-again]").get_attribute("href") == opened(door)[0][0]
    expect(door.locator("#take-name")).to_have_value("Ben Example")


def test_what_is_missing_is_said(door: Page) -> None:
    """Without a name or a consent nothing opens, the first field without is focused, and what is wrong stands at each."""
    door.get_by_role("button", name="Continue to GitHub").first.click()
    expect(door.locator("#take-name")).to_be_focused()
    expect(door.locator("#take-name")).to_have_attribute("aria-invalid", "true")
    expect(door.locator("#take-consent-found")).not_to_be_empty()
    door.fill("#take-name", "ada@example")
    door.locator("#take-name").press("Enter")
    expect(door.locator("#take-name-found")).not_to_be_empty()
    assert opened(door) == []

    door.fill("#take-name", "Ada Example")
    expect(door.locator("#take-name-found")).to_be_empty()
    door.check("[data-consent]")
    door.locator("#take-name").press("Enter")
    expect(door.locator("#steps-pledge")).to_be_focused()


def test_the_lines_go_along_to_the_file(door: Page) -> None:
    """The door with git has the lines on the clipboard and opens the file that they belong into."""
    door.fill("#take-name", "Ada Example")
    door.fill("#take-link", "example.org/ada")
    door.check("[data-consent]")
    door.get_by_role("button", name="Copy them and open the file").click()
    expect(door.locator("#steps-file")).to_be_focused()

    today = door.evaluate("new Date().toLocaleDateString('sv')")
    assert opened(door) == [[EDIT, "_blank", "noopener"]]
    assert door.evaluate("copied") == (
        f'ada-example:\n  name: "Ada Example"\n  url: "https://example.org/ada"\n  pledged: {today}\n'
    )


@pytest.mark.parametrize("scripted", [True, False], ids=["a browser that copies", "one that does not"])
def test_lines_are_copied_or_selected(door: Page, scripted: bool) -> None:
    """Where a browser lets no page copy, the lines are selected, and it says so."""
    if not scripted:
        door.evaluate("navigator.clipboard.writeText = async () => { throw new Error('refused') }; 0")
    door.fill("#take-name", "Ada Example")
    door.check("[data-consent]")
    door.get_by_role("button", name="Copy the lines", exact=True).click()
    expect(door.locator("[data-copied]")).to_contain_text("Lines copied" if scripted else "copy them by hand")

    assert ("ada-example:" in door.evaluate("getSelection().toString()")) != scripted


def test_the_lines_are_what_the_check_accepts(door: Page, repository: Path) -> None:
    """For any name the handle is the one that Python makes, and the lines are read back as the very name."""
    written = door.evaluate(
        """async (names) => {
            const { lines } = await import(document.querySelector("script[type=module]").src.replace("pledge.js", "pledge/lines.js"))
            return names.map((name) => lines({ name, url: "", github: "ada-example" }))
        }""",
        [" ".join(name.split()) for name in NAMES],
    )
    for name, text in zip(NAMES, written, strict=True):
        plain = " ".join(name.split())
        first, second, *_ = text.split("\n")
        assert first == f"{handle_of(plain)}:"
        assert second == f"  name: {quoted(plain)}"

    project = Project.at(repository)
    registry = project.root / "contributors.yml"
    known = registry.read_text(encoding="utf-8")
    people = project.with_unsaved({registry: known + "\n" + "\n".join(written) + "\n"}).read(()).parts.registry.people
    assert {" ".join(name.split()) for name in NAMES} <= {person.name for person in people.values()}


def test_a_link_is_read_as_python_reads_it(door: Page) -> None:
    """An address or a GitHub name, however it is written, is the same on the page and in the command."""
    read = door.evaluate(
        """async (texts) => {
            const { contact } = await import(document.querySelector("script[type=module]").src.replace("pledge.js", "contribute/doors.js"))
            return texts.map((text) => Object.values(contact(text)))
        }""",
        LINKS,
    )

    assert [tuple(one) for one in read] == [contact(text) for text in LINKS]


def test_a_name_is_taken_off_without_a_question(door: Page) -> None:
    """The way off asks for the name and nothing else, and leads to the form for it."""
    door.fill("#off-name", "Ada Example")
    door.get_by_role("button", name="Take my name off").click()
    expect(door.locator("#steps-withdraw")).to_be_focused()

    ((url, *_),) = opened(door)
    assert answers(url) == {"template": "withdraw.yml", "name": "Ada Example"}


def test_a_long_story_is_not_lost(door: Page) -> None:
    """What is too long for an address goes to the clipboard, and a step says to paste it."""
    story = "It rang and rang. " * 500
    door.fill("#ended-name", "Ada Example")
    door.fill("#ended-what", story)
    door.locator("[data-door=ended] button").click()
    expect(door.locator("[data-steps=ended] [data-left-out]")).to_be_visible()

    ((url, *_),) = opened(door)
    assert answers(url) == {
        "template": "ended.yml",
        "title": "Ended: Ada Example",
        "name": "Ada Example",
        "number": "1",
    }
    assert door.evaluate("copied") == story.strip()


def test_without_a_script_there_are_links_and_lines(visit: Visit) -> None:
    """Whoever has no script finds each form on GitHub by a link, the lines, and the steps for all of them."""
    page = visit(ADDRESS, java_script_enabled=False, **NARROW)
    for name, template in (
        ("Take the pledge on", "pledge"),
        ("I ended one: say", "ended"),
        ("Take my name off", "withdraw"),
    ):
        link = page.get_by_role("link", name=name)
        expect(link).to_be_visible()
        expect(link).to_have_attribute("href", f"{NEW}?template={template}.yml")
    expect(page.get_by_role("link", name="contributors.yml")).to_have_attribute("href", EDIT)

    expect(page.locator("[data-lines]")).to_contain_text('name: "Ada Example"')
    expect(page.locator("#steps-pledge")).to_be_visible()
    assert page.locator("form button:visible, .deed__form:visible").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_axe_finds_nothing_once_all_is_open(door: Page) -> None:
    """With every way open and a fault shown no rule of axe is broken, narrow or wide, light or dark."""
    door.emulate_media(reduced_motion="reduce")
    door.locator("[data-door=pledge] button[value=form]").click()
    expect(door.locator("#take-name")).to_be_focused()
    door.get_by_role("button", name="I ended one today").click()
    door.get_by_role("button", name="Delete the tally").click()
    door.evaluate("for (const one of document.querySelectorAll('[data-steps]')) one.dataset.open = ''")
    for summary in door.locator("summary").all():
        summary.click()

    find_nothing(door, BEYOND, widths=(360, 1280))


def test_the_badge_is_small_and_all_its_own(site: Path, documents: dict[str, Document]) -> None:
    """The badge holds its letters as drawings, asks for nothing, and the text to embed it leads back here."""
    badge = (site / "pledge/badge.svg").read_text(encoding="utf-8")
    html, markdown = (e.text for e in documents[ADDRESS].all("pre") if "badge.svg" in e.text)

    assert len(badge.encode()) <= LARGEST_BADGE
    assert not re.search(r"<text|<script|<style|<image|font|https?://(?!www\.w3\.org/2000/svg\")", badge)
    home = "https://great-customer-service.github.io/manifesto/pledge/"
    assert html == (
        f'<a href="{home}"><img src="{home}badge.svg" alt="Pledged to The Great Customer Service Manifesto" height="52"></a>'
    )
    assert markdown == f"[![Pledged to The Great Customer Service Manifesto]({home}badge.svg)]({home})"


@pytest.fixture
def pledged(project: Path) -> Path:
    """Return the small project with a pledge that two people took, a repository not among its settings."""
    (project / "pages/pledge.md").write_text(PLEDGE, encoding="utf-8")
    (project / "pages/index.md").write_text(
        "---\ntemplate: home.html\ncalls: [{title: Take the pledge, page: pledge/}]\n---\n\nWe are three.\n",
        encoding="utf-8",
    )
    (project / "contributors.yml").write_text(
        "ada-example:\n  name: Ada Example\n  pledged: 2026-11-20\n  ended: 1200\n"
        "ben-example:\n  name: Ben [Example]\n  pledged: 2026-11-21\n",
        encoding="utf-8",
    )
    return project


def test_a_manifesto_without_a_repository(
    pledged: Path, build: Build, serve: Callable[[Path, str], Any], visit: Visit
) -> None:
    """There are the lines to copy and the count, the home page tells of it, and nothing names another host."""
    done = build(pledged, pledged / "site")
    assert done.returncode == 0, done.stderr
    with serve(pledged / "site", "/wall/") as home:
        page = visit(ADDRESS, home=home, reduced_motion="reduce")
        page.evaluate(KEEP_WHAT_IS_COPIED)
        page.fill("#take-name", "Cy Example")
        page.check("[data-consent]")
        page.locator("#take-name").press("Enter")
        expect(page.locator("[data-copied]")).to_contain_text("Lines copied")
        assert 'name: "Cy Example"' in page.evaluate("copied")
        assert page.locator("dl.tally").first.inner_text().split() == [
            "people",
            "have",
            "taken",
            "it",
            "2",
            "bad",
            "experiences",
            "ended",
            "1,200",
        ]
        assert page.locator("[data-wall] a").all_inner_texts() == ["Ben [Example]", "Ada Example"]
        assert "github" not in page.locator("#content").inner_text().lower().replace("github name", "")
        page.goto(home)
        expect(page.locator(".ways")).to_contain_text("2 people have taken it, and 1,200 bad experiences are ended.")


def test_a_manifesto_without_the_page_has_none_of_it(project: Path, build: Build) -> None:
    """Where there is no pledge there is no certificate, no badge and no word of a tally."""
    (project / "pages/pledge.md").unlink()
    done = build(project, project / "site")

    assert done.returncode == 0, done.stderr
    assert not (project / "site/pledge").exists()
    assert "tally" not in (project / "site/privacy/index.html").read_text(encoding="utf-8")
