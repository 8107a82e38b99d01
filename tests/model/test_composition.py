"""Compositions: a file that is written for somebody says exactly what they said, whatever that may be."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from manifesto import front_matter, stencil
from manifesto.composition import Author, Composition, path_of
from manifesto.node import Mapping, Node, Scalar

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifesto import Project

HOSTILE = (
    *("Go first", 'Say "yes" first', "It's ours", "a\\b\\", "\\n", "a\nb", "a\n---\nb", "---", "---\n---", "...", ""),
    *("Speed: answer first", "a # b", "#a", "- a", "? a", "[a]", "{a: b}", "&a", "*a", "!a", "|", ">", "%a", "@a", "`"),
    *("👋🏽 hello", "שלום עולם", "مرحبا", "日本語の題", "é e\u0301", "علی‌رضا", "a\tb", " a ", "a  b", "a\r\nb"),
    *("Yes", "null", "~", "404", "2026-11-21", "12:30", "<b>", "{{ a }}", "{% b %}", "$(a)", "a" * 500, "\x1b[31m"),
    *("a\u2028b", "a\x85b", "a\x7fb", "\u202e", "\ufeff", "\0"),
)


def composed(**values: Any) -> Composition:
    """Return a composition that is right but for these values."""
    right = {
        "title": "Go first",
        "authors": (Author(name="Ben Sample"),),
        "added": date(2026, 11, 21),
        "licence": "CC-BY-4.0",
        "summary": "Promise only what you will do, then do it.",
        "text": "A promise that is kept is worth ten that were asked for.",
    }
    return Composition(**right | values)


def said(node: Node) -> Any:
    """Return a node's words in Python's own types."""
    if isinstance(node, Mapping):
        return {name.text: said(value) for name, value in node.entries}
    return node.text if isinstance(node, Scalar) else [said(item) for item in node.items]


def read_back(composition: Composition) -> tuple[dict[str, Any], str]:
    """Return the fields and the text of the file as they are read."""
    matter = front_matter.read(composition.file, path="x.md")
    return said(matter.metadata), matter.body


@pytest.mark.parametrize("words", HOSTILE)
def test_every_word_is_read_back(words: str) -> None:
    """No word of a title, a summary, a name, a licence or a theme can mean anything to YAML."""
    author = Author(name=words, url=words, github=words)
    fields, _ = read_back(
        composed(title=words, summary=words, authors=(author,), licence=words, themes=(words, "inside"))
    )

    assert fields == {
        "title": words,
        "summary": words,
        "authors": [{"name": words} | ({"url": words, "github": words} if words else {})],
        "added": "2026-11-21",
        "licence": words,
        "themes": [words, "inside"],
    }


@pytest.mark.parametrize(
    "text", [*filter(str.strip, HOSTILE[:11]), "---\ntitle: x\n---\n\nbody", "\n\nA text.  \nMore.\n\n"]
)
def test_the_text_follows(text: str) -> None:
    """The text stands below the fields as it is, with one line end at its end."""
    assert read_back(composed(text=text))[1] == f"\n{text.strip()}\n"


@pytest.mark.parametrize("handle", ["cy-sample", "on", "null", "1e5", "no"])
def test_handles(make_project: Callable[..., Project], handle: str) -> None:
    """An author with a handle is named by it, in a way that nobody takes for anything else."""
    composition = composed(authors=(Author(handle=handle), Author(name="Ben Sample", github="ben")))
    people = f"{handle}: {{name: Cy Sample}}\nada-example: {{name: Ada Example}}\n"
    project = make_project({"contributors.yml": people})
    reading = project.with_unsaved({project.root / composition.path: composition.file}).read()

    assert read_back(composition)[0]["authors"] == [handle, {"name": "Ben Sample", "github": "ben"}]
    assert [str(problem) for problem in reading.problems] == []


def test_what_is_left_out() -> None:
    """What nobody gave does not stand in the file, and the words of the stencil stand for what is to be written."""
    composition = Composition(
        title="Go first", authors=(Author(name="Ben"),), added=date(2026, 1, 2), licence="CC-BY-4.0"
    )
    fields, body = read_back(composition)

    assert list(fields) == ["title", "summary", "authors", "added", "licence"]
    assert (fields["summary"], fields["authors"], fields["added"]) == (stencil.SUMMARY, [{"name": "Ben"}], "2026-01-02")
    assert body.split("\n") == ["", *stencil.TEXT, ""]


@pytest.mark.parametrize(
    ("title", "path"),
    [
        ("Go first", "principles/go-first.md"),
        ("  Go\n first ", "principles/go-first.md"),
        ("../Go/first", "principles/go-first.md"),
        ("Ça va", "principles/ca-va.md"),
    ],
)
def test_where_it_belongs(title: str, path: str) -> None:
    """The file is named after the title, however that is spaced, and lies nowhere else."""
    assert composed(title=title).path == path_of(title) == path


@pytest.mark.parametrize("title", ["日本語の題", "Index", "..", "", "👋"])
def test_where_a_title_without_letters_belongs(title: str) -> None:
    """A title of which no address can be made gets one of its own."""
    assert composed(title=title).path.startswith("principles/principle-")
