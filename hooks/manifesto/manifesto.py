"""The manifesto: the ordered whole of its principles, and everything that can be asked of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from manifesto.edition import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from manifesto.collection import Collection, Theme
    from manifesto.contributor import Contributor
    from manifesto.edition import Edition
    from manifesto.page import Page
    from manifesto.principle import Principle
    from manifesto.settings import Settings


Value = TypeVar("Value")


@dataclass(frozen=True, kw_only=True)
class Manifesto:
    """Principles in their order, the people behind them, and the settings; nothing in it is invalid.

    `frozen` are the editions that keep what it held before, oldest first.
    Every lookup is made once and then costs the same however many principles there are.
    """

    settings: Settings
    principles: tuple[Principle, ...]
    contributors: tuple[Contributor, ...]
    collections: tuple[Collection, ...]
    pages: Mapping[str, Page] = field(default_factory=dict)
    frozen: tuple[Edition, ...] = ()

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
        """What stands for the words of each principle in an edition, by slug."""
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
    def collections_of(self) -> Mapping[str, tuple[Collection, ...]]:
        """Collections by the slug of a principle in them."""
        return _grouped((slug, collection) for collection in self.collections for slug in collection.principles)

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


def _grouped(pairs: Iterable[tuple[str, Value]]) -> dict[str, tuple[Value, ...]]:
    groups: dict[str, list[Value]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
