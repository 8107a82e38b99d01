"""Assembly: separate drafts, people and settings become one manifesto, and what does not fit together is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto import prose
from manifesto import settings as settings_module
from manifesto.field import Placed
from manifesto.guest import Guestbook
from manifesto.manifesto import Manifesto
from manifesto.principle import FOLDER, Principle
from manifesto.problem import Place, Problem, quote
from manifesto.suggestion import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto.contributor import Registry
    from manifesto.draft import Draft
    from manifesto.settings import Outline, Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembly:
    """Everything that was read, before it is put together.

    `slugs` are those of all files in the folder, broken ones included, so that a fault in one file is not reported
    as a missing principle in another; the registry knows the handles of broken people for the same reason, and
    the outline the themes of broken settings.
    """

    outline: Outline
    drafts: tuple[Draft, ...]
    registry: Registry
    slugs: frozenset[str]

    def problems(self) -> Iterator[Problem]:
        """Yield whatever does not fit together."""
        taken: dict[str, str] = {}
        for draft in self.drafts:
            path = f"{FOLDER}/{draft.slug}.md"
            for place, id, message in (*self._names(draft), *self._aliases(draft, taken), *self._links(draft)):
                yield Problem(path, place, id, message)
        if self.outline.settings and self.slugs:
            yield from _collections(self.outline.settings, self.slugs)

    def manifesto(self, settings: Settings) -> Manifesto:
        """Return the manifesto under these settings; call it only when there are no problems."""
        ordered = sorted(self.drafts, key=_position)
        book = Guestbook(self.registry.people)
        principles = tuple(self._principle(number, draft, book) for number, draft in enumerate(ordered, 1))
        known = (person for person in self.registry.people.values() if not person.hidden)
        return Manifesto(
            settings=settings,
            principles=principles,
            contributors=(*known, *book.guests.values()),
            collections=tuple(planned.settled() for planned in settings.collections),
        )

    def _names(self, draft: Draft) -> Iterator[tuple[Place, str, str]]:
        """Every author, theme and related principle is known, and none is named twice."""
        authors = [author for author in draft.authors if isinstance(author, Placed)]
        for what, id, words, known in (
            ("contributor", "P050", authors, self.registry.handles),
            ("theme", "P061", draft.themes, self.outline.themes),
            ("principle", "P062", draft.related, self.slugs - {draft.slug}),
        ):
            seen: set[str] = set()
            for word in words:
                if what == "principle" and word.text == draft.slug:
                    yield word.place, id, "This is the principle itself. Remove it here."
                elif known is not None and word.text not in known:
                    more = " Or write the name: {name: Ada Example}." if what == "contributor" else ""
                    message = f"There is no {what} {quote(word.text)}. {suggest(word.text, sorted(known))}{more}"
                    yield word.place, id, message
                elif word.text in seen:
                    yield word.place, "P052", f"{word.text} stands here twice. Keep one."
                seen.add(word.text)

    def _aliases(self, draft: Draft, taken: dict[str, str]) -> Iterator[tuple[Place, str, str]]:
        """An old address leads to one principle only."""
        for alias in draft.aliases:
            owner = alias.text if alias.text in self.slugs else taken.get(alias.text)
            if owner:
                message = f"The address {alias.text} belongs to {FOLDER}/{owner}.md. Remove it here."
                yield alias.place, "P073", message
            taken.setdefault(alias.text, draft.slug)

    def _links(self, draft: Draft) -> Iterator[tuple[Place, str, str]]:
        """A link to another principle leads to one that is there."""
        for line, column, target in prose.links(draft.body):
            match = prose.PRINCIPLE.fullmatch(target)
            if match and match["slug"] not in self.slugs:
                message = f"There is no principle {quote(match['slug'])}. {suggest(match['slug'], sorted(self.slugs))}"
                yield Place(draft.body_line + line, column), "P062", message

    def _principle(self, number: int, draft: Draft, book: Guestbook) -> Principle:
        people = self.registry.people
        return Principle(
            number=number,
            slug=draft.slug,
            title=draft.title,
            summary=draft.summary,
            authors=tuple(
                dict.fromkeys(people[a.text] if isinstance(a, Placed) else book.sign(a) for a in draft.authors)
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
