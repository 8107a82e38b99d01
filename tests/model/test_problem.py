"""Problems: one form for editors and terminals, safe to print whatever a contributor wrote."""

from __future__ import annotations

import pytest

from manifesto.problem import Place, Problem, Rejected, count, quote, report, visible

SECOND = Problem("a.md", Place(2, 7), "P030", "Too short. Write more.")
FIRST = Problem("a.md", Place(2, 1), "P020", "It is missing. Add it.")
OTHER = Problem("b.md", Place(1, 1), "P001", "It is not there. Create it.")


def test_the_form_of_a_problem() -> None:
    """A problem is printed as path, line, column, message and id."""
    assert str(SECOND) == "a.md:2:7: Too short. Write more. [P030]"


def test_a_report_is_sorted_and_counted() -> None:
    """A report gives a line to each problem, by file and place, and their number at the end."""
    assert report([OTHER, SECOND, FIRST]).split("\n") == [str(FIRST), str(SECOND), str(OTHER), "3 things to fix."]


@pytest.mark.parametrize(("number", "said"), [(0, "Nothing to fix."), (1, "1 thing to fix."), (2, "2 things to fix.")])
def test_count(number: int, said: str) -> None:
    """The last line is a sentence for any number."""
    assert count(number) == said


def test_a_refusal_holds_all_problems_sorted() -> None:
    """What was refused says why, in order, as a report."""
    rejected = Rejected([OTHER, FIRST])

    assert rejected.problems == (FIRST, OTHER)
    assert str(rejected) == report([FIRST, OTHER])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "“plain”"),
        ("", "“”"),
        ("日本語 שלום", "“日本語 שלום”"),
        ("a\nb", "“aU+000Ab”"),
        ("\x1b[31mred", "“U+001B[31mred”"),
        ("a\u202eb\u2028", "“aU+202EbU+2028”"),
        ("\ud800", "“U+D800”"),
        ("\U000e0041", "“U+E0041”"),
        ("a" * 60, f"“{'a' * 60}”"),
        ("a" * 61, f"“{'a' * 60}…”"),
        ("a" * 60_000, f"“{'a' * 60}…”"),
    ],
)
def test_quotes(text: str, shown: str) -> None:
    """A contributed word is shown short, and with nothing in it that could steer a terminal."""
    assert quote(text) == shown


@pytest.mark.parametrize(
    "code", [*range(0x20), *range(0x7F, 0xA0), 0xAD, 0x200B, 0x202E, 0x2028, 0x2029, 0xFEFF, 0xDC80, 0xE000]
)
def test_nothing_invisible_stays_so(code: int) -> None:
    """Control, format, private and broken characters are written as their code points."""
    assert visible(chr(code)) == f"U+{code:04X}"
