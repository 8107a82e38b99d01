"""Mending: every fix that is safe is written into its file, until nothing is left that can be fixed so."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from manifesto import tidiness
from manifesto.problem import Rejected
from manifesto.resemblance import NOBODY

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from pathlib import Path

    from manifesto.problem import Problem
    from manifesto.project import Project

UNTIDY = "P003"  # the one that is about a file as a whole
LINE_END = re.compile(r"(\r\n|\r|\n)")
MOST_ROUNDS = 100  # one fix may bring the next to light: a line that could not be read hid what it says


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was put right: what was wrong, and the line before and after, where it is about one."""

    problem: Problem
    before: str = ""
    after: str = ""


@dataclass(slots=True)
class Mending:
    """The files as they are after mending, by path; what was done to them, in order; and what is left to do.

    `more` is true where there is more than one run puts right; `left` is the number of errors that are for people.
    """

    texts: dict[Path, str] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    more: bool = False
    left: int = 0


def mend(project: Project, among: Container[str]) -> Mending:
    """Return what becomes of the files `among` a project's when all that can safely be put right is; nothing is written."""
    done = Mending()
    for _ in range(MOST_ROUNDS):
        current = project.with_unsaved(done.texts)
        found = [problem for problem in current.read(NOBODY).problems if problem.path in among]
        done.left = sum(problem.severity == "error" for problem in found)
        problems = [problem for problem in found if _can_be_mended(problem, project)]
        if not _round(current, problems, done):
            return done
    done.more = True
    return done


def _can_be_mended(problem: Problem, project: Project) -> bool:
    if problem.path == project.settings_file.name:
        return False  # a maintainer's own, in which more stands than we read
    return problem.id == UNTIDY or bool(problem.fix and problem.fix.safe)


def _round(project: Project, problems: Iterable[Problem], done: Mending) -> bool:
    """Mend each line once at most; return whether anything was mended."""
    by_path: dict[str, list[Problem]] = {}
    for problem in problems:
        by_path.setdefault(problem.path, []).append(problem)
    changed = False
    for name, found in by_path.items():
        path = project.root / name
        try:
            text = project.text(path)
        except Rejected:
            continue  # its name is not what messages show of it
        mended, changes = _mended(text, found)
        if mended != text:
            done.texts[path] = mended
            done.changes += changes
            changed = True
    return changed


def _mended(text: str, problems: Iterable[Problem]) -> tuple[str, list[Change]]:
    for problem in problems:
        if problem.id == UNTIDY:  # first, so that lines are counted and ended alike
            return tidiness.tidied(text, problem.path), [Change(problem)]
    pieces, changes = LINE_END.split(text), {}  # lines, and between them their ends as they are
    lines = pieces[::2]
    for problem in problems:
        if problem.fix and problem.fix.line not in changes:
            before = lines[problem.fix.line - 1]
            changes[problem.fix.line] = Change(problem, before, problem.fix.replacement)
    for number, change in changes.items():
        pieces[2 * (number - 1)] = change.after
    return "".join(pieces), [change for change in changes.values() if change.before != change.after]
