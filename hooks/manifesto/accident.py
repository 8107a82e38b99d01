"""The accidents that people have with YAML, recognised from the lines they wrote and answered with the right line.

Each is a guess, kept when its right line brings a reader of the text further than the written one.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from manifesto import line

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from manifesto.line import Accident

    Stop = tuple[float, int]  # the line and column where a reader stops; beyond the last line when it does not

MOST_TRIED = 16  # guesses
NEAR = 3  # how many lines back the fault of a line's place may lie


def likeliest(
    lines: list[str], stumbled: Stop, suspects: tuple[int, ...], names: Collection[str], reach: Callable[[str], Stop]
) -> Accident | None:
    """Return the first accident whose right line lets a reader of the text get further than where it `stumbled`.

    `reach` tells how far it gets; lines and columns count from 0.
    """
    for guess in islice(candidates(lines, *suspects, names=names), MOST_TRIED):
        reached = reach("\n".join([*lines[: guess.line], guess.right, *lines[guess.line + 1 :]]))
        if reached > stumbled and reached[0] > guess.line:
            return guess
    return None


def candidates(lines: list[str], *suspects: int, names: Collection[str] = ()) -> Iterator[Accident]:
    """Yield what may have happened, likeliest first; `names` are the fields that may stand in the text.

    `suspects` are the lines that the parser names, the last of them the one on which it stumbled.  It often stumbles
    after the true fault (an open quote swallows lines), so the lines before are looked at as well, nearest first.
    """
    last = min(suspects[-1], len(lines) - 1)
    yield from line.first(lines)
    order = dict.fromkeys([*(number for number in suspects if number <= last), *range(last, -1, -1)])
    for number in order:
        yield from line.in_words(number, lines, names)
    for number in range(last, max(last - NEAR, -1), -1):
        yield from line.in_place(number, lines)
