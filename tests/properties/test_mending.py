"""Mending: `manifesto fix` puts right what it says it does, and leaves everything else as it was."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given

from manifesto import mending, tidiness

from . import texts

if TYPE_CHECKING:
    from manifesto import Project
    from manifesto.mending import Mending
    from manifesto.project import Reading

PATHS = ("principles/ring-back.md", "contributors.yml")
UNREAD = {"P001", "P010", "P011", "P013"}  # what hides everything else that is wrong with a file


def mended(project: Project, path: str, text: str) -> tuple[str, Mending]:
    """Return what becomes of a file with this text, and how."""
    file = project.root / path
    done = mending.mend(project.with_unsaved({file: text}), [path])
    assert done.texts.keys() <= {file}
    return done.texts.get(file, text), done


def lines_of(text: str, *, tidy: bool) -> list[str]:
    """Return the lines of a text, where it has been tidied without what that takes away."""
    lines = text.split("\n")
    return [line.expandtabs(tidiness.TAB).rstrip() for line in lines] if tidy else lines


def only_what_was_told(before: str, after: str, done: Mending) -> None:
    """Hold that the lines of a mended file are those it had, but for the changes that were told."""
    tidy = any(change.problem.id == mending.UNTIDY for change in done.changes)
    was, now = lines_of(tidiness.plain(before) if tidy else before, tidy=tidy), lines_of(after, tidy=tidy)
    changes = [change for change in done.changes if change.problem.id != mending.UNTIDY]
    gone = [line for change in changes for line in lines_of(change.before, tidy=tidy)]
    come = [line for change in changes if change.after for line in lines_of(change.after, tidy=tidy)]
    told = {*gone, *come, ""}

    assert Counter(line for line in was + come if line) == Counter(line for line in now + gone if line)
    assert [line for line in now if line not in told] == [line for line in was if line not in told]


def errors_of(reading: Reading, path: str) -> Counter[str]:
    """Return how often each error is told of a file."""
    return Counter(p.id for p in reading.problems if p.path == path and p.severity == "error")


def held(project: Project, path: str, text: str) -> None:
    """Mend a file with this text and hold what comes of it against the promises of the command."""
    file = project.root / path
    after, done = mended(project, path, text)
    again, nothing = mended(project, path, after)

    assert (again, nothing.changes) == (after, [])
    assert (after != text) == bool(done.changes)
    only_what_was_told(text, after, done)
    before = errors_of(project.with_unsaved({file: text}).read(), path)
    left = errors_of(project.with_unsaved({file: after}).read(), path)
    assert left <= before or before.keys() & UNREAD, (before, left)


@given(text=texts.PRINCIPLES)
@example(text=texts.PRINCIPLE)
@example(text="---\nauthor: TRUE\n---")
@example(text=texts.PRINCIPLE.replace("Ring back by four", '"Ring e\u0301 \\x7f back"'))
def test_a_principle_is_mended(project: Project, text: str) -> None:
    """In a principle fixing twice is fixing once, no error is added, and what is not told of stays as it was."""
    held(project, PATHS[0], text)


@given(text=texts.REGISTRIES)
def test_the_people_are_mended(project: Project, text: str) -> None:
    """In contributors.yml fixing twice is fixing once, no error is added, and what is not told of stays as it was."""
    held(project, PATHS[1], text)


@pytest.mark.parametrize(("text", "number"), [(texts.PRINCIPLE, 4), (texts.PRINCIPLE.replace("\n", "\r\n"), 5)])
def test_the_text_that_is_spoiled_can_be_mended(project: Project, text: str, number: int) -> None:
    """The principle from which most texts are made has faults of several kinds, all of which are put right."""
    after, done = mended(project, PATHS[0], text)

    assert len(done.changes) == number
    assert mended(project, PATHS[0], after)[1].changes == []
    assert "added: 2026-11-21\nlicence: CC-BY-4.0\nthemes: [inside, outside]\n" in after
