"""The fit: the largest type in which all principles fill the room and nothing is lost.

Everything is arithmetic on advance widths; one number, the em in mm, is sought for every number of columns.  Lines
are broken here and not by the renderer, so that what was reckoned is what is drawn, and one render proves it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeVar

from manifesto.hyphenation import hyphenated
from manifesto.lengths import PT_PER_MM
from manifesto.poster.layout import leading
from manifesto.poster.layout.grid import Cell, Grid, Scale
from manifesto.poster.layout.setting import count_lines, count_title, set_lines, set_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from manifesto.poster.layout.furniture import Furniture
    from manifesto.poster.sheet import Sheet
    from manifesto.poster.subject import Subject
    from manifesto.principle import Principle
    from manifesto.typeface import Face, Fonts

Value = TypeVar("Value")

Cut = Literal["statement", "title"]
# By the number of principles: the size of a title in em of its summary, and its cut.
LOUDNESS: tuple[tuple[int, float, Cut], ...] = (
    (8, 2.6, "statement"),
    (16, 1.75, "statement"),
    (1_000_000, 1.4, "title"),
)
GUTTER = 1.6  # em between columns
NARROWEST = 11.0  # em: below this a column is a ribbon
MOST_COLUMNS = 6
LARGEST_SHARE = 0.05  # of the short side: the type of a poster with next to nothing on it
STEPS = 18  # of bisection: to a 260,000th
FEWER_COLUMNS = 0.94  # type this near to the largest is taken for its fewer columns, which break fewer titles


def scales(number: int) -> tuple[Scale, ...]:
    """Return what is tried, in order: titles with summaries, as loud as few principles can be, then titles only."""
    loudest = next(index for index, (most, _, _) in enumerate(LOUDNESS) if number <= most)
    return (
        *(
            Scale(layout="full", face=cut, pad=0.55, title=title, number=title * 1.5, after_number=title * 0.45)
            for _, title, cut in LOUDNESS[loudest:]
        ),
        Scale(layout="titles", face="title", pad=0.34, title=1.0, number=1.3, after_number=0.45),
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
    title_leading: float
    summary_leading: float

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
            title=getattr(fonts, scale.face),
            summary=fonts.text,
            number_width=widest * scale.number + scale.after_number,
            title_leading=leading.of_titles(getattr(fonts, scale.face)),
            summary_leading=leading.of_summaries(fonts.text),
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
            texts = self.texts(columns, em)
            low, high = (em, high) if texts and min(self._spares(texts, em)) >= 0 else (low, em)
        return low

    def text_width(self, columns: int, em: float) -> float:
        """Return the width of the text beside the number, in em."""
        return (self.furniture.body.width / em - GUTTER * (columns - 1)) / columns - self.number_width

    def texts(self, columns: int, em: float) -> list[list[float]] | None:
        """Return the height of the text in each row of each column, in em; None when a word does not fit its column.

        Where all columns are equally long, their rows lie side by side, as high as the highest; otherwise every column
        is filled for itself, so that none ends in an empty place.
        """
        width = self.text_width(columns, em)
        if width < NARROWEST:
            return None
        heights = []
        for principle in self.principles:
            if (height := self._height(principle, width)) is None:
                return None
            heights.append(height)
        found = _shared_out(heights, columns)
        if len(heights) % columns:
            return found
        return [[max(row) for row in zip(*found, strict=True)]] * columns

    def _height(self, principle: Principle, width: float) -> float | None:
        titles = count_title(principle.title, self.title, width / self.scale.title)
        summaries = count_lines(self._said(principle), self.summary, width) if self.scale.summaries else 0
        if titles is None or summaries is None:
            return None
        below = leading.BETWEEN + summaries * self.summary_leading if summaries else 0.0
        return max(titles * self.scale.title * self.title_leading + below, self.scale.number * leading.DIGIT)

    def _said(self, principle: Principle) -> str:
        return hyphenated(principle.summary, principle.language or self.summary.language)

    def _spares(self, texts: list[list[float]], em: float) -> list[float]:
        """Return the height in mm that each column leaves free, the least white between its rows taken off."""
        free = self.furniture.body.height
        least, hair = self.scale.pad, self.furniture.border.hair
        return [
            free - (len(column) - 1) * hair - em * (sum(column) + least * self._pads(len(column))) for column in texts
        ]

    def _pads(self, rows: int) -> int:
        """Return how many pads of white there are: two at each rule, one under the head, and none at the bottom.

        A lone row has white below it as well.
        """
        return (1 if rows == 1 else 2 * (rows - 1)) + self._under_head

    @property
    def _under_head(self) -> int:
        return 0 if self.furniture.column else 1

    def grid(self, em: float, columns: int) -> Grid:
        """Break the lines for good and share the spare height of each column out among its rows."""
        texts = self.texts(columns, em) or []
        width, gutter = self.text_width(columns, em), GUTTER * em
        numbered = _shared_out(list(zip(self.principles, self.numbers, strict=True)), columns)
        return Grid(
            scale=self.scale,
            em=em,
            number_width=self.number_width,
            title_leading=self.title_leading,
            summary_leading=self.summary_leading,
            column_width=(self.furniture.body.width - gutter * (columns - 1)) / columns,
            gutter=gutter,
            columns=tuple(
                tuple(self._cells(column, heights, spare, em, width))
                for column, heights, spare in zip(numbered, texts, self._spares(texts, em), strict=True)
            ),
        )

    def _cells(
        self, column: list[tuple[Principle, int]], heights: list[float], spare: float, em: float, width: float
    ) -> Iterator[Cell]:
        last = len(column) - 1
        pad = self.scale.pad + spare / em / self._pads(len(column))
        for row, ((principle, number), height) in enumerate(zip(column, heights, strict=True)):
            below = row < last or not last
            white = (pad if row else pad * self._under_head, pad if below else 0.0)
            rule = self.furniture.border.hair if row else 0.0
            yield self._cell(principle, number, width, em * (height + sum(white)) + rule, white)

    def _cell(self, principle: Principle, number: int, width: float, height: float, white: tuple[float, float]) -> Cell:
        title = set_title(principle.title, self.title, width / self.scale.title) or ()
        summary = set_lines(self._said(principle), self.summary, width) if self.scale.summaries else ()
        told = principle.language
        return Cell(number=number, white=white, title=title, summary=summary or (), height=height, language=told)


def depths(number: int, columns: int) -> list[int]:
    """Return how many principles stand in each column: even, and the first ones one longer where they cannot be."""
    return [number // columns + (column < number % columns) for column in range(columns)]


def _shared_out(values: Sequence[Value], columns: int) -> list[list[Value]]:
    """Return the values in columns, reading down them."""
    remaining = iter(values)
    return [[next(remaining) for _ in range(depth)] for depth in depths(len(values), columns)]
