"""Resemblance: drafts that say the same as another, or nearly the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifesto import stencil
from manifesto.likeness import Text, likenesses
from manifesto.problem import Problem, quote

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from manifesto.draft import Draft

NOBODY: frozenset[str] = frozenset()  # about whom nothing is asked, which spares the comparing


def problems(drafts: Iterable[Draft], about: Container[str] | None = None) -> Iterator[Problem]:
    """No principle is there twice; one that is like another is seen by a person.

    Each is told of the later one, or only of those `about` these slugs; the same text again is told once, however
    often it is there.
    """
    by_slug = {draft.slug: draft for draft in sorted(drafts, key=lambda draft: (draft.added, draft.slug))}
    own = [draft for draft in by_slug.values() if not stencil.is_left_in(draft.body)]
    texts = [Text(draft.slug, draft.title, draft.body) for draft in own]
    copies: set[str] = set()
    for found in likenesses(texts, about):
        draft, other = by_slug[found.key], by_slug[found.other]
        if not found.same:
            message = f"This {found.part} is much like that of {other.path}, {quote(other.title)}. A person decides whether both stay."
            yield Problem(draft.path, draft.place, "P081", message, "review")
        elif draft.slug not in copies:
            copies.add(draft.slug)
            message = f"The same principle stands in {other.path} already. Delete one of the two files."
            yield Problem(draft.path, draft.place, "P080", message)
