"""Assembly: separate drafts, people and settings become one manifesto, and what does not fit together is said."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from manifesto import resemblance
from manifesto import settings as settings_module
from manifesto.byline import WrittenOut
from manifesto.contributor import masked
from manifesto.field import Placed
from manifesto.guest import Guestbook
from manifesto.manifesto import Manifesto
from manifesto.principle import Principle
from manifesto.problem import Place, Problem, quote
from manifesto.reference import Known
from manifesto.suggestion import suggest

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from manifesto.contributor import Registry
    from manifesto.draft import Draft
    from manifesto.edition import Edition
    from manifesto.page import Page
    from manifesto.reference import References
    from manifesto.settings import Outline, Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembly:
    """Everything that was read, before it is put together; `slugs` are those of all files, broken ones included."""

    outline: Outline
    drafts: tuple[Draft, ...]
    references: tuple[References, ...]
    registry: Registry
    slugs: frozenset[str]
    pages: Mapping[str, Page] = field(default_factory=dict)
    frozen: tuple[Edition, ...] = ()

    @property
    def in_order(self) -> list[Draft]:
        """The drafts in the order of the manifesto."""
        return sorted(self.drafts, key=_position)

    def at_titles(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """Yield the problems of posters where the titles stand that they are about."""
        titles = {draft.path: draft.place for draft in self.drafts}
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
        yield from resemblance.problems(self.drafts, about)

    def _known_authors(self) -> Iterator[Problem]:
        """An author who is written out is not in the registry yet, and stands once under a principle."""
        known = Guestbook(self.registry.people)
        for draft in self.drafts:
            seen: set[object] = {author.text for author in draft.authors if isinstance(author, Placed)}
            for author in (author for author in draft.authors if isinstance(author, WrittenOut)):
                name, handle = author.person.name, known.handle_of_known(author.person)
                if (who := handle or author.person) in seen:
                    yield Problem(draft.path, author.place, "P052", f"{name} stands here twice. Keep one.")
                elif handle:
                    message = f"{name} is {handle} in contributors.yml, and that can stand here in place of the name."
                    yield Problem(draft.path, author.place, "P052", message, "warning")
                seen.add(who)

    def manifesto(self, settings: Settings) -> Manifesto:
        """Return the manifesto under these settings; call it only when there are no problems."""
        book = Guestbook(self.registry.people)
        principles = tuple(self._principle(number, draft, book) for number, draft in enumerate(self.in_order, 1))
        known = (person for person in self.registry.people.values() if not person.hidden)
        return Manifesto(
            settings=settings,
            principles=principles,
            contributors=(*known, *book.guests.values()),
            pages=self.pages,
            collections=tuple(planned.settled() for planned in settings.collections),
            frozen=self.frozen,
        )

    def _principle(self, number: int, draft: Draft, book: Guestbook) -> Principle:
        people = self.registry.people
        return Principle(
            number=number,
            slug=draft.slug,
            title=draft.title,
            summary=draft.summary,
            authors=tuple(
                dict.fromkeys(
                    masked(people[a.text] if isinstance(a, Placed) else book.sign(a.person)) for a in draft.authors
                )
            ),
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
