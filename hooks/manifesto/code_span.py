"""Code spans: where code stands within a line of Markdown, found as the renderer finds it.

So nothing hides from a check that readers see.  `overrides/assets/javascripts/contribute/rules.js` looks in the same way.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

TICKS = re.compile("`+")
OPENING = re.compile(r"(?<!\\)(?:\\\\)*(?P<ticks>`+)")


def blanked(line: str) -> str:
    """Return a line with spaces in the place of code, so that columns stay true."""
    pieces, past = [], 0
    for start, end in _spans(line):
        pieces += [line[past:start], " " * (end - start)]
        past = end
    return "".join([*pieces, line[past:]])


def _spans(line: str) -> Iterator[tuple[int, int]]:
    """Yield where each code begins and ends, its backticks included."""
    place = 0
    while opening := OPENING.search(line, place):
        place = _end(line, opening)
        if place:
            yield opening.start("ticks"), place
        else:  # the renderer, too, goes on as many characters further as there were backticks
            place = opening.end() + len(opening["ticks"])


def _end(line: str, opening: re.Match[str]) -> int:
    """Return where code ends: with the next run of as many backticks, or else the first of the longest if that has fewer.

    Return 0 where it does not end, and so is none.
    """
    length, longest, end = len(opening["ticks"]), 0, 0
    for run in TICKS.finditer(line, opening.end()):
        if len(run[0]) == length:
            return run.end()
        if len(run[0]) > longest:
            longest, end = len(run[0]), run.end()
    return end if longest < length else 0
