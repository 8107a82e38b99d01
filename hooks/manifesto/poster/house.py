"""House editions: what a team says of itself in house.yml, so that every poster of the manifesto can be theirs."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from manifesto import parsing
from manifesto.field import Findings, read_record
from manifesto.node import Mapping
from manifesto.poster.house_fields import FIELDS
from manifesto.poster.logo import Logo, read_logo
from manifesto.poster.sheet import SHEETS
from manifesto.problem import Place, Problem, Rejected, quote
from manifesto.suggestion import nearest, suggest
from manifesto.text_file import read_text, relative
from manifesto.tidiness import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from manifesto.field import Placed
    from manifesto.manifesto import Manifesto
    from manifesto.phrasebook import Phrasebook

HERE = Path()  # messages name the file as it was named on the command line


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """A team's own edition; `principles` are slugs in the team's order, and all of the manifesto's where there are none.

    `title` is empty where the manifesto's name is the title; `signatures` is the number of lines to sign on,
    and `path` the file, as messages name it.
    """

    team: str
    place: str = ""
    title: str = ""
    logo: Logo | None = None
    principles: tuple[str, ...] = ()
    signatures: int = 0
    size: str = "a3"
    orientation: str = "portrait"
    path: str = "house.yml"

    def line(self, book: Phrasebook) -> str:
        """Return whose edition it is, in one line: the team, and its place where it has one."""
        return book.say("poster.team", team=self.team, place=self.place) if self.place else self.team


def read_house(path: Path, manifesto: Manifesto) -> House:
    """Return the house edition in a file; raises Rejected with all that is wrong with it and with its logo."""
    source = plain(read_text(HERE, path))
    findings = Findings(relative(HERE, path), source.split("\n"))
    values = _values(source, findings)
    _settle_size(values, findings)
    _settle_principles(values, manifesto.by_slug, findings)
    faults = _settle_logo(values, path.parent, findings)
    if findings.errors or faults:
        raise Rejected([*findings.problems, *faults])
    return House(**values, path=findings.path)


def _values(source: str, findings: Findings) -> dict[str, Any]:
    """Return what could be read, by field; sheet, principles and logo still have to be looked up."""
    root = parsing.read(source, path=findings.path, names=[field.name for field in FIELDS])
    if root is None:
        root = Mapping((), Place())
    if not isinstance(root, Mapping):
        message = "A house edition is written as named values. Begin with a line such as team: Front desk"
        findings.add(root.place, "P013", message)
        return {}
    return read_record(root, FIELDS, findings, what="house edition")


def _settle_size(values: dict[str, Any], findings: Findings) -> None:
    """Put the sheet's name in its place, in small letters."""
    word: Placed | None = values.pop("size", None)
    if word and (name := word.text.lower()) in SHEETS:
        values["size"] = name
    elif word:
        findings.add(word.place, "P095", f"There is no sheet {quote(word.text)}. {suggest(word.text, SHEETS)}")


def _settle_principles(values: dict[str, Any], known: Collection[str], findings: Findings) -> None:
    """Put the slugs in their place; each is one of the manifesto's, and stands once."""
    words: Iterable[Placed] = values.pop("principles", ())
    seen: set[str] = set()
    for word in words:
        if word.text not in known:
            message = f"There is no principle {quote(word.text)}. {suggest(word.text, known)}"
            findings.add(word.place, "P062", message)
        elif word.text in seen:
            findings.add(word.place, "P052", f"{word.text} stands twice in this list. Keep one.")
        seen.add(word.text)
    values["principles"] = tuple(word.text for word in words)


def _settle_logo(values: dict[str, Any], folder: Path, findings: Findings) -> tuple[Problem, ...]:
    """Put the logo in the place of its name, and return what is wrong with its file."""
    name: Placed | None = values.pop("logo", None)
    if not name:
        return ()
    if not os.path.lexists(folder / name.text):
        message = f"There is no file {quote(name.text)} beside this one. {_advice(name.text, folder)}"
        findings.add(name.place, "P047", message)
        return ()
    try:
        values["logo"] = read_logo(folder / name.text, HERE)
    except Rejected as rejected:
        return rejected.problems
    return ()


def _advice(name: str, folder: Path) -> str:
    """Return what to do about a logo that is not there."""
    there = [path.name for path in folder.iterdir() if path.suffix.lower() in {".svg", ".png"}]
    if near := nearest(name, there):
        return f"Did you mean {' or '.join(map(quote, near))}?"
    return "Put the logo there, or correct its name."
