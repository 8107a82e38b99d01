"""Reports: problems as they are told to a person at a terminal, to GitHub and to another program."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from manifesto.check import check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from manifesto.check import Check
    from manifesto.problem import Problem

    Source = Callable[[str], Sequence[str]]  # gives the lines of a file by its path in the project

MISSING = "P020"  # nothing that is written is wrong
MORE = "And {} more, for which there is no room here."
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


def kept(parts: Iterable[str], room: int) -> int:
    """Return how many of the first parts have room together, in bytes."""
    return sum(total <= room for total in accumulate(len(part.encode()) for part in parts))


def fitting(parts: Sequence[str], room: int) -> list[str]:
    """Return the first parts for which there is room, and how many there are besides."""
    left = len(parts) - (number := kept(parts, room))
    return [*parts[:number], *([MORE.format(left)] if left else [])]
