"""Chapters: the pages of themes and collections, and the lists of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto import portion
from manifesto.address import Address
from manifesto.phrasebook import phrasebook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto.manifesto import Manifesto


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A theme or a collection as a list of them shows it: `page` is its address on the site, `kind` a word for what it holds.

    `language` is the tag of its words where they are not in the language of the manifesto.
    """

    page: str
    title: str
    text: str
    count: int
    kind: str = ""
    language: str = ""


def themes(manifesto: Manifesto) -> Iterator[Address]:
    """Yield the page of each theme, and the list of them."""
    chapters, words = [], phrasebook(manifesto.settings.language)
    for theme in manifesto.themes:
        count = len(manifesto.by_theme.get(theme.key, ()))
        shown = {"title": theme.title, "text": theme.description, "language": theme.language}
        chapters.append(Chapter(page=f"themes/{theme.key}/", count=count, **shown))
        address = Address(
            file=f"themes/{theme.key}.md",
            template="theme.html",
            title=theme.title,
            description=theme.description,
            subject=theme,
        )
        yield from portion.pages(address, manifesto.by_theme.get(theme.key, ()), words)
    description = words.say("chapters.themes_description", name=manifesto.settings.name)
    yield from _index("themes", words.say("chapters.themes"), description, chapters)


def collections(manifesto: Manifesto) -> Iterator[Address]:
    """Yield the page of each collection, and the list of them."""
    chapters, words = [], phrasebook(manifesto.settings.language)
    for collection in manifesto.collections:
        page, count = f"collections/{collection.key}/", len(collection.principles)
        shown = {"title": collection.title, "text": collection.subtitle, "language": collection.language}
        chapters.append(Chapter(page=page, count=count, kind=collection.kind, **shown))
        address = Address(
            file=f"collections/{collection.key}.md",
            template="collection.html",
            title=collection.title,
            description=collection.subtitle,
            subject=collection,
        )
        yield from portion.pages(address, collection.principles, words)
    description = words.say("chapters.collections_description", name=manifesto.settings.name)
    yield from _index("collections", words.say("chapters.collections"), description, chapters)


def _index(folder: str, title: str, description: str, chapters: list[Chapter]) -> Iterator[Address]:
    """Yield the page that lists what stands below a folder, where anything does."""
    if chapters:
        yield Address(
            file=f"{folder}/index.md",
            template="chapters.html",
            title=title,
            description=description,
            subject=tuple(chapters),
        )
