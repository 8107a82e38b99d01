"""The grid: principles in columns, as they will stand on a poster."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from manifesto.lengths import PT_PER_MM

Layout = Literal["full", "titles", "single"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Sizes relative to the em: the title's, the number's, and the white after the number.

    `face` is the cut of the titles: `statement` where they speak loudly, `title` where they are small for their distance.
    `pad` is the least white above and below a principle.
    """

    layout: Layout
    face: Literal["statement", "title"]
    pad: float
    title: float
    number: float
    after_number: float

    @property
    def summaries(self) -> bool:
        """Whether summaries are set."""
        return self.layout == "full"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One principle with its lines; `height` in mm is that of its row, `white` in em what stands above and below it.

    `language` is the tag of its words where they are not in the manifesto's own.
    """

    number: int
    white: tuple[float, float]
    title: tuple[str, ...]
    summary: tuple[str, ...]
    height: float
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The principles as they will stand; `em`, `column_width` and `gutter` in mm, `number_width` and the leadings in em."""

    scale: Scale
    em: float
    number_width: float
    title_leading: float
    summary_leading: float
    column_width: float
    gutter: float
    columns: tuple[tuple[Cell, ...], ...]

    @property
    def uneven(self) -> bool:
        """Whether the columns are not equally long; then each has rows of its own."""
        return len({len(column) for column in self.columns}) > 1

    @property
    def body_pt(self) -> float:
        """The size of the smallest running text, in points."""
        return self.em * PT_PER_MM

    def smaller(self, factor: float) -> Grid:
        """Return the same grid with all its type a little smaller."""
        return replace(self, em=self.em * factor)
