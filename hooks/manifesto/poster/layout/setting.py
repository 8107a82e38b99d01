"""Setting: text broken into lines that fit a width, evenly and without a lonely last word."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from manifesto.typeface import Face


def set_lines(text: str, face: Face, width: float) -> tuple[str, ...] | None:
    """Return `text` in as few lines of at most `width` em as it takes, their lengths as alike as can be.

    Returns None when a word is wider than the line.
    """
    words = text.split()
    widths = [face.width(word) for word in words]
    space = face.width(" ")
    if not words or max(widths) > width:
        return None
    number = _fewest(widths, space, width)
    return tuple(" ".join(words[start:end]) for start, end in _even(widths, space, width, number))


def count_lines(text: str, face: Face, width: float) -> int | None:
    """Return how many lines `set_lines` would make, for the price of the arithmetic only."""
    widths = [face.width(word) for word in text.split()]
    if not widths or max(widths) > width:
        return None
    return _fewest(widths, face.width(" "), width)


def _fewest(widths: list[float], space: float, width: float) -> int:
    lines, used = 1, 0.0
    for word in widths:
        used += word if not used else space + word
        if used > width:
            lines, used = lines + 1, word
    return lines


def _even(widths: list[float], space: float, width: float, number: int) -> list[tuple[int, int]]:
    """Return where each of `number` lines begins and ends, so that the widest empty end is as small as can be."""
    low, high = max(widths), width
    for _ in range(12):  # to a four-thousandth of the width: finer than anyone can see
        middle = (low + high) / 2
        low, high = (low, middle) if _fewest(widths, space, middle) <= number else (middle, high)
    lines, start, used = [], 0, 0.0
    for index, word in enumerate(widths):
        used += word if index == start else space + word
        if used > high:
            lines.append((start, index))
            start, used = index, word
    return [*lines, (start, len(widths))]
