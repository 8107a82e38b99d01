"""Lettering: words as a drawing, which looks the same where our fonts are not.

Each glyph is drawn once, and put wherever it stands, so that a few words take few bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from math import hypot
from string import ascii_lowercase
from typing import TYPE_CHECKING, TypeAlias

from manifesto.font_file import Stroke

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from manifesto.typeface import Face

Point: TypeAlias = "tuple[float, float]"
Whole: TypeAlias = "tuple[int, int]"
Use: TypeAlias = "tuple[str, int, int]"

LETTERS = ascii_lowercase
FLAT = 0.6  # units by which a curve may leave a straight line
STRAIGHT = 0.2  # the sine of the angle below which one curve goes on as the next one


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words: the name, x and y of each glyph in it, and how far it reaches."""

    glyphs: tuple[Use, ...]
    width: float


@dataclass(frozen=True, slots=True)
class Lettering:
    """Some lines, and the path of each glyph by the name that they give it; all in units of one em each, y downwards."""

    paths: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]


def lettering(texts: Collection[str], face: Face, em: int) -> Lettering | None:
    """Return lines, with `em` units in an em; None where the face lacks a character or nothing is to be seen."""
    if any(not text.strip() or face.missing(text) for text in texts):
        return None
    names: dict[str, str] = {}  # of the glyphs, by their paths
    lines = tuple(_line(text, face, em, names) for text in texts)
    return Lettering(tuple((name, path) for path, name in names.items()), lines)


def _line(text: str, face: Face, em: int, names: dict[str, str]) -> Line:
    placed, width = face.glyphs(text)
    uses: list[Use] = []
    for font, glyph, x, y in placed:
        if path := "".join(_steps(_joined(font.outline(glyph)), em)):
            name = names.setdefault(path, f"{LETTERS[len(names) % 26]}{len(names) // 26 or ''}")
            uses.append((name, round(x * em), round(-y * em)))
    return Line(tuple(uses), width * em)


def _joined(strokes: list[Stroke]) -> Iterator[Stroke]:
    """Yield the strokes, two curves that go on as one drawn as one: TrueType has no cubic ones, and breaks them up."""
    waiting: Stroke | None = None
    pen: Point = (0.0, 0.0)
    for stroke in strokes:
        if waiting and stroke.kind == "Q" and (one := _as_one(pen, waiting, stroke)):
            yield one
            pen, waiting = stroke.points[-1], None
            continue
        if waiting:
            yield waiting
            pen = waiting.points[-1]
        waiting = stroke if stroke.kind == "Q" else None
        if not waiting:
            yield stroke
            pen = stroke.points[-1] if stroke.points else pen
    if waiting:
        yield waiting


def _as_one(pen: Point, first: Stroke, second: Stroke) -> Stroke | None:
    """Return two quadratic curves as a cubic one, or None where they meet at an angle.

    A cubic curve that is parted at t has, in its first part, a handle of 3/2 t of its own; in the second, of the rest.
    """
    (a, middle), (b, end) = first.points, second.points
    before, after = _from(a, middle), _from(middle, b)
    long, on = hypot(*before), hypot(*after)
    turn = before[0] * after[1] - before[1] * after[0]
    ahead = before[0] * after[0] + before[1] * after[1]
    if not (long and on) or abs(turn) > STRAIGHT * long * on or ahead < 0:
        return None
    t = long / (long + on)
    handles = _along(pen, a, 2 / 3 / t), _along(end, b, 2 / 3 / (1 - t))
    return Stroke("C", (*handles, end))


def _from(start: Point, end: Point) -> Point:
    return end[0] - start[0], end[1] - start[1]


def _along(start: Point, end: Point, share: float) -> Point:
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])


def _steps(strokes: Iterable[Stroke], em: int) -> Iterator[str]:
    """Yield each stroke from where the one before it ended; one that comes to nothing is left out."""
    pen = start = (0, 0)
    for kind, points in strokes:
        placed = [(round(x * em), round(-y * em)) for x, y in points]
        if kind not in "MZ" and all(point == pen for point in placed):
            continue
        yield _step("L", placed[-1:], pen) if kind in "QC" and _flat(placed, pen) else _step(kind, placed, pen)
        pen = placed[-1] if placed else start
        start = pen if kind == "M" else start


def _flat(placed: list[Whole], pen: Whole) -> bool:
    """Return whether a curve is a straight line to the eye: none of its points leaves it by more than a unit."""
    along = _from(pen, placed[-1])
    length = hypot(*along)
    offs = (_from(pen, point) for point in placed[:-1])
    return all(
        abs(along[0] * off[1] - along[1] * off[0]) <= FLAT * length and hypot(*off) <= length + 1 for off in offs
    )


def _step(kind: str, placed: list[Whole], pen: Whole) -> str:
    """Return a stroke as a path writes it, the level and the upright ones in the short way."""
    moved = [(x - pen[0], y - pen[1]) for x, y in placed]
    if kind == "L" and 0 in moved[0]:
        return f"h{moved[0][0]}" if moved[0][0] else f"v{moved[0][1]}"
    return kind.lower() + " ".join(map(str, chain.from_iterable(moved))).replace(" -", "-")
