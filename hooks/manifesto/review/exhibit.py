"""The exhibit: a review with what can be shown of it, its posters and the page, each made as far as it can be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from manifesto import report
from manifesto.poster.press import Abandoned, Misprint
from manifesto.review import account, hanging, page, proof, record, scope, summary, wall

if TYPE_CHECKING:
    from pathlib import Path

    from manifesto.problem import Problem
    from manifesto.project import Project
    from manifesto.report import Case, Source
    from manifesto.review.hanging import Hung
    from manifesto.review.proof import Files
    from manifesto.review.review import Review
    from manifesto.review.sentence import Sentence
    from manifesto.review.wall import Wall


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A review with all that is told of it, and the files that show it, by name."""

    review: Review
    sentences: tuple[Sentence, ...]
    cases: tuple[Case, ...]
    files: Files


def exhibit(review: Review, project: Project) -> Exhibit:
    """Return everything that there is to see of a review; raises MissingLibrary where no poster can be drawn."""
    files: Files = {}
    if review.verdict != "nothing":
        review, files = _hung(review, project.root)
        files |= page.page(review, project.root)
    sentences = account.account(review)
    cases = tuple(report.cases(review.problems, _source(review, project), review.was.parts.outline.site_url))
    files |= {"report.json": record.record(review, sentences, cases).encode()}
    if told := summary.summary(review, cases):
        files |= {"summary.md": told.encode()}
    return Exhibit(review=review, sentences=sentences, cases=cases, files=files)


def _source(review: Review, project: Project) -> Source:
    """Return what gives the lines of the manifesto's own files, and of no other."""
    ours = {problem.path for problem in review.problems if problem.id != "P071"}
    return lambda path: project.lines(path) if path in ours else []


def _hung(review: Review, root: Path) -> tuple[Review, Files]:
    """Return the review with its posters and what is wrong with them, and the files of the most telling one."""
    before, _ = wall.walls(review.before, root)
    after, faults = wall.walls(review.manifesto, root)
    posters: list[Hung] = []
    known: list[Problem] = []
    found = list(faults)
    for tag in dict.fromkeys((*after, *before)):
        was, now = before.get(tag), after.get(tag)
        listed = hanging.touched(was, now)
        posters += hanging.hung(listed, was, now, tag)
        found += hanging.problems(listed, was, now) if now else ()
        known += (problem for job in listed if was for problem in was.lacking_of(job))
    shown = hanging.telling(posters, review.changes)
    sides = (before.get(shown.language), after.get(shown.language)) if shown else (None, None)
    files, unprintable, failed = _proved(shown, *sides) if shown else ({}, (), "")
    told = scope.answered_for(review.reading.parts.at_titles((*found, *unprintable)), known, review.paths)
    if not review.reading.manifesto:  # what could be put together in spite of an error says little of the whole
        told = [problem for problem in told if problem.path in review.paths]
    problems = tuple(sorted(dict.fromkeys((*review.problems, *told))))
    return replace(review, posters=tuple(posters), problems=problems, failed=failed), files


def _proved(shown: Hung, before: Wall | None, after: Wall | None) -> tuple[Files, tuple[Problem, ...], str]:
    """Return the pictures of a poster, what is wrong with it, and why it could not be made for a reason of ours."""
    try:
        files, problems = proof.proof(shown, before, after)
    except (Misprint, Abandoned) as failure:
        return {}, (), str(failure)
    return files, problems, ""
