"""A draft: one file of `principles/` read by itself, before it is put together with the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from manifesto import front_matter, identifier, prose, stencil
from manifesto.field import Findings, Placed, read_record
from manifesto.principle import FOLDER
from manifesto.problem import Place
from manifesto.reference import References
from manifesto.rule import Saying
from manifesto.slug import slug_of

if TYPE_CHECKING:
    from datetime import date

    from manifesto.byline import WrittenOut
    from manifesto.form import Form
    from manifesto.principle import Source


LEFT = Saying("P046", "These words stood here when the file was made. Write your own in their place.", "review")


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
        findings.add(matter.place_of("authors"), "P020", "Nobody is named. Write: authors: [{name: Ada Example}]")
    prose.check(matter.body, matter.body_line, findings, form.style)
    _look_for_stencil(matter, values, findings)
    body = matter.text
    read = body if len(body) <= prose.LONGEST else ""  # a longer one was refused, and is not looked at any closer
    references = references_of(slug, values, read, matter.text_line, findings)
    return references, None if findings.errors else Draft(
        slug=slug, place=matter.place_of("title"), body=body, **values
    )


def _look_for_stencil(matter: front_matter.FrontMatter, values: dict[str, Any], findings: Findings) -> None:
    """Words that a new file begins with are there to be written over."""
    if stencil.is_left_in(values.get("summary", "")):
        findings.say(matter.place_of("summary"), LEFT.finding())
    if stencil.is_left_in(matter.body):
        lines = enumerate(matter.body.split("\n"), matter.body_line)
        number, line = next((number, line) for number, line in lines if stencil.is_left_in(line))
        findings.say(Place(number, 1, len(line) + 1), LEFT.finding())


def references_of(slug: str, values: dict[str, Any], body: str, body_line: int, findings: Findings) -> References:
    """Return the words that lead elsewhere, without those that are wrong in themselves and reported so."""
    wrong = {problem.place for problem in findings.problems if problem.severity == "error"}
    names = ("authors", "themes", "related", "aliases")
    words = {
        name: tuple(word for word in values.get(name, ()) if isinstance(word, Placed) and word.place not in wrong)
        for name in names
    }
    return References(slug=slug, body=body, body_line=body_line, **words)
