"""Signposts: how a page leads to another address of the site, within the tree that it stands in.

A link goes up from the page and down again, so that the site may lie below any path.  MkDocs' own filter takes each
address and each page apart anew, and half a million times in a large site.
"""

from __future__ import annotations

import posixpath
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from jinja2 import pass_context

if TYPE_CHECKING:
    from jinja2.runtime import Context

# What the site has once, whatever the number of its languages.
SHARED = ("assets/", "pagefind/", "schema/", ".well-known/")
SHARED_FILES = frozenset({"favicon.ico", "apple-touch-icon.png", "robots.txt", "sitemap.xml", "sw.js"})


class _Goal(NamedTuple):
    """An address taken apart; `first` is the folder in which it lies, and `shared` says that no tree has its own."""

    parts: tuple[str, ...]
    path: str
    first: str
    shared: bool


@pass_context
def url(context: Context, address: object) -> str:
    """Return how the page that is being made leads to an address below the home of its tree."""
    folder, page = context["tree"].folder, context["page"]
    if page is None:
        return beside(str(address), context["base_url"], folder)
    return way(str(address), page.url, folder)


@pass_context
def abroad(context: Context, address: object) -> str:
    """Return how the page that is being made leads to an address below the home of the site, in whichever tree."""
    page = context["page"]
    return beside(str(address), context["base_url"]) if page is None else way(str(address), page.url)


def way(address: str, here: str, folder: str = "") -> str:
    """Return the way from the page `here`, seen from the home of the site, to an address below that of a tree.

    `folder` is that of the tree.  An address with a host or a slash before it stays as it is.
    """
    goal = _goal(address)
    if goal is None:
        return address
    if folder and not goal.shared:
        here = here[len(folder) :]  # what both have in common is no part of the way
    up, first, parts = _stand(here)
    if goal.first != first or not first:
        return up + goal.path if goal.parts else (up.rstrip("/") or ".") + goal.path
    return _near(goal, parts)


def beside(address: str, base: str, folder: str = "") -> str:
    """Return the way to an address for what is no page, and only knows the way `base` to the home of the site."""
    goal = _goal(address)
    if goal is None:
        return address
    if folder and not goal.shared:
        address = folder + (address if goal.parts else "")
    return posixpath.join(base, address or ".")


@lru_cache(maxsize=1 << 17)
def _goal(address: str) -> _Goal | None:
    """Return an address taken apart, or nothing where it is a whole one."""
    split = urlsplit(address)
    if split.scheme or split.netloc or address.startswith(("/", "#")):
        return None
    parts = _parts(address)
    shared = address.startswith(SHARED) or address in SHARED_FILES
    path = "/".join(parts) + ("/" if address.endswith("/") else "")
    return _Goal(parts, path, parts[0] if parts else "", shared)


@lru_cache(maxsize=4)  # one page asks many times, and no page asks again
def _stand(here: str) -> tuple[str, str, tuple[str, ...]]:
    """Return the way from a page up to the home, the folder in which it lies, and its address taken apart."""
    parts = _parts(here)
    return "../" * len(parts), parts[0] if parts else "", parts


def _near(goal: _Goal, here: tuple[str, ...]) -> str:
    """Return the way to an address in the same folder."""
    common = 1
    for mine, other in zip(here[1:], goal.parts[1:], strict=False):
        if mine != other:
            break
        common += 1
    steps = (*[".."] * (len(here) - common), *goal.parts[common:])
    return ("/".join(steps) or ".") + ("/" if goal.path.endswith("/") else "")


def _parts(path: str) -> tuple[str, ...]:
    plain = posixpath.normpath(f"/{path}").lstrip("/")
    return tuple(plain.split("/")) if plain else ()
