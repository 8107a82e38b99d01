"""The report for programs, whose form is a promise: every key, fixes or null, and the counts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from manifesto.check import check

from .conftest import PRINCIPLE, SETTINGS, TEXT, problems, replaced

if TYPE_CHECKING:
    from .conftest import Make, Run


def test_the_whole_form(make: Make, run: Run) -> None:
    """A report has a version, each problem with all that is told of it, and a count for each severity."""
    text = replaced(("title: Keep", "title: Keep: "), ("[inside]", "[insid]"))
    other = replaced(("Keep every promise", "Listen “first”."), ("2026-11-21", "2026-02-30"), ("[inside]", "[]"))
    result = run(make({PRINCIPLE: text, "principles/listen.md": other}), "check", "--format", "json")

    assert result.exit_code == 1
    assert json.loads(result.stdout) == {
        "version": 1,
        "problems": [
            {
                "id": "P011",
                "severity": "error",
                "path": PRINCIPLE,
                "line": 2,
                "column": 8,
                "end_column": 28,
                "message": "A value with a colon in it needs quotation marks.",
                "why": check("P011").why,
                "fix": {"line": 2, "replacement": 'title: "Keep:  every promise"'},
                "help": "https://example.org/help/p011/",
            },
            {
                "id": "P031",
                "severity": "warning",
                "path": "principles/listen.md",
                "line": 2,
                "column": 8,
                "end_column": 23,
                "message": "The title ends with a full stop. Titles stand without one.",
                "why": check("P031").why,
                "fix": {"line": 2, "replacement": 'title: "Listen “first”"'},
                "help": "https://example.org/help/p031/",
            },
            {
                "id": "P012",
                "severity": "error",
                "path": "principles/listen.md",
                "line": 5,
                "column": 8,
                "end_column": 18,
                "message": "“2026-02-30” is not a day of the calendar. It looks like this: added: 2026-11-21",
                "why": check("P012").why,
                "fix": None,
                "help": "https://example.org/help/p012/",
            },
        ],
        "counts": {"error": 2, "warning": 1, "review": 0},
    }


def test_nothing_to_fix(make: Make, run: Run) -> None:
    """A report of nothing is a report all the same."""
    result = run(make(), "check", "--format", "json")

    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout) == {
        "version": 1,
        "problems": [],
        "counts": {"error": 0, "warning": 0, "review": 0},
    }


def test_a_fix_of_several_lines(make: Make, run: Run) -> None:
    """A line that should be two has both of them in its replacement, with a line end between them."""
    text = replaced(("Keep every promise\n", "Keep every promise, added: 2026-11-21\n"), ("\nadded: 2026-11-21", ""))
    (problem,) = problems(run(make({PRINCIPLE: text}), "check", "--format", "json"))

    assert problem["fix"] == {"line": 2, "replacement": "title: Keep every promise\nadded: 2026-11-21"}


def test_help_without_an_address(make: Make, run: Run) -> None:
    """Where the site has no address, help is the command that tells more."""
    settings = replaced(("site_url: https://example.org/\n", ""), text=SETTINGS)
    files = {PRINCIPLE: replaced(("Keep every promise", "Go")), "mkdocs.yml": settings}
    (problem,) = problems(run(make(files), "check", "--format", "json"))

    assert problem["help"] == "manifesto explain P030"


def test_a_review_is_counted(make: Make, run: Run) -> None:
    """What a person looks at has its own severity, and its digits are not repeated."""
    result = run(make({PRINCIPLE: f"{TEXT}\nRing 01632 960001.\n"}), "check", "--format", "json")
    (problem,) = problems(result)

    assert (problem["id"], problem["severity"], result.exit_code) == ("P091", "review", 0)
    assert json.loads(result.stdout)["counts"] == {"error": 0, "warning": 0, "review": 1}
    assert "960001" not in result.stdout


def test_letters_stay_letters(make: Make, run: Run) -> None:
    """Contributed words stand in the report as they were written, and what would steer a terminal is written out."""
    result = run(make({PRINCIPLE: replaced(("Keep every", "約束 \u202e <"))}), "check", "--format", "json")

    assert "約束 U+202E <" in result.stdout
    assert "\u202e" not in result.stdout
