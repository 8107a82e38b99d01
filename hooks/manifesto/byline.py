"""Bylines: the authors of a principle as its file names them, by their handle or written out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from manifesto.contributor import PERSON, Contributor
from manifesto.field import Findings, Placed, WrongShape
from manifesto.node import Mapping, Node, Scalar
from manifesto.notation import value
from manifesto.problem import quote
from manifesto.shape import Record, Word, word

if TYPE_CHECKING:
    from manifesto.problem import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenOut:
    """An author who is written out in a file, from `place` to right before `end`; the person has no handle yet."""

    person: Contributor
    place: Place
    end: Place


@dataclass(frozen=True, slots=True)
class Byline:
    """Reads one author: a handle, or a person as `{name: ..., url: ..., github: ...}`; `who` says what else it is."""

    handle: Word
    person: Record
    who: str = "An author"

    def __call__(self, node: Node, findings: Findings) -> Placed | WrittenOut | None:
        """Return the author; raises WrongShape for a list."""
        if isinstance(node, Mapping):
            person: Contributor | None = self.person(node, findings)
            return WrittenOut(person=person, place=node.place, end=node.end) if person else None
        if not isinstance(node, Scalar):
            raise WrongShape(node, "P050", f"{self.who} is a handle, or a name within braces.")
        if node.plain and re.search(r"\w \w", node.text) and not re.search(r"[,&{}\[\]:]| and ", node.text):
            name = " ".join(node.text.split())
            fix = findings.instead(node.place, f"{{name: {value(name)}}}", safe=True, marks=False)
            findings.add(
                node.place,
                "P050",
                f"{quote(name)} is a name, and is written so that nobody takes it for a handle.",
                fix=fix,
            )
            return Placed(name, node.place)
        return self.handle(node, findings)


def _guest(*, name: str, **rest: Any) -> Contributor:
    return Contributor(handle="", name=name, **rest)


BYLINE = Byline(word(), Record(PERSON, _guest, "person"))
