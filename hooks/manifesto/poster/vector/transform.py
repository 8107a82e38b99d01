"""Transforms: where a shape lies, once all that groups say of it has been put together."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, TypeAlias

from manifesto.poster.vector.numbers import Unclear, numbers
from manifesto.problem import quote

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST = 1e9  # of the six numbers; nothing so far away is on a poster
FUNCTION = re.compile(r"[\s,]*(?P<name>[A-Za-z]+)\s*\((?P<numbers>[^()]*)\)[\s,]*")

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


def read_matrix(text: str) -> Matrix:
    """Return the matrix of a `transform`; raises Unclear for functions and units that SVG does not know."""
    whole, position, end = IDENTITY, 0, len(text.rstrip())
    while position < end:
        found = FUNCTION.match(text, position)
        values = numbers(found["numbers"]) if found else []
        make = FUNCTIONS.get((found["name"], len(values))) if found else None
        if not (found and make):
            raise Unclear(f"The transform {quote(text)} cannot be read. Ungroup the drawing and save it as plain SVG.")
        whole, position = times(whole, make(*values)), found.end()
    return whole


def times(outer: Matrix, inner: Matrix) -> Matrix:
    """Return both transforms in one, `inner` the one that is nearer to the shape; raises Unclear out of bounds."""
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    whole = (a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f)
    if not all(abs(value) <= LARGEST for value in whole):
        raise Unclear("The transforms around this place make it too large to be drawn. Ungroup the drawing.")
    return whole


def scale(of: Matrix) -> float:
    """Return how much longer a transform makes a line, on the average of all directions."""
    a, b, c, d, _, _ = of
    return math.sqrt(abs(a * d - b * c))


def _moved(x: float, y: float = 0) -> Matrix:
    return 1, 0, 0, 1, x, y


def _scaled(x: float, y: float | None = None) -> Matrix:
    return x, 0, 0, x if y is None else y, 0, 0


def _turned(degrees: float, x: float = 0, y: float = 0) -> Matrix:
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    return times(times(_moved(x, y), (cosine, sine, -sine, cosine, 0, 0)), _moved(-x, -y))


def _slanted(x: float, y: float) -> Matrix:
    return 1, math.tan(math.radians(y)), math.tan(math.radians(x)), 1, 0, 0


FUNCTIONS: dict[tuple[str, int], Callable[..., Matrix]] = {  # by name and number of numbers
    ("matrix", 6): lambda *values: values,
    ("translate", 1): _moved,
    ("translate", 2): _moved,
    ("scale", 1): _scaled,
    ("scale", 2): _scaled,
    ("rotate", 1): _turned,
    ("rotate", 3): _turned,
    ("skewX", 1): lambda degrees: _slanted(degrees, 0),
    ("skewY", 1): lambda degrees: _slanted(0, degrees),
}
