"""The form: the fields that a principle's file may have, and what each of them holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto import identifier, link, plain_text, privacy, rule
from manifesto.byline import BYLINE
from manifesto.field import Field
from manifesto.principle import Source
from manifesto.rule import one_of
from manifesto.shape import Record, list_of, text, word
from manifesto.single import day, whole_number

if TYPE_CHECKING:
    from manifesto.house_style import HouseStyle
    from manifesto.settings import Outline

MOST_AUTHORS, MOST_THEMES, MOST_RELATED, MOST_ALIASES = 6, 3, 6, 12
SOURCE = Record(
    (
        Field(
            name="title",
            read=text(rule.length("title", 1, 160, id="P022")),
            example="title: A Book of Examples",
            required=True,
        ),
        Field(name="url", read=text(identifier.https, link.straight), example="url: https://example.org/book"),
        Field(name="by", read=text(rule.length("name", 1, 120, id="P022")), example="by: Ada Example"),
    ),
    Source,
    "source",
)


def fields(outline: Outline) -> tuple[Field, ...]:
    """Return the fields of a principle's front matter in a project with these settings."""
    licence = outline.licence
    licences = [one_of([licence], "P060", "licence")] if licence else []
    words = (
        plain_text.no_marks,
        plain_text.pairs,
        rule.anywhere(privacy.mailboxes, privacy.numbers, *outline.house_style.looks),
    )
    return (
        Field(
            name="title",
            read=text(rule.length("title", 3, 80, best=60), plain_text.title, *words),
            example="title: Keep every promise",
            required=True,
        ),
        Field(
            name="summary",
            read=text(rule.length("summary", 20, 180, best=140), *words),
            example="summary: Promise only what you will do, then do it.",
            required=True,
        ),
        Field(
            name="authors",
            read=list_of(BYLINE, most=MOST_AUTHORS),
            example="authors: [{name: Ada Example}]",
            required=True,
            also=("author",),
        ),
        Field(name="added", read=day, example="added: 2026-11-21", required=True),
        Field(
            name="licence",
            read=text(*licences),
            example=f"licence: {licence or 'CC-BY-4.0'}",
            required=True,
            also=("license",),
        ),
        Field(name="themes", read=list_of(word(), most=MOST_THEMES), example="themes: [one, two]", also=("theme",)),
        Field(name="source", read=SOURCE, example='source: {title: "A Book of Examples", by: Ada Example}'),
        Field(name="related", read=list_of(word(), most=MOST_RELATED), example="related: [another-principle]"),
        Field(name="order", read=whole_number, example="order: 3"),
        Field(
            name="aliases", read=list_of(word(identifier.slug), most=MOST_ALIASES), example="aliases: [an-older-slug]"
        ),
    )


@dataclass(frozen=True, slots=True)
class Form:
    """What every file of a project is read by, made once for all of them."""

    fields: tuple[Field, ...]
    names: tuple[str, ...]
    style: HouseStyle

    @classmethod
    def of(cls, outline: Outline) -> Form:
        """Return the form of a project with these settings."""
        expected = fields(outline)
        names = (item.name for item in (*expected, *BYLINE.person.fields, *SOURCE.fields))
        return cls(expected, tuple(dict.fromkeys(names)), outline.house_style)
