"""A principle: one statement that someone stands for, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from manifesto.contributor import Contributor

FOLDER = "principles"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where an idea first stood: a text, its address where we know it, and whose it is."""

    title: str
    url: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Principle:
    """A principle as it is published: complete, checked, numbered.

    `number` is its position in the manifesto, counted from 1.  `body` is Markdown; `themes`, `related` and `aliases`
    are keys and slugs that are known to exist.

    Of a manifesto in another language: `translators` are those who put its words into it, on the day `translated`, in
    the file `translation`, and `stale` is true where the original says something else by now.  Where nobody did, the
    words are the original's, and `language` is their tag; it is empty where they are in that of the manifesto.
    """

    number: int
    slug: str
    title: str
    summary: str
    authors: tuple[Contributor, ...]
    added: date
    licence: str
    body: str
    themes: tuple[str, ...] = ()
    source: Source | None = None
    related: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    language: str = ""
    translators: tuple[Contributor, ...] = ()
    translated: date | None = None
    stale: bool = False
    translation: str = ""

    @property
    def path(self) -> str:
        """The file of the original, from the project's folder."""
        return f"{FOLDER}/{self.slug}.md"

    @property
    def file(self) -> str:
        """The file that its words stand in, from the project's folder: that of the original, or of a translation."""
        return self.translation or self.path
