"""The review: everything that is found out about a change, and its verdict."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from manifesto.review import change, consent, extent, salvage, scope
from manifesto.text_file import relative

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from manifesto.manifesto import Manifesto
    from manifesto.problem import Problem
    from manifesto.project import Project, Reading
    from manifesto.review.change import Change
    from manifesto.review.divergence import Divergence
    from manifesto.review.hanging import Hung

Verdict = Literal["fits", "needs-fixing", "for-a-person", "nothing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What a change does; `paths` are its files that are read, as problems name them, `manifesto` what it makes.

    `author` is the name on GitHub of whoever sends it, where that is known.  `failed` says in a sentence why something
    that should have been made is not there, through no fault of the writer's.
    """

    paths: tuple[str, ...]
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    manifesto: Manifesto | None
    before: Manifesto | None
    reading: Reading
    was: Reading
    author: str = ""
    posters: tuple[Hung, ...] = ()
    failed: str = ""

    @property
    def verdict(self) -> Verdict:
        """What it comes to: the gravest of what was found."""
        severities = {problem.severity for problem in self.problems}
        if "error" in severities:
            return "needs-fixing"
        if "review" in severities or self.failed:
            return "for-a-person"
        return "fits" if self.paths else "nothing"


def review(project: Project, past: Project, diverged: Divergence, author: str = "") -> Review:
    """Return what a change of the `project` does, compared with what it was; of posters nothing yet."""
    outline = past.outline()
    pages = (outline if outline.settings else project.outline()).pages
    paths = _read_paths((*diverged.changed, *diverged.new), pages, project, past)
    slugs = change.slugs(paths)
    reading, was = project.read(slugs), past.read(slugs)
    changes = change.changes(paths, was.parts, reading.parts)
    found = [*reading.problems, *extent.problems(changes, diverged.changed, pages, project.root)]
    if author and author != consent.OURS:
        found += consent.problems(changes, author, was.parts, reading.parts)
        found += consent.of_people(author, was.parts, reading.parts)
    shown = tuple(relative(project.root, project.root / path) for path in paths)
    return Review(
        paths=shown,
        changes=changes,
        problems=tuple(sorted(scope.answered_for(found, was.problems, shown))) if paths else (),
        manifesto=salvage.shown(reading, was),
        before=salvage.shown(was),
        reading=reading,
        was=was,
        author=author,
    )


def _read_paths(paths: Sequence[str], pages: str, project: Project, past: Project) -> tuple[str, ...]:
    """Return the files among these that anything of the manifesto comes from, and that are not as they were."""
    read = (path for path in dict.fromkeys(paths) if change.is_read(path, pages))
    return tuple(path for path in read if not _is_as_it_was(project.root / path, past.root / path))


def _is_as_it_was(now: Path, then: Path) -> bool:
    """Return whether two ordinary files hold the same, or neither is there; a huge one is not read for it."""
    if not os.path.lexists(now) and not then.exists():
        return True
    try:
        sizes = [path.lstat() for path in (now, then)]
        if not all(stat.S_ISREG(each.st_mode) for each in sizes) or sizes[0].st_size != sizes[1].st_size:
            return False
        return now.read_bytes() == then.read_bytes()
    except OSError:
        return False
