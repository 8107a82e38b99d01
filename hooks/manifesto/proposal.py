"""Proposals: what becomes of an issue, as files that are not written yet, and what stands in the way of writing them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from manifesto.inert import span
from manifesto.resemblance import NOBODY

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping
    from pathlib import Path

    from manifesto.contributor import Contributor
    from manifesto.issue import Issue
    from manifesto.issue_form import IssueForm
    from manifesto.problem import Problem
    from manifesto.project import Project, Reading

    Look: TypeAlias = Callable[[Project, Container[str]], Reading]

BY_HAND = "A maintainer has to do this by hand, and will. There is nothing that you have to do."
LONGEST = 4_000  # characters of what somebody is called, or points to; a longer answer is no name


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """An issue and its answers, beside the project as it is; `look` reads a project and finds all that check finds."""

    project: Project
    issue: Issue
    form: IssueForm
    answers: Mapping[str, str]
    before: Reading
    look: Look

    @property
    def people(self) -> Mapping[str, Contributor]:
        """The people of contributors.yml as it is."""
        return self.before.parts.registry.people

    @property
    def own(self) -> list[Contributor]:
        """Those of them beside whose name the account stands that opened the issue."""
        return [person for person in self.people.values() if self.issue.is_by(person.github)]

    def line(self, id: str) -> str:
        """Return an answer as one line; nothing where it was not asked for or not given."""
        return " ".join(self.answers.get(id, "")[:LONGEST].split())

    def unticked(self) -> Iterator[str]:
        """Yield what is to be said of each box that has to be ticked and is not."""
        for question in self.form.questions:
            if not question.agreed(self.answers.get(question.id, "")):
                words = " and ".join(span(f"- [x] {words}") for words in question.boxes)
                yield f"Nothing is published without what stands under “{question.label}”. Tick the box, or write: {words}"

    def would_be(self, texts: Mapping[Path, str], about: Container[str] = NOBODY) -> tuple[Project, Reading]:
        """Return the project as it would be with other texts in these files, and what is read of it."""
        drafted = self.project.with_unsaved(texts)
        return drafted, self.look(drafted, about)

    def new(self, after: Reading) -> tuple[Problem, ...]:
        """Return the problems that were not there before, wherever in their files they are now."""
        known = Counter((each.path, each.id, each.message) for each in self.before.problems)
        found = []
        for problem in after.problems:
            key = (problem.path, problem.id, problem.message)
            if known[key]:
                known[key] -= 1
            else:
                found.append(problem)
        return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What an issue comes to.

    `texts` are the files as they would be, by path; none where nothing changes.  `excerpt` is what of them is shown,
    `path` the file in which it stands from the line `first` on, and `asked` says by the line of that file which question it answers.
    `obstacles` and `waits` keep it from being written: the first until somebody changes their answers, the second
    until a maintainer has looked; `remarks` are for that maintainer.  All of these are sentences of Markdown in which
    whatever was contributed is inert.
    """

    title: str
    path: str
    texts: Mapping[Path, str] = field(default_factory=dict)
    excerpt: str = ""
    first: int = 1
    asked: Mapping[int, str] = field(default_factory=dict)
    drafted: Project | None = None
    problems: tuple[Problem, ...] = ()
    obstacles: tuple[str, ...] = ()
    waits: str = ""
    remarks: tuple[str, ...] = ()
    already: str = ""
    credited: bool = True

    @property
    def errors(self) -> int:
        """How many things have to be changed first."""
        return len(self.obstacles) + sum(problem.severity == "error" for problem in self.problems)

    @property
    def stands(self) -> bool:
        """Whether it can be written once it has been accepted."""
        return not self.errors
