"""Lettering: words as a drawing."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from manifesto import typeface
from manifesto.lettering import lettering
from manifesto.typeface import Fonts

if TYPE_CHECKING:
    from pathlib import Path

STEP = re.compile(r"[mlhvqcz]|-?\d+")
TAKES = {"m": 2, "l": 2, "h": 1, "v": 1, "q": 4, "c": 6, "z": 0}


@pytest.fixture(scope="module")
def fonts(repository: Path) -> Fonts:
    """Return our fonts."""
    return Fonts(repository / typeface.FOLDER)


def reach(path: str) -> tuple[float, float, float, float]:
    """Return the box of what a path draws, as far as it is well formed: left, top, right, bottom."""
    tokens = STEP.findall(path)
    assert re.sub(r"\s", "", path) == "".join(tokens)
    pen = start = 0j
    drawn: list[complex] = []
    while tokens:
        kind = tokens.pop(0)
        numbers = [int(tokens.pop(0)) for _ in range(TAKES[kind])]
        numbers = {"h": [*numbers, 0], "v": [0, *numbers]}.get(kind, numbers)
        points = [pen + complex(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)] or [start]
        start = points[-1] if kind == "m" else start
        drawn += points if kind == "m" else _along([pen, *points])
        pen = points[-1]
    xs, ys = [point.real for point in drawn], [point.imag for point in drawn]
    return min(xs), min(ys), max(xs), max(ys)


def _along(points: list[complex], steps: int = 24) -> list[complex]:
    """Return points of the curve that these points make (de Casteljau)."""
    found = []
    for step in range(steps + 1):
        left = points
        while len(left) > 1:
            left = [a + (b - a) * step / steps for a, b in pairwise(left)]
        found += left
    return found


@pytest.mark.parametrize("text", ["H", "o", "S", "é", "Å"])
def test_a_drawing_fills_the_ink_of_its_letter(fonts: Fonts, text: str) -> None:
    """What is drawn reaches as far as HarfBuzz says that the letter does, to the unit, and it is closed."""
    em = 200
    drawn, ink = lettering((text,), fonts.statement, em), fonts.statement.ink(text)
    assert drawn
    boxes = [reach(path) for _, path in drawn.paths]

    assert all(path.endswith("z") for _, path in drawn.paths)
    left, top, right, bottom = (f(side) for f, side in zip((min, min, max, max), zip(*boxes, strict=True), strict=True))
    assert (left, right) == pytest.approx((ink.left * em, ink.right * em), abs=2)
    assert (-top, -bottom) == pytest.approx((ink.top * em, ink.bottom * em), abs=2)


def test_a_letter_is_drawn_once(fonts: Fonts) -> None:
    """Wherever it stands, in whichever line, it is the same drawing in another place."""
    drawn = lettering(("noon", "non"), fonts.label, 40)
    assert drawn

    assert len(drawn.paths) == 2
    first, second = (line.glyphs for line in drawn.lines)
    assert [name for name, _, _ in first] == ["a", "b", "b", "a"]
    assert [name for name, _, _ in second] == ["a", "b", "a"]
    assert [x for _, x, _ in first] == sorted(x for _, x, _ in first)
    assert drawn.lines[0].width == pytest.approx(40 * fonts.label.width("noon"))


def test_what_cannot_be_drawn_is_not(fonts: Fonts) -> None:
    """A character that the face lacks, or nothing to be seen, makes no drawing."""
    assert lettering(("Ada", "山田"), fonts.label, 40) is None
    assert lettering((" ",), fonts.label, 40) is None


def test_many_letters_have_names_of_their_own(fonts: Fonts) -> None:
    """Beyond the alphabet the names go on with numbers."""
    drawn = lettering(("abcdefghijklmnopqrstuvwxyzABCDEFG",), fonts.label, 40)
    assert drawn

    names = [name for name, _ in drawn.paths]
    assert len(set(names)) == len(names) == 33
    assert "a1" in names
