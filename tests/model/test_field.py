"""Fields: which names a record may have, and how all that is wrong with it is noted in one reading."""

from __future__ import annotations

from typing import Any

import pytest

from manifesto import field, node, parsing, rule, shape, single
from manifesto.field import Field, Findings, Placed
from manifesto.problem import Place

PERSON = (Field(name="name", read=shape.text(), example="name: Ada", required=True),)
FIELDS = (
    Field(name="title", read=shape.text(rule.length("title", 3, 80)), example="title: Keep it short", required=True),
    Field(name="words", read=shape.list_of(shape.word(), most=3), example="words: [one, two]", also=("word",)),
    Field(name="day", read=single.day, example="day: 2026-11-21"),
    Field(name="number", read=single.whole_number, example="number: 3"),
    Field(name="sure", read=single.yes_or_no, example="sure: true"),
    Field(name="person", read=shape.record(PERSON, dict, what="person"), example="person: {name: Ada}"),
)


def read(text: str) -> tuple[dict[str, Any], list[str]]:
    """Return what is read of a record written as YAML, and what is said of it."""
    findings = Findings("x.yml", text.split("\n"))
    mapping = parsing.read(text, path="x.yml")
    assert isinstance(mapping, node.Mapping)
    values = field.read_record(mapping, FIELDS, findings, what="record")
    return values, [str(problem).removeprefix("x.yml:") for problem in sorted(findings.problems)]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "day: never",
            "“never” is not a day that we can read. Write the year, the month and the day, with hyphens. It looks like this: day: 2026-11-21 [P012]",
        ),
        (
            "day: 1.2.2026",
            "“1.2.2026” is not a day that we can read. Write the year, the month and the day, with hyphens. Change line 2 to: day: 2026-02-01 [P012]",
        ),
        ("number: many", "“many” is not a whole number from 0 to 999,999. It looks like this: number: 3 [P025]"),
        ("sure: perhaps", "“perhaps” is neither true nor false. It looks like this: sure: true [P026]"),
        ("person: Ada", "A person is written as named values. It looks like this: person: {name: Ada} [P024]"),
        ("words: [[a], b]", "This is a list where one value belongs. It looks like this: words: [one, two] [P024]"),
        ("words: [a, b, c, d]", "There are 4 items here, and 3 are the most. Leave some out. [P023]"),
    ],
)
def test_wrong_values(line: str, said: str) -> None:
    """A value of another shape is answered with what it is, and with the right line or an example of one."""
    values, problems = read(f"title: Keep it short\n{line}")

    assert [problem.partition(": ")[2] for problem in problems] == [said]
    assert list(values) == (["title", "words"] if said.endswith("[P023]") else ["title"])


def test_a_field_without_value_is_absent() -> None:
    """An optional field may stand empty, or hold YAML's words for nothing."""
    assert read("title: Keep it short\nwords:\nday: ~\nnumber: null\n") == ({"title": "Keep it short"}, [])


@pytest.mark.parametrize(("text", "column"), [("title:", 7), ("title: ~", 8), ("title: null", 8)])
def test_a_required_field_without_value_is_missing(text: str, column: int) -> None:
    """A required field that stands empty is missing, at its own place."""
    said = f"1:{column}: The field title is missing. Add it like this: title: Keep it short [P020]"

    assert read(text)[1] == [said]


def test_the_word_null_may_be_quoted() -> None:
    """Between quotation marks YAML's words for nothing are words."""
    assert read('title: "null"') == ({"title": "null"}, [])


def test_a_misspelt_field_is_not_missing_as_well() -> None:
    """A required field whose name is nearly right is one fault, not two, with the line as it may be meant."""
    said = "A record has no field “titel”. Did you mean title? Change line 1 to: title: Keep it short [P021]"

    assert read("titel: Keep it short")[1] == [f"1:1: {said}"]


def test_only_names_that_mean_the_same_are_changed_for_somebody() -> None:
    """Another name of a field is safe to change, and a misspelt one may mean something else."""
    findings = Findings("x", ["titel: a", "word: b"])
    mapping = parsing.read("titel: a\nword: b", path="x")
    assert isinstance(mapping, node.Mapping)
    field.read_record(mapping, FIELDS, findings, what="record")

    assert [problem.fix and problem.fix.safe for problem in findings.problems] == [False, True]


def test_a_field_that_is_like_no_other() -> None:
    """A field that nobody can have meant is answered with all that there are."""
    said = "A record has no field “mood”. Write one of: title, words, day, number, sure, person. [P021]"

    assert read("title: Keep it short\nmood: sunny")[1] == [f"2:1: {said}"]


def test_another_name_of_a_field() -> None:
    """A field may be written under another name, with advice, and the two together are one field twice."""
    values, problems = read("title: Keep it short\nword: a\nwords: b\n")
    called = "The field “word” is called words here, and is read as that. Change line 2 to: words: a [P021]"

    assert values["words"] == (Placed("a", Place(2, 7)),)
    assert problems == [
        f"2:1: Worth a look: {called}",
        "3:1: The field words stands here and on line 2. Keep one of them. [P014]",
    ]


def test_every_fault_of_a_record_is_noted() -> None:
    """One reading finds everything that is wrong, each at its own place."""
    problems = read("title: ab\nday: never\nnumber: many\nsure: perhaps\nmood: sunny\nperson: {}\n")[1]

    assert [problem.split(": ", 1)[0] for problem in problems] == ["1:8", "2:6", "3:9", "4:7", "5:1", "6:9"]
