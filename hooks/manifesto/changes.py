"""Changes: what came to the manifesto, what was changed and what was withdrawn, edition by edition, newest first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from manifesto.edition import current, retrospect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from manifesto.edition import Edition, FrozenPrinciple
    from manifesto.history import History
    from manifesto.manifesto import Manifesto
    from manifesto.principle import Principle

    Noted = tuple[str, date | None, "Change"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What happened to one principle; `slug` leads to it where it is still there, `was` is a title that it lost."""

    title: str
    slug: str | None = None
    was: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What happened on one day, in the order of the manifesto; `day` is None for all whose day nobody knows.

    `again` is true of a day that began on the page before, and `still` the kind of change that it was in the middle of.
    """

    day: date | None
    came: tuple[Change, ...] = ()
    changed: tuple[Change, ...] = ()
    withdrawn: tuple[Change, ...] = ()
    again: bool = False
    still: str = ""

    @property
    def lists(self) -> Mapping[str, tuple[Change, ...]]:
        """The changes by their kind."""
        return {"came": self.came, "changed": self.changed, "withdrawn": self.withdrawn}

    def __len__(self) -> int:
        """Return how many changes there are."""
        return len(self.came) + len(self.changed) + len(self.withdrawn)

    def between(self, begin: int, end: int) -> Entry:
        """Return the entry with those of its changes that lie between two places, the first of all being 0."""
        cut: dict[str, Any] = {}
        still, passed = "", 0
        for kind, changes in self.lists.items():
            cut[kind] = changes[max(begin - passed, 0) : max(end - passed, 0)]
            still = kind if cut[kind] and begin > passed else still
            passed += len(changes)
        return replace(self, **cut, again=begin > 0, still=still)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """What happened on the way to `edition` from the one `before` it, which is None for the first.

    The first begins on the day `began`, where that is known, with so many `founders`: the principles of that day, and
    any that are gone since.  They are no news, and stand on the page of the edition.  `unnamed` is true of what
    happened after the edition was frozen whose name the manifesto still has, and `again` of what began on the page
    before.
    """

    edition: Edition
    before: Edition | None
    entries: tuple[Entry, ...]
    began: date | None = None
    founders: int = 0
    unnamed: bool = False
    again: bool = False

    def __len__(self) -> int:
        """Return how many things it tells: the changes, and how it began or that nothing changed."""
        return sum(map(len, self.entries)) + bool(self.founders or not self.entries)

    @property
    def newest(self) -> date | None:
        """The last day of which it tells something."""
        return max((day for day in (self.began, *(entry.day for entry in self.entries)) if day), default=None)


def changes(manifesto: Manifesto, history: History) -> tuple[Stretch, ...]:
    """Return every stretch, the present one first.

    Where the present edition has the name of a frozen one, it has a stretch only once something is different.
    """
    now = current(manifesto)
    told = list(_stretches((*manifesto.frozen, now), manifesto, history))
    if any(edition.key == now.key for edition in manifesto.frozen):
        told[-1:] = [replace(told[-1], unnamed=True)] if told[-1].entries else []
    return tuple(reversed(told))


def between(told: Iterable[Stretch], begin: int, end: int) -> Iterator[Stretch]:
    """Yield what is told between two places, the first of all being 0."""
    passed = 0
    for stretch in told:
        start, stop = passed, passed + len(stretch)
        passed = stop
        if start < end and stop > begin:
            yield _cut(stretch, max(begin - start, 0), end - start)


def _cut(stretch: Stretch, begin: int, end: int) -> Stretch:
    entries, passed = [], 0
    for entry in stretch.entries:
        if passed < end and passed + len(entry) > begin:
            entries.append(entry.between(max(begin - passed, 0), end - passed))
        passed += len(entry)
    founders = stretch.founders if end > passed else 0  # they are told of last
    return replace(stretch, entries=tuple(entries), founders=founders, again=begin > 0)


def _stretches(editions: Iterable[Edition], manifesto: Manifesto, history: History) -> Iterator[Stretch]:
    before: Edition | None = None
    old: dict[str, _Held] = {}
    for edition in editions:
        new = _held(edition, manifesto)
        yield _stretch(before, edition, old, new, history)
        before, old = edition, new


@dataclass(slots=True)
class _Held:
    """What has one address today: as an edition held it, and as it is now, if it still is.

    Two principles that became one since have one address, and say something else as soon as either did.
    """

    then: FrozenPrinciple
    now: Principle | None
    digests: set[str]

    @property
    def slug(self) -> str | None:
        return self.now.slug if self.now else None


def _held(edition: Edition, manifesto: Manifesto) -> dict[str, _Held]:
    found: dict[str, _Held] = {}
    for then, now in retrospect(edition, manifesto).held:
        slug = now.slug if now else then.slug
        held = found.setdefault(slug, _Held(then, now, set()))
        held.then = then if then.slug == slug else held.then
        held.digests.add(then.digest)
    return found


def _stretch(
    before: Edition | None, edition: Edition, old: dict[str, _Held], new: dict[str, _Held], history: History
) -> Stretch:
    came = [held for slug, held in new.items() if slug not in old]
    began = min((held.now.added for held in came if held.now), default=None) if before is None else None
    news = [held for held in came if before or (held.now and held.now.added != began)]
    noted = [*_came(news), *_changed(before, edition, old, new, history)]
    noted += _withdrawn(before, edition, [held for slug, held in old.items() if slug not in new], history)
    founders = len(came) - len(news)
    return Stretch(edition=edition, before=before, entries=tuple(_entries(noted)), began=began, founders=founders)


def _came(news: Iterable[_Held]) -> Iterator[Noted]:
    for held in news:
        yield "came", held.now.added if held.now else None, Change(title=held.then.title, slug=held.slug)


def _changed(
    before: Edition | None, edition: Edition, old: dict[str, _Held], new: dict[str, _Held], history: History
) -> Iterator[Noted]:
    """Yield what says something else than before, and what came and was changed before the edition was frozen."""
    for slug, held in new.items():
        day = _within(history.changed(held.now) if held.now else None, before, edition)
        was = old.get(slug)
        if (was.digests != held.digests) if was else day:
            lost = was.then.title if was and was.then.title != held.then.title else ""
            yield "changed", day, Change(title=held.then.title, slug=held.slug, was=lost)


def _withdrawn(before: Edition | None, edition: Edition, gone: Iterable[_Held], history: History) -> Iterator[Noted]:
    for held in gone:
        day = _within(history.gone.get(held.then.slug), before, edition)
        yield "withdrawn", day, Change(title=held.then.title, slug=held.slug)


def _within(day: date | None, before: Edition | None, edition: Edition) -> date | None:
    """Return a day of the stretch between two editions; one of another stretch is that of another change."""
    begin, end = before and before.frozen, edition.frozen
    return None if day and ((begin and day < begin) or (end and day > end)) else day


def _entries(noted: Iterable[Noted]) -> Iterator[Entry]:
    """Yield what was noted day by day, the newest first and what has none last."""
    days: dict[date | None, dict[str, list[Change]]] = {}
    for kind, day, change in noted:
        days.setdefault(day, {}).setdefault(kind, []).append(change)
    for day in sorted(days, key=lambda day: day or date.min, reverse=True):
        known: dict[str, Any] = {kind: tuple(found) for kind, found in days[day].items()}
        yield Entry(day=day, **known)
