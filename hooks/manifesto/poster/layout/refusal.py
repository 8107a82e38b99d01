"""The refusal: why a poster cannot be printed on its sheet, by how much, which sheet holds it, and what to shorten."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from manifesto.poster.layout.plan import plan
from manifesto.poster.sheet import SHEETS
from manifesto.problem import Place, Problem

if TYPE_CHECKING:
    from manifesto.manifesto import Manifesto
    from manifesto.poster.matrix import Job
    from manifesto.poster.sheet import Sheet
    from manifesto.poster.subject import Subject
    from manifesto.principle import Principle
    from manifesto.typeface import Fonts


def too_much(manifesto: Manifesto, subject: Subject, job: Job, fonts: Fonts) -> Problem:
    """Return the problem of a poster on which even the titles would be too small to read."""
    longest = max(subject.principles, key=_room_wanted)
    what = f"“{subject.title}” does" if len(subject.principles) == 1 else f"{len(subject.principles)} titles do"
    holding = (s.title for s in _larger(job) if plan(manifesto, subject, replace(job, sheet=s), fonts))
    advice = f"It fits {found}." if (found := next(holding, None)) else "No sheet that we know holds it."
    message = (
        f"{what} not fit {job.sheet.title} {job.orientation} in letters of {job.sheet.floor_pt:g} pt, below which "
        f"nobody could read them. {advice} {_shorten(manifesto, subject, job, fonts, longest)}"
    )
    return Problem(longest.path, Place(), "P041", message)


def _room_wanted(principle: Principle) -> float:
    """Return how much room a principle asks for: long words cost more than many."""
    return max(len(word) for word in f"{principle.title} {principle.summary}".split()) + len(principle.title) / 9


def _shorten(manifesto: Manifesto, subject: Subject, job: Job, fonts: Fonts, longest: Principle) -> str:
    """Return what to shorten, and by how many characters where that alone would help."""
    advice = f"Or shorten “{longest.title}”"
    title = len(longest.title)
    for fewer in range(1, title - 2):
        cut = replace(longest, title=longest.title[: title - fewer].rstrip() or "x")
        principles = tuple(cut if one is longest else one for one in subject.principles)
        shorter = replace(subject, principles=principles, title=cut.title if subject.single else subject.title)
        if plan(manifesto, shorter, job, fonts):
            return f"{advice} by {fewer} of its {title} characters."
    number = _most(manifesto, subject, job, fonts)
    return f"{advice}, or choose at most {number} principles." if number else f"{advice}, or the longest word of it."


def _most(manifesto: Manifesto, subject: Subject, job: Job, fonts: Fonts) -> int:
    """Return how many of the principles the sheet holds, counted from the first; none where even one is too long."""
    low, high = 0, len(subject.principles)
    while high - low > 1:
        middle = (low + high) // 2
        fewer = replace(subject, principles=subject.principles[:middle])
        low, high = (middle, high) if plan(manifesto, fewer, job, fonts) else (low, middle)
    return low


def _larger(job: Job) -> list[Sheet]:
    """Return the sheets that are larger than the job's, the smallest first, lying as it lies."""
    turned = (sheet.turned(job.orientation) for sheet in SHEETS.values())
    area = job.sheet.width * job.sheet.height
    return sorted((s for s in turned if s.width * s.height > area), key=lambda s: s.width * s.height)
