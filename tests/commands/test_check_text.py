"""The report for a person: what is wrong, the line with a mark below the fault, why, what to write, and where is more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manifesto.check import check

from .conftest import PRINCIPLE, SETTINGS, TEXT, replaced

if TYPE_CHECKING:
    from .conftest import Make, Run

COLON = {PRINCIPLE: replaced(("Keep every promise", "Ring: back"))}
NO_ADDRESS = replaced(("site_url: https://example.org/\n", ""), text=SETTINGS)


def excerpt(report: str, number: int) -> tuple[str, str]:
    """Return what is shown of a line, and the marks below it, from the same column on."""
    lines = report.splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith(f"  {number} | "))
    start = len(f"  {number} | ")

    assert lines[at + 1].startswith(f"  {' ' * len(str(number))} | ")
    return lines[at][start:], lines[at + 1][start:]


def test_a_whole_report(make: Make, run: Run) -> None:
    """A report names the place, says what is wrong, shows the line and the right one, says why and where is more."""
    first, why = run(make(COLON), "check").stdout.split("  Why: ")

    assert first.splitlines() == [
        f"needs fixing  {PRINCIPLE}:2:8  [P011]",
        "  A value with a colon in it needs quotation marks.",
        "  2 | title: Ring: back",
        "    |        ^^^^^^^^^^",
        "  Change line 2 to:",
        '      title: "Ring: back"',
    ]
    assert " ".join(why.partition("  More: ")[0].split()) == check("P011").why
    assert why.endswith("\n  More: https://example.org/help/p011/\n\n1 thing to fix.\n")


@pytest.mark.parametrize(
    ("before", "columns"),
    [
        ("plain", 5),
        ("日本", 4),
        ("ＡＢ", 4),
        ("ｶﾅ", 2),
        ("한국", 4),
        ("سلام", 4),
        ("שלום", 4),
        ("e\u0301e\u0308", 2),
        ("ṩ\u0301", 1),
        ("👍", 2),
        ("Ω½©", 3),
    ],
)
def test_the_mark_stands_below_the_fault(make: Make, run: Run, before: str, columns: int) -> None:
    """The mark stands in the column of a terminal where the fault is: wide letters take two, accents on letters none."""
    shown, marks = excerpt(run(make({PRINCIPLE: f"{TEXT}\n{before} <b>\n"}), "check").stdout, 12)

    assert shown == f"{before} <b>"
    assert len(marks) - len(marks.lstrip()) == columns + 1
    assert set(marks.strip()) == {"^"}


@pytest.mark.parametrize("before", ["", "\t", "a\tb\t", "word " * 300])
@pytest.mark.parametrize("after", ["", " word" * 300])
def test_the_mark_stands_below_the_fault_of_an_awkward_line(make: Make, run: Run, before: str, after: str) -> None:
    """With tabs before it, and in a line of any length, the fault is shown with the mark below it, and dots for the rest."""
    report = run(make({PRINCIPLE: f"{TEXT}\n{before}<b>{after}\n"}), "check").stdout
    shown, marks = excerpt(report.partition("[P042]")[2], 12)

    assert shown.index("<b>") == marks.index("^")
    assert len(shown) <= 80
    assert "\t" not in shown
    assert (shown.startswith("…"), shown.endswith("…")) == (len(before) > 50, len(after) > 50)


def test_how_is_told_once(make: Make, run: Run) -> None:
    """How to go about it is told with the first problem of its kind, and why with each."""
    report = run(make({PRINCIPLE: f"{TEXT}\n<b>one</b>\n\n<i>two</i>\n"}), "check").stdout

    assert report.count("[P042]") == report.count("  Why: ") == 2
    assert report.count("  How: ") == 1
    assert report.index("  How: ") < report.rindex("[P042]")


def test_more_without_an_address(make: Make, run: Run) -> None:
    """Where the site has no address, the command that tells more is named."""
    report = run(make({**COLON, "mkdocs.yml": NO_ADDRESS}), "check").stdout

    assert "  More: manifesto explain P011\n" in report
    assert "https:" not in report


def test_what_may_be_private_is_not_shown(make: Make, run: Run) -> None:
    """Digits that may be somebody's are not repeated, and neither is the line where they stand."""
    report = run(make({PRINCIPLE: f"{TEXT}\nRing 01632 960001 at night.\n"}), "check").stdout

    assert f"{PRINCIPLE}:12:6  [P091]" in report
    assert "960001" not in report
    assert "at night" not in report


def test_no_line_is_wider_than_a_terminal(make: Make, run: Run) -> None:
    """What we say ourselves fits into 80 columns."""
    text = replaced(("Keep every promise", "x" * 90), ("[ada-example]", "[ben-sample]"), ("[inside]", "[insid]"))
    report = run(make({PRINCIPLE: text}), "check").stdout

    assert [line for line in report.splitlines() if len(line) > 80] == []


@pytest.mark.usefixtures("terminal")
def test_colours_on_a_terminal(make: Make, run: Run) -> None:
    """On a terminal what needs fixing is red and the right line green, and without colours the same words remain."""
    root = make(COLON)
    report = run(root, "check").stdout

    assert "\x1b[31mneeds fixing\x1b[0m" in report
    assert '\x1b[32mtitle: "Ring: back"\x1b[0m' in report
    assert "\x1b[31m^^^^^^^^^^\x1b[0m" in report


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_no_colours_where_none_are_wanted(
    make: Make, run: Run, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    """There are no colours with NO_COLOR in the environment, or on a terminal that knows none."""
    monkeypatch.setenv(name, value)

    assert "\x1b" not in run(make(COLON), "check").stdout


def test_no_colours_in_a_file(make: Make, run: Run) -> None:
    """There are no colours where the report goes into a file or another program."""
    assert "\x1b" not in run(make(COLON), "check").stdout
