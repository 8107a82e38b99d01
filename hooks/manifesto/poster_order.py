"""Poster orders: the rows of the matrix of posters that a build makes, as mkdocs.yml lists them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto.field import Field
from manifesto.rule import one_of
from manifesto.shape import list_of, record, text, word

if TYPE_CHECKING:
    from manifesto.field import Placed

ORIENTATIONS = ("portrait", "landscape")


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterOrder:
    """One row of the matrix of posters that a build makes."""

    subject: Placed
    sizes: tuple[Placed, ...]
    orientations: tuple[str, ...] = ORIENTATIONS[:1]
    profiles: tuple[Placed, ...] = ()


POSTER = record(
    (
        Field(name="subject", read=word(), example="subject: manifesto", required=True),
        Field(name="sizes", read=list_of(word(), most=40), example="sizes: [a4, a3]", required=True),
        Field(
            name="orientations",
            read=list_of(text(one_of(ORIENTATIONS, "P092", "orientation")), most=2),
            example="orientations: [portrait]",
        ),
        Field(name="profiles", read=list_of(word(), most=5), example="profiles: [home]"),
    ),
    PosterOrder,
    what="poster",
)
