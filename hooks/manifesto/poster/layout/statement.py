"""A statement alone: one principle set as large as its sheet allows, with its number and its summary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto.headline import MEASURE, Headline, full_measure
from manifesto.hyphenation import hyphenated
from manifesto.lengths import PT_PER_MM
from manifesto.poster.layout import leading
from manifesto.poster.layout.foot import SMALL_PRINT
from manifesto.poster.layout.setting import set_lines

if TYPE_CHECKING:
    from manifesto.poster.layout.furniture import Furniture
    from manifesto.poster.sheet import Sheet
    from manifesto.poster.subject import Subject
    from manifesto.typeface import Face, Fonts

NUMBER_SHARE, SUMMARY_SHARE, GAP_SHARE = 0.2, 0.055, 0.04  # of the short side
NUMBER_BESIDE = 0.46  # of the height within the frame: the largest number that stands in a column of its own
NARROWER = 0.94  # what a statement that does not fill the measure counts for
LARGEST, SMALLEST = 620.0, 15.0  # thousandths of the measure; the least is still 7 pt on A4


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """The parts of a single poster; lengths in mm.

    `measure` is the width of the statement: all there is, but for a short one on a wide sheet.  `air` is the white above
    and below it.  The number stands above the statement, or in the column beside it.
    """

    headline: Headline
    measure: float
    number: int
    number_size: float
    summary: tuple[str, ...]
    summary_size: float
    gap: float
    air: float

    @property
    def body_pt(self) -> float:
        """The size of the smallest running text, in points."""
        return self.summary_size * PT_PER_MM


def state(subject: Subject, furniture: Furniture, sheet: Sheet, fonts: Fonts) -> Statement | None:
    """Return the statement in the largest setting that leaves room for number and summary; None where none does."""
    body, gap = furniture.body, GAP_SHARE * sheet.short
    summary_size = SUMMARY_SHARE * sheet.short
    said = hyphenated(subject.subtitle, subject.language or fonts.language)
    summary = set_lines(said, fonts.text, body.width / summary_size)
    if summary is None:
        return None
    number = _number(subject.numbers[0], furniture, sheet, fonts.numeral)
    above = 0.0 if furniture.column else number * leading.DIGIT + gap
    free = body.height - above - 2 * gap - furniture.rule - leading.UNDER * summary_size * len(summary)
    headline = _largest(subject.title, fonts.statement, free * MEASURE / body.width) if free > 0 else None
    if headline is None:
        return None
    measure = min(body.width, free / headline.height * MEASURE)
    if min(line.size for line in headline.lines) * measure / MEASURE < SMALL_PRINT:
        return None
    spare = free - headline.height * measure / MEASURE
    return Statement(
        headline=headline,
        measure=measure,
        number=subject.numbers[0],
        number_size=number,
        summary=summary,
        summary_size=summary_size,
        gap=gap,
        air=spare / 2,
    )


def _number(number: int, furniture: Furniture, sheet: Sheet, numeral: Face) -> float:
    """Return the size of the number in mm: in a column of its own as wide as that, but not taller than half of it."""
    if not furniture.column:
        return NUMBER_SHARE * sheet.short
    widest = furniture.column.width / numeral.width(str(number))
    return min(widest, NUMBER_BESIDE * furniture.column.height / leading.DIGIT)


def _largest(title: str, face: Face, free: float) -> Headline | None:
    """Return the setting whose smallest line is largest once it is fitted to the free height.

    One that has to be narrower than the measure for that must gain much by it.
    """
    wanted = (free * share for share in (1.25, 1.1, 0.95, 0.8, 0.65, 0.5, 0.35, 0.2))
    tried = [
        found for height in wanted if (found := full_measure(title, face, height, largest=LARGEST, smallest=SMALLEST))
    ]

    def size(headline: Headline) -> float:
        fitted = min(1.0, free / headline.height)
        return min(line.size for line in headline.lines) * fitted * (1.0 if fitted == 1.0 else NARROWER)

    return max(tried, key=size, default=None)
