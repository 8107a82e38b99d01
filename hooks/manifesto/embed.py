"""Embeds: a principle as it stands in a frame on a page of somebody else's."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto.script import direction_of

if TYPE_CHECKING:
    from manifesto.principle import Principle
    from manifesto.script import Direction

FOLDER = "embed"  # of their pages on the site
# The largest type that holds a title of so many letters of Latin, and a word of so many; the stylesheet has the sizes.
SIZES = ((28, 14, "large"), (52, 20, "middle"), (72, 23, "small"))
SMALLEST = "smallest"
WIDE = "WF"  # the classes of Unicode (UAX 11) that take the room of two letters of Latin, and break anywhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Embed:
    """A principle with the side from which it is read, and the size of type that lets its title fit."""

    principle: Principle
    direction: Direction
    size: str


def of(principle: Principle, language: str) -> Embed:
    """Return a principle as an embed; `language` tells the side where its title does not."""
    title = principle.title
    return Embed(principle=principle, direction=direction_of(title, language), size=size_of(title))


def size_of(title: str) -> str:
    """Return the name of the size in which a title is set."""
    length, word = _width(title), max(map(_unbroken, title.split()), default=0)
    return next((name for most, longest, name in SIZES if length <= most and word <= longest), SMALLEST)


def _width(text: str) -> int:
    """Return how wide a text is, in letters of Latin."""
    letters = (c for c in text if not unicodedata.combining(c))
    return sum(2 if unicodedata.east_asian_width(c) in WIDE else 1 for c in letters)


def _unbroken(word: str) -> int:
    """Return how wide a word is that stays on one line; nothing where it may be broken."""
    return 0 if any(unicodedata.east_asian_width(c) in WIDE for c in word) else _width(word)
