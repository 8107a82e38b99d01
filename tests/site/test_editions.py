"""The editions: a poster on a wall leads to what it says, and to what has become of that since."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from playwright.sync_api import expect

from manifesto.cli import main

from .conftest import Watch
from .small import PRINCIPLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from playwright.sync_api import Browser
    from tests.conftest import Build, Document, Read

NARROW = {"width": 360, "height": 740}
AFTER = "what came after the date on a sheet is on this page and not on that sheet."
POSTER = "If a poster led you here, it may be older than this site, and one with a later date may have"


def principle(title: str, body: str, more: str = "") -> str:
    """Return the text of a principle."""
    return PRINCIPLE.format(title=title, body=body).replace("\n---\n\n", f"\n{more}---\n\n")


@pytest.fixture
def built(project: Path, build: Build, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the site of a manifesto of which an edition was frozen before four of its five principles changed."""
    folder, whistle = project / "principles", "Whistle, and they will know that you are near."
    (folder / "whistle.md").write_text(principle('"Whistle & hum"', whistle), encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780000000")
    done = CliRunner().invoke(main, ["-C", str(project), "edition", "Trial & error"])
    assert done.exit_code == 0, done.output

    (folder / "whistle.md").write_text(principle('"Whistle & hum"', f"{whistle} Or hum."), encoding="utf-8")
    (folder / "ring-back.md").unlink()
    moved = principle("Ring them back", "Name the hour, and be early by a minute.", "aliases: [ring-back]\n")
    (folder / "ring-them-back.md").write_text(moved, encoding="utf-8")
    (folder / "say-so.md").unlink()
    new = principle("Ask & ask", "Nobody minds to be asked twice who was heard once.").replace("11-21", "11-22")
    (folder / "ask.md").write_text(new, encoding="utf-8")
    done = build(project, project / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


@pytest.fixture
def page(built: Path, read: Read) -> Callable[[str], Document]:
    """Return the function that takes a page of that site apart."""
    return lambda address: read((built / address / "index.html").read_text(encoding="utf-8"))


def told(page: Document) -> list[str]:
    """Return what the text of a page says, heading by heading and item by item."""
    begin = next(n for n, one in enumerate(page.elements) if "record" in one.attributes.get("class", ""))
    return [one.words for one in page.elements[begin + 1 :] if one.tag in {"p", "h2", "h3", "li"}]


def test_an_edition_that_was_frozen(page: Callable[[str], Document]) -> None:
    """The page of an edition lists what it held, then what was added, changed and withdrawn, and greets who has a poster."""
    edition = page("editions/trial-error")
    (begin, end) = (told(edition).index("What it held") - 1, told(edition).index("Withdrawn") + 2)

    assert edition.all("h1")[0].words.startswith("Trial & error")
    assert edition.all("title")[0].words == "Trial & error · The Small Manifesto"
    assert "As it stood on 28 May 2026" in edition.all("header")[1].words
    assert told(edition)[begin:end] == [
        *(f"{POSTER} what has changed already.", "What it held"),
        *("Go first", "Ring back, now called Ring them back", "Say so, withdrawn since", "Whistle & hum"),
        *("Since then", "Added", "Ask & ask, on 22 November 2026"),
        *("Changed", "Ring them back", "Whistle & hum", "Withdrawn", "Say so"),
    ]


def test_where_an_edition_leads(page: Callable[[str], Document]) -> None:
    """Each principle that is still there leads to its page, an older address spared; what is withdrawn leads nowhere."""
    links = {one.words: one.attributes["href"] for one in page("editions/trial-error").all("a")}

    assert links["Go first"] == "../../principles/go-first/"
    assert links["Ring back"] == links["Ring them back"] == "../../principles/ring-them-back/"
    assert links["Ask & ask"] == "../../principles/ask/"
    assert links["what has changed"] == "#since"
    assert "Say so" not in links


def test_the_present_edition(page: Callable[[str], Document]) -> None:
    """The present edition has a page before it is frozen, which says what is there and which of it is new."""
    edition = page("editions/first-edition")
    begin = told(edition).index("What it holds") - 1

    assert "As it stands today" in edition.all("header")[1].words
    assert told(edition)[begin : begin + 8] == [
        *(f"{POSTER} all of these already.", "What it holds"),
        *("Go first", "Ring them back", "Whistle & hum", "Ask & ask, added on 22 November 2026"),
        *("Since then", f"This is the present edition, and it still grows: {AFTER}"),
    ]


def test_the_list_of_editions(page: Callable[[str], Document]) -> None:
    """All editions are listed, the present one first, each with how much it holds and what is different since."""
    rows = [one.words for one in page("editions").all("article")]

    assert rows == [
        "4 First edition As it stands today 4 principles",
        "4 Trial & error As it stood on 28 May 2026 4 principles; since then 1 added, 2 changed, 1 withdrawn",
    ]


def test_from_the_wall(built: Path, browser: Browser, serve: Callable[[Path, str], Any]) -> None:
    """Somebody with a telephone in front of a poster reads the page, goes to what has changed, and on from there."""
    with serve(built, "/wall/") as home, browser.new_context(viewport=NARROW) as context:
        context.set_default_timeout(10_000)
        watch = Watch(home)
        watch.over(context)
        page = context.new_page()
        page.goto(f"{home}editions/trial-error/")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.get_by_role("link", name="what has changed").click()
        expect(page.get_by_role("heading", name="Since then")).to_be_in_viewport()
        page.locator("#content").get_by_role("link", name="Ask & ask").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Ask & ask")
        page.get_by_role("navigation", name="All pages").get_by_role("link", name="Editions").last.click()
        page.locator("#content").get_by_role("link", name="First edition").click()
        expect(page.get_by_role("heading", name="What it holds")).to_be_visible()

        assert watch.seen == []


def test_an_edition_that_is_broken(project: Path, build: Build) -> None:
    """A broken file of editions stops the build with the line to look at."""
    (project / "editions.yml").write_text("first-edition:\n  name: First edition\n", encoding="utf-8")
    done = build(project, project / "site")

    assert done.returncode == 1
    assert "editions.yml:2:3: The field frozen is missing." in done.stdout + done.stderr
    assert not (project / "site").exists()
