"""History: on which day each file of the project was last changed, as git remembers.

Only a change counts, never the coming of a file: in a fresh repository of a copy, in a shallow clone and in an archive
without one nothing has changed yet, and a principle has the day that it gives itself, `added`.  Neither does what is
not committed yet.  A principle is the same under any address that it has or had, as it is for editions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING

from manifesto import front_matter, git, tidiness
from manifesto.blobs import Blobs
from manifesto.field import Findings, WrongShape
from manifesto.principle import FOLDER
from manifesto.problem import Rejected
from manifesto.single import one_line
from manifesto.text_file import LARGEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from manifesto.git import Step
    from manifesto.manifesto import Manifesto
    from manifesto.principle import Principle

    Version = tuple[date | None, str]
    Words = tuple[str, str, str]
    Steps = Mapping[str, Sequence[Step]]

FILE = re.compile(rf"{FOLDER}/([a-z0-9-]+)\.md")
FIELDS = ("title", "summary")
MOST_VERSIONS = 50  # of one principle that are looked at; it would take as many commits that change none of its words


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The day, in UTC, on which each file was last changed; a history without a day in it is one, too.

    `principles` has days by slug, `pages` by the path from the folder of the pages, and `gone` by the slugs of what is
    no longer there.
    """

    principles: Mapping[str, date] = field(default_factory=dict)
    pages: Mapping[str, date] = field(default_factory=dict)
    gone: Mapping[str, date] = field(default_factory=dict)

    def changed(self, principle: Principle) -> date | None:
        """Return the day on which the words of a principle were last changed, or None where they are as they came."""
        day = self.principles.get(principle.slug)
        return day if day and day > principle.added else None

    def updated(self, principle: Principle) -> date:
        """Return the day since which a principle says what it says now; a translation, at least since it was made."""
        day = self.changed(principle) or principle.added
        return max(day, principle.translated or day)

    def newest(self, principles: Iterable[Principle]) -> date | None:
        """Return the day on which the last of these principles came or changed; None where there is none."""
        return max(map(self.updated, principles), default=None)


UNKNOWN = History()


def read(root: Path, manifesto: Manifesto, pages: Path, now: datetime | None = None) -> History:
    """Return what git remembers of the principles and of the prose pages, which lie in the folder `pages`.

    Whatever goes wrong with git, there is a history, if one without a day in it.  `now` is the machine's time unless
    given: no commit can be younger.
    """
    folder = pages.relative_to(root).as_posix() if pages.is_relative_to(root) else FOLDER
    steps = git.log(root, (FOLDER, folder), now or datetime.now(UTC))
    return History(
        principles=_principles(root, manifesto, steps), pages=_pages(folder, manifesto, steps), gone=_gone(steps)
    )


def _principles(root: Path, manifesto: Manifesto, steps: Steps) -> dict[str, date]:
    days: dict[str, date] = {}
    with Blobs(root, LARGEST) as blobs:
        for principle in manifesto.principles:
            versions = tuple(islice(_versions(principle, steps), MOST_VERSIONS))
            if day := _last_change(versions, lambda blob: _words(blobs.content(blob))):
                days[principle.slug] = day
    return days


def _pages(folder: str, manifesto: Manifesto, steps: Steps) -> dict[str, date]:
    days = ((name, _newest(filter(_is_change, steps.get(f"{folder}/{name}", ())))) for name in manifesto.pages)
    return {name: day for name, day in days if day}


def _gone(steps: Steps) -> dict[str, date]:
    principles = ((match[1], told[0]) for path, told in steps.items() if (match := FILE.fullmatch(path)))
    return {slug: step.day for slug, step in principles if step.status == "D" and step.day}


def _newest(steps: Iterable[Step]) -> date | None:
    return next((step.day for step in steps), None)


def _is_change(step: Step) -> bool:
    return step.status == "M" and step.old != step.new  # and not of who may read the file


def _path(slug: str) -> str:
    return f"{FOLDER}/{slug}.md"


def _versions(principle: Principle, steps: Steps) -> Iterator[Version]:
    """Yield what a principle's file held, newest first, and the day from which on; that of the oldest is not told.

    Where it came to its address from another one, or back, its story goes on there.
    """
    told, oldest = iter(steps.get(principle.path, ())), ""
    while step := next(told, None):
        oldest = step.old
        if step.status != "D":
            yield step.day, step.new
        if step.status == "A":
            told, oldest = iter(_before(principle, step.commit, steps)), ""
    if oldest:
        yield None, oldest


def _before(principle: Principle, commit: int, steps: Steps) -> Sequence[Step]:
    """Return the steps of the address that a principle left last, in the commit in which it came or in an older one."""
    left: dict[int, Sequence[Step]] = {}
    for slug in (principle.slug, *principle.aliases):
        told = steps.get(_path(slug), ())
        ends = (number for number, step in enumerate(told) if step.status == "D" and step.commit >= commit)
        if (end := next(ends, None)) is not None:
            left.setdefault(told[end].commit, told[end:])
    return left[min(left)] if left else ()


def _last_change(versions: Sequence[Version], words: Callable[[str], Words | None]) -> date | None:
    """Return the day since which the words are what they are; versions that cannot be read say nothing of it."""
    day, said = None, None
    for since, blob in versions if len(versions) > 1 else ():
        if (before := words(blob)) is None:
            continue
        if said is not None and before != said:
            return day
        day, said = since, before
    return None


def _words(content: bytes | None) -> Words | None:
    """Return title, summary and body, for which the digests of editions stand, too; None where they cannot be read."""
    findings = Findings("")
    try:
        matter = front_matter.read(tidiness.plain((content or b"").decode()), path="")
        title, summary = (one_line(value, findings) if (value := matter.metadata.get(name)) else "" for name in FIELDS)
    except (UnicodeDecodeError, Rejected, WrongShape):
        return None
    return title, summary, tidiness.tidied(matter.body.strip("\n"), "")
