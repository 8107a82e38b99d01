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

    @property
    def path(self) -> str:
        """The file that it is written in, from the project's folder."""
        return f"{FOLDER}/{self.slug}.md"
