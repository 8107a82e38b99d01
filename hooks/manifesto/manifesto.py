"""The manifesto: the ordered whole of its principles, and everything that can be asked of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from manifesto.contributor import masked
from manifesto.edition import digest_of
from manifesto.translation import pages_in, translated

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from manifesto.collection import Collection, Theme
    from manifesto.contributor import Contributor
    from manifesto.edition import Edition
    from manifesto.page import Page
    from manifesto.principle import Principle
    from manifesto.settings import Settings
    from manifesto.translation import Claim, Translation


Value = TypeVar("Value")


@dataclass(frozen=True, kw_only=True)
class Manifesto:
    """Principles in their order, the people behind them, and the settings; nothing in it is invalid.

    `frozen` are the editions that keep what it held before, oldest first.  `translations`, `claims` of some and
    `translated_pages` are by the tag of a language and then by slug, or by the path of the original's page.
    `original` is the manifesto that this one is in other words, if it is.
    Every lookup is made once and then costs the same however many principles there are.
    """

    settings: Settings
    principles: tuple[Principle, ...]
    contributors: tuple[Contributor, ...]
    collections: tuple[Collection, ...]
    pages: Mapping[str, Page] = field(default_factory=dict)
    frozen: tuple[Edition, ...] = ()
    translations: Mapping[str, Mapping[str, Translation]] = field(default_factory=dict)
    claims: Mapping[str, Mapping[str, Claim]] = field(default_factory=dict)
    translated_pages: Mapping[str, Mapping[str, Page]] = field(default_factory=dict)
    original: Manifesto | None = None

    @property
    def tongues(self) -> tuple[str, ...]:
        """The tags of the languages that it is translated into, in the order of mkdocs.yml."""
        return tuple(tongue.tag for tongue in self.settings.languages)

    @cached_property
    def _in_tongues(self) -> dict[str, Manifesto]:
        return {}

    def in_tongue(self, tag: str) -> Manifesto:
        """Return the manifesto in another of its languages, or itself in its own; raises KeyError for none of these.

        What has no translation keeps the original's words, and says so.
        """
        if tag == self.settings.language:
            return self
        if self.original:
            return self.original.in_tongue(tag)
        if tag not in self._in_tongues:
            tongue = {each.tag: each for each in self.settings.languages}[tag]
            self._in_tongues[tag] = self._translated(tongue.settings(self.settings))
        return self._in_tongues[tag]

    def _translated(self, settings: Settings) -> Manifesto:
        """Return the manifesto under settings in another language."""
        tag, done = settings.language, self.translations.get(settings.language, {})
        return replace(
            self,
            settings=settings,
            principles=tuple(
                _masked(translated(each, done.get(each.slug), self.settings.language, self.digests), tag)
                for each in self.principles
            ),
            collections=tuple(planned.settled() for planned in settings.collections),
            pages=pages_in(self.pages, self.translated_pages.get(tag, {}), self.settings.language),
            original=self,
        )

    @cached_property
    def untranslated(self) -> tuple[Principle, ...]:
        """The principles that are still in the words of the original; none in the original itself."""
        return tuple(principle for principle in self.principles if principle.language)

    @property
    def themes(self) -> tuple[Theme, ...]:
        """The themes, in the order of mkdocs.yml."""
        return self.settings.themes

    @cached_property
    def updated(self) -> date:
        """The day on which the newest principle was added."""
        return max(principle.added for principle in self.principles)

    @cached_property
    def by_slug(self) -> Mapping[str, Principle]:
        """Principles by slug."""
        return {principle.slug: principle for principle in self.principles}

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """What stands for the words of each principle in an edition, by slug: those of the original, in any language."""
        if self.original:
            return self.original.digests
        return {principle.slug: digest_of(principle) for principle in self.principles}

    @cached_property
    def by_theme(self) -> Mapping[str, tuple[Principle, ...]]:
        """Principles by the key of a theme."""
        return _grouped((key, principle) for principle in self.principles for key in principle.themes)

    @cached_property
    def by_author(self) -> Mapping[str, tuple[Principle, ...]]:
        """Principles by the handle of an author; hidden authors have none."""
        return _grouped(
            (author.handle, principle) for principle in self.principles for author in principle.authors if author.handle
        )

    @cached_property
    def translated_by(self) -> Mapping[str, tuple[Translation, ...]]:
        """Translations by the handle of a translator, language by language; hidden translators have none."""
        every = (each for tag in self.tongues for each in self.translations.get(tag, {}).values())
        return _grouped((person.handle, each) for each in every for person in each.translators if person.handle)

    @cached_property
    def collections_of(self) -> Mapping[str, tuple[Collection, ...]]:
        """Collections by the slug of a principle in them."""
        return _grouped((slug, collection) for collection in self.collections for slug in collection.principles)

    @cached_property
    def theme_by_key(self) -> Mapping[str, Theme]:
        """Themes by key."""
        return {theme.key: theme for theme in self.themes}

    @cached_property
    def theme_titles(self) -> Mapping[str, str]:
        """Titles of the themes by key."""
        return {theme.key: theme.title for theme in self.themes}

    def before(self, principle: Principle) -> Principle | None:
        """Return the principle before this one, or None at the beginning."""
        return self.principles[principle.number - 2] if principle.number > 1 else None

    def after(self, principle: Principle) -> Principle | None:
        """Return the principle after this one, or None at the end."""
        return self.principles[principle.number] if principle.number < len(self.principles) else None

    def those(self, slugs: tuple[str, ...]) -> tuple[Principle, ...]:
        """Return the principles with these slugs, in the order of the slugs."""
        return tuple(self.by_slug[slug] for slug in slugs)


def _masked(principle: Principle, tag: str) -> Principle:
    """Return a principle whose hidden people are called what the language calls them."""
    signed = (*principle.authors, *principle.translators)
    if not any(person.hidden for person in signed):
        return principle
    authors, translators = (
        tuple(masked(each, tag) for each in some) for some in (principle.authors, principle.translators)
    )
    return replace(principle, authors=authors, translators=translators)


def _grouped(pairs: Iterable[tuple[str, Value]]) -> dict[str, tuple[Value, ...]]:
    groups: dict[str, list[Value]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
