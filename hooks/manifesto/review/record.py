"""The record of a review as JSON, for the program that answers a pull request; its form is a promise."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from manifesto import check
from manifesto.problem import VERDICTS, as_line
from manifesto.report import data

if TYPE_CHECKING:
    from collections.abc import Sequence

    from manifesto.manifesto import Manifesto
    from manifesto.report import Case
    from manifesto.review.change import Change
    from manifesto.review.hanging import Hung
    from manifesto.review.review import Review
    from manifesto.review.sentence import Sentence
    from manifesto.review.wall import Fit

LARGEST = 60_000  # bytes; whoever reads it takes no more than 64 KiB
MOST = {"sentences": 20, "principles": 50, "posters": 60, "problems": 100}
SEVEREST = list(VERDICTS)


def record(review: Review, sentences: Sequence[Sentence], cases: Sequence[Case]) -> str:
    """Return the record; of what there is too much of, errors come first and `counts` still has all."""
    told = data.record(cases)
    problems = sorted(told["problems"], key=lambda problem: SEVEREST.index(problem["severity"]))
    whole = {
        "version": data.VERSION,
        "verdict": review.verdict,
        "sentences": [
            *map(str, sentences[: MOST["sentences"] - 1]),
            *map(str, sentences[MOST["sentences"] - 1 :][-1:]),
        ],
        "problems": problems[: MOST["problems"]],
        "counts": told["counts"],
        "principles": [_principle(change, review) for change in review.changes[: MOST["principles"]]],
        "posters": [_poster(one) for one in review.posters[: MOST["posters"]]],
    }
    return _bounded(whole)


def apology() -> str:
    """Return the record of a review that failed through a fault of ours: nothing is said against the writer."""
    about = check.check("P099")
    whole = {
        "version": data.VERSION,
        "verdict": "for-a-person",
        "sentences": [" ".join(text.split()) for text in (about.what, about.how)],
        "problems": [],
        "counts": dict.fromkeys(VERDICTS, 0),
        "principles": [],
        "posters": [],
    }
    return f"{data.written(whole)}\n"


def _bounded(whole: dict[str, Any]) -> str:
    """Return it without the last problems, principles and posters for which there is no room."""
    lists = [whole["problems"], whole["principles"], whole["posters"]]
    while len((text := data.written(whole)).encode()) > LARGEST and any(lists):
        longest = max(lists, key=lambda some: len(json.dumps(some)))
        del longest[len(longest) // 2 :]
    return f"{text}\n"


def _principle(change: Change, review: Review) -> dict[str, Any]:
    return {
        "slug": as_line(change.slug),
        "path": as_line(change.path),
        "title": as_line(change.title),
        "change": change.kind,
        "names": _names(change, review.before if change.kind == "removed" else review.manifesto),
    }


def _names(change: Change, manifesto: Manifesto | None) -> list[str]:
    return [person.name for person in change.signers(manifesto)] if manifesto else []


def _poster(one: Hung) -> dict[str, Any]:
    return {
        "subject": one.job.subject,
        "title": one.title,
        "size": one.job.sheet.name,
        "orientation": one.job.orientation,
        "before": _fit(one.before),
        "after": _fit(one.after),
        **({"language": one.language} if one.language else {}),
    }


def _fit(fit: Fit | None) -> dict[str, Any] | None:
    return {"layout": fit.layout, "body_pt": fit.body_pt} if fit else None
