"""The menu of a tree: the same pages in the same order as in the original's, called what they are called there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Source(NamedTuple):
    """The file that a page is made from, as templates ask for it."""

    src_uri: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A page in the menu, or a link out of it; `url` is seen from the home of the tree.

    `language` is the tag of its title where that is in the original's words.
    """

    title: str
    url: str
    name: str
    language: str = ""
    is_page: bool = False
    is_homepage: bool = False

    @property
    def file(self) -> Source:
        """The file that it is made from."""
        return Source(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """A menu; `items` are its first level and `pages` all of it, as templates know them from MkDocs'."""

    items: tuple[Entry, ...]
    pages: tuple[Entry, ...]

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.items)
