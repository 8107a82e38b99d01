"""Translations: a principle's words in another language, who put them into it, and what is still to do in each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from manifesto.contributor import Contributor
    from manifesto.manifesto import Manifesto
    from manifesto.page import Page
    from manifesto.principle import Principle

CLAIM_LASTS = timedelta(days=60)  # long enough for an evening that comes late, and short enough for the next one


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A principle in another language, as it is published; `of` is the digest of the original that it was made from."""

    slug: str
    language: str
    title: str
    summary: str
    body: str
    translators: tuple[Contributor, ...]
    of: str
    translated: date
    licence: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Somebody's word that they are translating a principle, so that nobody else begins as well."""

    slug: str
    language: str
    translators: tuple[Contributor, ...]
    claimed: date

    def holds(self, today: date) -> bool:
        """Return whether it has not lapsed yet."""
        return today <= self.claimed + CLAIM_LASTS


class Entry(NamedTuple):
    """A principle in a list of what is done or to do, who is at it, and since which day; nobody and None where nobody is."""

    principle: Principle
    translators: tuple[Contributor, ...] = ()
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far a translation is, each principle in one of four lists; what is stale was done from older words."""

    done: tuple[Entry, ...]
    claimed: tuple[Entry, ...]
    stale: tuple[Entry, ...]
    missing: tuple[Entry, ...]


def translated(principle: Principle, said: Translation | None, original: str, digests: Mapping[str, str]) -> Principle:
    """Return a principle of the original in the words of its translation; `original` is the tag of its own words."""
    if said is None:
        return replace(principle, language=original)
    return replace(
        principle,
        title=said.title,
        summary=said.summary,
        body=said.body,
        translators=said.translators,
        translated=said.translated,
        translation=said.path,
        stale=said.of != digests[principle.slug],
    )


def pages_in(pages: Mapping[str, Page], said: Mapping[str, Page], original: str) -> dict[str, Page]:
    """Return the prose pages in another language, by the paths of the original's."""
    return {name: _page_in(page, said.get(name), original) for name, page in pages.items()}


def _page_in(page: Page, said: Page | None, original: str) -> Page:
    """Return a page in the words of its translation; what makes it up, and whatever it does not say, is the original's."""
    if said is None:
        return replace(page, language=original)
    words = {name: getattr(said, name) or getattr(page, name) for name in ("title", "description", "calls")}
    return replace(said, template=page.template, **words)


def standing(manifesto: Manifesto, tag: str, today: date) -> Standing:
    """Return how far the translation into a language is; principles are in the words of the manifesto that is given."""
    whole = manifesto.original or manifesto
    done, claims = whole.translations.get(tag, {}), whole.claims.get(tag, {})
    lists: dict[str, list[Entry]] = {"done": [], "claimed": [], "stale": [], "missing": []}
    for principle in manifesto.principles:
        said, claim = done.get(principle.slug), claims.get(principle.slug)
        if said:
            kind = "done" if said.of == whole.digests[principle.slug] else "stale"
            lists[kind].append(Entry(principle, said.translators, said.translated))
        elif claim and claim.holds(today):
            lists["claimed"].append(Entry(principle, claim.translators, claim.claimed))
        else:
            lists["missing"].append(Entry(principle))
    return Standing(**{kind: tuple(entries) for kind, entries in lists.items()})
