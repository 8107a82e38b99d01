"""Addresses: every page that the manifesto gets on the site, beside the prose pages of `pages/`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto.manifesto import Manifesto


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One page: where it is, which template shows it, what it is called and what it is about.

    `file` is its place among MkDocs' source files; `subject` is what the template shows.
    """

    file: str
    template: str
    title: str
    description: str
    subject: Any = None


def addresses(manifesto: Manifesto) -> Iterator[Address]:
    """Yield the address of every page that is made from the model."""
    yield from _principles(manifesto)
    yield from _themes(manifesto)
    yield from _collections(manifesto)
    yield from _contributors(manifesto)
    yield Address(
        file="posters.md",
        template="posters.html",
        title="Posters",
        description=f"{manifesto.settings.name} as wall posters, ready to print.",
    )


def _principles(manifesto: Manifesto) -> Iterator[Address]:
    for principle in manifesto.principles:
        yield Address(
            file=principle.path,
            template="principle.html",
            title=principle.title,
            description=principle.summary,
            subject=principle,
        )


def _themes(manifesto: Manifesto) -> Iterator[Address]:
    for theme in manifesto.themes:
        yield Address(
            file=f"themes/{theme.key}.md",
            template="theme.html",
            title=theme.title,
            description=theme.description,
            subject=theme,
        )


def _collections(manifesto: Manifesto) -> Iterator[Address]:
    if not manifesto.collections:
        return
    yield Address(
        file="collections/index.md",
        template="collections.html",
        title="Collections",
        description=f"{manifesto.settings.name}, read in smaller parts.",
    )
    for collection in manifesto.collections:
        yield Address(
            file=f"collections/{collection.key}.md",
            template="collection.html",
            title=collection.title,
            description=collection.subtitle,
            subject=collection,
        )


def _contributors(manifesto: Manifesto) -> Iterator[Address]:
    yield Address(
        file="contributors/index.md",
        template="contributors.html",
        title="Contributors",
        description=f"The people whose names stand under {manifesto.settings.name}.",
    )
    for person in manifesto.contributors:
        yield Address(
            file=f"contributors/{person.handle}.md",
            template="contributor.html",
            title=person.name,
            description=f"What {person.name} gave to {manifesto.settings.name}.",
            subject=person,
        )
