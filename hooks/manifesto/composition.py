"""Compositions: a principle that is being written for somebody, and the file that comes of it.

Every value stands between quotation marks, so that no word of it can mean anything to YAML.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto import stencil
from manifesto.identifier import LONGEST_SLUG
from manifesto.notation import quoted, value
from manifesto.principle import FOLDER
from manifesto.slug import slug_of_title
from manifesto.tidiness import tidied

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

DEFAULT_LICENCE = "CC-BY-4.0"  # where mkdocs.yml names none that can be read
TEXT = "\n".join(stencil.TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Whoever signs it: a handle of contributors.yml, or a name as it should be printed, with what belongs to it."""

    handle: str = ""
    name: str = ""
    url: str = ""
    github: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """Everything that a new principle's file says."""

    title: str
    authors: tuple[Author, ...]
    added: date
    licence: str
    summary: str = stencil.SUMMARY
    text: str = TEXT
    themes: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The file that it belongs in, from the project's folder."""
        return path_of(self.title)

    @property
    def file(self) -> str:
        """The whole text of that file."""
        return tidied("\n".join(["---", *self._fields(), "---", "", self.text.strip(), ""]), self.path)

    def _fields(self) -> Iterator[str]:
        yield f"title: {quoted(self.title)}"
        yield f"summary: {quoted(self.summary)}"
        yield "authors:"
        for author in self.authors:
            yield from author_lines(author)
        yield f"added: {self.added.isoformat()}"
        yield f"licence: {quoted(self.licence)}"
        if self.themes:
            yield f"themes: [{', '.join(map(quoted, self.themes))}]"


def path_of(title: str) -> str:
    """Return the file of a principle with this title, from the project's folder."""
    return f"{FOLDER}/{slug_of_title(' '.join(title.split()), LONGEST_SLUG)}.md"


def author_lines(author: Author) -> Iterator[str]:
    """Yield the lines of somebody in a list of those who sign."""
    if author.handle:
        yield f"  - {value(author.handle)}"
        return
    yield f"  - name: {quoted(author.name)}"
    if author.url:
        yield f"    url: {quoted(author.url)}"
    if author.github:
        yield f"    github: {quoted(author.github)}"
