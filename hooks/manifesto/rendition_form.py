"""The form of a rendition: the fields that the file of a translation may have, and those of a claim to one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from manifesto import form
from manifesto.byline import BYLINE
from manifesto.field import Field
from manifesto.planned_style import PLAIN_STYLE
from manifesto.shape import list_of, word
from manifesto.single import day

if TYPE_CHECKING:
    from manifesto.house_style import HouseStyle
    from manifesto.settings import Outline

SAME = ("title", "summary", "licence")  # what a translation says as its original does
TRANSLATORS = Field(
    name="translators",
    read=list_of(replace(BYLINE, who="A translator"), most=form.MOST_AUTHORS),
    example="translators: [{name: Ada Example}]",
    required=True,
    also=("translator",),
)
CLAIMED = Field(name="claimed", read=day, example="claimed: 2026-11-21")
MADE = (
    Field(name="of", read=word(), example="of: 1c0ffee5ca1e"),
    Field(name="translated", read=day, example="translated: 2026-11-21", required=True),
)


def fields(outline: Outline) -> tuple[Field, ...]:
    """Return the fields of a translation's front matter in a project with these settings."""
    title, summary, licence = (next(each for each in form.fields(outline) if each.name == name) for name in SAME)
    return (title, summary, TRANSLATORS, *MADE, licence, CLAIMED)


@dataclass(frozen=True, slots=True)
class RenditionForm:
    """What every translation into one language is read by, made once for all of them.

    `elsewhere` are the names of the fields that only the original has.
    """

    fields: tuple[Field, ...]
    claim: tuple[Field, ...]
    names: tuple[str, ...]
    elsewhere: frozenset[str]
    style: HouseStyle

    @classmethod
    def of(cls, outline: Outline, style: HouseStyle = PLAIN_STYLE) -> RenditionForm:
        """Return the form of a project with these settings, in a language with a style of its own."""
        expected = fields(replace(outline, house_style=style))
        here = {name for item in expected for name in (item.name, *item.also)}
        there = {name for item in form.fields(outline) for name in (item.name, *item.also)}
        names = (item.name for item in (*expected, *BYLINE.person.fields))
        claim = (TRANSLATORS, replace(CLAIMED, required=True))
        return cls(expected, claim, tuple(dict.fromkeys(names)), frozenset(there - here), style)
