"""Problems: one form for editors and terminals, safe to print whatever a contributor wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manifesto.problem import Fix, Place, Problem, Rejected, count, quote, report, visible

if TYPE_CHECKING:
    from manifesto.problem import Severity

SECOND = Problem("a.md", Place(2, 7), "P030", "Too short. Write more.")
FIRST = Problem("a.md", Place(2, 1), "P020", "It is missing. Add it.")
OTHER = Problem("b.md", Place(1, 1), "P001", "It is not there. Create it.")


def test_the_form_of_a_problem() -> None:
    """A problem is printed as path, line, column, message and id."""
    assert str(SECOND) == "a.md:2:7: Too short. Write more. [P030]"


def test_a_report_is_sorted_and_counted() -> None:
    """A report gives a line to each problem, by file and place, and their number at the end."""
    assert report([OTHER, SECOND, FIRST]).split("\n") == [str(FIRST), str(SECOND), str(OTHER), "3 things to fix."]


@pytest.mark.parametrize(
    ("severities", "said"),
    [
        ([], "Nothing to fix."),
        (["error"], "1 thing to fix."),
        (["error", "error"], "2 things to fix."),
        (["warning"], "Nothing to fix, 1 worth a look."),
        (["review", "review"], "Nothing to fix, 2 for a person to look at."),
        (["review", "error", "warning", "warning"], "1 thing to fix, 2 worth a look, 1 for a person to look at."),
    ],
)
def test_count(severities: list[Severity], said: str) -> None:
    """The last line is a sentence for any number of errors, of advice, and of things for a person to look at."""
    assert count(severities) == said


@pytest.mark.parametrize(
    ("severity", "fix", "said"),
    [
        ("error", None, "a.md:2:7: Wrong."),
        ("warning", None, "a.md:2:7: Worth a look: Wrong."),
        ("review", None, "a.md:2:7: For a person to look at: Wrong."),
        ("error", Fix(2, "title: Go first"), "a.md:2:7: Wrong. Change line 2 to: title: Go first"),
        ("error", Fix(2, "  name: Ada\n  url: b"), "a.md:2:7: Wrong. Change line 2 to:   name: Ada /   url: b"),
        ("error", Fix(2, "a" * 301), "a.md:2:7: Wrong. Change line 2; it is too long to be shown here."),
        ("error", Fix(2, "a" * 300), f"a.md:2:7: Wrong. Change line 2 to: {'a' * 300}"),
        ("error", Fix(2, "a\x1b\u202eb"), "a.md:2:7: Wrong. Change line 2 to: aU+001BU+202Eb"),
        ("warning", Fix(2, "b", safe=True), "a.md:2:7: Worth a look: Wrong. Change line 2 to: b"),
    ],
)
def test_how_much_it_matters_and_what_to_change(severity: Severity, fix: Fix | None, said: str) -> None:
    """Advice is told from what keeps a file back, and the right line stands last, with nothing invisible in it."""
    assert str(Problem("a.md", Place(2, 7), "P031", "Wrong.", severity, fix)) == f"{said} [P031]"


@pytest.mark.parametrize(("place", "end"), [(Place(2, 7), 8), (Place(2, 7, 9), 9), (Place(2, 7, 7), 8)])
def test_the_end_of_a_problem(place: Place, end: int) -> None:
    """A problem ends after its last character, and after its first where the last is not known."""
    assert Problem("a.md", place, "P031", "Wrong.").end_column == end


def test_the_end_decides_no_order() -> None:
    """Problems stand in order by where they begin, whatever they hold beside it."""
    assert Place(2, 7, 9) == Place(2, 7)
    assert Problem("a.md", Place(2, 7, 9), "P030", SECOND.message, "warning", Fix(2, "")) == SECOND


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
