"""Outward links: every address at which the manifesto leads out of its site, and where it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto import contributor, folder, front_matter, node, page, parsing, prose
from manifesto.problem import Place, Rejected
from manifesto.text_file import LARGEST_REGISTRY, relative
from manifesto.tidiness import FENCE, plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from manifesto.node import Node
    from manifesto.project import Project

SCHEMES = ("https://", "http://")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outward:
    """A link as it is written; `place` is where it or the field that holds it begins."""

    path: str
    place: Place
    url: str

    @property
    def asked(self) -> str:
        """The address that is asked for it: always with https, and without the part that stays in the browser."""
        address = self.url.partition("#")[0]
        return address if address.startswith(SCHEMES[0]) else SCHEMES[0] + address.removeprefix(SCHEMES[1])


def links(project: Project) -> tuple[list[Outward], list[str]]:
    """Return the links of every principle, translation, person and page, and the files that could not be read."""
    found: list[Outward] = []
    unread: list[str] = []
    for path in (*folder.principle_files(project.root)[0], project.root / contributor.PATH, *_pages(project)):
        name = relative(project.root, path)
        try:
            text = plain(project.text(path, largest=LARGEST_REGISTRY))
            written = _of_people(text, name) if name == contributor.PATH else _of_text(text, name)
            found += [link for link in written if link.url.startswith(SCHEMES)]
        except Rejected:
            unread.append(name)
    return found, unread


def _pages(project: Project) -> list[Path]:
    place = project.root / project.outline().pages
    if place.is_symlink() or not place.resolve().is_relative_to(project.root):
        return []
    return [path for path in page.visible(place) if path.suffix == ".md"]


def _of_text(text: str, path: str) -> Iterator[Outward]:
    """Yield the links of a file of Markdown: those of its fields, if it has any, and those of its text."""
    body, first = text, 1
    if text.lstrip().startswith(FENCE):
        matter = front_matter.read(text, path=path)
        body, first = matter.body, matter.body_line
        yield from _of_fields(matter.metadata, path)
    for line, column, target in prose.links(body):
        yield Outward(path=path, place=Place(first + line, column), url=target.replace("&amp;", "&"))


def _of_fields(metadata: node.Mapping, path: str) -> Iterator[Outward]:
    names = ("authors", "author", "translators", "translator")
    people = next(filter(None, map(metadata.get, names)), None)
    for record in (metadata.get("source"), *(people.items if isinstance(people, node.Sequence) else (people,))):
        yield from _of_record(record, path)


def _of_people(text: str, path: str) -> Iterator[Outward]:
    """Yield the addresses of people; nobody is led to one who is hidden."""
    people = parsing.read(text, path=path)
    for _, person in people.entries if isinstance(people, node.Mapping) else ():
        hidden = person.get("hidden") if isinstance(person, node.Mapping) else None
        if not (isinstance(hidden, node.Scalar) and hidden.text.lower() in {"true", "yes"}):
            yield from _of_record(person, path)


def _of_record(record: Node | None, path: str) -> Iterator[Outward]:
    url = record.get("url") if isinstance(record, node.Mapping) else None
    if isinstance(url, node.Scalar):
        yield Outward(path=path, place=url.place, url=url.text)
