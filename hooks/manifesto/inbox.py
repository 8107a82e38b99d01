"""The inbox: which form an issue was made with, and what its answers come to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from manifesto.enrolment import ended, pledged
from manifesto.issue_form import FOLDER, Lost, read_form
from manifesto.offering import offered
from manifesto.proposal import Proposal, Request
from manifesto.resemblance import NOBODY
from manifesto.transcription import transcribed
from manifesto.withdrawal import withdrawn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from manifesto.issue import Issue
    from manifesto.issue_form import IssueForm
    from manifesto.project import Project
    from manifesto.proposal import Look

ASKS: Mapping[str, Callable[[Request], Proposal]] = {
    "principle": offered,
    "translation": transcribed,
    "pledge": pledged,
    "ended": ended,
    "withdraw": withdrawn,
}
# What a maintainer puts on an issue; who takes off their own name needs nobody.
ACCEPTED = {
    "principle": "accept-suggestion",
    "translation": "accept-suggestion",
    "pledge": "accept-pledge",
    "ended": "accept-pledge",
}


class Filled(NamedTuple):
    """A form that was filled in: its kind, itself, and the answers, or what is lost of it."""

    kind: str
    form: IssueForm
    answers: Mapping[str, str]
    lost: Lost | None = None


def filled(project: Project, issue: Issue) -> Filled | None:
    """Return the form of an issue, told by its labels and proved by its headings; None where it is of none of ours.

    Raises NoForm and Rejected where the file of a form cannot be used.
    """
    found = [each for kind in ASKS if (each := _filled(project, issue, kind))]
    return next((each for each in found if not each.lost), found[0] if found else None)


def _filled(project: Project, issue: Issue, kind: str) -> Filled | None:
    path = f"{FOLDER}/{kind}.yml"
    if kind not in issue.labels or not (project.root / path).exists():
        return None
    form = read_form(project.text(project.root / path), path)
    try:
        return Filled(kind, form, form.answers(issue.body)) if form.labels & issue.labels else None
    except Lost as lost:
        return Filled(kind, form, {}, lost) if lost.known else None


def comes_to(project: Project, issue: Issue, filled: Filled, look: Look) -> Proposal:
    """Return what the answers come to; `look` reads a project and finds all that check finds."""
    before = look(project, NOBODY)
    request = Request(project=project, issue=issue, form=filled.form, answers=filled.answers, before=before, look=look)
    return ASKS[filled.kind](request)


def missing(issue: Issue, kind: str) -> str:
    """Return the label by which a maintainer accepts, where it is not there yet and is needed."""
    label = ACCEPTED.get(kind, "")
    return "" if label in issue.labels else label
