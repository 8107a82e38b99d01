"""Reports: problems as they are told to a person at a terminal, to GitHub and to another program."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from manifesto.check import check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from manifesto.check import Check
    from manifesto.problem import Problem

    Source = Callable[[str], Sequence[str]]  # gives the lines of a file by its path in the project

MISSING = "P020"  # nothing that is written is wrong
PRIVATE = {"P091"}  # what these find is not shown again, since a report may be public


@dataclass(frozen=True, slots=True)
class Case:
    """A problem with all that is told of it: the line where it stands, its check, and the address of its help."""

    problem: Problem
    line: str
    check: Check
    help: str


def cases(problems: Iterable[Problem], source: Source, home: str) -> Iterator[Case]:
    """Yield the problems by place with what is told of them; `home` is the address of the site, empty if it has none."""
    problems = sorted(problems)
    private = {(problem.path, problem.place.line) for problem in problems if problem.id in PRIVATE}
    source = lru_cache(maxsize=1)(source)  # problems come file by file
    for problem in problems:
        about, lines, number = check(problem.id), source(problem.path), problem.place.line
        line = lines[number - 1] if number <= len(lines) and problem.id != MISSING else ""
        if (problem.path, number) in private:  # its neighbours do not show it, either
            line, problem = "", replace(problem, fix=None)  # noqa: PLW2901
        yield Case(problem, line, about, f"{home}{about.page}" if home else f"manifesto explain {problem.id}")
