"""Values: what is written for somebody is read back as the very words that it is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from manifesto import front_matter, notation, parsing, tidiness
from manifesto.composition import Author, Composition
from manifesto.node import Mapping, Scalar

from . import texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifesto.node import Node

WORDS = texts.ANY | texts.VALUE
ODD = ("a\x85b", "a\u2028b", "a\x7fb", "\ufeffa", "a\ufffeb", "---", "null", "é\\", "a # b", "a: b", "\n", " ")


def said(node: Node | None) -> Any:
    """Return a node in Python's own types."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key.text: said(value) for key, value in node.entries}
    return [said(item) for item in node.items] if node else None


def written_and_read(write: Callable[[str], str], text: str) -> list[Any]:
    """Return what is read where a value stands alone on a line, in a list, and within brackets of both kinds."""
    value = write(text)
    document = f"alone: {value}\nlisted:\n  - {value}\n  - name: {value}\nwithin: [{value}, {{name: {value}}}]\n"
    return list(said(parsing.read(document, path="x.yml")).values())


@pytest.mark.parametrize("write", [notation.value, notation.quoted])
@given(text=WORDS)
def test_a_value_is_read_back(write: Callable[[str], str], text: str) -> None:
    """A value is the very same text when it is read again, wherever it stands."""
    assert written_and_read(write, text) == [text, [text, {"name": text}], [text, {"name": text}]]


@pytest.mark.parametrize("write", [notation.value, notation.quoted])
@pytest.mark.parametrize("text", ODD, ids=ascii)
def test_an_odd_value_is_read_back(write: Callable[[str], str], text: str) -> None:
    """What YAML folds, refuses or takes for something else is read back as well."""
    assert written_and_read(write, text) == [text, [text, {"name": text}], [text, {"name": text}]]


@given(title=WORDS, name=WORDS.filter(bool), text=texts.ANY | texts.YAML, themes=st.lists(WORDS, max_size=3))
@example(title="a\x85b", name="a\x7fb", text="---\n\n---", themes=["\ufeff"])
def test_a_composition_is_read_back(title: str, name: str, text: str, themes: list[str]) -> None:
    """Every field of a new principle is read again as it was given, and every word of its text."""
    written = Composition(
        title=title,
        summary=name,
        authors=(Author(handle="ada-example"), Author(name=name, url=title, github=title)),
        added=date(2026, 11, 21),
        licence=title,
        text=text,
        themes=tuple(themes),
    )
    read = front_matter.read(written.file, path=written.path)

    links = {"url": title, "github": title} if title else {}
    assert said(read.metadata) == {
        "title": title,
        "summary": name,
        "authors": ["ada-example", {"name": name, **links}],
        "added": "2026-11-21",
        "licence": title,
        **({"themes": themes} if themes else {}),
    }
    assert read.body.split() == text.split()


@given(text=texts.PRINCIPLES | texts.REGISTRIES, path=st.sampled_from(("principles/ring-back.md", "contributors.yml")))
@example(text="", path="principles/ring-back.md")
@example(text=" \n\t\n", path="principles/ring-back.md")
@example(text="---\ntitle: x\n—\n\n- a\n\n\tb  \n", path="principles/ring-back.md")
def test_tidying_twice_is_tidying_once(text: str, path: str) -> None:
    """A tidy file stays as it is, and no word of an untidy one changes or moves to another line."""
    tidy = tidiness.tidied(text, path)

    assert tidiness.tidied(tidy, path) == tidy
    assert not list(tidiness.problems(path, tidy))
    before, after = tidiness.plain(text).split("\n"), tidy.split("\n")
    assert [line.split() for line in after if line.split()] == [line.split() for line in before if line.split()]
    assert bool(list(tidiness.problems(path, text))) == (tidy != text)
