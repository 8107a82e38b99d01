"""A problem: one thing that is wrong, the place where it stands, and how to put it right."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Severity = Literal["error", "warning", "review"]
VERDICTS: dict[Severity, str] = {
    "error": "Needs fixing",
    "warning": "Worth a look",
    "review": "For a person to look at",
}
JOINERS = "\u200c\u200d"  # ZWNJ and ZWJ
LONGEST_QUOTE = 60
LONGEST_LINE = 300  # a longer one is not written out again


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in its file; line and column count from 1, in characters.

    `end` is the column after its last character; 0 where that stands on another line, or is not known.
    """

    line: int = 1
    column: int = 1
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Fix:
    """What one line of a file should be; `replacement` may have several lines.

    It is `safe` where no word of the writer's is lost or guessed at: `manifesto fix` writes it for them.
    """

    line: int
    replacement: str
    safe: bool = False

    def __str__(self) -> str:
        """Return the order to make the change, with the right line at its end."""
        if len(self.replacement) > LONGEST_LINE:
            return f"Change line {self.line}; it is too long to be shown here."
        return f"Change line {self.line} to: {' / '.join(map(as_line, self.replacement.split(chr(10))))}"


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
    fix: Fix | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        """Keep whatever would steer a terminal or a log out of the message, wherever its words come from."""
        if not self.message.isprintable():
            object.__setattr__(self, "message", as_line(self.message))

    @property
    def end_column(self) -> int:
        """The column after what is wrong, on the same line."""
        return max(self.place.end, self.place.column + 1)

    def __str__(self) -> str:
        """Return `path:line:column: message [id]`, the form that editors and terminals make clickable."""
        advice = "" if self.severity == "error" else f"{VERDICTS[self.severity]}: "
        change = f" {self.fix}" if self.fix else ""
        return f"{self.path}:{self.place.line}:{self.place.column}: {advice}{self.message}{change} [{self.id}]"


class Rejected(Exception):  # noqa: N818 -- it names what happened to the contribution, not a malfunction of ours
    """What a contributor wrote cannot be published; `problems` says all that is wrong with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(report(self.problems))


def report(problems: Iterable[Problem]) -> str:
    """Return all problems, sorted by place, a line each, and their number on a last line."""
    found = sorted(problems)
    return "\n".join([*map(str, found), count(problem.severity for problem in found)])


def count(severities: Iterable[Severity]) -> str:
    """Return the closing sentence: how many things there are to fix, to consider, and for a person to look at."""
    numbers = Counter(severities)
    errors = numbers["error"]
    parts = ["1 thing to fix" if errors == 1 else f"{errors} things to fix" if errors else "Nothing to fix"]
    parts += [f"{numbers[each]} {VERDICTS[each].lower()}" for each in ("warning", "review") if numbers[each]]
    return f"{', '.join(parts)}."


def quote(text: str) -> str:
    """Return `text` between quotation marks, shortened, with whatever is invisible written as U+XXXX.

    Every contributed word in a message goes through here, so that none can steer a terminal or a log.
    """
    shown = "".join(visible(character) for character in text[: LONGEST_QUOTE + 1])
    return f"“{shown}”" if len(text) <= LONGEST_QUOTE else f"“{shown[:LONGEST_QUOTE]}…”"


def visible(character: str) -> str:
    """Return the character, or its code point when it has no shape of its own (control, format, surrogate)."""
    if unicodedata.category(character)[0] == "C" or character in "\u2028\u2029":
        return code_of(character)
    return character


def code_of(character: str) -> str:
    """Return the code point of a character as Unicode writes it: U+00E9."""
    return f"U+{ord(character):04X}"


def as_line(text: str) -> str:
    """Return a line that somebody may copy: as it is, with whatever would steer a terminal or a log written as U+XXXX.

    The two joiners stay, since names in Persian or Hindi are wrong without them; a tab is an arrow.
    """
    return "".join(c if c in JOINERS else "→" if c == "\t" else visible(c) for c in text)
