"""Git: what the repository around a project remembers of its files, read by the program itself.

Whatever keeps git from answering, there is then nothing to remember: the program may be missing, the folder may be a
copy without a repository, or belong to somebody else.
"""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

MOST_COMMITS = 10_000  # of those that touch the files, newest first; what is older counts as not remembered
LONGEST = 30  # seconds for an answer; only the largest repositories of the world need more
# What the owner of the machine chose; every other GIT_* would lead to another repository, as within a hook of git's.
KEPT = {"GIT_CEILING_DIRECTORIES", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"}
QUIET = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
# Paths are names and no patterns, and what a clone left behind is not fetched from another host.
PROGRAM = ("git", "--no-pager", "--literal-pathspecs", "-c", "protocol.allow=never", "-c", "log.showSignature=false")
# Along the first parents, so that a change counts from the day on which it was merged, and versions stand in a row.
LOG = ("log", "-z", "--raw", "--no-abbrev", "--no-renames", "--first-parent", "-m", "--relative", "--format=%ct")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one commit did to one file: `status` is git's letter, `old` and `new` are what the file held.

    `commit` counts commits from the newest, 0; `day` is its day in UTC, or None where its clock cannot have been right.
    """

    commit: int
    day: date | None
    status: str
    old: str
    new: str


def log(root: Path, paths: Iterable[str], now: datetime) -> dict[str, list[Step]]:
    """Return the steps of every file below `paths`, newest first, by its path from `root`; nothing without a history.

    A commit has the day on which it was made, not the one on which its author began: that is when readers got it.  One
    from after `now` has the day of the commit before it.
    """
    try:
        return _steps(answer(root, *LOG, f"--max-count={MOST_COMMITS}", "--", *paths), now)
    except Unanswered:
        return {}


class Unanswered(Exception):  # noqa: N818 -- it says what happened to a question
    """Git did not answer; the message is what it said instead, in English, and empty where there is no git."""


def answer(root: Path, *words: str) -> bytes:
    """Return what git answers in the folder `root`; raises Unanswered."""
    try:
        return _run(root, words)
    except subprocess.CalledProcessError as refused:
        raise Unanswered(refused.stderr.decode(errors="replace").strip() or "no") from None
    except subprocess.TimeoutExpired:
        raise Unanswered(f"git took longer than {LONGEST} seconds") from None
    except (OSError, ValueError):  # ValueError: a word that no program can be told
        raise Unanswered from None


def _run(root: Path, words: Sequence[str]) -> bytes:
    return subprocess.run(
        [*PROGRAM, *words],
        cwd=root,
        env=environment() | {"LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        timeout=LONGEST,
    ).stdout


def environment() -> dict[str, str]:
    """Return the environment in which git is run: nothing there leads it elsewhere, or lets it ask anybody."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in KEPT}
    return own | QUIET


def _steps(output: bytes, now: datetime) -> dict[str, list[Step]]:
    """Read what the log says: the second of a commit, then a line and a name for each file, all ended by NUL."""
    commits: list[tuple[date | None, list[tuple[bytes, bytes]]]] = []
    words = iter(output.split(b"\0"))
    for word in words:
        if (line := word.lstrip(b"\n")).startswith(b":"):
            commits[-1][1].append((line, next(words, b"")))
        elif line:
            commits.append((_day(line, now), []))
    steps: dict[str, list[Step]] = {}
    for number, (day, (_, touched)) in enumerate(zip(_believed([day for day, _ in commits]), commits, strict=True)):
        for line, name in touched:
            _, _, old, new, status = line.decode("ascii").split(" ")
            step = Step(commit=number, day=day, status=status, old=old, new=new)
            steps.setdefault(os.fsdecode(name), []).append(step)
    return steps


def _day(seconds: bytes, now: datetime) -> date | None:
    try:
        moment = datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):  # git takes seconds for which no calendar has a year
        return None
    return moment.date() if moment <= now else None


def _believed(days: list[date | None]) -> list[date | None]:
    """Return days, newest first, with that of the commit before in the place of one that cannot be."""
    last: date | None = None
    believed = [last := day or last for day in reversed(days)]
    return believed[::-1]
