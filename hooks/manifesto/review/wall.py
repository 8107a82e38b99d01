"""The wall: the posters that a change touches, and how each fits before and after.

A plan says by arithmetic alone what a printed poster then is; only the most telling one has to be printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from manifesto.poster import stock
from manifesto.poster.glyphs import missing
from manifesto.poster.layout.plan import plan
from manifesto.poster.layout.refusal import too_much
from manifesto.poster.matrix import jobs
from manifesto.poster.subject import WHOLE, subjects
from manifesto.problem import Rejected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from manifesto.manifesto import Manifesto
    from manifesto.poster.matrix import Job
    from manifesto.poster.subject import Subject
    from manifesto.problem import Problem
    from manifesto.review.change import Change
    from manifesto.typeface import Fonts

    Sheet = tuple[str, str, str]  # subject, size, way up


MOST_TOLD = 20  # subjects whose posters cannot be made


@dataclass(frozen=True, slots=True)
class Fit:
    """How a poster comes out: everything or titles only, and its smallest running text in points."""

    layout: str
    body_pt: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Hung:
    """A subject on a sheet, as it fits before and after; None where it cannot be made, or is not listed."""

    job: Job
    title: str
    before: Fit | None
    after: Fit | None


@dataclass(frozen=True)
class Wall:
    """The posters of one manifesto, as its mkdocs.yml lists them, drawn with the fonts of the project at `root`."""

    manifesto: Manifesto
    root: Path

    @cached_property
    def subjects(self) -> dict[str, Subject]:
        """What a poster can be about."""
        return subjects(self.manifesto)

    @cached_property
    def jobs(self) -> tuple[Job, ...]:
        """The listed posters; raises Rejected where one cannot be."""
        return jobs(self.manifesto)

    @cached_property
    def fonts(self) -> Fonts:
        """The fonts; raises Rejected for those that cannot be used."""
        return stock.fonts(self.manifesto.settings, self.root)

    @cached_property
    def _lacking(self) -> dict[str, tuple[Problem, ...]]:
        return {}

    def lacking(self, key: str) -> tuple[Problem, ...]:
        """Return a problem for each text of a subject with a letter that no font has."""
        if key not in self._lacking:
            found = dict.fromkeys(missing(self.subjects[key], self.manifesto.settings, self.fonts))
            self._lacking[key] = tuple(found)
        return self._lacking[key]

    @cached_property
    def _fits(self) -> dict[Job, Fit | None]:
        return {}

    def lacking_of(self, job: Job) -> tuple[Problem, ...]:
        """Return the same of what a poster is about, where it is about anything here."""
        return self.lacking(job.subject) if job.subject in self.subjects else ()

    def fit(self, job: Job) -> Fit | None:
        """Return how a poster comes out; None where nothing readable fits, or a letter is missing."""
        if job not in self._fits:
            self._fits[job] = self._planned(job)
        return self._fits[job]

    def _planned(self, job: Job) -> Fit | None:
        if job.subject not in self.subjects or self.lacking(job.subject):
            return None
        planned = plan(self.manifesto, self.subjects[job.subject], job, self.fonts)
        return Fit("titles" if planned.layout == "titles" else "full", round(planned.body_pt, 1)) if planned else None

    def face(self, key: str) -> object:
        """Return what readers see of a subject, but for its numbers and the day of the last addition."""
        subject, settings = self.subjects[key], self.manifesto.settings
        said = [(each.title, each.summary, each.authors) for each in subject.principles]
        facts = (settings.name, settings.edition, settings.licence, settings.site_url, settings.mark)
        return subject.title, subject.subtitle, said, facts, settings.language, settings.fonts


def wall(manifesto: Manifesto | None, root: Path) -> tuple[Wall | None, tuple[Problem, ...]]:
    """Return the posters of a manifesto, if it has any, and why there are none where it cannot have them."""
    if manifesto is None or not manifesto.settings.posters or not (root / "overrides").is_dir():
        return None, ()
    found = Wall(manifesto, root)
    try:
        listed, _ = found.jobs, found.fonts
    except Rejected as rejected:
        return None, rejected.problems
    return (found if listed else None), ()


def touched(before: Wall | None, after: Wall | None) -> tuple[Job, ...]:
    """Return the listed posters that somebody would see to have changed, for any printing, those after first."""
    sides = [side for side in (after, before) if side]
    listed = dict.fromkeys(job for side in sides for job in side.jobs)
    faces: dict[str, list[object]] = {}
    for key in dict.fromkeys(job.subject for job in listed):
        faces[key] = [side.face(key) if side and key in side.subjects else None for side in (before, after)]
    return tuple(job for job in listed if faces[job.subject][0] != faces[job.subject][1])


def hung(listed: Iterable[Job], before: Wall | None, after: Wall | None) -> tuple[Hung, ...]:
    """Return each of these posters once for a sheet, as it is printed at home where that is listed."""
    chosen: dict[Sheet, Job] = {}
    for job in listed:
        sheet = (job.subject, job.sheet.name, job.orientation)
        if sheet not in chosen or job.profile == "home":
            chosen[sheet] = job
    return tuple(_hung(job, before, after) for job in chosen.values())


def _hung(job: Job, before: Wall | None, after: Wall | None) -> Hung:
    side = next(side for side in (after, before) if side and job.subject in side.subjects)
    was, now = (one.fit(job) if one and job in one.jobs else None for one in (before, after))
    return Hung(job=job, title=side.subjects[job.subject].title, before=was, after=now)


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


def telling(posters: Sequence[Hung], changes: Iterable[Change]) -> Hung | None:
    """Return the poster that shows best what changed: a new principle's own, else the whole, else any other."""
    made = {f"principles/{change.slug}" for change in changes if change.kind == "added"}
    shown = [one for one in posters if one.after or one.before]
    ranks: Mapping[str, int] = dict.fromkeys(made, 0) | {WHOLE: 1}
    return min(shown, key=lambda one: (not one.after, ranks.get(one.job.subject, 2)), default=None)
