"""Nodes: YAML is read as it was written, every value knows its place, and nothing can grow or run."""

from __future__ import annotations

import time

import pytest

from manifesto import parsing
from manifesto.node import Mapping, Scalar, Sequence
from manifesto.problem import Place, Rejected


def scalar(text: str) -> Scalar:
    """Return the single value of `key: text`."""
    root = parsing.read(f"key: {text}", path="x.yml")
    assert isinstance(root, Mapping)
    value = root.get("key")
    assert isinstance(value, Scalar)
    return value


def refused(text: str) -> str:
    """Return what is said of a text that is refused."""
    with pytest.raises(Rejected) as caught:
        parsing.read(text, path="x.yml")
    (problem,) = caught.value.problems
    return str(problem).removeprefix("x.yml:")


@pytest.mark.parametrize(
    "written",
    [
        "On",
        "no",
        "404",
        "0x1F",
        "1e5",
        "1_000",
        "2026-11-21",
        "12:30:45",
        ".inf",
        "=",
        "<<",
        "true",
        "Ünïcödé",
        "👋",
        "日本語",
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
    ("text", "said"),
    [
        ("a: &x b", '1:4: A value that begins with & needs quotation marks. Write: a: "&x b" [P011]'),
        ("a: *x", '1:4: A value that begins with * needs quotation marks. Write: a: "*x" [P011]'),
        ("a: !x b", '1:4: A value that begins with ! needs quotation marks. Write: a: "!x b" [P011]'),
        ("&x\na: b", "1:1: A value cannot begin with & or *. Put it between quotation marks. [P011]"),
        ("&x a: b", "1:1: A value cannot begin with & or *. Put it between quotation marks. [P011]"),
        ("!x a: b", "1:1: A value cannot begin with !. Put it between quotation marks. [P011]"),
        (
            "a: !!python/name:os.system x",
            '1:4: A value that begins with ! needs quotation marks. Write: a: "!!python/name:os.system x" [P011]',
        ),
        ("a: !ENV HOME", '1:4: A value that begins with ! needs quotation marks. Write: a: "!ENV HOME" [P011]'),
        ("? [a]\n: b", "1:3: The name of a field is a single word. Remove the brackets around it. [P011]"),
        ("? {a: b}\n: b", "1:3: The name of a field is a single word. Remove the brackets around it. [P011]"),
        ("a: b\n---\nc: d", "2:1: Everything after this --- would be lost. Delete the line. [P011]"),
        ("a: [[[[[[[[b]]]]]]]]", "1:11: Lists within lists go 8 levels deep at most. Write it flatter. [P011]"),
        ("}", "1:1: This line cannot be read: “}”. Write it as a name, a colon, a space and a value. [P011]"),
    ],
)
def test_more_than_we_take(text: str, said: str) -> None:
    """Anchors, aliases, tags, second documents and deep nesting are refused at the place where they begin."""
    assert refused(text) == said


def test_seven_lists_within_a_mapping_are_taken() -> None:
    """Nesting is refused from the ninth level on, not before."""
    assert parsing.read("a: [[[[[[[b]]]]]]]", path="x.yml") is not None


@pytest.mark.parametrize(
    "text",
    [
        "[" * 60_000,
        "{" * 60_000,
        "- " * 30_000,
        "? " * 30_000,
        "a: " + "[" * 5_000 + "]" * 5_000,
        "a: &a [x]\nb: [" + "*a," * 10_000 + "*a]",
        "a: &a x\n" + "".join(f"b{i}: &b{i} [*a, *a]\n" for i in range(3_000)),
        "a: x" + " " * 60_000 + "y: z",
        "a" + " " * 60_000 + "::",
        "a: " + '"' * 60_001,
        "a: " + "'" * 60_001,
        'a: b: "c\n' * 6_000,
        "\t" * 60_000 + "a",
        "a: b\n" + ("x" * 50 + "\n") * 1_200,
        "a: {" + "b: c: d, " * 6_000 + "}",
        "%" * 60_000,
        "a: >" + "\n " * 30_000 + "\nb",
    ],
)
def test_hostile_documents_are_refused_quickly(text: str) -> None:
    """A document made to keep a reader busy is refused in less than two seconds, with one short problem."""
    started = time.process_time()
    said = refused(text)

    assert time.process_time() - started < 2
    assert len(said) < 1_000


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
    assert root.get("key") == Scalar(value, Place(1, 6))
