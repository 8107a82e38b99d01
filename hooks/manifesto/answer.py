"""Answers: what came when the address of a link was asked, and what it means for the link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "there", "gone", "shut", "busy", "troubled", "lost", "silent", "insecure", "private", "unreached", "unasked"
]
PATIENCE = 10  # seconds that an address has for its answer
DEAD: frozenset[Kind] = frozenset(["gone", "silent", "insecure", "private"])  # no reader gets anywhere
ONWARD = frozenset([301, 302, 303, 307, 308])
FOR_GOOD = frozenset([301, 308])
LATER: frozenset[Kind] = frozenset(["busy", "troubled"])
TOLD_BY_HEAD: frozenset[Kind] = frozenset(["there", "busy", "insecure", "private", "unreached"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One reply to one request: its status, where it leads on, and when it wants to be asked again."""

    status: int
    location: str = ""
    again: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a link comes to, after all that it leads through.

    `status` is the last that was heard, 0 where nothing was; `detail` ends a sentence about the kind.  `end` is where
    the link ends, `moved` its new address where it moved for good, and `openly` is true where a step asked for http.
    `passing` is true where asking once more may help, not before `again`, which is in the words of the header.
    `whole_site` is true where nothing else at that site would be answered either.
    """

    kind: Kind
    status: int = 0
    detail: str = ""
    end: str = ""
    moved: str = ""
    openly: bool = False
    passing: bool = False
    again: str = ""
    whole_site: bool = False

    @property
    def heard(self) -> bool:
        """True where somebody answered, whatever they said: there is a network."""
        return self.status != 0


class NoAnswer(Exception):  # noqa: N818 -- it names what happened, not a malfunction of ours
    """An address gave no reply; `passing` and `whole_site` as in an answer."""

    def __init__(self, kind: Kind, detail: str, *, passing: bool = False, whole_site: bool = False) -> None:
        self.kind, self.detail, self.passing, self.whole_site = kind, detail, passing, whole_site
        super().__init__(detail)


def verdict(status: int) -> Kind:
    """Return what a status means for a reader (RFC 9110, section 15); made-up ones keep a program out."""
    exact: dict[int, Kind] = {404: "gone", 410: "gone", 429: "busy"}
    if kind := exact.get(status):
        return kind
    if status < 400:
        return "there" if 200 <= status < 300 else "lost"
    return "troubled" if 500 <= status < 600 else "shut"
