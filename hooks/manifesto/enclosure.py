"""Enclosures: what is published beside the pages, made from a template each, and neither in the sitemap nor searched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from manifesto import embed, pledge, security_contact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto.manifesto import Manifesto


TEXTS = ("manifesto.md", "manifesto.txt", "llms.txt")  # the whole of it, for whoever reads without a browser


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """One file: its address on the site, the template that makes it, and what it is about."""

    file: str
    template: str
    subject: Any = None


def enclosures(manifesto: Manifesto) -> Iterator[Enclosure]:
    """Yield every file that is made from the manifesto by a template and is no page of the site."""
    for name in TEXTS:
        yield Enclosure(file=name, template=f"texts/{name}")
    if not manifesto.original:  # a host is asked for these at its root
        yield Enclosure(file="robots.txt", template="texts/robots.txt")
        if contact := security_contact.security_contact(manifesto):
            yield Enclosure(file=security_contact.FILE, template="texts/security.txt", subject=contact)
    if pledge.pledge(manifesto):
        yield Enclosure(file=pledge.BADGE, template="texts/badge.svg")
    for principle in manifesto.principles:
        framed = embed.of(principle, manifesto.settings.language)
        for slug in (principle.slug, *principle.aliases):  # pages of others still ask for the older ones
            yield Enclosure(file=f"{embed.FOLDER}/{slug}/index.html", template="embed.html", subject=framed)
        for alias in principle.aliases:
            yield Enclosure(file=f"principles/{alias}/index.html", template="moved.html", subject=principle)
