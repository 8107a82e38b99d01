"""Enclosures: what is published beside the pages, made from a template each, and neither in the sitemap nor searched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto.manifesto import Manifesto


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """One file: its address on the site, the template that makes it, and what it is about."""

    file: str
    template: str
    subject: Any = None


def enclosures(manifesto: Manifesto) -> Iterator[Enclosure]:
    """Yield every file that is made from the manifesto by a template and is no page of the site."""
    for principle in manifesto.principles:
        for alias in principle.aliases:
            yield Enclosure(file=f"principles/{alias}/index.html", template="moved.html", subject=principle)
