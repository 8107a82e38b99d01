"""The press: a job becomes a proved PDF: planned, drawn, and read back before anyone sees it."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from manifesto import typeface
from manifesto.poster import preflight
from manifesto.poster.document import Drawn, draw
from manifesto.poster.glyphs import missing
from manifesto.poster.plan import Plan, plan
from manifesto.poster.sheet import SHEETS
from manifesto.problem import Place, Problem, Rejected

if TYPE_CHECKING:
    from pathlib import Path

    from manifesto.manifesto import Manifesto
    from manifesto.poster.matrix import Job
    from manifesto.poster.sheet import Sheet
    from manifesto.poster.subject import Subject
    from manifesto.principle import Principle
    from manifesto.typeface import Fonts

MOST_RENDERS = 8
SMALLER = 0.985
CLOSE = 0.1  # mm by which a column may seem to pass the end of its room: the rounding of many small lengths


class Misprint(Exception):  # noqa: N818 -- the poster came out wrong, and the fault is ours
    """A poster came out wrong although its content is right: a fault of ours, never of a contributor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """A finished poster and the facts about it; `body_pt` is its smallest running text in points."""

    job: Job
    pdf: bytes
    title: str
    page: str
    principles: tuple[str, ...]
    layout: str
    body_pt: float
    renders: int
    milliseconds: int
    cached: bool = False

    @property
    def address(self) -> str:
        """Where it stands on the site."""
        return self.job.address

    @property
    def single(self) -> bool:
        """True when it shows one principle alone."""
        return self.layout == "single"

    @property
    def kilobytes(self) -> int:
        """The size of the file, rounded up."""
        return -(-len(self.pdf) // 1000)

    def facts(self) -> dict[str, Any]:
        """Return what `poster --format json` says of it, but for the file's name; other programs read these keys."""
        return {
            "subject": self.job.subject,
            "size": self.job.sheet.name,
            "orientation": self.job.orientation,
            "profile": self.job.profile,
            "width_mm": round(self.job.sheet.width, 1),
            "height_mm": round(self.job.sheet.height, 1),
            "principles": list(self.principles),
            "layout": "titles" if self.layout == "titles" else "full",
            "body_pt": round(self.body_pt, 1),
            "renders": self.renders,
            "milliseconds": self.milliseconds,
            "cached": self.cached,
        }


def print_poster(manifesto: Manifesto, subject: Subject, job: Job, root: Path) -> Print:
    """Return the finished poster of `subject` for `job` in the project at `root`.

    Raises Rejected when a typeface lacks a character or nothing readable fits, Misprint when the result is not what
    was planned.
    """
    started = time.perf_counter()
    fonts = typeface.Fonts(root / typeface.FOLDER)
    if problems := list(missing(subject, manifesto.settings, fonts)):
        raise Rejected(replace(problem, severity="error") for problem in problems)  # here nobody else can help
    planned = plan(manifesto, subject, job.sheet, job.profile, fonts)
    if planned is None:
        raise Rejected([_too_much(manifesto, subject, job, fonts)])
    drawn, planned, renders = _proved(planned, root)
    return Print(
        job=job,
        pdf=drawn.pdf,
        title=subject.title,
        page=subject.page or ".",
        principles=tuple(principle.slug for principle in subject.principles),
        layout=planned.layout,
        body_pt=planned.body_pt,
        renders=renders,
        milliseconds=round(1000 * (time.perf_counter() - started)),
    )


def _proved(planned: Plan, root: Path) -> tuple[Drawn, Plan, int]:
    """Draw until everything is inside; by arithmetic the first time is right, and seldom is not."""
    renders, drawn = 1, draw(planned, root / "overrides")
    while not _fits(drawn, planned) and renders < MOST_RENDERS:
        planned = planned.smaller(SMALLER)
        renders, drawn = renders + 1, draw(planned, root / "overrides")
    if faults := preflight.faults(drawn.pdf, planned):
        where = f"The poster of {planned.subject.key} on {planned.sheet.name}"
        raise Misprint(f"{where} came out wrong. " + " ".join(faults))
    return drawn, planned, renders


def _fits(drawn: Drawn, planned: Plan) -> bool:
    columns = len(planned.grid.columns) if planned.grid else 1
    return drawn.pages == 1 and len(drawn.ends) == columns and max(drawn.ends) <= planned.bottom + CLOSE


def _too_much(manifesto: Manifesto, subject: Subject, job: Job, fonts: Fonts) -> Problem:
    """Return the refusal: what does not fit, the smallest sheet that holds it, and what to shorten."""
    longest = max(subject.principles, key=_room_wanted)
    what = f"“{subject.title}” does" if len(subject.principles) == 1 else f"{len(subject.principles)} titles do"
    holding = (sheet.title for sheet in _larger(job) if plan(manifesto, subject, sheet, job.profile, fonts))
    advice = f"It fits {found}." if (found := next(holding, None)) else "No sheet that we know holds it."
    message = (
        f"{what} not fit {job.sheet.title} {job.orientation} in letters of {job.sheet.floor_pt:g} pt, below which "
        f"nobody could read them. {advice} Or shorten “{longest.title}”, or the longest word of it or its summary."
    )
    return Problem(longest.path, Place(), "P041", message)


def _room_wanted(principle: Principle) -> float:
    """Return how much room a principle asks for: long words cost more than many."""
    return max(len(word) for word in f"{principle.title} {principle.summary}".split()) + len(principle.title) / 9


def _larger(job: Job) -> list[Sheet]:
    """Return the sheets that are larger than the job's, the smallest first, lying as it lies."""
    turned = (sheet.turned(job.orientation) for sheet in SHEETS.values())
    area = job.sheet.width * job.sheet.height
    return sorted((s for s in turned if s.width * s.height > area), key=lambda s: s.width * s.height)


def cached(poster: Print) -> Print:
    """Return a poster that came from the cache, marked so."""
    return replace(poster, cached=True, renders=0, milliseconds=0)
