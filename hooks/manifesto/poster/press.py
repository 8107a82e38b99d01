"""The press: a job becomes a proved PDF: planned, drawn, and read back before anyone sees it."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from manifesto.lengths import PT_PER_MM
from manifesto.pauses import no_pauses
from manifesto.poster import preflight, stock
from manifesto.poster.document import Drawn, draw, draw_card, twin
from manifesto.poster.glyphs import missing
from manifesto.poster.layout.card import card
from manifesto.poster.layout.plan import Plan, plan
from manifesto.poster.layout.refusal import too_dark, too_much
from manifesto.poster.print import Print
from manifesto.poster.sheet import CARD_PIXELS
from manifesto.poster.sight import MOST_COVERAGE, coverage, picture
from manifesto.problem import Rejected

if TYPE_CHECKING:
    from pathlib import Path

    from manifesto.manifesto import Manifesto
    from manifesto.poster.condition import Condition
    from manifesto.poster.matrix import Job
    from manifesto.poster.sight import Preview
    from manifesto.poster.subject import Subject
    from manifesto.typeface import Fonts

MOST_RENDERS = 8
SMALLER = 0.985
INK_SAFETY = 0.985  # letters cover less by the square of their size, but rules and codes do not
CLOSE = 0.1  # mm by which a column may seem to pass the end of its room: the rounding of many small lengths
PREVIEW = 640  # pixels along the longer side: sharp on a screen that shows it at half of that


class Misprint(Exception):  # noqa: N818 -- the poster came out wrong, and the fault is ours
    """A poster came out wrong although its content is right: a fault of ours, never of a contributor."""


class Abandoned(Exception):  # noqa: N818 -- the process was ended, by whom ever
    """The process that drew a poster is gone: somebody ended it, or it met its limits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What all posters of one run have in common.

    `root` is the project's folder; `condition` the printing condition where it is not that of coated paper; `shown` posters
    are made for the site, with a preview and a twin.
    """

    manifesto: Manifesto
    root: Path
    condition: Condition | None = None
    shown: bool = False


def print_poster(run: Run, subject: Subject, job: Job) -> Print:
    """Return the finished poster of `subject` for `job`.

    Raises Rejected when a typeface lacks a character or nothing readable fits, Misprint when the result is not what
    was planned.
    """
    with no_pauses():
        return _printed(run, subject, job)


def _printed(run: Run, subject: Subject, job: Job) -> Print:
    started = time.perf_counter()
    manifesto, fonts = run.manifesto, stock.fonts(run.manifesto.settings, run.root)
    if problems := list(missing(subject, manifesto.settings, fonts)):
        raise Rejected(replace(problem, severity="error") for problem in problems)  # here nobody else can help
    if job.is_card:
        return _card(run, subject, job, fonts, started)
    planned = plan(manifesto, subject, job, fonts, run.condition)
    if planned is None:
        raise Rejected([too_much(manifesto, subject, job, fonts)])
    drawn, planned, renders = _proved(planned, run.root)
    return Print(
        job=job,
        pdf=drawn.pdf,
        title=subject.title,
        language=subject.language,
        page=subject.page or ".",
        principles=tuple(principle.slug for principle in subject.principles),
        layout=planned.layout,
        body_pt=planned.body_pt,
        renders=renders,
        preview=_preview(drawn.pdf, planned) if run.shown else None,
        twin=twin(planned, run.root / "overrides") if run.shown and job.profile == "home" else None,
        milliseconds=round(1000 * (time.perf_counter() - started)),
    )


def _card(run: Run, subject: Subject, job: Job, fonts: Fonts, started: float) -> Print:
    """Return the share card of a subject."""
    planned = card(run.manifesto, subject, fonts)
    if planned is None:
        raise Rejected([too_much(run.manifesto, subject, job, fonts)])
    shown = picture(draw_card(planned, run.root / "overrides"), CARD_PIXELS[0], "PNG", colours=64, optimize=True)
    return Print(
        job=job,
        pdf=shown.content,
        title=subject.title,
        language=subject.language,
        page=subject.page or ".",
        principles=tuple(principle.slug for principle in subject.principles),
        layout="single" if subject.single else "titles",
        body_pt=planned.under_size * PT_PER_MM,
        renders=1,
        milliseconds=round(1000 * (time.perf_counter() - started)),
    )


def _proved(planned: Plan, root: Path) -> tuple[Drawn, Plan, int]:
    """Draw until everything is inside; by arithmetic the first time is right, and seldom is not."""
    renders, drawn = 1, draw(planned, root / "overrides")
    while not _fits(drawn, planned) and renders < MOST_RENDERS:
        planned = planned.smaller(_factor(drawn, planned))
        renders, drawn = renders + 1, draw(planned, root / "overrides")
    if planned.body_pt < planned.sheet.floor_pt and planned.grid:
        raise Rejected([too_dark(planned)])
    if faults := preflight.faults(drawn.pdf, planned):
        where = f"The poster of {planned.subject.key} on {planned.sheet.name}, {planned.profile.name},"
        raise Misprint(f"{where} came out wrong. " + " ".join(faults))
    return drawn, planned, renders


def _factor(drawn: Drawn, planned: Plan) -> float:
    """Return by how much smaller the type is tried next: a little, or as much as saves the ink that is too much."""
    if not planned.profile.outlined:
        return SMALLER
    return min(SMALLER, INK_SAFETY * math.sqrt(MOST_COVERAGE / coverage(drawn.pdf)))


def _fits(drawn: Drawn, planned: Plan) -> bool:
    columns = len(planned.grid.columns) if planned.grid else 1
    whole = drawn.pages == 1 and len(drawn.ends) == columns and max(drawn.ends) <= planned.bottom + CLOSE
    return whole and not (planned.profile.outlined and coverage(drawn.pdf) >= MOST_COVERAGE)


def _preview(pdf: bytes, planned: Plan) -> Preview:
    """Return the sheet as it will hang, cut to its size."""
    sheet = planned.sheet
    width = round(PREVIEW * min(1.0, sheet.width / sheet.height))
    return picture(pdf, width, "WEBP", around=planned.profile.around, quality=42, method=6)


def cached(poster: Print) -> Print:
    """Return a poster that came from the cache, marked so."""
    return replace(poster, cached=True, renders=0, milliseconds=0)
