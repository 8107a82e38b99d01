"""The summary for GitHub: everything that there is to say, and nothing in it that was contributed is alive."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from manifesto.problem import Fix
from manifesto.report import github

from .conftest import PRINCIPLE, TEXT, case
from .issues import outside_of_code

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Make, Run

HOSTILE = (
    "@octocat",
    "[here](https://evil.example)",
    "<img src=https://evil.example>",
    "#1",
    "octocat/hello#1",
    "![x](//evil.example)",
    "**bold**",
    "| a | b |",
    "`code`",
    "https://evil.example/x",
    "&lt;b&gt;",
    "\\",
)


def test_the_summary_has_everything(make: Make, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the run has a summary, all problems are added to what stands there, and the log repeats none of them."""
    summary = tmp_path / "summary.md"
    summary.write_text("Before.\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    result = run(make({PRINCIPLE: TEXT + "\n<b>\n" * 40}), "check", "--format", "github")
    written = summary.read_text(encoding="utf-8")

    assert written.startswith("Before.\n")
    assert written.count("**Needs fixing**") == written.count("([P042](https://example.org/help/p042/))") == 40
    assert "40 things to fix." in written
    assert "  | " not in result.stdout


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_contributed_is_alive(hostile: str) -> None:
    """Contributed words stand in the summary as code only, of which no link, mention, picture or element comes."""
    written = github.summary([case(f"“{hostile}” is wrong.", fix=Fix(2, f"title: {hostile}"))])

    assert written.count(hostile) >= 2
    assert hostile not in outside_of_code(written)


def test_a_right_line_is_code() -> None:
    """The line to write stands in the summary as code, whatever is in it."""
    right = 'title: "@octocat ``` </pre> [x](y)"\n~~~\nadded: 2026-11-21'

    written = github.summary([case("x", fix=Fix(2, right))])

    assert '\nChange line 2 to:\n  title: "@octocat ``` </pre> [x](y)"\n  ~~~\n  added: 2026-11-21\n````\n' in written
    assert "octocat" not in outside_of_code(written)


def test_a_summary_too_large_for_github() -> None:
    """A summary stays below what GitHub takes, and says how many problems it leaves out."""
    written = github.summary([case("x" * 10_000)] * 200)

    assert len(written.encode()) < 1024 * 1024
    assert re.search(r"\n\nAnd \d+ more, for which there is no room here\.\n\n$", written)
