"""Assembly: separate drafts, people and settings become one manifesto, and what does not fit together is said."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from manifesto import resemblance
from manifesto import settings as settings_module
from manifesto.byline import WrittenOut
from manifesto.contributor import masked
from manifesto.fidelity import Fidelity
from manifesto.field import Placed
from manifesto.guest import Guestbook
from manifesto.manifesto import Manifesto
from manifesto.phrasebook import ORIGINAL
from manifesto.principle import Principle
from manifesto.problem import Place, Problem, quote
from manifesto.reference import Known
from manifesto.suggestion import suggest
from manifesto.translation import Claim

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from manifesto.contributor import Contributor, Registry
    from manifesto.draft import Draft
    from manifesto.edition import Edition
    from manifesto.page import Page
    from manifesto.reference import References
    from manifesto.rendition import Rendition
    from manifesto.settings import Outline, Settings
    from manifesto.translation import Translation

Value = TypeVar("Value")
ByTongue: TypeAlias = "dict[str, dict[str, Value]]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembly:
    """Everything that was read, before it is put together; `slugs` are those of all originals, broken ones included.

    `translated` has the slugs of the originals by the names of all translations, broken ones included as well.
    """

    outline: Outline
    drafts: tuple[Draft, ...]
    references: tuple[References, ...]
    registry: Registry
    slugs: frozenset[str]
    pages: Mapping[str, Page] = field(default_factory=dict)
    frozen: tuple[Edition, ...] = ()
    renditions: tuple[Rendition, ...] = ()
    translated: Mapping[str, str] = field(default_factory=dict)
    translated_pages: Mapping[str, Mapping[str, Page]] = field(default_factory=dict)

    @property
    def fidelity(self) -> Fidelity:
        """The translations beside their originals."""
        return Fidelity(renditions=self.renditions, drafts=self.drafts, slugs=self.slugs)

    @property
    def signed(self) -> Iterator[tuple[str, tuple[Placed | WrittenOut, ...]]]:
        """Yield each file that somebody signs, and who does: the authors of originals, then those who translated."""
        yield from ((draft.path, draft.authors) for draft in self.in_order)
        yield from ((rendition.path, rendition.translators) for rendition in self.renditions)

    @property
    def in_order(self) -> list[Draft]:
        """The drafts in the order of the manifesto."""
        return sorted(self.drafts, key=_position)

    def at_titles(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """Yield the problems of posters where the titles stand that they are about."""
        titles = {draft.path: draft.place for draft in self.drafts}
        titles |= {each.path: each.places["title"] for each in self.renditions if "title" in each.places}
        for problem in problems:
            yield replace(problem, place=titles.get(problem.path, Place()))

    def problems(self, about: Container[str] | None = None) -> Iterator[Problem]:
        """Yield whatever does not fit together; of principles that say the same, only those `about` these slugs."""
        known = Known(slugs=self.slugs, handles=self.registry.handles, themes=self.outline.themes, taken={})
        for references in self.references:
            yield from references.problems(known)
        if self.outline.settings and self.slugs:
            yield from _collections(self.outline.settings, self.slugs)
        yield from self._known_authors()
        yield from self.fidelity.problems(self.translated, about, datetime.now(UTC).date())
        yield from resemblance.problems(self.drafts, about)

    def _known_authors(self) -> Iterator[Problem]:
        """An author who is written out is not in the registry yet, and stands once under a principle."""
        known = Guestbook(self.registry.people)
        for path, people in self.signed:
            seen: set[object] = {author.text for author in people if isinstance(author, Placed)}
            for author in (author for author in people if isinstance(author, WrittenOut)):
                name, handle = author.person.name, known.handle_of_known(author.person)
                if (who := handle or author.person) in seen:
                    yield Problem(path, author.place, "P052", f"{name} stands here twice. Keep one.")
                elif handle:
                    message = f"{name} is {handle} in contributors.yml, and that can stand here in place of the name."
                    yield Problem(path, author.place, "P052", message, "warning")
                seen.add(who)

    def manifesto(self, settings: Settings) -> Manifesto:
        """Return the manifesto under these settings; call it only when there are no problems."""
        book = Guestbook(self.registry.people)
        principles = tuple(self._principle(number, draft, book) for number, draft in enumerate(self.in_order, 1))
        translations, claims = self._translations(settings, book)
        known = (person for person in self.registry.people.values() if not person.hidden)
        return Manifesto(
            settings=settings,
            principles=principles,
            contributors=(*known, *book.guests.values()),
            pages=self.pages,
            collections=tuple(planned.settled() for planned in settings.collections),
            frozen=self.frozen,
            translations=translations,
            claims=claims,
            translated_pages=self.translated_pages,
        )

    def _translations(self, settings: Settings, book: Guestbook) -> tuple[ByTongue[Translation], ByTongue[Claim]]:
        """Return the translations and the claims by language and slug; the file of the original's own name counts."""
        translations: ByTongue[Translation] = {each.tag: {} for each in settings.languages}
        claims: ByTongue[Claim] = {each.tag: {} for each in settings.languages}
        fidelity = self.fidelity
        for each in sorted(self.renditions, key=lambda rendition: rendition.slug not in self.slugs):
            slug, people = fidelity.slug_of(each), self._people(each.translators, book)
            if not slug or each.language not in translations:
                continue
            if each.claimed:
                claim = Claim(slug=slug, language=each.language, translators=people, claimed=each.claimed)
                claims[each.language].setdefault(slug, claim)
            else:
                translations[each.language].setdefault(slug, each.settled(slug, people))
        return translations, claims

    def _people(self, signed: Iterable[Placed | WrittenOut], book: Guestbook) -> tuple[Contributor, ...]:
        """Return those who sign something as the public may see them, each once."""
        people = self.registry.people
        known = (people[one.text] if isinstance(one, Placed) else book.sign(one.person) for one in signed)
        tag = self.outline.settings.language if self.outline.settings else ORIGINAL
        return tuple(dict.fromkeys(masked(person, tag) for person in known))

    def _principle(self, number: int, draft: Draft, book: Guestbook) -> Principle:
        return Principle(
            number=number,
            slug=draft.slug,
            title=draft.title,
            summary=draft.summary,
            authors=self._people(draft.authors, book),
            added=draft.added,
            licence=draft.licence,
            body=draft.body,
            themes=tuple(theme.text for theme in draft.themes),
            source=draft.source,
            related=tuple(word.text for word in draft.related),
            aliases=tuple(word.text for word in draft.aliases),
        )


def _collections(settings: Settings, known: frozenset[str]) -> Iterator[Problem]:
    """A collection holds principles that are there, each once."""
    for collection in settings.collections:
        seen: set[str] = set()
        for slug in (slug for _, slugs in collection.parts for slug in slugs):
            if slug.text not in known:
                message = f"There is no principle {quote(slug.text)}. {suggest(slug.text, sorted(known))}"
                yield Problem(settings_module.PATH, slug.place, "P062", message)
            elif slug.text in seen:
                message = f"{slug.text} stands twice in this collection. Keep one."
                yield Problem(settings_module.PATH, slug.place, "P052", message)
            seen.add(slug.text)


def _position(draft: Draft) -> tuple[bool, int, object, str]:
    """Sort by order, then by day, then by slug; what has no order follows what has one."""
    return (draft.order is None, draft.order or 0, draft.added, draft.slug)
