"""Worklists: how far the manifesto is in each language, and what waits for somebody, as the page of the translations shows it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from manifesto import build_day, repository
from manifesto.language import language
from manifesto.translation import standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from manifesto.language import Language
    from manifesto.manifesto import Manifesto
    from manifesto.principle import Principle
    from manifesto.translation import Entry, Translation

MOST = 400  # entries on the page, whatever the number of principles and languages
KINDS = ("stale", "claimed", "missing", "done")  # in the order in which they need somebody


class Item(NamedTuple):
    """A principle in a list, who is at it since when, and the address of the form for it."""

    entry: Entry
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One of the four lists of a language; `count` are all of it, and `items` those that the page has room for."""

    kind: str
    count: int
    items: tuple[Item, ...]

    @property
    def more(self) -> int:
        """How many the page has no room for."""
        return self.count - len(self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Worklist:
    """How far one language is: so many principles `done` of `all`, and every list with something in it."""

    language: Language
    done: int
    all: int
    parts: tuple[Part, ...]


def worklists(manifesto: Manifesto, today: date | None = None) -> tuple[Worklist, ...]:
    """Return the list of each language; what was translated is in its words, what was not is in the original's.

    `today` is the day of the build unless given: claims lapse.
    """
    whole, room = manifesto.original or manifesto, MOST // max(len(manifesto.tongues), 1)
    return tuple(_worklist(whole, tag, room, today or build_day.today(os.environ)) for tag in manifesto.tongues)


def _worklist(whole: Manifesto, tag: str, room: int, today: date) -> Worklist:
    there = standing(whole, tag, today)
    done = standing(whole.in_tongue(tag), tag, today).done
    lists = {"stale": there.stale, "claimed": there.claimed, "missing": there.missing, "done": done}
    parts = []
    for kind in KINDS:
        if entries := lists[kind]:
            parts.append(Part(kind=kind, count=len(entries), items=_items(entries[:room], whole, tag)))
            room = max(room - len(entries), 0)
    return Worklist(
        language=language(tag), done=len(done) + len(there.stale), all=len(whole.principles), parts=tuple(parts)
    )


def _items(entries: Iterable[Entry], whole: Manifesto, tag: str) -> tuple[Item, ...]:
    return tuple(Item(each, form_of(each.principle.slug, whole, tag)) for each in entries)


class Handiwork(NamedTuple):
    """What somebody translated into one language: as many of these as a page has room for, and how many there are besides."""

    language: Language
    those: tuple[Principle, ...]
    more: int


def by_language(translated: Iterable[Translation], manifesto: Manifesto) -> Iterator[Handiwork]:
    """Yield what somebody translated, language by language, in the order of mkdocs.yml and of the principles."""
    named = {(one.language, one.slug) for one in translated}
    room = MOST // max(len(manifesto.tongues), 1)
    for tag in manifesto.tongues if named else ():
        if those := tuple(one for one in manifesto.in_tongue(tag).principles if (tag, one.slug) in named):
            yield Handiwork(language(tag), those[:room], len(those[room:]))


def form_of(slug: str, manifesto: Manifesto, tag: str) -> str:
    """Return where a principle is translated without git, with its name filled in; nothing without a repository."""
    title = f"Translation: {slug} ({tag})"
    return repository.form(manifesto.settings, "translation", title=title, principle=slug, language=tag)
