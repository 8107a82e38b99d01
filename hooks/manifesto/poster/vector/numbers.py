"""Numbers: lengths, points and paths of a drawing, read strictly and written anew."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manifesto.problem import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LARGEST = 1_000_000.0  # units of the drawing; no logo needs a larger number
NUMBER = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
FLAG = re.compile("[01]")
BETWEEN = re.compile(r"[\s,]*")
UNITS = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
}  # CSS: 96 to the inch
COMMANDS = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "t": 2, "a": 7, "z": 0}  # and their numbers
COMMAND = re.compile("([achlmqstvzACHLMQSTVZ])")
FLAGS = (3, 4)  # of an arc's seven numbers these are one figure each, and may stand without a space


class Unclear(Exception):  # noqa: N818 -- a fault of the drawing, not of ours
    """A value that cannot be drawn; the message says which, and what to do."""


def length(text: str, *, least: float = -LARGEST) -> float:
    """Return a length in units of the drawing; raises Unclear for percentages, unknown units and what is out of bounds."""
    written = text.strip()
    found = NUMBER.match(written)
    unit = UNITS.get(written[found.end() :].strip().lower()) if found else None
    if not found or unit is None:
        raise Unclear(f"{quote(text)} is not a length. Write a number, without % or em.")
    return _bounded(float(found[0]) * unit, least, text)


def numbers(text: str) -> list[float]:
    """Return the numbers of a list; raises Unclear for anything else in it."""
    return list(_numbers(text, lambda _: NUMBER))


def points(text: str) -> list[float]:
    """Return the coordinates of a line of points."""
    found = numbers(text)
    if len(found) % 2:
        raise Unclear("The points come in pairs, and one number has no partner. Draw the shape again, or delete it.")
    return found


def path(text: str) -> str:
    """Return the data of a path with every number apart from the next; raises Unclear where they do not add up."""
    begin, *pieces = COMMAND.split(text)
    if begin.strip() or (pieces and pieces[0] not in "mM"):
        raise Unclear(f"A path begins with M and two numbers, not with {quote(text.strip())}. Draw it again.")
    return " ".join(
        part for letter, rest in zip(pieces[::2], pieces[1::2], strict=True) for part in _command(letter, rest)
    )


def _command(letter: str, rest: str) -> Iterator[str]:
    """Yield a command of a path and its numbers."""
    arc = letter in "aA"
    found = list(_numbers(rest, lambda index: FLAG if arc and index % 7 in FLAGS else NUMBER))
    wanted = COMMANDS[letter.lower()]
    if (len(found) % wanted or not found) if wanted else found:
        raise Unclear(f"The numbers after {letter} in the path do not add up: {quote(rest.strip())}. Draw it again.")
    yield letter
    yield from map(written, found)


def _numbers(text: str, kind: Callable[[int], re.Pattern[str]]) -> Iterator[float]:
    """Yield the numbers of a text, `kind` telling of each what it looks like."""
    position, index = _after(text, 0), 0
    while position < len(text):
        if not (found := kind(index).match(text, position)):
            raise Unclear(f"{quote(text[position:])} is not a number. Draw the shape again, or delete it.")
        yield _bounded(float(found[0]), -LARGEST, found[0])
        position, index = _after(text, found.end()), index + 1


def _after(text: str, position: int) -> int:
    between = BETWEEN.match(text, position)
    return between.end() if between else position


def _bounded(value: float, least: float, text: str) -> float:
    if abs(value) > LARGEST:
        raise Unclear(f"The number {quote(text)} is too large to be drawn. Scale the drawing down.")
    if value < least:
        raise Unclear(f"The number {quote(text)} is less than {least:g}, which cannot be here. Draw the shape again.")
    return value


def written(value: float) -> str:
    """Return a number as we write it: nine figures and nine decimals, more than any printer can tell apart."""
    return f"{round(value, 9) + 0.0:.9g}"  # and no minus before a nought
