"""Frames: the ones that people buy, the sheet that goes into each, and how much of it the frame or its mat covers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from manifesto.poster.sheet import SHEETS

if TYPE_CHECKING:
    from manifesto.phrasebook import Say
    from manifesto.poster.sheet import Sheet

REBATE = 5.0  # mm: the lip of a frame hides three to six along each side
CLEAR = 2.0  # mm of white that stay to be seen between the frame and what is printed
MAT = 6.35  # mm: a mat's opening is a quarter of an inch smaller along each side than the sheet behind it

OF_ANY = ("paper.frame", "paper.frame_with_mat")
OF_IKEA = ("paper.ikea_frame", "paper.ikea_frame_with_mat")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A frame with the sheet that it takes, and with `hidden`, the strip along each side that nobody sees, in mm.

    `phrase` says what it is called, of a `size` that is that of a sheet, too.
    `also` are other sheets that go into it without anything printed being covered.
    """

    name: str
    phrase: str
    size: str
    takes: str
    hidden: float
    also: tuple[str, ...] = ()

    def called(self, say: Say) -> str:
        """Return what it is called in a language."""
        return say(self.phrase, sheet=SHEETS[self.size].called(say))

    def sheet(self, orientation: str) -> Sheet:
        """Return the sheet for the frame as it hangs; its text and its border keep inside what is seen."""
        return replace(SHEETS[self.takes].turned(orientation), hidden=self.hidden)


_A_SIZES = tuple(Frame(name=name, phrase="paper.frame", size=name, takes=name, hidden=REBATE)
                 for name in ("a4", "a3", "a2", "a1", "a0"))  # fmt: skip

# IKEA's sizes in cm, and the sheet behind the mat that comes with each.
_IKEA = (("21x30", "13x18"), ("30x40", "21x30"), ("40x50", "30x40"), ("50x70", "40x50"), ("61x91", "50x70"))

# Frames of the United States in inches, and the sheet behind the mat that is cut for each.
_US = (("11x14", "8x10"), ("16x20", "11x14"), ("18x24", "12x18"), ("24x36", "20x30"))


def _also(name: str) -> tuple[str, ...]:
    """Return the other sheet that fits where one does: A4 is three millimetres shorter than 21 × 30 cm."""
    return ("a4",) if name == "21x30" else ()


def _pair(prefix: str, phrases: tuple[str, str], name: str, behind: str) -> tuple[Frame, Frame]:
    bare, matted = phrases
    return (
        Frame(name=f"{prefix}{name}", phrase=bare, size=name, takes=name, hidden=REBATE, also=_also(name)),
        Frame(name=f"{prefix}{name}-mat", phrase=matted, size=name, takes=behind, hidden=MAT, also=_also(behind)),
    )


FRAMES = {
    frame.name: frame
    for frame in (
        *_A_SIZES,
        *(frame for name, behind in _IKEA for frame in _pair("ikea-", OF_IKEA, name, behind)),
        *(frame for name, behind in _US for frame in _pair("", OF_ANY, name, behind)),
    )
}


def frames_for(sheet: Sheet) -> tuple[Frame, ...]:
    """Return the frames that take a sheet and leave all that is printed on it to be seen."""
    return tuple(
        frame
        for frame in FRAMES.values()
        if sheet.name in (frame.takes, *frame.also) and frame.hidden + CLEAR <= sheet.inset
    )
