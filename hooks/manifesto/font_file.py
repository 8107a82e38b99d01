"""Font files: the characters that one has, and the shapes that HarfBuzz makes of a text in it; measures are in em."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import uharfbuzz

if TYPE_CHECKING:
    from pathlib import Path


class Ink(NamedTuple):
    """The box that a line's printed shapes fill, in em from the start of its baseline; y grows upwards."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(slots=True, eq=False)
class FontFile:
    """One font file; `letters` are the characters that it has."""

    letters: frozenset[str]
    _font: uharfbuzz.Font
    _units: int

    @property
    def baseline(self) -> float:
        """How far below the top of a line box of line height 1 the baseline lies, in em."""
        extents = self._font.get_font_extents("ltr")
        ascent, descent = extents.ascender / self._units, -extents.descender / self._units
        return float((1 - ascent - descent) / 2 + ascent)

    @property
    def height(self) -> float:
        """From the top of its tallest letters to the bottom of its deepest, in em, as the font says."""
        extents = self._font.get_font_extents("ltr")
        return float((extents.ascender - extents.descender) / self._units)

    def advance(self, text: str, language: str) -> float:
        """Return the advance width of a text in one script; nothing is as wide as nothing."""
        if not text:
            return 0.0
        shaped = self._shape(text, language)
        return float(sum([position.x_advance for position in shaped.glyph_positions]) / self._units)

    def ink(self, text: str, language: str) -> tuple[Ink | None, float]:
        """Return the box of the ink of a text in one script, or None where nothing prints, and its advance width."""
        boxes, pen = [], 0
        shaped = self._shape(text, language)
        for info, position in zip(shaped.glyph_infos, shaped.glyph_positions, strict=True):
            box = self._font.get_glyph_extents(info.codepoint)
            if box and box.width:
                left, top = pen + position.x_offset + box.x_bearing, position.y_offset + box.y_bearing
                boxes.append((left, top + box.height, left + box.width, top))
            pen += position.x_advance
        if not boxes:
            return None, pen / self._units
        lefts, bottoms, rights, tops = zip(*boxes, strict=True)
        edges = (min(lefts), min(bottoms), max(rights), max(tops))
        return Ink(*(edge / self._units for edge in edges)), pen / self._units

    def _shape(self, text: str, language: str) -> uharfbuzz.Buffer:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        if language:
            buffer.language = language  # a Turkish fi is no ligature
        uharfbuzz.shape(self._font, buffer, {})
        return buffer


@lru_cache(maxsize=64)
def font_file(path: Path) -> FontFile:
    """Return the font in a file; each file is read once."""
    loaded = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
    return FontFile(frozenset(map(chr, loaded.unicodes)), uharfbuzz.Font(loaded), loaded.upem)


def flaw(path: Path) -> str:
    """Return in words why a file cannot be used, or nothing where it can."""
    loaded = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
    if not (loaded.glyph_count and loaded.unicodes):
        return "is no font that can be read"
    return "is a variable font, whose weights a poster cannot tell apart" if loaded.has_var_data else ""
