"""Headlines as a broadside sets them: every line fills the whole measure, whatever size that makes it.

A title is broken where its lines come out most alike, into as many lines as bring it nearest to the wanted height.
Lines are set flush by their ink, not by their advance, and spaced by the ink as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from manifesto.line_breaking import SOFT_HYPHEN, line, phrases

if TYPE_CHECKING:
    from manifesto.typeface import Face

MEASURE = 1000.0
LARGEST = 420.0
SMALLEST = 60.0  # below this a headline is no headline any more
MOST_LINES = 7
GAP = 0.17  # white between the ink of two lines, as a share of the mean of their sizes
SHAPE_WEIGHT = 0.5  # how much likeness of lines counts against nearness to the wanted height


@dataclass(frozen=True, slots=True)
class Line:
    """One line, in thousandths of the measure: type size, where it begins, and its advance.

    `x` is from the left edge of the measure, `x_from_right` from the right one, for lines that begin there.  `top` is
    the upper edge of its box at line height 1, for HTML; `baseline` is for SVG.
    """

    text: str
    size: float
    x: float
    x_from_right: float
    top: float
    baseline: float
    length: float


@dataclass(frozen=True, slots=True)
class Headline:
    """A title set to the full measure; `height` is from the top of its first ink to the bottom of its last."""

    lines: tuple[Line, ...]
    height: float


def full_measure(
    text: str, face: Face, height: float, *, largest: float = LARGEST, smallest: float = SMALLEST
) -> Headline | None:
    """Return `text` set in the face to a height near `height` (thousandths of the measure).

    `largest` bounds the type size of a very short line, which then stays short.  Returns None when the face lacks a
    character or a line would be smaller than `smallest`: the title is then set as ordinary large text.
    """
    settings = _settings(text, face, largest)
    fitting = [one for one in settings if min(line.size for line in one.lines) >= smallest]
    return min(fitting, key=lambda one: _cost(one, height), default=None)


@lru_cache(maxsize=20_000)
def _settings(text: str, face: Face, largest: float) -> tuple[Headline, ...]:
    """Return the best setting for each number of lines; none where the face lacks a character."""
    parts = phrases(text)
    if not parts or face.missing(text):
        return ()
    return tuple(_set(lines, face, largest) for lines in _breaks(parts, face))


def _cost(headline: Headline, height: float) -> float:
    sizes = [line.size for line in headline.lines]
    return abs(headline.height - height) / height + SHAPE_WEIGHT * (max(sizes) / min(sizes) - 1)


def _breaks(parts: tuple[str, ...], face: Face) -> list[list[str]]:
    """Return for each number of lines the break whose lines are most alike: the smallest sum of squared widths."""
    rows = _costs(parts, face, min(len(parts), MOST_LINES))
    return [_broken(parts, rows[: number + 1]) for number in range(1, len(rows))]


def _costs(parts: tuple[str, ...], face: Face, lines: int) -> list[list[tuple[float, int]]]:
    """Return, for each number of lines and of pieces in them, the least cost and where the last line begins."""
    squares = _squares(parts, face)
    nothing = (float("inf"), 0)
    rows = [[(0.0, 0), *[nothing] * len(parts)]]
    for _ in range(lines):
        above = rows[-1]
        best = (min((above[i][0] + squares[i, end], i) for i in range(end)) for end in range(1, len(parts) + 1))
        rows.append([nothing, *best])
    return rows


def _squares(parts: tuple[str, ...], face: Face) -> dict[tuple[int, int], float]:
    """Return the square of the width of each run of pieces, as if none of them were kerned beside another.

    Of all lines that could be, few are set, and those are measured whole.
    """
    within = [face.width(part.replace(SOFT_HYPHEN, "")) for part in parts]
    last = [face.width(line((part,))) for part in parts]
    squares = {}
    for start in range(len(parts)):
        before = 0.0
        for end in range(start, len(parts)):
            squares[start, end + 1] = (before + last[end]) ** 2
            before += within[end]
    return squares


def _broken(parts: tuple[str, ...], rows: list[list[tuple[float, int]]]) -> list[str]:
    lines, end = [], len(parts)
    for row in reversed(rows[1:]):
        start = row[end][1]
        lines.append(line(parts[start:end]))
        end = start
    return lines[::-1]


def _set(texts: list[str], face: Face, largest: float) -> Headline:
    lines: list[Line] = []
    bottom, drop = 0.0, face.baseline
    for text in texts:
        ink = face.ink(text)
        size = min(MEASURE / (ink.right - ink.left), largest)
        gap = GAP * (size + lines[-1].size) / 2 if lines else 0.0
        baseline = bottom + gap + ink.top * size
        top = baseline - drop * size
        length = face.width(text) * size
        lines.append(Line(text, size, -ink.left * size, ink.right * size - length, top, baseline, length))
        bottom = baseline - ink.bottom * size
    return Headline(tuple(lines), bottom)
