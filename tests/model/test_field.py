"""Fields: how values are read, which shapes they may have, and what is said of the others."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from manifesto import field, node, parsing, rule, shape
from manifesto.field import Field, Findings, Placed
from manifesto.problem import Place

if TYPE_CHECKING:
    from manifesto.field import Reader

FIELDS = (
    Field(name="title", read=shape.text(rule.length("title", 3, 80)), example="title: Keep it short", required=True),
    Field(name="words", read=shape.list_of(shape.word(), most=3), example="words: [one, two]", also=("word",)),
    Field(name="day", read=shape.day, example="day: 2026-11-21"),
    Field(name="number", read=shape.whole_number, example="number: 3"),
    Field(name="sure", read=shape.yes_or_no, example="sure: true"),
    Field(
        name="person",
        read=shape.record(
            (Field(name="name", read=shape.text(), example="name: Ada", required=True),), dict, what="person"
        ),
        example="person: {name: Ada}",
    ),
    Field(
        name="groups",
        read=shape.named_records((Field(name="name", read=shape.text(), example="name: Ada"),), dict, what="group"),
        example="groups: {one: {name: Ada}}",
    ),
)


def read(text: str) -> tuple[dict[str, Any], list[str]]:
    """Return what is read of a record written as YAML, and what is said of it."""
    findings = Findings("x.yml")
    mapping = parsing.read(text, path="x.yml")
    assert isinstance(mapping, node.Mapping)
    values = field.read_record(mapping, FIELDS, findings, what="record")
    return values, [str(problem).removeprefix("x.yml:") for problem in sorted(findings.problems)]


@pytest.mark.parametrize(
    ("reader", "written", "value"),
    [
        # text: one line, white space made plain, never turned into anything else
        (shape.text(), "plain", "plain"),
        (shape.text(), "'  two   spaces '", "two spaces"),
        (shape.text(), ">\n  folded\n  lines\n", "folded lines"),
        (shape.text(), "|\n  kept\n  lines\n", "kept lines"),
        (shape.text(), "404", "404"),
        (shape.text(), "No", "No"),
        (shape.text(), "2026-11-21", "2026-11-21"),
        (shape.text(), "1e3", "1e3"),
        (shape.text(), "日本語の題", "日本語の題"),
        # days
        (shape.day, "2026-11-21", date(2026, 11, 21)),
        (shape.day, "'2028-02-29'", date(2028, 2, 29)),
        # whole numbers
        (shape.whole_number, "0", 0),
        (shape.whole_number, "007", 7),
        (shape.whole_number, "999999", 999_999),
        # yes or no
        (shape.yes_or_no, "true", True),
        (shape.yes_or_no, "False", False),
        # lists, and single items without brackets
        (shape.list_of(shape.text(), most=2), "[a, b]", ("a", "b")),
        (shape.list_of(shape.text(), most=2), "a", ("a",)),
        (shape.list_of(shape.text(), most=2), "[]", ()),
        (shape.list_of(shape.text(), most=2), "\n- a\n- b", ("a", "b")),
    ],
)
def test_values(reader: Reader, written: str, value: object) -> None:
    """A value of the right shape is read as what it means."""
    findings = Findings("x")
    mapping = parsing.read(f"key: {written}", path="x")
    assert isinstance(mapping, node.Mapping)
    ((_, scalar),) = mapping.entries

    assert reader(scalar, findings) == value
    assert findings.problems == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        *(
            (
                f"day: {written}",
                f"“{written}” is not a day of the calendar, written year-month-day. Write: day: 2026-11-21 [P012]",
            )
            for written in (
                *("2026-02-30", "2026-02-29", "2026-13-01", "2026-00-10", "2026-11-00", "0000-01-01"),
                *("20261121", "2026-W01-1", "2026-325", "21.11.2026", "11/21/2026", "today", "２０２６-11-21"),
                *("2026-11-21T10:00:00", "2026-11-21 10:00", "-2026-1-21", "2026-11-2１"),
            )
        ),
        *(
            (f"number: {written}", f"“{written}” is not a whole number from 0 to 999,999. Write: number: 3 [P025]")
            for written in ("-1", "1.5", "1e3", "0x10", "1_000", "1,000", "1000000", "three", "３", "²", "+1")
        ),
        *(
            (f"sure: {written}", f"“{written}” is neither true nor false. Write: sure: true [P026]")
            for written in ("yes", "on", "1", "truee", "wahr")
        ),
        ("person: Ada", "A person is written as named values. Write: person: {name: Ada} [P024]"),
        ("person: [Ada]", "A person is written as named values. Write: person: {name: Ada} [P024]"),
        ("groups: Ada", "Each group begins with its key and a colon. Write: groups: {one: {name: Ada}} [P024]"),
        ("title: [a, b, c]", "This is a list where one value belongs. Write: title: Keep it short [P024]"),
        ("title: {a: b}", "These are named values where one value belongs. Write: title: Keep it short [P024]"),
        ("words: [[a], b]", "This is a list where one value belongs. Write: words: [one, two] [P024]"),
        ("words: [a, b, c, d]", "There are 4 items here, and 3 are the most. Leave some out. [P023]"),
    ],
)
def test_wrong_values(line: str, said: str) -> None:
    """A value of another shape is answered with what it is, and with the right line."""
    _, problems = read(f"title: Keep it short\n{line}" if not line.startswith("title") else line)

    assert [problem.partition(": ")[2] for problem in problems] == [said]


def test_a_field_without_value_is_absent() -> None:
    """An optional field may stand empty, or hold YAML's words for nothing."""
    values, problems = read("title: Keep it short\nwords:\nday: ~\nnumber: null\n")

    assert values == {"title": "Keep it short"}
    assert problems == []


