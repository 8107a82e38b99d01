"""The reply to an issue: what will be made of it, or what to change first, in Markdown and for a terminal.

Whatever was contributed is code, in which nothing is active; our own sentences stand around it.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from manifesto.inert import block, span
from manifesto.problem import VERDICTS
from manifesto.report import MORE, PRIVATE, kept
from manifesto.report.github import heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from manifesto.issue_form import IssueForm, Lost
    from manifesto.proposal import Proposal
    from manifesto.report import Case

WIDTH = 92  # characters; code is not wrapped on the page
LONGEST_LINE = 200
LARGEST = 60_000  # bytes; GitHub takes 65,536 characters
LARGEST_PROBLEMS = 30_000  # bytes of them, so that there is room for the file
ORDER = "::"  # begins an order to GitHub's runner; so does ##[ anywhere in a line (actions/runner, ActionCommand.cs)
NO_ROOM = "There is no room here for the rest. All of it stands in the issue."
UNSHOWN = "(This line is not repeated here.)"
EDIT = (
    "**What to do.** Open the menu with the three dots above your words on this page, choose Edit, change your words"
    " there and save. This comment changes with them within a few minutes, so you need not send them again."
)
NO_FAULT = "What is for a person to look at is no fault of yours, and nothing that you have to change."
OPENINGS = {
    "principle": "Thank you. Nothing needs fixing, and this is the file that will be made of what you wrote.",
    "translation": "Thank you. Nothing needs fixing, and this is the file that will be made of what you wrote.",
    "pledge": "Thank you. This is how you will stand in the manifesto.",
    "ended": "Well done. This is how you will stand in the manifesto, with your new count.",
    "withdraw": "Your name will be taken off. What you wrote stays, and says that it came from a contributor.",
}
NEXT = {
    "principle": "**What happens next.** A person reads it within a few days. When they accept it, a proposal with this file is opened here, with you as its author, and shows it as a page and as a poster. Until then you may change your words as often as you like.",
    "translation": "**What happens next.** A person who reads the language looks at it within a few days. When they accept it, a proposal with this file is opened here, with you as its author. Until then you may change your words as often as you like.",
    "pledge": "**What happens next.** A person looks at it within a few days. When they accept it, your name is added and counted.",
    "ended": "**What happens next.** A person looks at it within a few days. When they accept it, the number on the page of the pledge goes up.",
    "withdraw": "**What happens next.** A proposal with this change is opened here, and the page changes as soon as it is merged, within a few days at most.",
}
ACCEPTED = "**What happens next.** This has been accepted. A proposal with the change is opened here, and leads back to this issue."


@dataclass(frozen=True, slots=True)
class Code:
    """Lines that were contributed."""

    text: str


Part = str | Code


def replied(kind: str, proposal: Proposal, cases: Sequence[Case], form: IssueForm, *, accepted: bool) -> list[Part]:
    """Return the reply to an issue whose answers could be read; `accepted` where a maintainer had them written down."""
    if proposal.already:
        return [proposal.already]
    parts: list[Part] = [_opening(kind, proposal)]
    parts += [f"**{VERDICTS['error']}**: {sentence}" for sentence in proposal.obstacles]
    parts += told(proposal, cases, form)
    if proposal.remarks or any(case.problem.severity == "review" for case in cases):
        parts.append(NO_FAULT)
    if proposal.excerpt:
        parts += [f"{span(proposal.path)}, as it would be:", Code(_shown(proposal, cases))]
    if proposal.errors:
        return [*parts, EDIT]
    return parts if proposal.waits else [*parts, ACCEPTED if accepted else NEXT[kind]]


def told(proposal: Proposal, cases: Sequence[Case], form: IssueForm) -> list[Part]:
    """Return what check says and what a maintainer should see."""
    sections = [list(_section(proposal, case, form)) for case in cases]
    number = kept(map(markdown, sections), LARGEST_PROBLEMS)
    parts = list(chain.from_iterable(sections[:number]))
    parts += [MORE.format(len(cases) - number)] if number < len(cases) else []
    return parts + [f"**{VERDICTS['review']}**: {sentence}" for sentence in proposal.remarks]


def lost(form: IssueForm, missing: Lost) -> list[Part]:
    """Return the reply to an issue whose form was edited by hand, so that its answers cannot be told apart."""
    headings = " and ".join(span(question.heading) for question in missing.questions)
    what = "a line that it needs is" if len(missing.questions) == 1 else "lines that it needs are"
    return [
        f"The form of this issue was changed by hand, and {what} no longer there, or in another place: {headings}",
        "Nothing that you wrote is lost. These are all the lines that begin an answer, in their order:",
        Code("\n\n".join(question.heading for question in form.questions)),
        EDIT.replace("change your words there", "put each of them back above its answer"),
    ]


def markdown(parts: Iterable[Part]) -> str:
    """Return the parts as a comment on GitHub, no longer than it takes."""
    written, room = [], LARGEST
    for part in parts:
        words = block(part.text) if isinstance(part, Code) else part
        if len(words.encode()) > room:
            words = NO_ROOM
        room -= len(words.encode()) + 2
        written.append(words)
    return "\n\n".join(written) + "\n"


def plain(parts: Iterable[Part]) -> str:
    """Return the parts for a terminal or a log, of which no line can be an order to the program that keeps the log."""
    lines: list[str] = []
    for part in parts:
        if isinstance(part, Code):
            lines += [f"  | {line}" for line in block(part.text).split("\n")[1:-1]]
        else:
            wrapped = textwrap.wrap(part, WIDTH, break_long_words=False, break_on_hyphens=False)
            lines += [f"  | {line}" if line.startswith(ORDER) else line for line in wrapped]
        lines.append("")
    return "\n".join(lines).replace("##[", "## [")


def _opening(kind: str, proposal: Proposal) -> str:
    if proposal.errors:
        things = "is 1 thing" if proposal.errors == 1 else f"are {proposal.errors} things"
        return f"Thank you. There {things} to fix, and then this can go on its way."
    return proposal.waits or OPENINGS[kind]


def _section(proposal: Proposal, case: Case, form: IssueForm) -> Iterator[Part]:
    problem = case.problem
    asked = proposal.asked.get(problem.place.line, "") if problem.path == proposal.path else ""
    where = f", under “{form.label(asked)}”" if form.label(asked) else ""
    yield heading(case, where)
    said = textwrap.wrap(problem.message, WIDTH, break_on_hyphens=False)
    if asked == "text" and case.line.strip():
        quoted = case.line.strip()[:LONGEST_LINE]
        said += ["", *textwrap.wrap(quoted, WIDTH, initial_indent="> ", subsequent_indent="> ")]
    yield Code("\n".join(said))


def _shown(proposal: Proposal, cases: Iterable[Case]) -> str:
    """Return the excerpt without the lines of which a check found that they are not for everybody."""
    lines = proposal.excerpt.split("\n")
    for problem in (case.problem for case in cases):
        number = problem.place.line - proposal.first
        if problem.id in PRIVATE and problem.path == proposal.path and number < len(lines):
            lines[number] = UNSHOWN
    return "\n".join(lines).rstrip("\n")
