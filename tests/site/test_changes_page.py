"""The page of changes: what is new since somebody was here, and how to be told of it."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from manifesto.cli import main

from .small import PRINCIPLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from tests.conftest import Build, Document, Read
    from tests.site.conftest import Visit


@pytest.fixture
def built(project: Path, build: Build, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the site of a manifesto of which an edition was frozen before it changed in every way."""
    folder = project / "principles"
    text = PRINCIPLE.format(title='"Whistle & hum"', body="Whistle, and they will know that you are near.")
    (folder / "whistle.md").write_text(text, encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795600000")
    done = CliRunner().invoke(main, ["-C", str(project), "edition", "Trial & error"])
    assert done.exit_code == 0, done.output

    (folder / "whistle.md").write_text(text.replace("Whistle &", "Hum &"), encoding="utf-8")
    (folder / "say-so.md").unlink()
    new = PRINCIPLE.format(title="Ask & ask", body="Nobody minds to be asked twice who was heard once.")
    (folder / "ask.md").write_text(new.replace("2026-11-21", "2026-12-22"), encoding="utf-8")
    done = build(project, project / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


@pytest.fixture
def page(built: Path, read: Read) -> Document:
    """Return the page of changes of that site."""
    return read((built / "changes/index.html").read_text(encoding="utf-8"))


def told(page: Document) -> list[tuple[str, str]]:
    """Return the headings and what stands below them."""
    begin = next(n for n, one in enumerate(page.elements) if one.attributes.get("class") == "changes")
    tags = {"h2", "h3", "p", "dt", "dd"}
    return [(one.tag, one.words) for one in page.elements[begin + 1 :] if one.tag in tags and one.words]


def test_what_is_told(page: Document) -> None:
    """Editions stand newest first, the days in them as well, and what has no day last; the end says how to be told."""
    end = told(page).index(("h2", "Be told of the next change"))

    assert told(page)[:end] == [
        *(("h2", "First edition"), ("p", "The present edition, which still changes")),
        *(("h3", "22 December 2026"), ("dt", "Added"), ("dd", "Ask & ask")),
        ("h3", "No day is recorded"),
        *(("dt", "Changed"), ("dd", "Hum & hum, until then called Whistle & hum")),
        *(("dt", "Withdrawn"), ("dd", "Say so")),
        *(("h2", "Trial & error"), ("p", "Frozen on 25 November 2026")),
        *(("h3", "21 November 2026"), ("p", "It all began, with 4 principles.")),
    ]


def test_where_it_leads(page: Document) -> None:
    """Each principle that is there leads to its page, each edition to its own, and the end to both feeds."""
    links = {one.words: one.attributes["href"] for one in page.all("a", having="href")}

    assert links["Ask & ask"] == "../principles/ask/"
    assert links["Hum & hum"] == "../principles/whistle/"
    assert links["First edition"] == "../editions/first-edition/"
    assert links["Trial & error"] == links["4 principles"] == "../editions/trial-error/"
    assert (links["Atom"], links["JSON"]) == ("../feed.xml", "../feed.json")
    assert "Say so" not in links


def test_nothing_new(project: Path, build: Build, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    """Right after an edition was frozen the page says that nothing has changed, under whichever name it goes on."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795600000")
    assert CliRunner().invoke(main, ["-C", str(project), "edition", "First edition"]).exit_code == 0
    assert build(project, project / "site").returncode == 0
    same = told(read((project / "site/changes/index.html").read_text(encoding="utf-8")))
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(settings.replace("First edition", "Second edition"), encoding="utf-8")
    assert build(project, project / "site").returncode == 0
    other = told(read((project / "site/changes/index.html").read_text(encoding="utf-8")))

    assert [words for tag, words in same if tag == "h2"][:2] == ["First edition", "Be told of the next change"]
    assert other[:3] == [
        *(("h2", "Second edition"), ("p", "The present edition, which still changes")),
        ("p", "Nothing has changed since First edition: every word of it still stands."),
    ]


def test_it_can_be_read(built: Path, serve: Callable[[Path, str], Any], visit: Visit) -> None:
    """Nothing stands beyond the edge of a narrow or a wide window, and a day stands beside or above what happened on it."""
    with serve(built, "/wall/") as home:
        for width, scheme in product((360, 1280), ("light", "dark")):
            page = visit("changes/", home=home, viewport={"width": width, "height": 740}, color_scheme=scheme)
            day, what = (page.locator(f".changes__day > {tag}").first.bounding_box() for tag in ("h3", "dl"))

            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert day["y"] + day["height"] <= what["y"] if width == 360 else day["x"] + day["width"] <= what["x"]
            assert abs(day["y"] - what["y"]) < 8 or width == 360
            page.locator("#content").get_by_role("link", name="Ask & ask").click()
            assert page.url == f"{home}principles/ask/"


def test_a_page_of_ones_own(project: Path, build: Build) -> None:
    """Whoever tells of changes in their own words has a page of their own there."""
    (project / "pages/changes.md").write_text("# News\n\nWe say it ourselves.\n", encoding="utf-8")
    done = build(project, project / "site")

    assert done.returncode == 0, done.stdout + done.stderr
    assert "We say it ourselves." in (project / "site/changes/index.html").read_text(encoding="utf-8")
