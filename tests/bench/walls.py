"""Walls: the posters that are measured, the same texts on the same sheets for us and for what one would take instead.

The texts are the flagship's own, over and over where there are too few.  Each run sets new ones: a letter more at the end
of every text, another each time, so that nothing which a program remembers of the last poster does the work of this one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from manifesto.poster.matrix import Job
from manifesto.poster.sheet import SHEETS
from manifesto.poster.subject import WHOLE, Subject, find

from .measure import RUNS

if TYPE_CHECKING:
    from manifesto import Manifesto, Principle

LETTERS = "enorstaldu"


class Order(NamedTuple):
    """One poster to print."""

    manifesto: Manifesto
    subject: Subject
    job: Job


@dataclass(frozen=True, slots=True, kw_only=True)
class Wall:
    """So many principles on a sheet, and the milliseconds that printing them may take.

    `columns` is for the peers; we find our own.  With a `floor_pt` of its own a sheet holds the summaries of more principles
    than anybody could read from where they stand, and is the hardest to set.
    """

    number: int
    size: str
    most: float
    columns: int
    summaries: bool = True
    floor_pt: float | None = None

    @property
    def name(self) -> str:
        """What the table calls it."""
        what = "one principle" if self.number == 1 else f"{self.number} principles"
        kind = " in full" if self.floor_pt else "" if self.summaries else ", titles only"
        return f"{what}{kind} on {SHEETS[self.size].title}"

    def order(self, manifesto: Manifesto, run: int) -> Order:
        """Return the poster of a run."""
        principles = tuple(principle_of(manifesto, place, LETTERS[run]) for place in range(self.number))
        shown = replace(manifesto, principles=principles, collections=())
        subject = find(shown, f"principles/{principles[0].slug}" if self.number == 1 else WHOLE)
        sheet = SHEETS[self.size]
        if self.floor_pt:
            sheet = replace(sheet, floor_pt=self.floor_pt)
        return Order(shown, subject, Job(subject=subject.key, sheet=sheet))

    def orders(self, manifesto: Manifesto, runs: int = RUNS) -> list[Order]:
        """Return the posters of so many runs, after one that is not counted."""
        return [self.order(manifesto, run) for run in range(runs + 1)]


WALLS = (
    Wall(number=1, size="a4", most=30, columns=1),
    Wall(number=6, size="a4", most=80, columns=1),
    Wall(number=10, size="a4", most=90, columns=2),
    Wall(number=40, size="a2", most=250, columns=3),
    Wall(number=100, size="24x36", most=700, columns=4, summaries=False),
    Wall(number=100, size="24x36", most=700, columns=5, floor_pt=9),
)


def principle_of(manifesto: Manifesto, place: int, letter: str) -> Principle:
    """Return the principle at a place, from 0, with a letter more at the end of its texts."""
    given = manifesto.principles[place % len(manifesto.principles)]
    return replace(
        given,
        number=place + 1,
        slug=f"{given.slug}-{place + 1}",
        title=given.title + letter,
        summary=given.summary + letter,
    )
