"""Laws: what holds of every problem that is told of a file, whatever stands in the file."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from manifesto import check, report, tidiness
from manifesto.report import data, github
from manifesto.report.text import report as to_people

if TYPE_CHECKING:
    from collections.abc import Iterable

    from manifesto import Project
    from manifesto.problem import Problem

# As a sentence does, or with the line to write or the words to choose from.
ENDS = re.compile(r"[.?]$|(Write|like this|before it|such as|a line below): \S.*$|such as ada-example:$")


def obeyed_by(problem: Problem, text: str) -> None:
    """Hold one problem of a file with that text against the laws."""
    lines = tidiness.plain(text).split("\n")
    assert problem.id in check.ids(), problem
    assert 1 <= problem.place.line <= len(lines) + 1, problem
    written = lines[problem.place.line - 1] if problem.place.line <= len(lines) else ""
    assert 1 <= problem.place.column <= len(written) + 1, problem
    assert not problem.place.end or problem.place.column <= problem.place.end <= len(written) + 1, problem
    assert not any(unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"} for sign in problem.message), problem
    assert ENDS.search(problem.message), problem
    assert not problem.fix or 1 <= problem.fix.line <= len(lines), problem


def all_obeyed(project: Project, path: str, text: str) -> None:
    """Read a project in which one file has this text, tell every problem in every way, and hold each to the laws."""
    read_and_held(project.with_unsaved({project.root / path: text}), path, text)


def read_and_held(project: Project, path: str, text: str) -> None:
    """Read a project as it is; `text` is what stands in the file at `path`."""
    problems = project.read().problems
    for problem in problems:
        obeyed_by(problem, text if problem.path == path else "\n".join(project.lines(problem.path)))
    told(project, problems)


def told(project: Project, problems: Iterable[Problem]) -> None:
    """Tell problems to a person, to GitHub and to a program, each in lines that no text of a file can break."""
    cases = list(report.cases(problems, project.lines, ""))
    for words in (to_people(cases), data.report(cases), *github.commands(cases, "summary"), github.summary(cases)):
        for line in words.split("\n"):
            assert not any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in line.replace("\t", " ")), line
