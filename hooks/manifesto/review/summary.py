"""The summary of a review in Markdown, for somebody who reads one for the first time; nothing contributed is alive in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifesto.check import check
from manifesto.problem import count
from manifesto.report import fitting
from manifesto.report.github import LARGEST_SUMMARY, section
from manifesto.review import account, outcome
from manifesto.review.sentence import code

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from manifesto.problem import Severity
    from manifesto.report import Case
    from manifesto.review.hanging import Hung
    from manifesto.review.review import Review
    from manifesto.review.sentence import Sentence
    from manifesto.review.wall import Fit

MOST_POSTERS = 40
PARTS: dict[Severity, tuple[str, str]] = {
    "error": ("What to fix", "Each of these keeps it from being published. Under it stands what to write instead."),
    "warning": ("Worth a look", "You may change these, and nobody makes you."),
    "review": (
        "What a person looks at",
        "Some things a program cannot decide. Somebody looks at these before it is taken in; none of them is a fault of yours.",
    ),
}


def summary(review: Review, cases: Sequence[Case]) -> str:
    """Return the summary, which is empty where nothing of the manifesto has changed."""
    if review.verdict == "nothing":
        return ""
    parts = [f"## {account.HEADINGS[review.verdict]}", count(case.problem.severity for case in cases)]
    parts += _listed([*account.what_was_read(review), *account.standing(review)])
    room = LARGEST_SUMMARY
    for severity, (title, about) in PARTS.items():
        some = [case for case in cases if case.problem.severity == severity]
        told = fitting([f"{section(case)}\n\nWhy: {case.check.why}" for case in some], room)
        room -= sum(len(each.encode()) for each in told)
        parts += [f"### {title}", about, *told] if some else []
    parts += _posters(review)
    parts += ["### What happens next", *(sentence.markdown for sentence in account.what_is_next(review))]
    return "\n\n".join(parts) + "\n"


def apology() -> str:
    """Return the summary of a review that failed through a fault of ours."""
    about = check("P099")
    return f"## {about.title}\n\n{about.what}\n\n{about.how}\n"


def _listed(sentences: Iterable[Sentence]) -> list[str]:
    lines = [f"- {sentence.markdown}" for sentence in sentences]
    return ["\n".join(lines)] if lines else []


def _posters(review: Review) -> list[str]:
    sentences = _listed(outcome.outcome(review))
    if not sentences:
        return []
    rows = [_row(one) for one in review.posters[:MOST_POSTERS]]
    table = ["| Poster | Sheet | Before | After |", "| --- | --- | --- | --- |", *rows]
    return ["### On the wall", *sentences, *(["\n".join(table)] if len(rows) > 1 else [])]


def _row(one: Hung) -> str:
    sheet = f"{one.job.sheet.title} {one.job.orientation}{f', {one.language}' if one.language else ''}"
    return f"| {code(one.title)} | {sheet} | {_fit(one.before)} | {_fit(one.after)} |"


def _fit(fit: Fit | None) -> str:
    if fit is None:
        return "not printed"
    return f"{'titles only, ' if fit.layout == 'titles' else ''}{fit.body_pt:.1f} pt"
