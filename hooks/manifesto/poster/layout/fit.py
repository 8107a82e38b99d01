"""The fit: the largest type in which all principles fill the room and nothing is lost.

Everything is arithmetic on advance widths; one number, the em in mm, is sought for every number of columns.  Lines
are broken here and not by the renderer, so that what was reckoned is what is drawn, and one render proves it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto.poster import leading
from manifesto.poster.grid import Cell, Grid, Scale
from manifesto.poster.setting import count_lines, set_lines
from manifesto.poster.sheet import PT_PER_MM

if TYPE_CHECKING:
    from manifesto.poster.furniture import Furniture
    from manifesto.poster.sheet import Sheet
    from manifesto.poster.subject import Subject
    from manifesto.principle import Principle
    from manifesto.typeface import Face, Fonts

PAD = 0.55  # em above and below a principle, before spare height is shared out
GUTTER = 1.6  # em between columns
NARROWEST = 11.0  # em: below this a column is a ribbon
MOST_COLUMNS = 6
LARGEST_SHARE = 0.05  # of the short side: the type of a poster with next to nothing on it
STEPS = 18  # of bisection: to a 260,000th
FEWER_COLUMNS = 0.94  # type this near to the largest is taken for its fewer columns, which break fewer titles


def scales(number: int) -> tuple[Scale, Scale]:
    """Return what is tried, in order: titles with summaries, then titles only; few principles speak louder."""
    title = 2.6 if number <= 8 else 1.75 if number <= 16 else 1.5
    return (
        Scale(layout="full", title=title, number=title * 1.5, after_number=title * 0.45),
        Scale(layout="titles", title=1.0, number=1.5, after_number=0.45),
    )


def fit(subject: Subject, furniture: Furniture, sheet: Sheet, fonts: Fonts) -> Grid | None:
    """Return the grid with the largest type, titles only where summaries would be too small; None where nothing fits."""
    for scale in scales(len(subject.principles)):
        em, columns = Fitter.of(subject, furniture, scale, fonts).largest(LARGEST_SHARE * sheet.short)
        if em * PT_PER_MM >= sheet.floor_pt:
            return Fitter.of(subject, furniture, scale, fonts).grid(em, columns)
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitter:
    """The arithmetic for one subject in one room at one scale."""

    principles: tuple[Principle, ...]
    numbers: tuple[int, ...]
    furniture: Furniture
    scale: Scale
    title: Face
    summary: Face
    number_width: float

    @classmethod
    def of(cls, subject: Subject, furniture: Furniture, scale: Scale, fonts: Fonts) -> Fitter:
        """Return the fitter with its faces loaded; the widest number sets the width for all."""
        numeral = fonts.numeral
        widest = max(numeral.width(str(number)) for number in subject.numbers)
        return cls(
            principles=subject.principles,
            numbers=subject.numbers,
            furniture=furniture,
            scale=scale,
            title=fonts.statement,
            summary=fonts.text,
            number_width=widest * scale.number + scale.after_number,
        )

    def largest(self, bound: float) -> tuple[float, int]:
        """Return the em in mm and the number of columns that suit best; an em of 0 where nothing fits."""
        found = [(self._largest_in(columns, bound), columns) for columns in range(1, self._most_columns() + 1)]
        enough = FEWER_COLUMNS * max(em for em, _ in found)
        return next((em, columns) for em, columns in found if em >= enough)

    def _most_columns(self) -> int:
        return min(MOST_COLUMNS, len(self.principles))

    def _largest_in(self, columns: int, bound: float) -> float:
        low, high = 0.0, bound
        for _ in range(STEPS):
            em = (low + high) / 2
            rows = self.rows(columns, em)
            low, high = (em, high) if rows and self._spare(rows, em) >= 0 else (low, em)
        return low

    def text_width(self, columns: int, em: float) -> float:
        """Return the width of the text beside the number, in em."""
        return (self.furniture.width / em - GUTTER * (columns - 1)) / columns - self.number_width

    def rows(self, columns: int, em: float) -> list[float] | None:
        """Return the height of the text in each row, in em; None when a word does not fit its column."""
        width = self.text_width(columns, em)
        if width < NARROWEST:
            return None
        heights: dict[int, float] = {}
        for principle, row in zip(self.principles, _rows(len(self.principles), columns), strict=True):
            if (height := self._height(principle, width)) is None:
                return None
            heights[row] = max(heights.get(row, 0.0), height)
        return [heights[row] for row in sorted(heights)]

    def _height(self, principle: Principle, width: float) -> float | None:
        titles = count_lines(principle.title, self.title, width / self.scale.title)
        summaries = count_lines(principle.summary, self.summary, width) if self.scale.summaries else 0
        if titles is None or summaries is None:
            return None
        below = leading.BETWEEN + summaries * leading.SUMMARY if summaries else 0.0
        return max(titles * self.scale.title * leading.TITLE + below, self.scale.number * leading.DIGIT)

    def _spare(self, rows: list[float], em: float) -> float:
        """Return the height in mm that the rows leave free."""
        return self.furniture.room - len(rows) * self.furniture.frame.hair - em * (sum(rows) + 2 * PAD * len(rows))

    def grid(self, em: float, columns: int) -> Grid:
        """Break the lines for good and share the spare height out among the rows."""
        rows = self.rows(columns, em) or []
        pad = PAD + self._spare(rows, em) / em / len(rows) / 2
        heights = [em * (row + 2 * pad) + self.furniture.frame.hair for row in rows]
        width = self.text_width(columns, em)
        cells = [
            self._cell(principle, number, width, heights[row])
            for principle, number, row in zip(
                self.principles, self.numbers, _rows(len(self.principles), columns), strict=True
            )
        ]
        gutter = GUTTER * em
        return Grid(
            scale=self.scale,
            em=em,
            pad=pad,
            number_width=self.number_width,
            column_width=(self.furniture.width - gutter * (columns - 1)) / columns,
            gutter=gutter,
            columns=_columns(cells, columns),
        )

    def _cell(self, principle: Principle, number: int, width: float, height: float) -> Cell:
        title = set_lines(principle.title, self.title, width / self.scale.title) or ()
        summary = set_lines(principle.summary, self.summary, width) if self.scale.summaries else ()
        return Cell(number=number, title=title, summary=summary or (), height=height)


def depths(number: int, columns: int) -> list[int]:
    """Return how many principles stand in each column: even, and the first ones one longer where they cannot be."""
    return [number // columns + (column < number % columns) for column in range(columns)]


def _rows(number: int, columns: int) -> list[int]:
    """Return the row of each principle, from 0, reading down the columns."""
    return [row for depth in depths(number, columns) for row in range(depth)]


def _columns(cells: list[Cell], columns: int) -> tuple[tuple[Cell, ...], ...]:
    remaining = iter(cells)
    return tuple(tuple(next(remaining) for _ in range(depth)) for depth in depths(len(cells), columns))
