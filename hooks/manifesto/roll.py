"""The roll: contributors.yml as it is written, into which people are put and out of which they are taken.

Every line that is not theirs stays as it is, remarks and order included.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from manifesto import contributor, node, notation, parsing
from manifesto.pauses import no_pauses
from manifesto.problem import Place, Problem, Rejected
from manifesto.splice import Lines, Splice
from manifesto.tidiness import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manifesto.contributor import Contributor

FIELDS = ("name", "url", "github", "role", "pledged", "ended", "hidden")
IN_NO_LINES = "is not written in lines of its own, as the others are. A maintainer has to change it by hand."


def enlisted(text: str, people: Iterable[Contributor]) -> str:
    """Return the roll with people added below everything that stands in it."""
    entries = "\n\n".join("\n".join(_entry(person)) for person in people) + "\n"
    end = Lines(text).end
    gap = "" if not text.strip() or text.endswith(end * 2) else end if text.endswith(end) else end * 2
    return text + gap + entries.replace("\n", end)


def entry(text: str, handle: str) -> tuple[int, str]:
    """Return the line on which somebody's entry begins, and its lines; nothing where it is written in another way."""
    if not (found := re.search(rf"(?m)^{re.escape(handle)}:.*(?:\n[ \t]+\S.*)*", plain(text))):
        return 1, ""
    return plain(text).count("\n", 0, found.start()) + 1, found[0]


def _entry(person: Contributor) -> Iterator[str]:
    yield f"{notation.value(person.handle)}:"
    for name in FIELDS:
        if value := getattr(person, name):
            yield f"  {name}: {_written(value)}"


def _written(value: object) -> str:
    return "true" if value is True else notation.value(value) if isinstance(value, str) else str(value)


@dataclass(frozen=True)
class Roll:
    """The text of contributors.yml, in which people are found by their handles; each change is another text.

    Raises Rejected where somebody is written in a way in which the change cannot be made.
    """

    text: str

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text)

    @cached_property
    def _people(self) -> dict[str, tuple[node.Scalar, node.Mapping]]:
        with no_pauses():
            root = parsing.read(plain(self.text), path=contributor.PATH)
        entries = root.entries if isinstance(root, node.Mapping) else ()
        return {key.text: (key, value) for key, value in entries if isinstance(value, node.Mapping)}

    def with_value(self, handle: str, name: str, value: object) -> str:
        """Return the roll with one field of somebody set, in its own place where it is there already."""
        person = self._person(handle)[1]
        known = person.get(name)
        if known is not None:
            gap = " " if known.place == Place(known.end.line, known.end.column) else ""
            return self._lines.spliced([Splice(start=known.place, end=known.end, text=gap + _written(value))])
        first, last = person.entries[0][0], person.entries[-1][1]
        if first.place.line == self._person(handle)[0].place.line:  # within braces
            return self._lines.spliced([Splice(start=last.end, end=last.end, text=f", {name}: {_written(value)}")])
        here = self._lines.end_of(last.end.line)
        indent = self._lines.line(first.place.line)[: first.place.column - 1]
        added = f"{self._lines.end}{indent}{name}: {_written(value)}"
        return self._lines.spliced([Splice(start=here, end=here, text=added)])

    def exchanged(self, handle: str, person: Contributor) -> str:
        """Return the roll with somebody else where one person stood; no word about that one is left."""
        first, last = self._span(handle)
        entry = self._lines.end.join(_entry(person))
        return self._lines.spliced([Splice(start=Place(first), end=self._lines.end_of(last), text=entry)])

    def without(self, handle: str) -> str:
        """Return the roll without somebody, and without the empty lines that set them apart."""
        first, last = self._span(handle)
        lines = self._lines
        below = next((n for n in range(last + 1, len(lines.starts) + 1) if lines.line(n).strip()), 0)
        above = next((n for n in range(first - 1, 0, -1) if lines.line(n).strip()), 0)
        if not below:  # the last of all: what set it apart goes with it
            return lines.without(above + 1 if above else first, last)
        return lines.without(first, last if above == first - 1 and above else below - 1)

    def _person(self, handle: str) -> tuple[node.Scalar, node.Mapping]:
        key, value = self._people[handle]
        if key.place.column != 1 or not value.entries or self._shared(key, value):
            message = f"{handle} {IN_NO_LINES}"
            raise Rejected([Problem(contributor.PATH, key.place, "P024", message)])
        return key, value

    def _shared(self, key: node.Scalar, value: node.Mapping) -> bool:
        """Return whether somebody else, or nobody, stands on the lines of an entry as well."""
        first, last = key.place.line, self._last(value)
        return any(
            first <= other.place.line <= last or first <= self._last(person) <= last
            for other, person in self._people.values()
            if other is not key
        )

    def _span(self, handle: str) -> tuple[int, int]:
        """Return the first and the last line of an entry, with the remarks that are indented below it."""
        key, value = self._person(handle)
        last = self._last(value)
        while self._lines.line(last + 1)[:1].isspace() and self._lines.line(last + 1).lstrip().startswith("#"):
            last += 1
        return key.place.line, last

    @staticmethod
    def _last(value: node.Mapping) -> int:
        return value.end.line
