"""The refusal: why a poster cannot be printed on its sheet, by how much, which sheet holds it, and what to shorten."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from manifesto.poster.layout.plan import Plan, plan
from manifesto.poster.sheet import SHEETS
from manifesto.problem import Place, Problem
from manifesto.settings import PATH as MKDOCS

if TYPE_CHECKING:
    from manifesto.manifesto import Manifesto
    from manifesto.poster.matrix import Job
    from manifesto.poster.sheet import Sheet
    from manifesto.poster.subject import Subject
    from manifesto.principle import Principle
    from manifesto.typeface import Fonts


FEW = 12  # principles, among which one long title can be what is too much


def too_much(manifesto: Manifesto, subject: Subject, job: Job, fonts: Fonts) -> Problem:
    """Return the problem of a poster on which even the titles would be too small to read."""
    longest = max(subject.principles, key=_room_wanted)
    what = f"“{subject.title}” does" if len(subject.principles) == 1 else f"{len(subject.principles)} titles do"
    holding = (s.title for s in _larger(job) if plan(manifesto, subject, replace(job, sheet=s), fonts))
    larger = f"It fits {found}." if (found := next(holding, None)) else "No sheet that we know holds it."
    path, advice = _advice(manifesto, subject, job, fonts, longest)
    message = (
        f"{what} not fit {job.sheet.title} {job.orientation} in letters of {job.sheet.floor_pt:g} pt, below which "
        f"nobody could read them. {larger} {advice}"
    )
    return Problem(path, Place(), "P041", message)


def too_dark(planned: Plan) -> Problem:
    """Return the problem of a poster that takes more ink than it may, unless its letters are too small to read."""
    message = (
        f"“{planned.subject.title}” does not fit {planned.sheet.title} with so little ink in letters of "
        f"{planned.sheet.floor_pt:g} pt. Choose another profile, a larger sheet, or fewer principles."
    )
    return Problem(MKDOCS, Place(), "P041", message)


def _room_wanted(principle: Principle) -> float:
    """Return how much room a principle asks for: long words cost more than many."""
    return max(len(word) for word in f"{principle.title} {principle.summary}".split()) + len(principle.title) / 9


def _advice(manifesto: Manifesto, subject: Subject, job: Job, fonts: Fonts, longest: Principle) -> tuple[str, str]:
    """Return in which file something can be done about it, and what."""
    house = subject.house
    if house and house.signatures:
        unsigned = replace(subject, house=replace(house, signatures=0))
        if plan(manifesto, unsigned, job, fonts):
            return house.path, "Or leave room for fewer signatures."
    if fewer := _fewer_characters(manifesto, subject, job, fonts, longest):
        return longest.file, f"Or shorten “{longest.title}” by {fewer} of its {len(longest.title)} characters."
    elsewhere = house.path if house else MKDOCS
    if most := _most(manifesto, subject, job, fonts):
        return elsewhere, f"Or choose at most {most} principles, of which “{longest.title}” asks for the most room."
    path = longest.file if len(subject.principles) == 1 else elsewhere
    return path, f"Or shorten the longest word of “{longest.title}”, of its summary, or of the line under the title."


def _fewer_characters(manifesto: Manifesto, subject: Subject, job: Job, fonts: Fonts, longest: Principle) -> int:
    """Return by how many characters the longest title would have to be shorter; 0 where that alone does not help."""

    def fits(fewer: int) -> bool:
        cut = replace(longest, title=longest.title[: len(longest.title) - fewer].rstrip() or "x")
        principles = tuple(cut if one is longest else one for one in subject.principles)
        shorter = replace(subject, principles=principles, title=cut.title if subject.single else subject.title)
        return plan(manifesto, shorter, job, fonts) is not None

    low, high = 0, len(longest.title) - 1
    if len(subject.principles) > FEW or not fits(high):
        return 0
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if fits(middle) else (middle, high)
    return high


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
