"""Planned collections: what mkdocs.yml says of a collection, before its principles are known to be there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from manifesto.collection import Collection, Part
from manifesto.field import Field
from manifesto.shape import line, list_of, record, word

if TYPE_CHECKING:
    from manifesto.field import Placed


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCollection:
    """A collection as written: its slugs keep their places until they are known to exist."""

    key: str
    title: str
    subtitle: str
    kind: str
    parts: tuple[tuple[str, tuple[Placed, ...]], ...]
    language: str = ""

    def settled(self) -> Collection:
        """Return the collection once every slug is known to exist."""
        parts = tuple(Part(title=title, principles=tuple(p.text for p in placed)) for title, placed in self.parts)
        return Collection(
            key=self.key,
            title=self.title,
            subtitle=self.subtitle,
            kind=self.kind,
            parts=parts,
            language=self.language,
        )


_SLUGS = Field(name="principles", read=list_of(word(), most=200), example="principles: [keep-every-promise]")
_PART = (line("title: For everyone", required=True), _SLUGS)
_FIELDS = (
    line("title: Ten rules", required=True),
    line("subtitle: What we agreed on", required=True),
    line("kind: rules", required=True),
    _SLUGS,
    Field(
        name="parts",
        read=list_of(record(_PART, lambda title, principles=(): (title, principles), what="part"), most=12),
        example="parts: [{title: For everyone, principles: [keep-every-promise]}]",
    ),
)


def _collection(*, principles: tuple[Placed, ...] = (), parts: Any = (), **rest: Any) -> PlannedCollection:
    whole = (("", principles),) if principles else ()
    return PlannedCollection(parts=(*whole, *parts), **rest)


COLLECTION = record(_FIELDS, _collection, what="collection")
