"""A draft: one file of `principles/` read by itself, before it is put together with the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from manifesto import front_matter, prose, rule
from manifesto.contributor import PERSON, Contributor
from manifesto.field import PLAIN, Field, Findings, Placed, WrongShape, read_record
from manifesto.node import Mapping, Scalar
from manifesto.principle import FOLDER, Source
from manifesto.problem import Place
from manifesto.reference import References
from manifesto.shape import day, list_of, one_of, record, text, whole_number, word
from manifesto.slug import slug_of

if TYPE_CHECKING:
    from datetime import date

    from manifesto.node import Node

MOST_AUTHORS, MOST_THEMES, MOST_RELATED, MOST_ALIASES = 6, 3, 6, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A well-formed file; whether its names lead anywhere is seen when the manifesto is put together.

    An author is either a handle, with its place, or a person written out in the file.
    """

    slug: str
    title: str
    summary: str
    authors: tuple[Placed | Contributor, ...]
    added: date
    licence: str
    body: str
    themes: tuple[Placed, ...] = ()
    source: Source | None = None
    related: tuple[Placed, ...] = ()
    order: int | None = None
    aliases: tuple[Placed, ...] = ()


def _inline(*, name: str, **rest: Any) -> Contributor:
    return Contributor(handle="", name=name, **rest)


def _author(node: Node, findings: Findings) -> Placed | Contributor | None:
    """Read one author: a handle, or a person as `{name: ..., url: ..., github: ...}`."""
    if isinstance(node, Mapping):
        person: Contributor | None = record(PERSON, _inline, what="person")(node, findings)
        return person
    if not isinstance(node, Scalar):
        raise WrongShape(node, "P050", "An author is a handle, or a name within braces.")
    handle = " ".join(node.text.split())
    findings.obey(PLAIN, handle, node.place)
    return Placed(handle, node.place)


def _source(node: Node, findings: Findings) -> Source | None:
    fields = (
        Field(
            name="title", read=text(rule.length("title", 1, 160)), example="title: A Book of Examples", required=True
        ),
        Field(name="url", read=text(rule.https), example="url: https://example.org/book"),
        Field(name="by", read=text(rule.length("name", 1, 120)), example="by: Ada Example"),
    )
    source: Source | None = record(fields, Source, what="source")(node, findings)
    return source


def fields(licence: str | None) -> tuple[Field, ...]:
    """Return the fields of a principle's front matter in a project whose licence is `licence`, if that is known."""
    licences = [one_of([licence], "P060", "licence")] if licence else []
    return (
        Field(
            name="title",
            read=text(rule.length("title", 3, 80, best=60)),
            example="title: Keep every promise",
            required=True,
        ),
        Field(
            name="summary",
            read=text(rule.length("summary", 20, 180, best=140)),
            example="summary: Promise only what you will do, then do it.",
            required=True,
        ),
        Field(
            name="authors",
            read=list_of(_author, most=MOST_AUTHORS),
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
        Field(name="source", read=_source, example='source: {title: "A Book of Examples", by: Ada Example}'),
        Field(name="related", read=list_of(word(), most=MOST_RELATED), example="related: [another-principle]"),
        Field(name="order", read=whole_number, example="order: 3"),
        Field(name="aliases", read=list_of(word(rule.slug), most=MOST_ALIASES), example="aliases: [an-older-slug]"),
    )


def read_draft(source: str, findings: Findings, *, licence: str | None) -> tuple[References, Draft | None]:
    """Return what one file refers to, and its draft, or None when something in it is wrong; `findings` then says what.

    Raises Rejected when the front matter cannot be read at all.
    """
    slug = findings.path.removeprefix(f"{FOLDER}/").removesuffix(".md")
    for finding in rule.slug(slug):
        rename = f" Rename it to {better}.md." if (better := slug_of(slug, rule.LONGEST_SLUG)) not in {"", slug} else ""
        findings.add(Place(), finding.id, f"This file's name becomes an address. {finding.message}{rename}")
    matter = front_matter.read(source, path=findings.path)
    values = read_record(matter.metadata, fields(licence), findings, what="principle")
    if "authors" in values and not values["authors"]:
        findings.add(
            _place_of(matter.metadata, "authors"), "P020", "Nobody is named. Write: authors: [{name: Ada Example}]"
        )
    prose.check(matter.body, matter.body_line, findings)
    body, body_line = matter.body.strip("\n") + "\n", _body_start(matter)
    references = _references(slug, values, body, body_line, findings)
    return references, None if findings.errors else Draft(slug=slug, body=body, **values)


def _references(slug: str, values: dict[str, Any], body: str, body_line: int, findings: Findings) -> References:
    """Return the words that lead elsewhere, without those that are wrong in themselves and reported so."""
    wrong = {problem.place for problem in findings.problems}
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
