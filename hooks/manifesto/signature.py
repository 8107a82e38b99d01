"""Signatures: what somebody gives as the author of a new principle, a handle or a name, and who is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifesto import identifier
from manifesto.composition import Author
from manifesto.problem import quote
from manifesto.suggestion import nearest

if TYPE_CHECKING:
    from manifesto.contributor import Registry


class UnknownHandle(Exception):  # noqa: N818 -- a slip of the writer's, not of ours
    """Somebody wrote what is meant as a handle, and nobody has it."""


def author_of(given: str, registry: Registry, url: str = "", github: str = "") -> Author:
    """Return the author: whoever has the handle, or the same name and nothing else to tell them apart, or a new person.

    Raises UnknownHandle for a word that only a handle looks like.
    """
    given = " ".join(given.split())
    if given in registry.people:
        return Author(handle=given)
    if near := _meant_as_handle(given, registry):
        raise UnknownHandle(f"There is no contributor {quote(given)}. {near}")
    bearers = [person for person in registry.people.values() if person.name == given and not person.hidden]
    if len(bearers) == 1 and not url and not github:
        return Author(handle=bearers[0].handle)
    return Author(name=given, url=url, github=github)


def _meant_as_handle(given: str, registry: Registry) -> str:
    """Return what to do about a word that is written as handles are, or nothing where it is a name."""
    if any(identifier.handle(given)):
        return ""
    near = nearest(given, registry.people)
    if not near and "-" not in given:
        return ""
    return (
        f"Did you mean {' or '.join(near)}?" if near else "Write the name as it should be printed, such as Ada Example."
    )
