"""The scope: which of all problems a change has to answer for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from manifesto.problem import Problem


def answered_for(problems: Iterable[Problem], before: Iterable[Problem], touched: Iterable[str]) -> list[Problem]:
    """Return the problems of the files that were touched, and those of other files that were not there before.

    What is no error and was there before, in the same words, was seen by somebody already.  `touched` are paths as
    problems have them.
    """
    known = {(problem.path, problem.id, problem.message) for problem in before}
    own = {part for path in touched for part in _with_folders(path)}
    return [
        problem
        for problem in problems
        if (problem.path, problem.id, problem.message) not in known
        or (problem.severity == "error" and problem.path in own)
    ]


def _with_folders(path: str) -> list[str]:
    """Return a path and the folders that it lies in, of which problems are told as well."""
    parts = path.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts) + 1)]