@pytest.mark.parametrize("text", ["title:", "title: ~", "title: null"])
def test_a_required_field_without_value_is_missing(text: str) -> None:
    """A required field that stands empty is missing, at its own place."""
    assert read(text)[1] == [
        f"1:{8 if len(text) > 6 else 7}: The field title is missing. Add it like this: title: Keep it short [P020]"
    ]


def test_the_word_null_may_be_quoted() -> None:
    """Between quotation marks YAML's words for nothing are words."""
    assert read('title: "null"')[0] == {"title": "null"}


def test_a_misspelt_field_is_not_missing_as_well() -> None:
    """A required field whose name is nearly right is one fault, not two."""
    assert read("titel: Keep it short")[1] == ["1:1: A record has no field “titel”. Did you mean title? [P021]"]


def test_another_name_of_a_field() -> None:
    """A field may be written under another name, and the two together are one field twice."""
    values, problems = read("title: Keep it short\nword: a\nwords: b\n")

    assert values["words"] == (Placed("a", Place(2, 7)),)
    assert problems == ["3:1: The field words stands here and on line 2. Keep one of them. [P014]"]


def test_every_fault_of_a_record_is_noted() -> None:
    """One reading finds everything that is wrong, each at its own place."""
    problems = read("title: ab\nday: never\nnumber: many\nsure: perhaps\nmood: sunny\nperson: {}\n")[1]

    assert [problem.split(": ", 1)[0] for problem in problems] == ["1:8", "2:6", "3:9", "4:7", "5:1", "6:9"]


def test_a_key_of_records_stands_once() -> None:
    """Records by key are all read, and a key that stands twice is reported with both lines."""
    problems = read("title: Keep it short\ngroups:\n  one: {name: Ada}\n  two: Ada\n  Three: {}\n  one: {}\n")[1]

    assert problems == [
        "4:8: A group is written as named values. Write them indented below its key. [P024]",
        "5:3: “Three” is not a slug. Use a-z, 0-9 and single hyphens, at most 60 characters: keep-it-short. [P070]",
        "6:3: The group “one” stands here and on line 3. Keep one of them. [P014]",
    ]


def test_one_of() -> None:
    """A closed vocabulary is named whole when something else is written."""
    check = shape.one_of(["a", "b"], "P092", "letter")

    assert list(check("a")) == []
    assert [str(finding.message) for finding in check("c")] == ["The letter “c” is not known. Write one of: a, b."]


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("2026-1-5", "2026-01-05"),
        ("2026/01/05", "2026-01-05"),
        ("5.1.2026", "2026-01-05"),
        ("31/12/2026", "2026-12-31"),
        ("05/01/2026", "2026-11-21"),  # two different days: the example has to do
        ("2026-02-30", "2026-11-21"),
        ("soon", "2026-11-21"),
    ],
)
def test_the_day_that_was_meant_is_named(written: str, right: str) -> None:
    """A day in another way of writing is answered with the right line for it, unless it could be two days."""
    _, problems = read(f"title: Keep it short\nday: {written}\n")

    assert problems[0].endswith(f"Write: day: {right} [P012]")
