"""The cover: the name set as on the poster, line by line, since a picture breaks no lines by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto.columns import width, wrapped
from manifesto.headline import full_measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from manifesto.typeface import Face

MEASURE = 1000  # how wide the lines are; the cover is a fifth wider, and half as high again
HEIGHT = 900  # of the name, as near as its lines allow
LARGEST = 170  # type size of a name that the face cannot set
SMALLER = 0.85  # each size that is tried, as a share of the one before
COLUMN = 0.62  # em, which the letters of any face take at most, as a rule; wide ones take two columns
LEADING = 1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverLine:
    """One line on the cover: where its baseline lies, how large it is, and how long it is set where that is known."""

    text: str
    size: float
    baseline: float
    x: float = 0
    length: float = 0


def name_lines(name: str, face: Face) -> tuple[CoverLine, ...]:
    """Return the name at the full measure, or in plain lines where the face lacks a letter of it."""
    if not (headline := full_measure(name, face, HEIGHT)):
        return plain_lines(name, LARGEST)
    return tuple(
        CoverLine(text=line.text, size=line.size, baseline=line.baseline, x=line.x, length=line.length)
        for line in headline.lines
    )


def plain_lines(text: str, largest: float, height: float = HEIGHT) -> tuple[CoverLine, ...]:
    """Return a text in lines below each other, at this size or at a smaller one at which they fit."""
    size, lines = largest, wrapped(text, round(MEASURE / COLUMN / largest))
    while len(lines) * LEADING * size > height:
        size *= SMALLER
        lines = wrapped(text, round(MEASURE / COLUMN / size))
    size = min(size, MEASURE / COLUMN / max(1, *map(width, lines)))
    return _below_each_other(lines, size)


def _below_each_other(lines: Sequence[str], size: float) -> tuple[CoverLine, ...]:
    return tuple(
        CoverLine(text=text, size=size, baseline=size * (1 + LEADING * number)) for number, text in enumerate(lines)
    )
