"""Marks: the marked content of a stream, by which a reader tells text from decoration (ISO 32000-1:2008, 14.6-14.7)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manifesto.pdf.content import names

if TYPE_CHECKING:
    from manifesto.pdf.scope import Scope

NUMBERED = re.compile(rb"/MCID[\0\t\n\f\r ]+([0-9]{1,9})")


class Marks:
    """The marked content that is open at this point of a stream; `covered` says whether it is in the tree or an artifact."""

    __slots__ = ("_open", "covered")

    def __init__(self, *, covered: bool) -> None:
        self.covered = covered
        self._open: list[bool] = []

    def begin(self, operands: bytes, scope: Scope) -> int | None:
        """Open one; return its number in the structure tree, if it has one."""
        number = NUMBERED.search(operands)
        mark = int(number[1]) if number else None
        called = names(operands)
        if mark is None and len(called) == 2 and (named := scope.named("Properties", called[1])) and "MCID" in named:
            mark = int(named.number("MCID"))
        self._open.append(self.covered)
        self.covered = self.covered or mark is not None or called[:1] == ("Artifact",)
        return mark

    def end(self) -> None:
        """Close the one that was opened last."""
        if self._open:
            self.covered = self._open.pop()
