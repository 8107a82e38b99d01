"""A problem: one thing that is wrong, the place where it stands, and how to put it right."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Severity = Literal["error", "warning", "review"]
LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in its file; line and column count from 1, in characters."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault of one file, in words that its writer can act on.

    `path` is relative to the project, with forward slashes.  `id` is one of the P001-P099 of our check table.
    Problems sort by place.
    """

    path: str
    place: Place
    id: str
    message: str
    severity: Severity = field(default="error", compare=False)

    def __str__(self) -> str:
        """Return `path:line:column: message [id]`, the form that editors and terminals make clickable."""
        advice = "" if self.severity == "error" else "Worth a look: "
        return f"{self.path}:{self.place.line}:{self.place.column}: {advice}{self.message} [{self.id}]"


class Rejected(Exception):  # noqa: N818 -- it names what happened to the contribution, not a malfunction of ours
    """What a contributor wrote cannot be published; `problems` says all that is wrong with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(report(self.problems))


def report(problems: Iterable[Problem]) -> str:
    """Return all problems, sorted by place, a line each, and their number on a last line."""
    found = sorted(problems)
    errors = sum(problem.severity == "error" for problem in found)
    return "\n".join([*map(str, found), count(errors, len(found) - errors)])


def count(errors: int, others: int = 0) -> str:
    """Return the closing sentence for a number of errors, and of things that are only worth a look."""
    if not errors and not others:
        return "Nothing to fix."
    to_fix = "1 thing to fix" if errors == 1 else f"{errors} things to fix" if errors else "Nothing to fix"
    return f"{to_fix}, {others} worth a look." if others else f"{to_fix}."


def quote(text: str) -> str:
    """Return `text` between quotation marks, shortened, with whatever is invisible written as U+XXXX.

    Every contributed word in a message goes through here, so that none can steer a terminal or a log.
    """
    shown = "".join(visible(character) for character in text[: LONGEST_QUOTE + 1])
    return f"“{shown}”" if len(text) <= LONGEST_QUOTE else f"“{shown[:LONGEST_QUOTE]}…”"


def visible(character: str) -> str:
    """Return the character, or its code point when it has no shape of its own (control, format, surrogate)."""
    if unicodedata.category(character)[0] == "C" or character in "\u2028\u2029":
        return f"U+{ord(character):04X}"
    return character
