"""Shapes: texts, words, lists and records, and what is said of a value of another shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from manifesto import parsing, rule, shape
from manifesto.field import Field, Findings, Placed, WrongShape
from manifesto.identifier import slug
from manifesto.node import Mapping
from manifesto.problem import Place

if TYPE_CHECKING:
    from manifesto.field import Reader

NAME = (Field(name="name", read=shape.text(rule.length("name", 1, 60)), example="name: Ada", required=True),)
PERSON = shape.record(NAME, dict, what="person")
GROUPS = shape.named_records(NAME, dict, what="group")


def read(reader: Reader, written: str) -> tuple[Any, list[str]]:
    """Return what is read of a value written as YAML, and what is said of it."""
    text = f"key: {written}"
    findings = Findings("x", text.split("\n"))
    mapping = parsing.read(text, path="x")
    assert isinstance(mapping, Mapping)
    ((_, node),) = mapping.entries
    value = reader(node, findings)
    return value, [str(problem).removeprefix("x:") for problem in findings.problems]


@pytest.mark.parametrize(
    ("reader", "written", "value"),
    [
        (shape.text(), "'  two   spaces '", "two spaces"),
        (shape.text(), "日本語の題", "日本語の題"),
        (shape.text(), "'404'", "404"),
        (shape.text(slug), "keep-it-short", "keep-it-short"),
        (shape.word(), "ada", Placed("ada", Place(1, 6))),
        (shape.list_of(shape.text(), most=2), "[a, b]", ("a", "b")),
        (shape.list_of(shape.text(), most=2), "a", ("a",)),
        (shape.list_of(shape.text(), most=2), "[]", ()),
        (shape.list_of(shape.text(), most=2), "\n- a\n- b", ("a", "b")),
        (shape.list_of(PERSON, most=2), "{name: Ada}", ({"name": "Ada"},)),
        (PERSON, "{name: Ada}", {"name": "Ada"}),
        (PERSON, "\n  name: Ada", {"name": "Ada"}),
        (
            GROUPS,
            "{one: {name: Ada}, two: {name: Ben}}",
            ({"key": "one", "name": "Ada"}, {"key": "two", "name": "Ben"}),
        ),
    ],
)
def test_values(reader: Reader, written: str, value: object) -> None:
    """A value of the right shape is read as what it means."""
    assert read(reader, written) == (value, [])


@pytest.mark.parametrize("written", ["404", "No", "2024-11-21", "1e3", "~", "12:30"])
def test_what_other_programs_take_for_something_else(written: str) -> None:
    """A text stays what was written, with advice to say so to other programs, too."""
    value, (said,) = read(shape.text(), written)

    assert value == written
    assert said.endswith(f'Quotation marks around it keep it as it is. Change line 1 to: key: "{written}" [P015]')


@pytest.mark.parametrize(
    ("reader", "written", "said"),
    [
        (shape.text(slug), "Keep", "1:6: “Keep” cannot be an address."),
        (shape.text(), "a <b>", "1:6: The character < cannot stand in “a <b>”."),
        (shape.text(), '"a\\u202e"', "1:6: An invisible character (U+202E)"),
        (shape.list_of(shape.word(), most=3), "[a, b, c, d]", "1:6: There are 4 items here, and 3 are the most."),
        (shape.text(rule.length("title", 3, 80)), "No", "1:6: The title has 2 characters"),
        (PERSON, "{}", "1:6: The field name is missing."),
        (PERSON, "{name: ''}", "1:13: The name has 0 characters"),
    ],
)
def test_wrong_values(reader: Reader, written: str, said: str) -> None:
    """A value that breaks a rule is noted at its place, the rules of all plain text included."""
    _, problems = read(reader, written)

    assert [problem.startswith(said) for problem in problems] == [True]


@pytest.mark.parametrize(
    ("reader", "written", "said"),
    [
        (PERSON, "Ada", "A person is written as named values."),
        (PERSON, "[Ada]", "A person is written as named values."),
        (GROUPS, "Ada", "Each group begins with its key and a colon."),
        (GROUPS, "[Ada]", "Each group begins with its key and a colon."),
        (shape.list_of(shape.word(), most=3), "[[a], b]", "This is a list where one value belongs."),
        (shape.list_of(shape.word(), most=3), "{a: b}", "These are named values where one value belongs."),
        (shape.text(), "[a, b, c]", "This is a list where one value belongs."),
    ],
)
def test_other_shapes(reader: Reader, written: str, said: str) -> None:
    """A value of another shape is refused with what it is."""
    with pytest.raises(WrongShape) as caught:
        read(reader, written)

    assert (caught.value.id, caught.value.message) == ("P024", said)


def test_a_record_with_a_fault_is_none() -> None:
    """Nothing is made out of values of which one is wrong; advice is no fault."""
    assert read(PERSON, "{name: <Ada>}")[0] is None
    assert read(PERSON, "{name: 'Ada', name: 'Ada'}")[0] is None
    assert read(PERSON, "{name: On}")[0] == {"name": "On"}


def test_a_key_of_records_stands_once() -> None:
    """Records by key are all read, and a key that stands twice is reported with both lines."""
    made, problems = read(GROUPS, "\n  one: {name: Ada}\n  two: Ada\n  Three: {}\n  one: {}\n")

    assert made == ({"key": "one", "name": "Ada"}, None)
    assert problems == [
        "3:8: A group is written as named values. Write them indented below its key. [P024]",
        "4:3: “Three” cannot be an address. Use a-z, 0-9 and single hyphens, at most 60 characters: keep-it-short. [P070]",
        "4:10: The field name is missing. Add it like this: name: Ada [P020]",
        "5:3: The group “one” stands here and on line 2. Keep one of them. [P014]",
    ]
