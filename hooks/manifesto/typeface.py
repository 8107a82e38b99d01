"""Typefaces: how wide and how tall words are in our fonts, as HarfBuzz shapes them, kerning and ligatures included.

All measures are in em, that is, multiples of the type size.  WeasyPrint and browsers shape with the same library.
What our own fonts lack is set in the others that mkdocs.yml names, in their order, as overrides/poster/fonts.css says.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from manifesto.font_file import FontFile, Ink, Placed, font_file
from manifesto.font_run import FontRun, as_seen, split, unseen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from manifesto.other_font import OtherFont

FOLDER = "overrides/assets/fonts"
STATEMENT = "SourceSerif4Display-Bold.ttf"
TEXT = "SourceSerif4-Regular.ttf"
LABEL = "SofiaSansExtraCondensed-Medium.ttf"
TITLE = "SourceSerif4-Bold.ttf"
NUMERAL = "SofiaSansExtraCondensed-Bold.ttf"

AS_EMOJI = "\ufe0f"  # asks for the picture of a sign, which only a font of emoji has
LATIN = re.compile("[\0-\u036f\u1e00-\u1eff\u2000-\u206f]*")  # with the punctuation that it shares with others


@dataclass(slots=True, eq=False)
class Face:
    """What a text is set in: a font, and after it those that stand in for what it lacks.

    A character is set in the first font that has it, as Pango does for WeasyPrint.  `language` is that of the text.
    """

    fonts: tuple[FontFile, ...]
    language: str = ""
    _widths: dict[str, float] = field(default_factory=dict)
    _inks: dict[str, Ink] = field(default_factory=dict)

    @property
    def baseline(self) -> float:
        """How far below the top of a line box of line height 1 the baseline lies, in em."""
        return self.fonts[0].baseline

    @property
    def stretch(self) -> float:
        """By how much the tallest of its fonts is taller than its own, at least 1."""
        return max(font.height for font in self.fonts) / self.fonts[0].height

    def missing(self, text: str) -> list[str]:
        """Return the characters of `text` that this face cannot draw, each once, in order.

        An accent is missing, too, where it would come from another font than its letter and stand beside it, and so is
        the wish for an emoji after a sign that is none.
        """
        return [] if self.alone(text) else list(dict.fromkeys(self._missing(text)))

    def alone(self, text: str) -> bool:
        """Return whether the first font has every character."""
        return self.fonts[0].letters.issuperset(text)

    def width(self, text: str) -> float:
        """Return the advance width of a line in em."""
        if (known := self._widths.get(text)) is None:
            if self._simple(text):
                known = self.fonts[0].advance(text, self.language)
            else:
                known = sum(run.font.advance(run.text, run.language) for run in self._runs(text))
            self._widths[text] = known
        return known

    def ink(self, text: str) -> Ink:
        """Return the box of a line's ink; at least one of its characters must print."""
        if (known := self._inks.get(text)) is None:
            known = self._inks[text] = self._ink(text)
        return known

    def _ink(self, text: str) -> Ink:
        boxes: list[Ink] = []
        pen = 0.0
        for run in as_seen(tuple(self._runs(text)), self.language):
            box, advance = run.font.ink(run.text, run.language)
            if box:
                boxes.append(Ink(box.left + pen, box.bottom, box.right + pen, box.top) if pen else box)
            pen += advance
        if len(boxes) == 1:
            return boxes[0]
        lefts, bottoms, rights, tops = zip(*boxes, strict=True)
        return Ink(min(lefts), min(bottoms), max(rights), max(tops))

    def glyphs(self, text: str) -> tuple[list[Placed], float]:
        """Return the glyphs of a line where they stand, in em from the start of its baseline, and its advance width."""
        placed: list[Placed] = []
        pen = 0.0
        for run in as_seen(tuple(self._runs(text)), self.language):
            letters, advance = run.font.letters_of(run.text, run.language)
            placed += [letter._replace(x=letter.x + pen) for letter in letters]
            pen += advance
        return placed, pen

    def _runs(self, text: str) -> Iterable[FontRun]:
        if self._simple(text):
            return (FontRun(self.fonts[0], text, self.language),)
        return split(text, self.fonts, self.language)

    def _simple(self, text: str) -> bool:
        """Return whether a text is of Latin letters that the first font has: one run, as most are."""
        return text.isascii() or bool(LATIN.fullmatch(text) and self.alone(text))

    def _missing(self, text: str) -> Iterator[str]:
        letter = None
        for character in text:
            if unseen(character):
                lost = character not in letter.letters if letter and character == AS_EMOJI else not letter
                if lost and not character.isspace():
                    yield character
                continue
            font = next((font for font in self.fonts if character in font.letters), None)
            if not font or (letter and font is not letter and unicodedata.category(character)[0] == "M"):
                yield character
            elif unicodedata.category(character)[0] != "M":
                letter = font


@dataclass(frozen=True, slots=True)
class Fonts:
    """The faces by what is set in them; `others` stand in, in their order, for what a face lacks."""

    folder: Path
    others: tuple[OtherFont, ...] = ()
    language: str = ""

    @property
    def statement(self) -> Face:
        """The display cut, of headlines and of titles that speak loudly."""
        return self._heavy(STATEMENT)

    @property
    def title(self) -> Face:
        """The sturdy cut, of titles that are small for the distance they are read from."""
        return self._heavy(TITLE)

    @property
    def text(self) -> Face:
        """The face of running text."""
        return self._light(TEXT)

    @property
    def label(self) -> Face:
        """The narrow face of the small print; the text face stands in for letters that it lacks."""
        return self._light(LABEL, TEXT)

    @property
    def numeral(self) -> Face:
        """The narrow bold face of numbers."""
        return self._heavy(NUMERAL)

    def _light(self, *own: str) -> Face:
        return face(self.folder, (*own, *(other.regular.text for other in self.others)), self.language)

    def _heavy(self, own: str) -> Face:
        return face(self.folder, (own, *(other.heavy.text for other in self.others)), self.language)


@lru_cache(maxsize=32)
def face(folder: Path, names: tuple[str, ...], language: str = "") -> Face:
    """Return the face of the fonts in these files of a folder; each is made once, and remembers what it measured."""
    return Face(tuple(font_file(folder / name) for name in names), language)
