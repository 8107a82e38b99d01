"""Signature lines: where the people of a house put their names under what they have chosen."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from manifesto.poster.sheet import Sheet

ROW_SHARE, LEAST_ROW = 0.034, 9.0  # the height of a line: of the short side, and at least in mm, for a hand and a pen
LINE_SHARE, LEAST_LINE = 0.27, 52.0  # the length of a line, likewise
GUTTER = 0.12  # between lines side by side, of the length of one


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatures:
    """Lines to sign on, in rows; lengths in mm."""

    rows: tuple[int, ...]
    row: float
    line: float
    gutter: float

    @property
    def height(self) -> float:
        """The height of all rows."""
        return self.row * len(self.rows)


def signatures(number: int, sheet: Sheet, width: float) -> Signatures:
    """Return `number` lines shared out evenly among the rows that they need in a width."""
    most = max(1, int(width / max(LEAST_LINE, LINE_SHARE * sheet.short)))
    rows = math.ceil(number / most)
    columns = math.ceil(number / rows) if rows else 1
    gutter = GUTTER * width / columns
    line = (width - gutter * (columns - 1)) / columns
    shared = tuple(min(columns, number - columns * row) for row in range(rows))
    return Signatures(rows=shared, row=max(LEAST_ROW, ROW_SHARE * sheet.short), line=line, gutter=gutter)
