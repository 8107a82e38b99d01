"""Editions: what a manifesto held on the day that it was frozen under a name, and what has become of that since."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from manifesto import tidiness
from manifesto.identifier import INDEX, LONGEST_SLUG
from manifesto.slug import slug_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from manifesto.draft import Draft
    from manifesto.manifesto import Manifesto
    from manifesto.principle import Principle

FOLDER = "editions"  # of their pages on the site
DIGEST_LENGTH = 12  # hexadecimal figures


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenPrinciple:
    """A principle as an edition remembers it; the title stays known when the principle is gone."""

    slug: str
    title: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A manifesto under the name that its sheets carry; `frozen` is the day, or None while it may still change.

    `key` is the name of its page, to which those sheets lead.
    """

    key: str
    name: str
    frozen: date | None
    principles: tuple[FrozenPrinciple, ...]

    @property
    def page(self) -> str:
        """The address of its page on the site."""
        return f"{FOLDER}/{self.key}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What is different now from what an edition held; it is true where anything is."""

    added: tuple[Principle, ...] = ()
    changed: tuple[Principle, ...] = ()
    withdrawn: tuple[FrozenPrinciple, ...] = ()

    def __bool__(self) -> bool:
        return not self.nothing

    @property
    def nothing(self) -> bool:
        """Whether the manifesto says today what the edition said."""
        return not (self.added or self.changed or self.withdrawn)


@dataclass(frozen=True, slots=True, kw_only=True)
class Retrospect:
    """An edition seen from today: each principle that it held beside what stands in its place now, or None.

    `began` is the day on which the first principles of the manifesto were added.
    """

    edition: Edition
    held: tuple[tuple[FrozenPrinciple, Principle | None], ...]
    since: Since
    began: date | None = None

    @property
    def lists(self) -> tuple[tuple[Any, ...], ...]:
        """What its page lists, one after another: what it held, and what was added, changed and withdrawn since."""
        return (self.held, self.since.added, self.since.changed, self.since.withdrawn)

    @property
    def told(self) -> range:
        """The places of all that its page lists."""
        return range(sum(map(len, self.lists)))


def key_of(name: str) -> str:
    """Return the key of an edition of this name; where no Latin letter or figure is left of it, from its SHA-256."""
    slug = slug_of(name, LONGEST_SLUG)
    return slug if slug not in {"", INDEX} else f"edition-{hashlib.sha256(name.encode()).hexdigest()[:6]}"


def digest_of(principle: Principle | Draft) -> str:
    """Return the beginning of the SHA-256 of title, summary and body, a line each; tidying a file does not change it."""
    body = tidiness.tidied(principle.body, principle.path)
    text = f"{principle.title}\n{principle.summary}\n{body}"
    return hashlib.sha256(text.encode()).hexdigest()[:DIGEST_LENGTH]


def current(manifesto: Manifesto) -> Edition:
    """Return what the manifesto holds now, under the edition that its settings name."""
    name = manifesto.settings.edition
    held = tuple(
        FrozenPrinciple(slug=principle.slug, title=principle.title, digest=manifesto.digests[principle.slug])
        for principle in manifesto.principles
    )
    return Edition(key=current_key(manifesto), name=name, frozen=None, principles=held)


def current_key(manifesto: Manifesto) -> str:
    """Return the key of the edition that the settings name, which is the same in every language."""
    return key_of((manifesto.original or manifesto).settings.edition)


def editions(manifesto: Manifesto) -> tuple[Edition, ...]:
    """Return the frozen editions, oldest first, and the current one after them where it is none of these."""
    now = current(manifesto)
    return manifesto.frozen if any(each.key == now.key for each in manifesto.frozen) else (*manifesto.frozen, now)


def since(edition: Edition, manifesto: Manifesto) -> Since:
    """Return what has changed since an edition; a principle that got another address is still the same one."""
    return retrospect(edition, manifesto).since


def retrospect(edition: Edition, manifesto: Manifesto) -> Retrospect:
    """Return an edition as it looks from today."""
    heirs = _heirs(manifesto)
    held = tuple((then, heirs.get(then.slug)) for then in edition.principles)
    stayed = {now.slug for _, now in held if now}
    changed = {now.slug for then, now in held if now and manifesto.digests[now.slug] != then.digest}
    different = Since(
        added=tuple(principle for principle in manifesto.principles if principle.slug not in stayed),
        changed=tuple(principle for principle in manifesto.principles if principle.slug in changed),
        withdrawn=tuple(then for then, now in held if now is None),
    )
    began = min((principle.added for principle in manifesto.principles), default=None)
    return Retrospect(edition=edition, held=held, since=different, began=began)


def _heirs(manifesto: Manifesto) -> Mapping[str, Principle]:
    """Return principles by every address that they have or had."""
    old = {alias: principle for principle in manifesto.principles for alias in principle.aliases}
    return {**old, **manifesto.by_slug}
