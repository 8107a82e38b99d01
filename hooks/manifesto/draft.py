"""A draft: one file of `principles/` read by itself, before it is put together with the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from manifesto import front_matter, identifier, link, plain_text, privacy, prose, rule, stencil
from manifesto.byline import BYLINE, WrittenOut
from manifesto.field import Field, Findings, Placed, read_record
from manifesto.principle import FOLDER, Source
from manifesto.problem import Place
from manifesto.reference import References
from manifesto.rule import one_of
from manifesto.shape import Record, list_of, text, word
from manifesto.single import day, whole_number
from manifesto.slug import slug_of

if TYPE_CHECKING:
    from datetime import date

    from manifesto.house_style import HouseStyle
    from manifesto.node import Mapping
    from manifesto.settings import Outline

MOST_AUTHORS, MOST_THEMES, MOST_RELATED, MOST_ALIASES = 6, 3, 6, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A well-formed file; whether its names lead anywhere is seen when the manifesto is put together.

    `place` is where the title stands.  An author is either a handle, with its place, or a person written out.
    """

    slug: str
    place: Place
    title: str
    summary: str
    authors: tuple[Placed | WrittenOut, ...]
    added: date
    licence: str
    body: str
    themes: tuple[Placed, ...] = ()
    source: Source | None = None
    related: tuple[Placed, ...] = ()
    order: int | None = None
    aliases: tuple[Placed, ...] = ()

    @property
    def path(self) -> str:
        """The file that it is written in, from the project's folder."""
        return f"{FOLDER}/{self.slug}.md"


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
    words = (plain_text.no_marks, rule.anywhere(privacy.mailboxes, privacy.numbers, *outline.house_style.looks))
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


def read_draft(source: str, findings: Findings, form: Form) -> tuple[References, Draft | None]:
    """Return what one file refers to, and its draft, or None when something in it is wrong; `findings` then says what.

    Raises Rejected when the front matter cannot be read at all.
    """
    slug = findings.path.removeprefix(f"{FOLDER}/").removesuffix(".md")
    for finding in identifier.slug(slug):
        better = slug_of(slug, identifier.LONGEST_SLUG)
        rename = f" Rename it to {better}.md." if better not in {"", slug} else ""
        findings.add(Place(), finding.id, f"This file's name becomes an address. {finding.message}{rename}")
    matter = front_matter.read(source, path=findings.path, names=form.names)
    values = read_record(matter.metadata, form.fields, findings, what="principle")
    if "authors" in values and not values["authors"]:
        place = _place_of(matter.metadata, "authors")
        findings.add(place, "P020", "Nobody is named. Write: authors: [{name: Ada Example}]")
    prose.check(matter.body, matter.body_line, findings, form.style)
    _look_for_stencil(matter, values, findings)
    body, body_line = matter.body.strip("\n") + "\n", _body_start(matter)
    read = body if len(body) <= prose.LONGEST else ""  # a longer one was refused, and is not looked at any closer
    references = _references(slug, values, read, body_line, findings)
    return references, None if findings.errors else Draft(
        slug=slug, place=_place_of(matter.metadata, "title"), body=body, **values
    )


def _look_for_stencil(matter: front_matter.FrontMatter, values: dict[str, Any], findings: Findings) -> None:
    """Words that a new file begins with are there to be written over."""
    message = "These words stood here when the file was made. Write your own in their place."
    if stencil.is_left_in(values.get("summary", "")):
        findings.add(_place_of(matter.metadata, "summary"), "P046", message, "review")
    if stencil.is_left_in(matter.body):
        lines = enumerate(matter.body.split("\n"), matter.body_line)
        number, line = next((number, line) for number, line in lines if stencil.is_left_in(line))
        findings.add(Place(number, 1, len(line) + 1), "P046", message, "review")


def _references(slug: str, values: dict[str, Any], body: str, body_line: int, findings: Findings) -> References:
    """Return the words that lead elsewhere, without those that are wrong in themselves and reported so."""
    wrong = {problem.place for problem in findings.problems if problem.severity == "error"}
    names = ("authors", "themes", "related", "aliases")
    words = {
        name: tuple(word for word in values.get(name, ()) if isinstance(word, Placed) and word.place not in wrong)
        for name in names
    }
    return References(slug=slug, body=body, body_line=body_line, **words)


def _place_of(metadata: Mapping, name: str) -> Place:
    node = metadata.get(name)
    return node.place if node else metadata.place


def _body_start(matter: front_matter.FrontMatter) -> int:
    """Return the line on which the stripped body begins."""
    return matter.body_line + len(matter.body) - len(matter.body.lstrip("\n"))
