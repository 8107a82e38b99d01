"""Subjects: what a poster can be about."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto.problem import quote
from manifesto.suggestion import suggest

if TYPE_CHECKING:
    from manifesto.manifesto import Manifesto
    from manifesto.poster.house import House
    from manifesto.principle import Principle

WHOLE = "manifesto"


class UnknownSubject(Exception):  # noqa: N818 -- somebody asked for what is not there; the message says what is
    """No poster can be about that; the message names what it can be about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What stands on a poster: a title, a line under it, and the principles.

    `page` is its address on the site; `house` is the team that made it theirs; `language` is the tag of the language
    of title and line, where that is not the manifesto's own.
    """

    key: str
    title: str
    subtitle: str
    principles: tuple[Principle, ...]
    page: str = ""
    house: House | None = None
    language: str = ""

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers that stand beside the principles: a collection and a house count their own, anything else the manifesto's."""
        if self.key.startswith("collections/") or (self.house and self.house.principles):
            return tuple(range(1, len(self.principles) + 1))
        return tuple(principle.number for principle in self.principles)

    @property
    def untranslated(self) -> int:
        """How many of its principles are still in the words of the original."""
        return sum(bool(principle.language) for principle in self.principles)

    @property
    def single(self) -> bool:
        """True for one principle alone, whose statement then is the poster."""
        return self.key.startswith("principles/")


def subjects(manifesto: Manifesto) -> dict[str, Subject]:
    """Return every subject by its key: the whole, the collections, and each principle."""
    settings = manifesto.settings
    whole = Subject(key=WHOLE, title=settings.name, subtitle=settings.tagline, principles=manifesto.principles)
    found = {WHOLE: whole}
    for collection in manifesto.collections:
        key = f"collections/{collection.key}"
        found[key] = Subject(
            key=key,
            title=collection.title,
            subtitle=collection.subtitle,
            principles=manifesto.those(collection.principles),
            page=f"{key}/",
            language=collection.language,
        )
    for principle in manifesto.principles:
        key = f"principles/{principle.slug}"
        found[key] = Subject(
            key=key,
            title=principle.title,
            subtitle=principle.summary,
            principles=(principle,),
            page=f"{key}/",
            language=principle.language,
        )
    return found


def find(manifesto: Manifesto, key: str) -> Subject:
    """Return the subject with that key; raises UnknownSubject, which names the nearest."""
    known = subjects(manifesto)
    if key not in known:
        meant = [one for one in known if one.rpartition("/")[2] == key]
        advice = f"Did you mean {meant[0]}?" if meant else suggest(key, known)
        raise UnknownSubject(f"There is no poster of {quote(key)}. {advice}")
    return known[key]


def selection(manifesto: Manifesto, slugs: tuple[str, ...], *, of: Subject) -> Subject:
    """Return `of` with only the principles named, in the order in which they are named; of one principle alone, the whole."""
    for slug in slugs:
        if slug not in manifesto.by_slug:
            raise UnknownSubject(f"There is no principle {quote(slug)}. {suggest(slug, manifesto.by_slug)}")
    chosen = hashlib.sha256(" ".join(slugs).encode()).hexdigest()[:6]
    whole = subjects(manifesto)[WHOLE] if of.single else of
    return Subject(
        key=f"selection-{chosen}",
        title=whole.title,
        subtitle=whole.subtitle,
        principles=manifesto.those(slugs),
        page=whole.page,
        language=whole.language,
    )


def of_house(manifesto: Manifesto, house: House) -> Subject:
    """Return a team's own poster: its principles, or all of them, under its own title or the manifesto's name."""
    settings = manifesto.settings
    principles = manifesto.those(house.principles) if house.principles else manifesto.principles
    return Subject(
        key="house",
        title=house.title or settings.name,
        subtitle=settings.tagline,
        principles=principles,
        house=house,
    )
