"""Repairs: a value that YAML cannot read, and the one that means what was written."""

from __future__ import annotations

import pytest

from manifesto import parsing, repair
from manifesto.node import Mapping, Node, Scalar, Sequence

REPAIRS = (
    # A colon, or a sign with which YAML begins something else
    ("Speed: answer first", '"Speed: answer first"'),
    ("Ends with a colon:", '"Ends with a colon:"'),
    ('Say "yes": then do it', r'"Say \"yes\": then do it"'),
    *((f"{sign}Answer first", f'"{sign}Answer first"') for sign in repair.SPECIAL),
    ("- Answer first", '"- Answer first"'),
    # Quotation marks that are open, end too early, or come from a word processor
    ('"Answer first', '"Answer first"'),
    ("'Answer first", '"Answer first"'),
    ("'It's ours'", '"It\'s ours"'),
    ('"Say "yes" first"', r'"Say \"yes\" first"'),
    ('"Yes" we can', r'"\"Yes\" we can"'),
    ('"C:\\Users"', r'"C:\\Users"'),
    ("“Speed: answer first”", '"Speed: answer first"'),
    ("„Tempo: zuerst“", '"Tempo: zuerst"'),
    ("«Vite : répondre»", '"Vite : répondre"'),
    # Brackets
    ("[ada-example", "[ada-example]"),
    ("[{name: Ada Example", "[{name: Ada Example}]"),
    ("[@ada, 'ben']", '["@ada", "ben"]'),
    ("{title: A Book: of Examples, by: Ada}", '{title: "A Book: of Examples", by: "Ada"}'),
    ("[Always] answer first", '"[Always] answer first"'),
    ("{{ title }} first", '"{{ title }} first"'),
)


def said(node: Node | None) -> object:
    """Return a node's words in Python's own types."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [said(item) for item in node.items]
    return {name.text: said(value) for name, value in node.entries} if isinstance(node, Mapping) else None


@pytest.mark.parametrize(("value", "right"), REPAIRS)
def test_repairs(value: str, right: str) -> None:
    """A value is repaired into the one that was meant, with a sentence about what is wrong with it."""
    found = next(repair.repairs(value))

    assert found.value == right
    assert found.complaint.endswith(".")
    assert repair.written(value) == right


@pytest.mark.parametrize(("value", "right"), REPAIRS)
def test_a_repaired_value_can_be_read(value: str, right: str) -> None:
    """Where every word stays, the repaired value is read back as those words."""
    root = parsing.read(f"key: {right}", path="x")

    assert isinstance(root, Mapping)
    assert root.get("key") is not None
    if right == f'"{value}"':
        assert said(root) == {"key": value}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("[ada, @ben]", ["ada", "@ben"]),
        ("[{name: Ada", [{"name": "Ada"}]),
        ("{title: `A Book`, by: 'Ada'}", {"title": "`A Book`", "by": "Ada"}),
        ('"a \\q b"', "a \\q b"),
        ("'Yes' we can", "'Yes' we can"),
    ],
)
def test_what_a_repaired_value_says(value: str, words: object) -> None:
    """A repaired value says what its writer meant."""
    assert said(parsing.read(f"key: {repair.written(value)}", path="x")) == {"key": words}


@pytest.mark.parametrize(
    "value", ["Answer first", "10:30", "ada-example", "a-b", "“Yes” we can", "it's", "50%", "a [b]"]
)
def test_right_values_need_no_repair(value: str) -> None:
    """A value with nothing wrong in it stays as it is."""
    assert list(repair.repairs(value)) == []
    assert repair.written(value) == value


@pytest.mark.parametrize("value", ["[a]]", "[a}", "{a]", "[[a], [b]]", "[a, {b: c}]", "{}", "[]", "[,]"])
def test_muddled_brackets_are_left_alone(value: str) -> None:
    """Nothing is offered where brackets do not tell what was meant, but quotation marks around the whole."""
    assert [each.value for each in repair.repairs(value)] in ([], [f'"{value}"'])


def test_words_beside_a_colon_are_not_dropped() -> None:
    """A word without a colon among named values is still there in what is offered."""
    assert [
        each.value for each in repair.repairs("{title: A Book, and more, by: Ada}") if "and more" not in each.value
    ] == []
