"""Typefaces: how wide and how tall words are in our own fonts, as HarfBuzz shapes them, kerning and ligatures included.

All measures are in em, that is, multiples of the type size.  WeasyPrint and browsers shape with the same library.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import uharfbuzz

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "overrides/assets/fonts"
STATEMENT = "SourceSerif4Display-Bold.ttf"
TEXT = "SourceSerif4-Regular.ttf"
LABEL = "SofiaSansExtraCondensed-Medium.ttf"
TITLE = "SourceSerif4-Bold.ttf"
NUMERAL = "SofiaSansExtraCondensed-Bold.ttf"


class Ink(NamedTuple):
    """The box that a line's printed shapes fill, in em from the start of its baseline; y grows upwards."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(slots=True, eq=False)
class Face:
    """One font file."""

    _font: uharfbuzz.Font
    _units: int
    _widths: dict[str, float] = field(default_factory=dict)

    @property
    def baseline(self) -> float:
        """How far below the top of a line box of line height 1 the baseline lies, in em."""
        extents = self._font.get_font_extents("ltr")
        ascent, descent = extents.ascender / self._units, -extents.descender / self._units
        return float((1 - ascent - descent) / 2 + ascent)

    def missing(self, text: str) -> list[str]:
        """Return the characters of `text` that this face cannot draw, each once, in order."""
        return [c for c in dict.fromkeys(text) if not c.isspace() and self._font.get_nominal_glyph(ord(c)) is None]

    def width(self, text: str) -> float:
        """Return the advance width of a line in em."""
        if (known := self._widths.get(text)) is None:
            advance = sum(position.x_advance for position in self._shape(text).glyph_positions)
            known = self._widths[text] = float(advance / self._units)
        return known

    def ink(self, text: str) -> Ink:
        """Return the box of a line's ink; at least one of its characters must print."""
        boxes, pen = [], 0
        shaped = self._shape(text)
        for info, position in zip(shaped.glyph_infos, shaped.glyph_positions, strict=True):
            box = self._font.get_glyph_extents(info.codepoint)
            if box and box.width:
                left, top = pen + position.x_offset + box.x_bearing, position.y_offset + box.y_bearing
                boxes.append((left, top + box.height, left + box.width, top))
            pen += position.x_advance
        lefts, bottoms, rights, tops = zip(*boxes, strict=True)
        return Ink(*(value / self._units for value in (min(lefts), min(bottoms), max(rights), max(tops))))

    def _shape(self, text: str) -> uharfbuzz.Buffer:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(self._font, buffer, {})
        return buffer


@dataclass(frozen=True, slots=True)
class Fonts:
    """The faces by what is set in them; `others` stand in, in their order, for what a face lacks."""

    folder: Path
    others: tuple[str, ...] = ()

    @property
    def statement(self) -> Face:
        """The display cut, of headlines and of titles that speak loudly."""
        return face(self.folder / STATEMENT)

    @property
    def title(self) -> Face:
        """The sturdy cut, of titles that are small for the distance they are read from."""
        return face(self.folder / TITLE)

    @property
    def text(self) -> Face:
        """The face of running text."""
        return face(self.folder / TEXT)

    @property
    def label(self) -> Face:
        """The narrow face of the small print; the text face stands in for letters that it lacks."""
        return face(self.folder / LABEL)

    @property
    def numeral(self) -> Face:
        """The narrow bold face of numbers."""
        return face(self.folder / NUMERAL)


@lru_cache(maxsize=32)
def face(path: Path) -> Face:
    """Return the face in a font file; each file is read once."""
    loaded = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
    return Face(uharfbuzz.Font(loaded), loaded.upem)
