"""The annex: what a template makes of a tree and is no page of it, from the feed to the book."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from manifesto import embed, nearness, offline, typeface
from manifesto.enclosure import enclosures
from manifesto.epub import book

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from jinja2 import Environment

    from manifesto.enclosure import Enclosure
    from manifesto.grove import Grove
    from manifesto.tree import Tree


# Files that need the words of few principles.  The others need all of them, which one process renders and no other.
APART = (f"{embed.FOLDER}/", nearness.FURTHER)


class Annexed(NamedTuple):
    """A file beside the pages, made once somebody calls for it; `file` is its place below the home of the site."""

    file: str
    make: Callable[[], str]


def annex(
    tree: Tree, grove: Grove, said: Mapping[str, Any], env: Environment, more: Iterable[Enclosure]
) -> Iterator[Annexed]:
    """Yield what templates make of a tree, with `more` that is not made from the manifesto alone.

    `said` is what every template of the tree can name.
    """
    for one in (*enclosures(tree.manifesto), *more):
        shown = {**said, "page": None, "base_url": _up(f"{tree.folder}{one.file}"), "subject": one.subject}
        yield Annexed(f"{tree.folder}{one.file}", partial(_rendered, env, one.template, shown))
    for name in offline.ALONE if tree.folder else ():  # MkDocs makes those of the original
        file, homes = f"{tree.folder}{name}", grove.homes(tree.folder)
        base = base_anywhere(grove) if name.endswith(".html") else _up(file)  # a page of them stands in for any address
        shown = {**said, "page": None, "base_url": base, "elsewhere": homes}
        yield Annexed(file, partial(_rendered, env, name, shown))


def is_apart(file: str, grove: Grove) -> bool:
    """Return whether a file beside the pages can be made by whoever has rendered little else."""
    return grove.place(file)[1].startswith(APART)


def base_anywhere(grove: Grove) -> str:
    """Return the way home for a page that is shown at whatever address somebody asked for."""
    return urlsplit(grove.manifesto.settings.site_url or "/").path


def bound(tree: Tree, said: Mapping[str, Any], env: Environment, root: Path, mark: str) -> bytes:
    """Return a tree as a book, with the `mark` of the manifesto on its cover, if there is one."""

    def render(template: str, **shown: Any) -> str:
        return env.get_template(template).render({**said, **shown})

    face, preamble = typeface.Fonts(root / typeface.FOLDER).statement, str(said["preamble"])
    return book.book(tree.manifesto, render, root=root, face=face, preamble=preamble, mark=mark)


def _rendered(env: Environment, template: str, shown: Mapping[str, Any]) -> str:
    return env.get_template(template).render(shown)


def _up(file: str) -> str:
    """Return the way from a file to the home of the site."""
    return "/".join([".."] * file.count("/")) or "."
