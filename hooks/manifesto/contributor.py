"""Contributors: the people of `contributors.yml`, by handle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto import identifier, link, node, parsing, plain_text, privacy, rule
from manifesto.field import Field, Findings, read_record
from manifesto.phrasebook import ORIGINAL, phrasebook
from manifesto.problem import quote
from manifesto.repository import HOST
from manifesto.shape import text
from manifesto.single import day, whole_number, yes_or_no

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

PATH = "contributors.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributor:
    """A person who wrote, suggested or pledged; `handle` is the name of their page.

    A hidden one is masked before anything is made from them.
    """

    handle: str
    name: str
    url: str | None = None
    github: str | None = None
    role: str | None = None
    pledged: date | None = None
    ended: int | None = None
    hidden: bool = False

    @property
    def link(self) -> str | None:
        """The address that they gave for themselves, if any."""
        return self.url or (self.github and f"{HOST}{self.github}")


NAME = Field(
    name="name",
    read=text(rule.length("name", 1, 60), plain_text.person_name, plain_text.no_marks),
    example="name: Ada Example",
    required=True,
)
PERSON = (
    NAME,
    Field(name="url", read=text(identifier.https, link.straight), example="url: https://example.org"),
    Field(name="github", read=text(identifier.github_login), example="github: ada-example"),
    Field(
        name="role",
        read=text(rule.length("role", 1, 60), plain_text.no_marks, rule.anywhere(privacy.mailboxes)),
        example="role: Team lead",
    ),
)
FIELDS = (
    *PERSON,
    Field(name="pledged", read=day, example="pledged: 2026-11-21"),
    Field(name="ended", read=whole_number, example="ended: 3"),
    Field(name="hidden", read=yes_or_no, example="hidden: true"),
)


def masked(contributor: Contributor, language: str = ORIGINAL) -> Contributor:
    """Return the contributor as the public may see them: hidden ones lose all that names them, the handle included.

    What stands in the place of a name is said in `language`, a tag.
    """
    if not contributor.hidden:
        return contributor
    return Contributor(handle="", name=phrasebook(language).say("people.hidden"), hidden=True)


@dataclass(frozen=True, slots=True)
class Registry:
    """Everybody in `contributors.yml`, by handle, hidden people as they are: whoever hands them on masks them.

    `handles` holds those of broken entries, too, and is None when the file could not be read at all: a fault here is
    not reported a second time wherever the handle is used.
    """

    people: Mapping[str, Contributor]
    handles: frozenset[str] | None


def read_registry(source: str, findings: Findings) -> Registry:
    """Return the people in the file's text; what is wrong goes into `findings`.

    Raises Rejected when the YAML itself cannot be read.
    """
    root = parsing.read(source, path=findings.path, names=[item.name for item in FIELDS])
    if root is None:
        return Registry({}, frozenset())
    if not isinstance(root, node.Mapping):
        findings.add(root.place, "P013", "Each person begins with a handle and a colon, such as ada-example:")
        return Registry({}, None)
    people: dict[str, Contributor] = {}
    lines: dict[str, int] = {}
    for key, value in root.entries:
        if key.text in lines:
            message = f"The handle {quote(key.text)} stands here and on line {lines[key.text]}. Rename one of them."
            findings.add(key.place, "P014", message)
            continue
        lines[key.text] = key.place.line
        if person := _person(key, value, findings):
            people[key.text] = person
    return Registry(people, frozenset(lines))


def _person(key: node.Scalar, value: node.Node, findings: Findings) -> Contributor | None:
    before = findings.errors
    findings.obey([identifier.handle], key.text, key.place)
    if not isinstance(value, node.Mapping):
        findings.add(
            key.place,
            "P020",
            "The field name is missing. Add it in a line below, with two spaces before it: name: Ada Example",
        )
        return None
    values = read_record(value, FIELDS, findings, what="person")
    return Contributor(handle=key.text, **values) if findings.errors == before else None
