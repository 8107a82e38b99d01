"""The hanging: the posters that a change touches, how each fits before and after, and which one shows it best."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto.poster.layout.refusal import too_much
from manifesto.poster.subject import WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from manifesto.poster.matrix import Job
    from manifesto.problem import Problem
    from manifesto.review.change import Change
    from manifesto.review.wall import Fit, Wall

    Sheet = tuple[str, str, str]  # subject, size, way up
    Key = tuple[str, str]  # the tag of a translation's language, and a subject

MOST_TOLD = 20  # subjects whose posters cannot be made


@dataclass(frozen=True, slots=True, kw_only=True)
class Hung:
    """A subject on a sheet, as it fits before and after; None where it cannot be made, or is not listed.

    `language` is the tag of a translation's; it is empty for the original's.
    """

    job: Job
    title: str
    language: str = ""
    before: Fit | None
    after: Fit | None

    @property
    def key(self) -> Key:
        """What it is about, and in which language."""
        return self.language, self.job.subject


def touched(before: Wall | None, after: Wall | None) -> tuple[Job, ...]:
    """Return the listed posters that somebody would see to have changed, for any printing, those after first."""
    sides = [side for side in (after, before) if side]
    listed = dict.fromkeys(job for side in sides for job in side.jobs)
    faces: dict[str, list[object]] = {}
    for key in dict.fromkeys(job.subject for job in listed):
        faces[key] = [side.face(key) if side and key in side.subjects else None for side in (before, after)]
    return tuple(job for job in listed if faces[job.subject][0] != faces[job.subject][1])


def hung(listed: Iterable[Job], before: Wall | None, after: Wall | None, language: str = "") -> tuple[Hung, ...]:
    """Return each of these posters once for a sheet, as it is printed at home where that is listed."""
    chosen: dict[Sheet, Job] = {}
    for job in listed:
        sheet = (job.subject, job.sheet.name, job.orientation)
        if sheet not in chosen or job.profile == "home":
            chosen[sheet] = job
    return tuple(_hung(job, before, after, language) for job in chosen.values())


def _hung(job: Job, before: Wall | None, after: Wall | None, language: str) -> Hung:
    side = next(side for side in (after, before) if side and job in side.jobs)
    was, now = (one.fit(job) if one and job in one.jobs else None for one in (before, after))
    return Hung(job=job, title=side.subjects[job.subject].title, language=language, before=was, after=now)


def problems(listed: Iterable[Job], before: Wall | None, after: Wall) -> Iterator[Problem]:
    """Yield why posters cannot be made any more, or not yet; what fitted no better before is nobody's fault now.

    Of each subject the first sheet that does not hold it is told: a larger one is named there, and takes time to find.
    """
    own = set(after.jobs)
    told: set[str] = set()
    for job in (job for job in listed if job in own):
        if job.subject in told or len(told) == MOST_TOLD or after.fit(job):
            continue
        if lacking := after.lacking(job.subject):
            told.add(job.subject)
            yield from lacking
        elif not (before and job.subject in before.subjects and not before.fit(job)):
            told.add(job.subject)
            yield too_much(after.manifesto, after.subjects[job.subject], job, after.fonts)


def telling(posters: Sequence[Hung], changes: Sequence[Change]) -> Hung | None:
    """Return the poster that shows best what changed: a new principle's own, else the whole, else any other.

    Where only translations changed, those in their languages come first.
    """
    ranks = dict.fromkeys((own(change) for change in changes if change.kind == "added"), 0)
    spoken = {own(change)[0] for change in changes} or {""}
    ranks |= {(tag, WHOLE): 1 for tag in spoken}
    shown = [one for one in posters if one.after or one.before]
    return min(
        shown, key=lambda one: (not one.after, ranks.get(one.key, 2 + (one.language not in spoken))), default=None
    )


def own(change: Change) -> Key:
    """Return what the poster is about that shows the principle of a change alone, and in which language."""
    name = change.name
    return (name.tag, f"principles/{name.slug}") if name else ("", f"principles/{change.slug}")
