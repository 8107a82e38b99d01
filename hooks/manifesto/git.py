"""Git: what the repository around a project remembers of its files, read by the program itself.

Whatever keeps git from answering, there is then nothing to remember: the program may be missing, the folder may be a
copy without a repository, or belong to somebody else.
"""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import IO, TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MOST_COMMITS = 10_000  # of those that touch the files, newest first; what is older counts as not remembered
LONGEST = 30  # seconds for the log; only the largest repositories of the world need more
PIECE = 65_536  # bytes at a time of what is too large to be kept
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
    command = [*PROGRAM, *LOG, f"--max-count={MOST_COMMITS}", "--", *paths]
    try:
        done = subprocess.run(
            command,
            cwd=root,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
            timeout=LONGEST,
        )
    except (OSError, ValueError, subprocess.SubprocessError):  # ValueError: a path that no program can be told
        return {}
    return _steps(done.stdout, now)


class Unanswered(Exception):  # noqa: N818 -- it says what happened to a question
    """Git did not answer; the message is what it said instead, in English, and empty where there is no git."""


def answer(root: Path, *words: str) -> bytes:
    """Return what git answers in the folder `root`; raises Unanswered."""
    try:
        done = subprocess.run(
            [*PROGRAM, *words],
            cwd=root,
            env=_environment() | {"LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
            timeout=LONGEST,
        )
    except subprocess.CalledProcessError as refused:
        raise Unanswered(refused.stderr.decode(errors="replace").strip() or "no") from None
    except subprocess.TimeoutExpired:
        raise Unanswered(f"git took longer than {LONGEST} seconds") from None
    except (OSError, ValueError):  # ValueError: a word that no program can be told
        raise Unanswered from None
    return done.stdout


def _environment() -> dict[str, str]:
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


class Blobs:
    """What files held, asked of one program that stays open; a context, since the program has to end."""

    def __init__(self, root: Path, largest: int) -> None:
        self._root, self._largest = root, largest
        self._program: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._program:
            self._program.kill()  # it only reads
            self._program.wait()
            for end in (self._program.stdin, self._program.stdout):
                with suppress(OSError):
                    end.close() if end else None

    def content(self, blob: str) -> bytes | None:
        """Return the content of a blob; None where it is missing, is none, or has more than `largest` bytes."""
        try:
            self._program = self._program or _open(self._root)
            return self._ask(blob, self._program)
        except OSError:  # the program is not there, or is gone
            return None

    def _ask(self, blob: str, program: subprocess.Popen[bytes]) -> bytes | None:
        asked, told = program.stdin, program.stdout
        if not (asked and told):
            return None
        asked.write(f"{blob}\n".encode("ascii"))
        asked.flush()
        match told.readline().split():
            case [_, kind, size] if size.isdigit() and int(size) <= self._largest:
                content = told.read(int(size) + 1)[:-1]  # without the line end behind it
                return content if kind == b"blob" else None
            case [_, _, size] if size.isdigit():
                _skip(told, int(size) + 1)
        return None


def _open(root: Path) -> subprocess.Popen[bytes]:
    pipe, command = subprocess.PIPE, [*PROGRAM, "cat-file", "--batch"]
    return subprocess.Popen(command, cwd=root, env=_environment(), stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)


def _skip(stream: IO[bytes], size: int) -> None:
    while size > 0 and (piece := stream.read(min(size, PIECE))):
        size -= len(piece)
