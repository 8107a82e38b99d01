"""Typefaces: how wide and how tall words are in our own fonts; the only room that imports fontTools.

All measures are in em, that is, multiples of the type size.  Kerning is left out: it changes a line by less than half
a percent, and always in the same direction.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from fontTools.ttLib import TTFont

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "overrides/assets/fonts"
STATEMENT = "SourceSerif4Display-Bold.ttf"
TEXT = "SourceSerif4-Regular.ttf"
LABEL = "SofiaSansExtraCondensed-Medium.ttf"
NUMERAL = "SofiaSansExtraCondensed-Bold.ttf"


class Ink(NamedTuple):
    """The box that a line's printed shapes fill, in em from the start of its baseline; y grows upwards."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(slots=True)
class Face:
    """One font file; `characters` are the code points that it can draw."""

    characters: dict[int, str]
    _advances: dict[str, tuple[int, int]]
    _glyphs: Any
    _units: int
    _words: dict[str, float] = field(default_factory=dict)

    def missing(self, text: str) -> list[str]:
        """Return the characters of `text` that this face cannot draw, each once, in order."""
        return [c for c in dict.fromkeys(text) if ord(c) not in self.characters and not c.isspace()]

    def width(self, text: str) -> float:
        """Return the advance width of a line in em; a character that is not there counts as a wide one."""
        if (known := self._words.get(text)) is None:
            names = (self.characters.get(ord(c)) for c in text)
            known = sum(self._advances[name][0] if name else self._units for name in names) / self._units
            self._words[text] = known
        return known

    def ink(self, text: str) -> Ink:
        """Return the box of a line's ink; every character must be there and one of them must print."""
        left, bottom, right, top, pen = 9e9, 9e9, -9e9, -9e9, 0
        for character in text:
            name = self.characters[ord(character)]
            glyph = self._glyphs[name]
            if glyph.numberOfContours:
                left, right = min(left, pen + glyph.xMin), max(right, pen + glyph.xMax)
                bottom, top = min(bottom, glyph.yMin), max(top, glyph.yMax)
            pen += self._advances[name][0]
        return Ink(*(value / self._units for value in (left, bottom, right, top)))


@lru_cache(maxsize=32)
def face(path: Path) -> Face:
    """Return the face in a TTF file; each file is read once."""
    font = TTFont(path, lazy=True)
    return Face(font.getBestCmap(), font["hmtx"].metrics, font["glyf"], font["head"].unitsPerEm)
