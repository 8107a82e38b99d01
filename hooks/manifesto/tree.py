"""Trees: the site in each language of the manifesto; the original stands at the home, each other one in a folder of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import uuid5

from manifesto.language import language

if TYPE_CHECKING:
    from collections.abc import Collection

    from manifesto.feed import Feed
    from manifesto.history import History
    from manifesto.language import Language
    from manifesto.manifesto import Manifesto

SOURCE = ".md"  # how the names of pages end among MkDocs' source files


@dataclass(frozen=True, kw_only=True)
class Tree:
    """A whole site in one language: the manifesto in it, what is known of its past, and its feed.

    `folder` ends with a slash; it is empty for the original.  The settings have the address of the tree as that of the
    site, so that whatever is made from them leads into it.
    """

    manifesto: Manifesto
    history: History
    feed: Feed
    folder: str = ""

    @property
    def tag(self) -> str:
        """The tag of its language."""
        return self.manifesto.settings.language

    @cached_property
    def borrowed(self) -> frozenset[str]:
        """The names of the pages that show the words of the original and nothing else: who looks for them finds that."""
        principles = (one.path for one in self.manifesto.principles if one.language)
        prose = (name for name, page in self.manifesto.pages.items() if page.language and not page.template)
        return frozenset((*principles, *prose))


def trees(manifesto: Manifesto, history: History) -> tuple[Tree, ...]:
    """Return the tree of the original, and behind it one for each language, in the order of mkdocs.yml."""
    from manifesto.feed import feed_of  # which renders texts: what only asks for a tree's manifesto does not pay for it

    own = Tree(manifesto=manifesto, history=history, feed=feed_of(manifesto, history))
    return (own, *(_grown(own, tag) for tag in manifesto.tongues))


def folder_of(tag: str) -> str:
    """Return the folder in which the tree of a language stands."""
    return f"{tag}/"


def in_tree(manifesto: Manifesto, tag: str) -> Manifesto:
    """Return the manifesto in one of its languages as its tree has it: its site is the folder of that language.

    In its own language it is itself.  Raises KeyError for a language that it has not.
    """
    original = manifesto.original or manifesto
    told, home = original.in_tongue(tag), original.settings.site_url
    if told is original or not home:
        return told
    return replace(told, settings=replace(told.settings, site_url=f"{home}{folder_of(tag)}"))


def _grown(own: Tree, tag: str) -> Tree:
    from manifesto.feed import feed_of, id_of

    manifesto, id = in_tree(own.manifesto, tag), uuid5(id_of(own.manifesto.settings.name), tag)
    news = feed_of(manifesto, own.history, id=id)
    return Tree(manifesto=manifesto, history=own.history, feed=news, folder=folder_of(tag))


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterpart:
    """A page in one of the languages; `page` is its address below the home of the site.

    `here` is true of the page itself, and `translated` where its words are in that language.
    """

    tree: Tree
    page: str
    here: bool
    translated: bool

    @property
    def language(self) -> Language:
        """The language that it is in."""
        return language(self.tree.tag)

    @property
    def address(self) -> str:
        """Its whole address, or nothing where the site has none."""
        home, page = self.tree.manifesto.settings.site_url, self.page.removeprefix(self.tree.folder)
        return home and f"{home}{page}"


def elsewhere(name: str, own: Tree, every: Collection[Tree]) -> tuple[Counterpart, ...]:
    """Return the page with a name in each language, its own among them; nothing where there is but one."""
    if len(every) < 2:
        return ()
    address = address_of(name)
    return tuple(
        Counterpart(tree=each, page=f"{each.folder}{address}", here=each is own, translated=name not in each.borrowed)
        for each in every
    )


def address_of(name: str) -> str:
    """Return the address of the page with this name among MkDocs' source files."""
    place, _, last = name.removesuffix(SOURCE).rpartition("/")
    parts = [part for part in (place, "" if last in {"index", "README"} else last) if part]
    return "/".join(parts) + "/" if parts else ""
