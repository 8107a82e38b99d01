"""Setting: text broken into lines that fit a width, evenly and without a lonely last word."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from manifesto import line_breaking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from manifesto.typeface import Face


HYPHEN = 0.3  # of the line: a broken word is as bad as so much of an empty end
BREAK = "\u200b"  # a place where a line may end, and which is not drawn
# What a piece adds to a line, in em: after others, after others where the line ends with it, and at its start.
Advances: TypeAlias = tuple[float, float, float]
Parted: TypeAlias = "Callable[[str], tuple[str, ...]]"


class Measured(NamedTuple):
    """The pieces of a text as measured once, for all widths; `widest` is that of the widest one alone."""

    pieces: tuple[Advances, ...]
    widest: float


def set_title(text: str, face: Face, width: float) -> tuple[str, ...] | None:
    """Return the lines of a title: those of `set_lines`, with Japanese phrases whole where a line holds the longest."""
    phrased = _phrased(text, face, width)
    return _lines(line_breaking.phrases(text), phrased, width) if phrased else set_lines(text, face, width)


def set_lines(text: str, face: Face, width: float) -> tuple[str, ...] | None:
    """Return `text` in as few lines of at most `width` em as it takes, their lengths as alike as can be.

    A word is broken at a soft hyphen only where that saves a line.  Returns None when a word is wider than the line.
    """
    measured = _measured(text, face)
    if not measured.pieces or measured.widest > width:
        return None
    if line_breaking.SOFT_HYPHEN in text:
        whole = text.replace(line_breaking.SOFT_HYPHEN, "")
        if count_lines(whole, face, width) == _fewest(measured.pieces, width):
            text, measured = whole, _measured(whole, face)
    return _lines(line_breaking.pieces(text), measured, width)


def _lines(parts: tuple[str, ...], measured: Measured, width: float) -> tuple[str, ...]:
    return tuple(line_breaking.line(parts[start:end]) for start, end in _even(measured, width))


def set_anyhow(text: str, face: Face, width: float) -> tuple[str, ...]:
    """Return `text` in lines of at most `width` em, a word that is wider than a line broken where the line ends."""
    broken = " ".join(_broken(word, face, width) for word in text.split())
    return set_lines(broken, face, width) or ()


def _broken(word: str, face: Face, width: float) -> str:
    """Return a word with a place to break it wherever a line's width of it is full."""
    if face.width(word) <= width:
        return word
    fitting = next(end for end in range(len(word), 0, -1) if face.width(word[:end]) <= width or end == 1)
    return word[:fitting] + BREAK + _broken(word[fitting:], face, width) if fitting < len(word) else word


def count_lines(text: str, face: Face, width: float) -> int | None:
    """Return how many lines `set_lines` would make, for the price of the arithmetic only."""
    measured = _measured(text, face)
    if not measured.pieces or measured.widest > width:
        return None
    return _fewest(measured.pieces, width)


def count_title(text: str, face: Face, width: float) -> int | None:
    """Return how many lines `set_title` would make."""
    phrased = _phrased(text, face, width)
    return _fewest(phrased.pieces, width) if phrased else count_lines(text, face, width)


def _phrased(text: str, face: Face, width: float) -> Measured | None:
    """Return the phrases of a text that has any, measured, where each of them fits the line."""
    if line_breaking.phrases(text) is line_breaking.pieces(text):
        return None
    measured = _measured(text, face, line_breaking.phrases)
    return measured if measured.widest <= width else None


@lru_cache(maxsize=20_000)
def _measured(text: str, face: Face, parted: Parted = line_breaking.pieces) -> Measured:
    parts = parted(text)
    space = face.width(" ") if face.alone(text) else None
    pieces = [_advances(before, part, face, space) for before, part in zip(("", *parts), parts, strict=False)]
    return Measured(tuple(pieces), max((first + last - after for after, last, first in pieces), default=0.0))


def _advances(before: str, part: str, face: Face, space: float | None) -> Advances:
    """Return what a piece adds after another; `space` is the width of one, where it is the same between all."""
    bare, at_end = line_breaking.bare(part), line_breaking.line((part,))
    first = face.width(bare)
    hyphen = face.width(at_end) - first if at_end != bare else 0.0
    if not before:
        after = first
    elif space is not None and before.endswith(" "):
        after = space + first
    else:  # a space may come from another font, and two pieces of a word may be kerned
        after = face.width(line_breaking.bare(before + part)) - face.width(line_breaking.bare(before))
    return after, after + hyphen, first


def _fewest(pieces: tuple[Advances, ...], width: float) -> int:
    lines, used = 1, 0.0
    for after, last, first in pieces:
        if used + last > width:
            lines, used = lines + 1, first
        else:
            used += after
    return lines


def _even(measured: Measured, width: float) -> list[tuple[int, int]]:
    """Return where each line begins and ends, so that the widest empty end is as small as can be."""
    number = _fewest(measured.pieces, width)
    low, high = measured.widest, width
    for _ in range(12):  # to a four-thousandth of the width: finer than anyone can see
        middle = (low + high) / 2
        low, high = (low, middle) if _fewest(measured.pieces, middle) <= number else (middle, high)
    return _smoothest(measured.pieces, high, number) if number > 2 else _filled(measured.pieces, high)


def _filled(pieces: tuple[Advances, ...], width: float) -> list[tuple[int, int]]:
    """Return the lines that come of filling each before the next one is begun."""
    lines, start, used = [], 0, 0.0
    for index, (after, last, first) in enumerate(pieces):
        if used + last > width:
            lines.append((start, index))
            start, used = index, first
        else:
            used += after
    return [*lines, (start, len(pieces))]


def _smoothest(pieces: tuple[Advances, ...], width: float, number: int) -> list[tuple[int, int]]:
    """Return that many lines of at most `width` em whose empty ends are together the least, in squares.

    Where one long word decides how wide the lines are, the others are shared out evenly, and none ends up alone.
    """
    nothing: tuple[float, list[tuple[int, int]]] = (float("inf"), [])
    best = [(0.0, []), *[nothing] * len(pieces)]
    for _ in range(number):
        after = [nothing] * (len(pieces) + 1)
        for start, (cost, lines) in enumerate(best[:-1]):
            for end, line in _widths(pieces, start, width) if cost < float("inf") else ():
                after_piece, at_end, _ = pieces[end - 1]
                found = cost + (width - line) ** 2 + (at_end > after_piece) * (HYPHEN * width) ** 2
                if found < after[end][0]:
                    after[end] = (found, [*lines, (start, end)])
        best = after
    return best[-1][1] or _filled(pieces, width)


def _widths(pieces: tuple[Advances, ...], start: int, width: float) -> Iterator[tuple[int, float]]:
    """Yield where a line that begins at a piece may end, with its width there."""
    used = 0.0
    for index in range(start, len(pieces)):
        after, last, first = pieces[index]
        line = used + last if index > start else first + last - after
        if line > width:
            return
        yield index + 1, line
        used = used + after if index > start else first
