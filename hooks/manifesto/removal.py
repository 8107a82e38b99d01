"""Removal: people are taken off contributors.yml and off the principles and translations under which they stand."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from manifesto import contributor
from manifesto.byline import WrittenOut
from manifesto.contributor import Contributor
from manifesto.field import Placed
from manifesto.problem import Place
from manifesto.roll import Roll, enlisted
from manifesto.splice import Lines, Splice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from manifesto.proposal import Request

NAMELESS = "A contributor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """Who is meant: entries by their handles, and people who are written out in a file, with its path."""

    entries: tuple[Contributor, ...]
    bylines: tuple[tuple[str, WrittenOut], ...]

    @property
    def words(self) -> frozenset[str]:
        """The words that name them."""
        people = (*self.entries, *(author.person for _, author in self.bylines))
        return frozenset(word for one in people for word in (one.name, one.handle, one.url, one.github) if word)


@dataclass(slots=True)
class Removal:
    """Takes people off, file by file."""

    request: Request
    meant: Withdrawn
    handles: dict[str, str] = field(default_factory=dict)

    def texts(self) -> dict[Path, str]:
        """Return the files that change, as they are afterwards; raises Rejected where one cannot be changed so."""
        roll, handle = self._roll()
        texts = {self._path(contributor.PATH): roll}
        for path, people in self.request.before.parts.signed:
            if splices := list(self._splices(path, people, handle)):
                texts[self._path(path)] = Lines(self._text(path)).spliced(splices)
        return texts

    def _roll(self) -> tuple[str, str]:
        """Return contributors.yml without them, and the handle that stands for whoever is written out."""
        roll, spare = self._text(contributor.PATH), self._spare()
        for person in self.meant.entries:
            if self.meant.bylines or self._signed(person.handle):
                self.handles[person.handle] = next(spare)
                roll = Roll(roll).exchanged(person.handle, _nameless(self.handles[person.handle]))
            else:
                roll = Roll(roll).without(person.handle)
        handle = next(iter(self.handles.values()), "")
        if self.meant.bylines and not handle:
            handle = next(spare)
            roll = enlisted(roll, [_nameless(handle)])
        return roll, handle

    def _splices(self, path: str, people: Iterable[Placed | WrittenOut], handle: str) -> Iterator[Splice]:
        written = [author for other, author in self.meant.bylines if other == path]
        for author in people:
            if isinstance(author, WrittenOut) and author in written:
                yield Splice(start=author.place, end=author.end, text=handle)
            elif isinstance(author, Placed) and author.text in self.handles:
                end = Place(author.place.line, author.place.end)
                yield Splice(start=author.place, end=end, text=self.handles[author.text])

    def _signed(self, handle: str) -> bool:
        """Return whether a file stands under a handle, one with something else wrong in it included."""
        return any(author.text == handle for each in self.request.before.parts.references for author in each.authors)

    def _spare(self) -> Iterator[str]:
        """Yield handles that nobody has and that say nothing of anybody: they come of the number of the issue."""
        for turn in count():
            digest = hashlib.sha256(f"{self.request.issue.number} {turn}".encode()).hexdigest()
            if (handle := f"contributor-{digest[:6]}") not in self.request.people:
                yield handle

    def _path(self, path: str) -> Path:
        return self.request.project.root / path

    def _text(self, path: str) -> str:
        return self.request.project.text(self._path(path))


def _nameless(handle: str) -> Contributor:
    return Contributor(handle=handle, name=NAMELESS, hidden=True)
