"""Faults: where a text that cannot be read is wrong, and the one line that puts it right."""

from __future__ import annotations

import pytest

from manifesto import parsing
from manifesto.problem import Fix, Place, Rejected


@pytest.mark.parametrize(
    ("text", "place", "fix"),
    [
        # The parser stumbles after the fault
        ('title: "Open\nsummary: "Closed"\nadded: 2026-11-21', Place(1, 8), Fix(1, 'title: "Open"', safe=True)),
        ("title: 'Open\nadded: 2026-11-21\nlicence: MIT", Place(1, 8), Fix(1, 'title: "Open"', safe=True)),
        ("authors: [ada\nadded: 2026-11-21", Place(1, 10), Fix(1, "authors: [ada]", safe=True)),
        ("title\nadded: 2026-11-21", Place(2, 6), None),
        # Lines before it look like accidents and are none
        ("summary: >\n  Promises: many\ntitle: a: b", Place(3, 8), Fix(3, 'title: "a: b"', safe=True)),
        ("summary: |\n  'Promises\ntitle: a: b", Place(3, 8), Fix(3, 'title: "a: b"', safe=True)),
        ("summary: 'Promises:\n  many'\ntitle: a: b", Place(3, 8), Fix(3, 'title: "a: b"', safe=True)),
        ('summary: "a \\" b"\n}', Place(2, 1), None),
        ("authors: [a,\n  b]\n}", Place(3, 1), None),
        # Lines in the wrong place
        ("ada:\n  name: A\n   role: B", Place(3, 1), Fix(3, "  role: B", safe=True)),
        ("ada:\n  name: A\n role: B", Place(3, 1), Fix(3, "  role: B", safe=True)),
        ("authors:\n  - name: A\n   github: b", Place(3, 1), Fix(3, "    github: b", safe=True)),
        ("title: A\n summary: B", Place(2, 1), Fix(2, "summary: B", safe=True)),
        ("ada:\n\tname: A", Place(2, 1), Fix(2, "  name: A", safe=True)),
        ("ada:\n  \tname: A\n  role: b", Place(2, 3), Fix(2, "    name: A", safe=True)),
        # Places count characters
        ("é👋: x\n日本: 語: 語", Place(2, 6), None),
        ("é👋: x\nname: 語: 語", Place(2, 7), Fix(2, 'name: "語: 語"', safe=True)),
    ],
)
def test_the_fault_is_found_where_it_is(text: str, place: Place, fix: Fix | None) -> None:
    """The problem stands where the fault is, not where the parser stumbled, and blames no line that is right."""
    with pytest.raises(Rejected) as caught:
        parsing.read(text, path="x")
    (problem,) = caught.value.problems

    assert (problem.id, problem.place, problem.fix) == ("P011", place, fix)
    assert problem.message.startswith("This line cannot be read") is (fix is None)


def test_a_long_line_is_not_written_out() -> None:
    """A line that is too long to be shown is described only, and the message stays short."""
    with pytest.raises(Rejected) as caught:
        parsing.read(f"title: a: {'b' * 400}", path="x")

    assert str(caught.value).startswith(
        "x:1:8: A value with a colon in it needs quotation marks. "
        "Change line 1; it is too long to be shown here. [P011]\n"
    )


def test_nothing_invisible_is_written_out() -> None:
    """What is invisible in the broken line is shown as its code in the message, and stays in the right line."""
    with pytest.raises(Rejected) as caught:
        parsing.read("title: a: \u202eb", path="x")

    assert 'Change line 1 to: title: "a: U+202Eb" [P011]' in str(caught.value)
    assert caught.value.problems[0].fix == Fix(1, 'title: "a: \u202eb"', safe=True)
