"""Nodes: YAML is read as it was written, every value knows its place, and nothing can grow or run."""

from __future__ import annotations

import pytest

from manifesto import parsing
from manifesto.node import Mapping, Scalar, Sequence
from manifesto.problem import Place


def scalar(text: str) -> Scalar:
    """Return the single value of `key: text`."""
    root = parsing.read(f"key: {text}", path="x.yml")
    assert isinstance(root, Mapping)
    value = root.get("key")
    assert isinstance(value, Scalar)
    return value


@pytest.mark.parametrize(
    "written",
    [
        *("On", "no", "404", "0x1F", "1e5", "1_000", "2026-11-21", "12:30:45", ".inf", "=", "<<", "true"),
        *("Ünïcödé", "👋", "日本語"),
    ],
)
def test_nothing_is_guessed(written: str) -> None:
    """A plain value stays the text that was written, whatever other programs make of it."""
    assert scalar(written).text == written


@pytest.mark.parametrize(
    ("written", "empty"),
    [
        ("", True),
        ("~", True),
        ("null", True),
        ("NULL", True),
        ('""', False),
        ("'~'", False),
        ("nul", False),
        ("0", False),
    ],
)
def test_emptiness(written: str, empty: bool) -> None:
    """Nothing is what was not written, or YAML's own words for it without quotation marks."""
    assert scalar(written).empty is empty


def test_places() -> None:
    """Every value knows the line and column on which it was written, counted in characters."""
    root = parsing.read("日本: 語\n\nlist:\n  - 👋👋\n  - {é: x}\n", path="x.yml", first_line=10)

    assert root == Mapping(
        (
            (Scalar("日本", Place(10, 1)), Scalar("語", Place(10, 5))),
            (
                Scalar("list", Place(12, 1)),
                Sequence(
                    (
                        Scalar("👋👋", Place(13, 5)),
                        Mapping(((Scalar("é", Place(14, 6)), Scalar("x", Place(14, 9))),), Place(14, 5)),
                    ),
                    Place(13, 3),
                ),
            ),
        ),
        Place(10, 1),
    )


def test_an_empty_document_is_nothing() -> None:
    """A text without a value has no root."""
    assert parsing.read("# only a comment\n", path="x.yml") is None


def test_doubles_are_kept() -> None:
    """A name that stands twice is there twice, for others to report; the first is what is found."""
    root = parsing.read("a: 1\na: 2\n", path="x.yml")

    assert isinstance(root, Mapping)
    assert [(name.text, name.place.line) for name, _ in root.entries] == [("a", 1), ("a", 2)]
    assert root.get("a") == Scalar("1", Place(1, 4))
    assert root.get("b") is None


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("!ENV NAME", "from outside"),
        ("!ENV [NAME]", "from outside"),
        ("!ENV [OTHER, NAME, default]", "from outside"),
        ("!ENV [OTHER, default]", "default"),
        ("!ENV OTHER", ""),
        ("!ENV [OTHER, '']", ""),
        ("!ENV []", ""),
        ("!other plain", "plain"),
        ("NAME", "NAME"),
    ],
)
def test_values_from_the_environment(written: str, value: str) -> None:
    """In mkdocs.yml a value may come from the environment, as MkDocs reads it; other tags are left to MkDocs."""
    root = parsing.read(f"key: {written}", path="x.yml", environment={"NAME": "from outside"})

    assert isinstance(root, Mapping)
    assert root.get("key") == Scalar(value, Place(1, 6), plain=not value or "!ENV" not in written)


@pytest.mark.parametrize(
    ("text", "end", "after"),
    [
        ("key: old", 9, Place(1, 9)),
        ("key: 'old'  # a remark", 11, Place(1, 11)),
        ("key: 日本語 ", 9, Place(1, 9)),
        ("key: [a, b]", 12, Place(1, 12)),
        ("key: {a: b} # a remark", 12, Place(1, 12)),
        ("key: [a,\n  b]", 0, Place(2, 5)),
        ("key:\n  - a\n  - b\n\n# a remark\n", 0, Place(3, 6)),
        ("key:\n  a: b\n  c: d\n\nmore: x", 0, Place(3, 7)),
        ("key:", 5, Place(1, 5)),
    ],
)
def test_ends(text: str, end: int, after: Place) -> None:
    """A value on one line knows the column after it, and every value the place right after its last character."""
    root = parsing.read(text, path="x.yml")
    assert isinstance(root, Mapping)
    value = root.entries[0][1]

    assert value.place.end == end or isinstance(value, (Mapping, Sequence))
    assert value.end == after
