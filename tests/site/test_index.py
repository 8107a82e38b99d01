"""The index of the search: which pages it holds, what it keeps of them, and titles that are hard to find."""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from manifesto import indexing
from manifesto.phrasebook import phrasebook
from manifesto.search import tails

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page
    from tests.conftest import Build
    from tests.site.conftest import Visit

OF_THE_MANIFESTO = ("principles/", "contributors/", "themes/", "collections/")
DOUBLES = ("all/", "embed/", "search/", "404", "editions/", "offline", "help/")
BEFORE_IT = 12  # bytes of a name that begin every fragment of the index


def _index(pages: dict[str, str], folder: Path) -> dict[str, bytes]:
    """Return the files of the index of pages that are handed over as they are."""
    at_work = indexing.Indexing()
    for file, html in pages.items():
        at_work.add(file, html)
    at_work.gather()
    at_work.finish(folder)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _fragments(site: Path) -> dict[str, dict[str, Any]]:
    """Return what the index keeps of each page, by its address."""
    texts = (gzip.decompress(path.read_bytes())[BEFORE_IT:] for path in (site / "pagefind" / "fragment").iterdir())
    return {page["url"]: page for page in map(json.loads, texts)}


def test_the_index_holds_what_somebody_may_look_for(site: Path, sitemap: list[str]) -> None:
    """Every principle, person, theme and collection is in the index, and the home; doubles of them are not."""
    pages = {url.removeprefix("/") for url in _fragments(site)}
    listed = {url.removeprefix(sitemap[0]) for url in sitemap}

    assert {url for url in listed if url.startswith(OF_THE_MANIFESTO)} | {""} <= pages
    assert [url for url in pages if url.startswith(DOUBLES)] == []


def test_the_index_keeps_to_the_text(site: Path) -> None:
    """A principle is searched by its words: not by those of the poster beside it, and its title is no part of excerpts."""
    for url, page in _fragments(site).items():
        if url.startswith("/principles/"):
            assert not page["meta"].get("image"), url
            assert not page["content"].startswith(page["meta"]["title"]), url
            assert page["meta"].keys() >= {"number", "by", "title"}, url


def test_nothing_is_missed_that_a_whole_page_would_tell(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The shell of our pages, which is not handed over, holds nothing that the index would have kept."""
    paths = sorted(site.rglob("index.html"))
    pages = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in paths}
    ours = _index(pages, tmp_path / "ours")
    monkeypatch.setattr(indexing, "findable", lambda html: html)

    assert _index(pages, tmp_path / "whole") == ours


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Keep every promise", ""),
        ("Über die Brücke, élan, Ω, мир, שלום, 고객", ""),
        ("約束", "約束 束"),
        ("守る、必ず", "守る る 必ず ず"),
        ("Say ハイ, then 行く", "ハイ イ 行く く"),
        ("五五", "五五 五"),
        (
            "一二三四五六七八九",
            "一二三四五六七八 二三四五六七八九 三四五六七八九 四五六七八九 五六七八九 六七八九 七八九 八九 九",
        ),
        ("", ""),
    ],
)
def test_tails(text: str, found: str) -> None:
    """Text without spaces between its words is findable from each of its characters on; other text as it is."""
    assert tails(text) == found


@pytest.fixture
def opened(
    project: Path, build: Build, serve: Callable[[Path, str], Any], visit: Visit
) -> Callable[[list[str], str, list[str]], list[str]]:
    """Return the function that titles principles, builds the small manifesto in a language, and says what is found."""

    def found(titles: list[str], language: str, questions: list[str]) -> list[str]:
        text = (project / "principles/go-first.md").read_text("utf-8")
        for number, title in enumerate(titles):
            file = project / f"principles/{'go-first' if number == 0 else f'another-{number}'}.md"
            file.write_text(text.replace("title: Go first", f"title: >-\n  {title}"), encoding="utf-8")
        settings = project / "mkdocs.yml"
        settings.write_text(settings.read_text("utf-8").replace("language: en", f"language: {language}"), "utf-8")
        done = build(project, project / "site")
        assert done.returncode == 0, done.stdout + done.stderr
        with serve(project / "site", "/wall/") as home:
            page = visit("search/", home=home)
            looking = phrasebook(language).say("search.looking")
            return [_first(page, f"{home}search/?q={question}", looking) for question in questions]

    return found


def _first(page: Page, address: str, looking: str) -> str:
    page.goto(address)
    expect(page.get_by_role("status")).not_to_have_text(re.compile(f"^({looking})?$"))
    link = page.locator("[data-search-results] > li").first.get_by_role("link")
    return link.inner_text() if link.count() else ""


ASKED = {
    "約束は必ず守ろう": ("約束", "守", "必ず", "守ろう", "約束は必ず守ろう"),
    "言ったことは、やる": ("言った", "やる", "こと"),
    "每一个承诺都要兑现": ("承诺", "每一个", "兑现"),
    "รักษาคำพูด": ("รักษา", "คำพูด"),
}


@pytest.mark.parametrize("language", ["en", "ja"])
def test_titles_without_spaces_are_found_by_their_words(opened: Callable[..., list[str]], language: str) -> None:
    """A title in Japanese, Chinese or Thai is found by any word of it, in a manifesto of either kind of language."""
    asked = [(question, title) for title, questions in ASKED.items() for question in questions]

    found = opened(list(ASKED), language, [question for question, _ in asked])

    assert dict(zip(dict(asked), found, strict=True)) == dict(asked)


def test_a_hostile_title_is_text(opened: Callable[..., list[str]]) -> None:
    """Entities, quotation marks, commas and template code in a title come out of the index as they went in."""
    title = """Ring "back", 'now': &lt;b&gt; & {{ config }}, number:9"""

    assert opened([title], "en", ["ring config"]) == [title]


def test_signs_of_the_index_in_a_text_are_text(project: Path, opened: Callable[..., list[str]]) -> None:
    """A text that imitates what the index itself is told by does not disturb it."""
    file = project / "principles/go-first.md"
    signs = "`___END_PAGEFIND_WEIGHT___ ___END_PAGEFIND_WEIGHT___ ___PAGEFIND_WEIGHT___x ___PAGEFIND_ANCHOR___h2:9:9`"
    file.write_text(f"{file.read_text('utf-8')}\nBefore {signs} after, data-pagefind-ignore.\n", encoding="utf-8")

    assert opened(["Go first"], "en", ["after pagefind", "see it coming"]) == ["Go first", "Go first"]
