"""Sheets of paper, by the name that people order them by, and the type size below which each stops being readable."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from manifesto.lengths import MM_PER_INCH, PX_PER_MM

if TYPE_CHECKING:
    from manifesto.phrasebook import Say

FRAME_SHARE = 0.045  # where the frame's outer edge lies, as a share of the short side
LEAST_FRAME_MM = 10.0  # clear of the strip that a picture frame hides and of what a home printer cannot reach
LEAST_FRAME_SHARE = 0.005  # ... to which half a percent of the short side is added

UNITS = {"in": "paper.inches", "cm": "paper.centimetres"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet as it lies before the reader; sides in mm, `floor_pt` the least size of running text in points.

    `hidden` is what a frame or its mat covers along each side, in mm, where the sheet is made for one.
    """

    name: str
    title: str
    width: float
    height: float
    floor_pt: float
    hidden: float = 0.0

    @property
    def short(self) -> float:
        """The short side in mm."""
        return min(self.width, self.height)

    @property
    def inset(self) -> float:
        """The distance in mm from the edge of the sheet to the outer edge of the frame; nothing is printed in it."""
        clear = max(FRAME_SHARE * self.short, LEAST_FRAME_MM + LEAST_FRAME_SHARE * self.short)
        seen = self.short - 2 * self.hidden
        return max(clear, self.hidden + FRAME_SHARE * seen) if self.hidden else clear

    def called(self, say: Say) -> str:
        """Return what it is called in a language, which has its own words for inches and centimetres."""
        sides, _, unit = self.title.rpartition(" ")
        return say(UNITS[unit], sides=sides) if unit in UNITS else self.title

    def turned(self, orientation: str) -> Sheet:
        """Return the sheet lying as `orientation` says, portrait or landscape."""
        short, long = sorted((self.width, self.height))
        width, height = (short, long) if orientation == "portrait" else (long, short)
        return replace(self, width=width, height=height)


# Floors: running text is read at arm's length up to A3, from a metre at A2, from a metre and a half at A1 and from two at
# A0 and its like.  9 pt of our text face then stands as tall to the eye as a newspaper's 6 pt does in the hand.
_SIZES = (
    ("a4", "A4", 210, 297, 9),
    ("a3", "A3", 297, 420, 9),
    ("a2", "A2", 420, 594, 12),
    ("a1", "A1", 594, 841, 16),
    ("a0", "A0", 841, 1189, 22),
    ("letter", "Letter", 8.5 * MM_PER_INCH, 11 * MM_PER_INCH, 9),
    ("tabloid", "Tabloid", 11 * MM_PER_INCH, 17 * MM_PER_INCH, 9),
    ("8x10", "8 × 10 in", 8 * MM_PER_INCH, 10 * MM_PER_INCH, 9),
    ("11x14", "11 × 14 in", 11 * MM_PER_INCH, 14 * MM_PER_INCH, 9),
    ("12x18", "12 × 18 in", 12 * MM_PER_INCH, 18 * MM_PER_INCH, 9),
    ("16x20", "16 × 20 in", 16 * MM_PER_INCH, 20 * MM_PER_INCH, 12),
    ("18x24", "18 × 24 in", 18 * MM_PER_INCH, 24 * MM_PER_INCH, 12),
    ("20x30", "20 × 30 in", 20 * MM_PER_INCH, 30 * MM_PER_INCH, 12),
    ("24x36", "24 × 36 in", 24 * MM_PER_INCH, 36 * MM_PER_INCH, 16),
    ("13x18", "13 × 18 cm", 130, 180, 8),
    ("21x30", "21 × 30 cm", 210, 300, 9),
    ("30x40", "30 × 40 cm", 300, 400, 9),
    ("40x50", "40 × 50 cm", 400, 500, 12),
    ("50x70", "50 × 70 cm", 500, 700, 12),
    ("61x91", "61 × 91 cm", 610, 910, 16),
)

SHEETS = {
    name: Sheet(name=name, title=title, width=width, height=height, floor_pt=floor)
    for name, title, width, height, floor in _SIZES
}

CARD_PIXELS = (1200, 630)  # of a share card, which every network shows uncut
CARD = Sheet(
    name="card", title="Share card", width=CARD_PIXELS[0] / PX_PER_MM, height=CARD_PIXELS[1] / PX_PER_MM, floor_pt=0
)
