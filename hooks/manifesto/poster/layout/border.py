"""The border: the printed frame of a sheet, a bold rule outside and a hairline inside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto.poster.layout.area import Area

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto.poster.sheet import Sheet

BOLD, GAP, HAIR, WHITE = 0.0065, 0.0055, 0.0009, 0.044  # shares of the short side
THINNEST = 0.2  # mm: what every press prints


@dataclass(frozen=True, slots=True, kw_only=True)
class Border:
    """Two rules; `outer` is from the sheet's edge to the bold one, `inside` from the edge to the text, all in mm."""

    outer: float
    bold: float
    gap: float
    hair: float
    inside: float

    def rules(self, sheet: Sheet, opening: float) -> Iterator[Area]:
        """Yield every side of both rules, the lower ones with an `opening` in mm in their middle, where the mark stands."""
        for inset, wide in ((self.outer, self.bold), (self.outer + self.bold + self.gap, self.hair)):
            width, height = sheet.width - 2 * inset, sheet.height - 2 * inset
            half = (width - opening) / 2
            yield Area(left=inset, top=inset, width=width, height=wide)
            yield Area(left=inset, top=inset, width=wide, height=height)
            yield Area(left=inset + width - wide, top=inset, width=wide, height=height)
            yield Area(left=inset, top=inset + height - wide, width=half, height=wide)
            yield Area(left=inset + width - half, top=inset + height - wide, width=half, height=wide)

    @property
    def inner(self) -> float:
        """The distance from the sheet's edge to the inner edge of the hairline: within it all is safe."""
        return self.outer + self.bold + self.gap + self.hair


def border(sheet: Sheet, *, thin: bool = False) -> Border:
    """Return the border of a sheet, which looks alike at every size; a `thin` one is of two hairlines."""
    gap, hair = GAP * sheet.short, max(HAIR * sheet.short, THINNEST)
    bold = hair if thin else BOLD * sheet.short
    return Border(
        outer=sheet.inset, bold=bold, gap=gap, hair=hair, inside=sheet.inset + bold + gap + hair + WHITE * sheet.short
    )


def within(sheet: Sheet, around: Border) -> Area:
    """Return the area of the text."""
    inside = around.inside
    return Area(left=inside, top=inside, width=sheet.width - 2 * inside, height=sheet.height - 2 * inside)
