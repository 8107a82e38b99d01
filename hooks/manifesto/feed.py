"""Feeds: the principles that came or changed last, for programs that tell their readers so.

There are two with the same in them, `/feed.xml` (Atom, RFC 4287) by a template and `/feed.json` (JSON Feed 1.1) here.

A program knows an entry by its id alone, and shows whatever has a new one as new.  So ids are made of what stays: the
name of the manifesto, and the first address that a principle had.  They are UUIDs of version 5 (RFC 9562), which need
neither an address nor a domain that somebody keeps for ever; the site, the repository and the edition may all be called
otherwise one day.  The first address is the first of the `aliases`, so later ones are added behind it.  Two things do
change ids: another name of the whole manifesto, and an alias that is put before the others.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from manifesto import markdown
from manifesto.phrasebook import phrasebook

if TYPE_CHECKING:
    from datetime import date

    from manifesto.contributor import Contributor
    from manifesto.history import History
    from manifesto.manifesto import Manifesto
    from manifesto.principle import Principle

VERSION = "https://jsonfeed.org/version/1.1"
NAMESPACE = UUID("9eb2c7eb-526d-423c-affa-00f28c2bfeb2")  # made up once; every id hangs on it
MOST = 100  # entries, whole; some 300 KB, of which programs fetch nothing while nothing has changed
HERE = "./"  # where the site has no address, all addresses count from the feed's own


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A principle with its id, and the days on which it came and was last changed."""

    id: str
    principle: Principle
    published: date
    updated: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """The newest entries first, at most MOST of them; `base` is the address of the site, and `whole` says if all are in."""

    id: str
    base: str
    entries: tuple[Entry, ...]
    whole: bool

    @property
    def updated(self) -> date:
        """The day of the newest entry."""
        return max(entry.updated for entry in self.entries)


def id_of(name: str) -> UUID:
    """Return the id of a manifesto by its name; that of its feed in another language hangs on it."""
    return uuid5(NAMESPACE, name)


def feed_of(manifesto: Manifesto, history: History, *, id: UUID | None = None) -> Feed:
    """Return the feed of a manifesto; entries of one day stand in the order of the manifesto.

    `id` is that of its name unless given.
    """
    own = id or id_of(manifesto.settings.name)
    newest = sorted(manifesto.principles, key=lambda one: (history.updated(one), one.added), reverse=True)
    entries = tuple(
        Entry(
            id=_id(own, principle), principle=principle, published=principle.added, updated=history.updated(principle)
        )
        for principle in newest[:MOST]
    )
    base = manifesto.settings.site_url or HERE
    return Feed(id=own.urn, base=base, entries=entries, whole=len(newest) <= MOST)


def _id(manifesto: UUID, principle: Principle) -> str:
    first = (*principle.aliases, principle.slug)[0]
    return uuid5(manifesto, first).urn


def feed_json(feed: Feed, manifesto: Manifesto) -> str:
    """Return `/feed.json`; where the site has no address, it says nothing of addresses."""
    settings, base = manifesto.settings, feed.base
    places = {"home_page_url": base, "feed_url": f"{base}feed.json"} if settings.site_url else {}
    say = phrasebook(settings.language).say
    rest = say("feed.only_newest", count=len(feed.entries), address=f"{base}principles.json")
    value = {
        "version": VERSION,
        "title": settings.name,
        **places,
        "description": settings.tagline,
        **({} if feed.whole else {"user_comment": rest}),
        "language": settings.language,
        "items": [_item(entry, manifesto, base) for entry in feed.entries],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _item(entry: Entry, manifesto: Manifesto, base: str) -> dict[str, Any]:
    principle, settings = entry.principle, manifesto.settings
    place = {"url": f"{base}principles/{principle.slug}/"} if settings.site_url else {}
    return {
        "id": entry.id,
        **place,
        "title": principle.title,
        "summary": principle.summary,
        "content_html": markdown.render(principle.body, base=base),
        "date_published": moment(entry.published),
        "date_modified": moment(entry.updated),
        "authors": [_author(author) for author in principle.authors],
        "tags": [manifesto.theme_titles[key] for key in principle.themes],
        "language": principle.language or settings.language,
    }


def _author(author: Contributor) -> dict[str, str]:
    return {"name": author.name, **({"url": author.link} if author.link else {})}


def moment(day: date) -> str:
    """Return the beginning of a day as RFC 3339 writes it."""
    return f"{day.isoformat()}T00:00:00Z"
