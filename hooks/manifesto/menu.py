"""The menu of a tree: the same pages in the same order as in the original's, called what they are called there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


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


def menu(first: Any, called: Callable[[str], Mapping[str, str]], name: str) -> Menu:
    """Return the menu of a tree from that of the original, `first`, as MkDocs makes it.

    `called` returns the title of a page in the tree, by its source file, and the language where that is not the tree's
    own; a page without a title is called by the `name` of the manifesto.
    """

    def entry(item: Any) -> Entry:
        if not item.is_page:
            return Entry(title=item.title, url=item.url or "", name="")
        uri, said = item.file.src_uri, called(item.file.src_uri)
        language = said.get("language", "")
        title = item.title if language else said.get("title") or name
        return Entry(title=title, url=item.url, name=uri, language=language, is_page=True, is_homepage=item.is_homepage)

    items = tuple(entry(item) for item in first if not item.is_section)
    return Menu(items=items, pages=tuple(map(entry, first.pages)))
