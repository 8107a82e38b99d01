"""Splices: pieces of a text put in the place of others, by line and column, with everything between them as it was."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto.problem import Place
from manifesto.tidiness import MARK

if TYPE_CHECKING:
    from collections.abc import Iterable

LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Splice:
    """`text` in the place of what stands from `start` to right before `end`."""

    start: Place
    end: Place
    text: str


class Lines:
    """A text by its lines, as the places of problems and nodes count them: without a byte order mark, of any system."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.first = len(text) - len(text.lstrip(MARK))
        ends = list(LINE_END.finditer(text))
        self.starts = [0, *(match.end() for match in ends)]
        self.stops = [*(match.start() for match in ends), len(text)]
        self.end = "\r\n" if "\r\n" in text else "\n"

    def offset(self, place: Place) -> int:
        """Return where a place is, in characters from the beginning."""
        return self.starts[place.line - 1] + place.column - 1 + (self.first if place.line == 1 else 0)

    def line(self, number: int) -> str:
        """Return a line without its end; nothing below the last."""
        return self.text[self.starts[number - 1] : self.stops[number - 1]] if number <= len(self.starts) else ""

    def end_of(self, number: int) -> Place:
        """Return the place right after the last character of a line."""
        mark = self.first if number == 1 else 0
        return Place(number, self.stops[number - 1] - self.starts[number - 1] - mark + 1)

    def spliced(self, splices: Iterable[Splice]) -> str:
        """Return the text with all of these in it; none of them may touch another."""
        text = self.text
        for each in sorted(splices, key=lambda splice: splice.start, reverse=True):
            text = text[: self.offset(each.start)] + each.text + text[self.offset(each.end) :]
        return text

    def without(self, first: int, last: int) -> str:
        """Return the text without some whole lines, the last of them included."""
        after = self.starts[last] if last < len(self.starts) else len(self.text)
        return self.text[: self.starts[first - 1]] + self.text[after:]
