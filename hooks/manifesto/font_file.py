"""Font files: the characters that one has, and the shapes that HarfBuzz makes of a text in it; measures are in em."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

import uharfbuzz

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CONTEXTS = "calt"  # the feature of OpenType by which letters are drawn otherwise beside some others
ARABIC, JOINING = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةى", "م"


class Ink(NamedTuple):
    """The box that a line's printed shapes fill, in em from the start of its baseline; y grows upwards."""

    left: float
    bottom: float
    right: float
    top: float


class Stroke(NamedTuple):
    """One step of an outline, by the letter that SVG has for it: M, L, Q, C with the points that it takes, or Z."""

    kind: str
    points: tuple[tuple[float, float], ...]


class Placed(NamedTuple):
    """A glyph of a font where it stands in a line, in em from the start of the baseline; y grows upwards."""

    font: FontFile
    glyph: int
    x: float
    y: float


@dataclass(slots=True, eq=False)
class FontFile:
    """One font file; `letters` are the characters that it has, and `unjoined` says that their contexts are left alone.

    Some Arabic fonts put a letter together of two parts beside certain others.  A PDF would say the letter of one part
    and nothing of the other, wherever that stands, and nobody could read the words aloud.
    """

    letters: frozenset[str]
    unjoined: bool
    _font: uharfbuzz.Font
    _units: int
    _boxes: dict[int, tuple[int, int, int, int] | None] = field(default_factory=dict)

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
        boxes, pen, known = [], 0, self._boxes
        shaped = self._shape(text, language)
        for info, position in zip(shaped.glyph_infos, shaped.glyph_positions, strict=True):
            glyph = info.codepoint
            if box := known[glyph] if glyph in known else self._box(glyph):
                left, bottom, right, top = box
                x, y = pen + position.x_offset, position.y_offset
                boxes.append((x + left, y + bottom, x + right, y + top))
            pen += position.x_advance
        if not boxes:
            return None, pen / self._units
        lefts, bottoms, rights, tops = zip(*boxes, strict=True)
        edges = (min(lefts), min(bottoms), max(rights), max(tops))
        return Ink(*(edge / self._units for edge in edges)), pen / self._units

    def letters_of(self, text: str, language: str) -> tuple[list[Placed], float]:
        """Return the glyphs of a text in one script with their places, in em, and its advance width."""
        pen, placed = 0, []
        shaped = self._shape(text, language)
        for info, position in zip(shaped.glyph_infos, shaped.glyph_positions, strict=True):
            x, y = pen + position.x_offset, position.y_offset
            placed.append(Placed(self, info.codepoint, x / self._units, y / self._units))
            pen += position.x_advance
        return placed, pen / self._units

    def outline(self, glyph: int) -> list[Stroke]:
        """Return how a glyph is drawn, stroke by stroke, in em; y grows upwards."""
        strokes: list[Stroke] = []
        self._font.draw_glyph(glyph, _pencil(), (strokes, self._units))
        return strokes

    def _box(self, glyph: int) -> tuple[int, int, int, int] | None:
        """Return left, bottom, right and top of a glyph in units of the font, None for a space, and keep them in mind."""
        box = self._font.get_glyph_extents(glyph)
        edges = box and (box.x_bearing, box.y_bearing + box.height, box.x_bearing + box.width, box.y_bearing)
        self._boxes[glyph] = edges if box and box.width else None
        return self._boxes[glyph]

    def _shape(self, text: str, language: str) -> uharfbuzz.Buffer:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        if language:
            buffer.language = language  # a Turkish fi is no ligature
        uharfbuzz.shape(self._font, buffer, {CONTEXTS: False} if self.unjoined else {})
        return buffer


@lru_cache(maxsize=64)
def font_file(path: Path) -> FontFile:
    """Return the font in a file; each file is read once."""
    loaded = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
    letters, font = frozenset(map(chr, loaded.unicodes)), uharfbuzz.Font(loaded)
    arabic = [letter for letter in ARABIC if letter in letters]
    unjoined = _is_parted(arabic, font, {}) and not _is_parted(arabic, font, {CONTEXTS: False})
    return FontFile(letters, unjoined, font, loaded.upem)


def _is_parted(arabic: list[str], font: uharfbuzz.Font, features: dict[str, bool]) -> bool:
    """Return whether one of these letters is drawn in several parts beside some other."""
    for first, second in product(arabic, repeat=2):
        buffer = uharfbuzz.Buffer()
        buffer.add_str(f"{first}{second} {JOINING}{first}{second}{JOINING}")
        buffer.guess_segment_properties()
        uharfbuzz.shape(font, buffer, features)
        clusters = [info.cluster for info in buffer.glyph_infos]
        if len(clusters) > len(set(clusters)):
            return True
    return False


@cache
def _pencil() -> uharfbuzz.DrawFuncs:
    """Return what HarfBuzz calls for each stroke of a letter; it notes them where its caller says."""

    def noting(kind: str) -> Callable[..., None]:
        def note(*given: Any) -> None:
            *numbers, (strokes, units) = given
            points = zip(numbers[::2], numbers[1::2], strict=True)
            strokes.append(Stroke(kind, tuple((x / units, y / units) for x, y in points)))

        return note

    pencil = uharfbuzz.DrawFuncs()
    pencil.set_move_to_func(noting("M"))
    pencil.set_line_to_func(noting("L"))
    pencil.set_quadratic_to_func(noting("Q"))
    pencil.set_cubic_to_func(noting("C"))
    pencil.set_close_path_func(noting("Z"))
    return pencil


def flaw(path: Path) -> str:
    """Return in words why a file cannot be used, or nothing where it can."""
    loaded = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
    if not (loaded.glyph_count and loaded.unicodes):
        return "is no font that can be read"
    return "is a variable font, whose weights a poster cannot tell apart" if loaded.has_var_data else ""
