"""Paint: the colours of a drawing, as they are written, and the inks that print them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from manifesto.poster.vector.numbers import Unclear
from manifesto.problem import quote

NAMES = Path(__file__).with_name("colours.csv")  # the named colours of CSS Color 4, section 6.1
BLACK, WHITE, NONE = "#000000", "#ffffff", "none"
SHORT = re.compile("#([0-9a-f])([0-9a-f])([0-9a-f])")
LONG = re.compile("#[0-9a-f]{6}")
THREE = re.compile(r"rgb\(\s*([0-9]{1,3})[\s,]+([0-9]{1,3})[\s,]+([0-9]{1,3})\s*\)")
MOST_INK = 2.4  # of the four inks together, where 1 is one ink laid on in full; uncoated paper takes no more


def paint(text: str, current: str = BLACK) -> str:
    """Return a colour as #rrggbb, or none; raises Unclear for gradients, see-through colours and unknown words.

    `current` is what currentColor stands for.
    """
    word = text.strip().lower()
    if word in {NONE, "transparent"}:
        return NONE
    if word == "currentcolor":
        return current
    if found := SHORT.fullmatch(word):
        return "#" + "".join(2 * figure for figure in found.groups())
    if LONG.fullmatch(word):
        return word
    if (found := THREE.fullmatch(word)) and all(int(part) <= 255 for part in found.groups()):
        return "#" + "".join(f"{int(part):02x}" for part in found.groups())
    if word in _names():
        return _names()[word]
    raise Unclear(f"{quote(text)} is not a plain colour. {_advice(word)}")


def _advice(word: str) -> str:
    if word.startswith("url("):
        return "Give the shape one flat colour in place of a gradient or a pattern."
    if re.match(r"rgba|hsla|rgb\(|#[0-9a-f]{4}$|#[0-9a-f]{8}$", word):
        return "Make it solid and write it like #123456."
    return "Write it like #123456."


@cache
def _names() -> dict[str, str]:
    rows = NAMES.read_text(encoding="utf-8").splitlines()
    return {name: colour for name, _, colour in (row.partition(",") for row in rows)}


def inks(colour: str) -> tuple[float, float, float, float]:
    """Return cyan, magenta, yellow and black, each 0 to 1, for a colour written #rrggbb.

    All that is grey in it is printed in black, so greys need one ink; the colours give way where four inks together
    would be more than the paper takes.
    """
    cyan, magenta, yellow = (1 - int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    black = min(cyan, magenta, yellow)
    if black == 1:
        return 0, 0, 0, 1
    colours = [(each - black) / (1 - black) for each in (cyan, magenta, yellow)]
    share = min(1.0, (MOST_INK - black) / sum(colours)) if sum(colours) else 1.0
    cyan, magenta, yellow = (share * each for each in colours)
    return cyan, magenta, yellow, black
