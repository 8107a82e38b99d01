"""The grid: principles in columns, as they will stand on a poster."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from manifesto.poster.sheet import PT_PER_MM

Layout = Literal["full", "titles", "single"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Sizes relative to the em: the title's, the number's, and the white after the number."""

    layout: Layout
    title: float
    number: float
    after_number: float

    @property
    def summaries(self) -> bool:
        """Whether summaries are set."""
        return self.layout == "full"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One principle with its lines; `height` in mm is that of its row."""

    number: int
    title: tuple[str, ...]
    summary: tuple[str, ...]
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The principles as they will stand; `em`, `column_width` and `gutter` in mm, `pad` and `number_width` in em."""

    scale: Scale
    em: float
    pad: float
    number_width: float
    column_width: float
    gutter: float
    columns: tuple[tuple[Cell, ...], ...]

    @property
    def body_pt(self) -> float:
        """The size of the smallest running text, in points."""
        return self.em * PT_PER_MM

    def smaller(self, factor: float) -> Grid:
        """Return the same grid with all its type a little smaller."""
        return replace(self, em=self.em * factor)
