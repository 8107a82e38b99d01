"""Guests: authors who are written out in a principle's file and stand in no registry yet."""

from __future__ import annotations

import hashlib
from collections import ChainMap, Counter
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING, cast

from manifesto import identifier
from manifesto.notation import taken_for
from manifesto.slug import slug_of

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from manifesto.contributor import Contributor

LONGEST_HANDLE = identifier.HANDLE_LENGTH.stop - 1


@dataclass(slots=True)
class Guestbook:
    """Gives each guest a handle that nobody else has; the same person in two files stays one person.

    A guest who bears the name of a hidden person is taken for them, so that no file left behind gives the name away.
    """

    registry: Mapping[str, Contributor]
    guests: dict[str, Contributor] = field(default_factory=dict)
    _known: dict[tuple[str, str | None, str | None], Contributor] = field(default_factory=dict)
    _hidden: dict[str, Contributor] = field(default_factory=dict)
    _bearers: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        """Let a guest who is in the registry, written the same way, be that person."""
        self._known.update({_identity(person): person for person in self.registry.values()})
        self._hidden.update({person.name: person for person in self.registry.values() if person.hidden})

    def handle_of_known(self, guest: Contributor) -> str:
        """Return the handle of a guest who is in the registry, written the same way; nothing for anybody else."""
        known = self._known.get(_identity(guest))
        return known.handle if known and not known.hidden and known.name not in self._hidden else ""

    def sign(self, guest: Contributor) -> Contributor:
        """Return the guest with a handle."""
        if known := self._hidden.get(guest.name) or self._known.get(_identity(guest)):
            return known
        taken = ChainMap(self.guests, cast("dict[str, Contributor]", self.registry))
        self._bearers[guest.name] += 1
        handle = free_handle(guest.name, taken, start=self._bearers[guest.name])
        signed = replace(guest, handle=handle)
        self.guests[handle] = self._known[_identity(guest)] = signed
        return signed


def _identity(person: Contributor) -> tuple[str, str | None, str | None]:
    return person.name, person.url, person.github


def handle_of(name: str) -> str:
    """Return a handle made from a name in any script; where no Latin letter is left, from its SHA-256."""
    words = slug_of(name, LONGEST_HANDLE)
    if not any(identifier.handle(words)) and not taken_for(words):
        return words
    return f"contributor-{hashlib.sha256(name.encode()).hexdigest()[:6]}"


def free_handle(name: str, taken: Container[str], *, start: int = 1) -> str:
    """Return a handle for `name`: the plain one, or the first of -2, -3 ... that is not `taken`.

    `start` is the number to begin with, when those before it are known to be taken.
    """
    plain = handle_of(name)
    numbered = (
        f"{plain[: LONGEST_HANDLE - 6].rstrip('-')}-{number}" if number > 1 else plain for number in count(start)
    )
    return next(candidate for candidate in numbered if candidate not in taken)
