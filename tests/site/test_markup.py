"""What the built pages are made of, read without a browser."""

from __future__ import annotations

import json
from collections import Counter
from fnmatch import fnmatch
from itertools import pairwise
from typing import TYPE_CHECKING

from mkdocs.utils.yaml import yaml_load

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Document

LEFT_OUT = (
    "*.map",
    "*.ttf",
    "*/lunr/*",
    "*/workers/*",
    "*bundle*",
    "*palette*",
    "*pagefind-*ui*",
    *("*poster-fonts.css", "*elements.css", "*shop.css", "*low-ink.css", "*accessible.css", "*/card.css"),
    "*.py",
)


def test_no_page_has_anything_inline(documents: dict[str, Document]) -> None:
    """No page has a script of its own but one block of JSON that nothing in it can end, a style, or a handler."""
    for address, page in documents.items():
        handlers = [name for element in page.elements for name in element.attributes if name.startswith("on")]

        assert handlers == [], address
        assert page.all("style") == page.all(having="style") == [], address
        data = [script for script in page.all("script") if not script.attributes.get("src")]
        assert all(not script.text for script in page.all("script") if script not in data), address
        assert [block.attributes for block in data] in ([], [{"type": "application/ld+json"}]), address
        assert all("<" not in block.text and json.loads(block.text) for block in data), address


def test_the_policy_is_the_first_thing_a_page_says(documents: dict[str, Document]) -> None:
    """The content security policy stands right after the character set, and lets nothing in from elsewhere."""
    for address, page in documents.items():
        head = page.elements[page.elements.index(page.all("head")[0]) + 1 :]
        policy = head[1].attributes["content"]

        assert head[0].attributes == {"charset": "utf-8"}, address
        assert head[1].attributes["http-equiv"] == "Content-Security-Policy"
        scripts = "script-src 'self'; " if page.all("script") else ""
        assert policy.startswith(f"default-src 'none'; {scripts}")
        assert "unsafe" not in policy
        assert "//" not in policy
        assert "*" not in policy


def test_titles_and_descriptions_tell_pages_apart(documents: dict[str, Document]) -> None:
    """Every page has a title and a description that no other page has."""
    pages = {address: page for address, page in documents.items() if address != "404.html"}
    titles = Counter(page.all("title")[0].words for page in documents.values())
    descriptions = Counter(page.meta("description") for page in pages.values())

    assert {title for title, number in titles.items() if number > 1} == set()
    assert {text for text, number in descriptions.items() if number > 1 or not text} == set()


def test_every_page_is_a_whole_document(documents: dict[str, Document]) -> None:
    """A page names its language, has one heading of the first rank and no rank is left out on the way down."""
    for address, page in documents.items():
        ranks = [int(heading.tag[1]) for heading in page.all("h1", "h2", "h3", "h4", "h5", "h6")]

        assert page.html.lstrip().lower().startswith("<!doctype html>"), address
        assert page.all("html")[0].attributes["lang"] == "en"
        assert ranks.count(1) == 1, address
        assert ranks[0] == 1, address
        assert all(after - before <= 1 for before, after in pairwise(ranks)), (address, ranks)


def test_what_is_set_large_is_what_is_read_out(documents: dict[str, Document]) -> None:
    """A statement drawn line by line says, word for word, what its heading says to a screen reader."""
    for address, page in documents.items():
        at = page.elements.index(page.all("h1")[0])
        parts = [e for e in page.elements[at:] if e.attributes.get("class", "").startswith("statement__set")]
        said = page.elements[at + 1].words
        for drawing in parts[:2]:
            begin = page.elements.index(drawing)
            lines = []
            for element in page.elements[begin + 1 :]:
                if element.tag != "text":
                    break
                lines.append(element.words)

            assert " ".join(lines) == said, address
            assert drawing.attributes["aria-hidden"] == "true"


def test_nothing_is_published_that_no_page_asks_for(site: Path) -> None:
    """Source maps, print fonts, the theme's scripts and Python files stay out of the site."""
    files = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]

    assert [name for name in files if any(fnmatch(name, pattern) for pattern in LEFT_OUT)] == []


def test_the_posters_that_were_ordered_are_there(site: Path, repository: Path) -> None:
    """Every sheet that the settings order is published, at its address, as a PDF."""
    settings = yaml_load((repository / "mkdocs.yml").read_text(encoding="utf-8"))["extra"]["manifesto"]
    slugs = [path.stem for path in (repository / "principles").glob("*.md")]
    for order in settings["posters"]:
        subjects = [f"principles/{slug}" for slug in slugs] if "*" in order["subject"] else [order["subject"]]
        for subject in subjects:
            for size in order["sizes"]:
                sheet = site / "posters" / subject / f"{size}-portrait.pdf"

                assert sheet.read_bytes().startswith(b"%PDF-"), sheet
