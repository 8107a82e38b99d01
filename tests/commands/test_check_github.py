"""The report for GitHub: annotations on the lines of a pull request, which nobody can forge."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manifesto.report import github

from .conftest import PRINCIPLE, TEXT, case, replaced

if TYPE_CHECKING:
    from .conftest import Make, Run


def annotations(output: str) -> list[str]:
    """Return the lines that GitHub takes for commands."""
    return [line for line in output.splitlines() if line.lstrip().startswith("::")]


def test_an_annotation(make: Make, run: Run) -> None:
    """A problem is annotated with its place and title, and says what to write, why and where is more."""
    result = run(make({PRINCIPLE: replaced(("Keep every promise", "Ring: back"))}), "check", "--format", "github")
    (line,) = annotations(result.stdout)

    assert result.exit_code == 1
    assert line.startswith(f"::error file={PRINCIPLE},line=2,col=8,endColumn=18,title=P011 ")
    assert '%0AChange line 2 to:%0A  title: "Ring: back"%0AWhy: ' in line
    assert line.endswith("%0AMore: https://example.org/help/p011/")


@pytest.mark.parametrize(
    ("message", "written"),
    [("100%", "100%25"), ("a\r\nb", "aU+000DU+000Ab"), ("%0A::error::x", "%250A::error::x"), ("a: b, c", "a: b, c")],
)
def test_escapes_in_a_message(message: str, written: str) -> None:
    """A per cent sign and line ends in a message are escaped, and nothing else is."""
    (line,) = github.commands([case(message)], "summary")

    assert line.partition("::")[2].partition("::")[2].startswith(f"{written}%0AHow: ")
    assert "\n" not in line


@pytest.mark.parametrize(
    ("path", "written"),
    [("a,b", "a%2Cb"), ("a:b", "a%3Ab"), ("a%2Cb", "a%252Cb"), ("a\nb\r", "a%0Ab%0D"), ("a=b", "a=b")],
)
def test_escapes_in_a_property(path: str, written: str) -> None:
    """In a property colons and commas are escaped as well."""
    (line,) = github.commands([case("x", path)], "summary")

    assert line.startswith(f"::error file={written},line=2,col=8,endColumn=12,title=")


def test_kinds(make: Make, run: Run) -> None:
    """Errors, warnings and what a person looks at are annotations of three kinds."""
    text = replaced(("Keep every promise", "KEEP EVERY PROMISE"), ("A promise", "<b>Ring</b> 01632 960001. A promise"))
    result = run(make({PRINCIPLE: text}), "check", "--format", "github")

    assert [line.split()[0] for line in annotations(result.stdout)] == ["::error", "::warning", "::notice"]


@pytest.mark.parametrize(("number", "shown"), [(9, 9), (10, 10), (11, 9), (40, 9)])
def test_ten_of_a_kind(make: Make, run: Run, number: int, shown: int) -> None:
    """GitHub shows ten of a kind, so where there are more the tenth says how many, and the log has all of them."""
    result = run(make({PRINCIPLE: TEXT + "\n<b>\n" * number}), "check", "--format", "github")
    lines = annotations(result.stdout)

    assert sum(f"file={PRINCIPLE}," in line for line in lines) == shown
    assert lines[shown:] == [f"::error title=And {number - shown} more::The log of this run lists all of them."] * (
        number > shown
    )
    assert result.stdout.count(f"\n  | {PRINCIPLE}:") == number
    assert result.stdout.endswith(f"\n{number} things to fix.\n")


def test_a_name_that_would_be_a_command(make: Make, run: Run) -> None:
    """A file cannot give orders by its name: no line but ours begins with two colons."""
    name = "principles/::error file=x::y\n::warning::z.md"
    result = run(make({name: "no fields\n"}), "check", "--format", "github")

    assert len(annotations(result.stdout)) == 2
    assert all("file=principles/%3A%3Aerror file=x%3A%3AyU+000A" in line for line in annotations(result.stdout))
