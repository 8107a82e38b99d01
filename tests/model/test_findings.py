"""Findings: what is noted of one file, where it stands, and the line as it should be."""

from __future__ import annotations

import pytest

from manifesto.field import Findings
from manifesto.plain_text import title
from manifesto.problem import Fix, Place, Problem
from manifesto.rule import Finding, Spot


@pytest.mark.parametrize(
    ("line", "place", "text", "marks", "right"),
    [
        ("key: old # why", Place(1, 6, 9), "new", None, "key: new # why"),
        ("key: old", Place(1, 6, 9), "new: one", None, 'key: "new: one"'),
        ("key: 'old'", Place(1, 6, 11), "new", None, 'key: "new"'),
        ("key: [a, old, b]", Place(1, 10, 13), "new", None, "key: [a, new, b]"),
        ("key: old", Place(1, 6, 9), "new", True, 'key: "new"'),
        ("key: '5.1.2026'", Place(1, 6, 16), "2026-01-05", False, "key: 2026-01-05"),
        ("日本: 語", Place(1, 5, 6), "語学", None, "日本: 語学"),
    ],
)
def test_another_value_on_the_line(line: str, place: Place, text: str, marks: bool | None, right: str) -> None:
    """A value is exchanged where it stands, between quotation marks where it needs or had them."""
    assert Findings("x", [line]).instead(place, text, safe=True, marks=marks) == Fix(1, right, safe=True)


@pytest.mark.parametrize("place", [Place(1, 6), Place(2, 6, 9)])
def test_what_is_not_on_one_line_is_not_written_anew(place: Place) -> None:
    """Where a value goes over several lines, or its line is not known, no right line is offered."""
    assert Findings("x", ["key: old"]).instead(place, "new", safe=True) is None


def test_a_right_text_makes_a_right_line() -> None:
    """What a rule knows to be right becomes the fix of its problem."""
    findings = Findings("x", ["key: Go first."])
    findings.obey([title], "Go first.", Place(1, 6, 15))

    assert [problem.fix for problem in findings.problems] == [Fix(1, "key: Go first", safe=True)]


def test_places_in_the_middle_of_a_line() -> None:
    """What is found in the middle of a line is noted from its first to after its last character."""
    findings = Findings("x")
    findings.scan([lambda _: iter([Spot(2, 4, Finding("P091", "Look.", "review"))])], "a bc", 7)

    assert findings.problems == [Problem("x", Place(7, 3, 5), "P091", "Look.", "review")]
    assert (findings.problems[0].end_column, findings.problems[0].severity, findings.errors) == (5, "review", 0)
