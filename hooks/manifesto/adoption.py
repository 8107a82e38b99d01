"""Adoption: people who are written out under what they wrote or translated move into contributors.yml, and their handles take their place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from manifesto import contributor, notation
from manifesto.byline import WrittenOut
from manifesto.guest import Guestbook
from manifesto.principle import FOLDER
from manifesto.problem import Place, Problem, Rejected, report
from manifesto.resemblance import NOBODY
from manifesto.roll import enlisted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from manifesto.contributor import Contributor
    from manifesto.field import Placed
    from manifesto.project import Project, Reading

    Signed = Placed | WrittenOut

REMARK = re.compile(r"(?m)[ \t](#(?:[ \t][^\n\r]*)?)$")
LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Adopted:
    """One author who got a handle in one file; `new` where they were not in contributors.yml before."""

    handle: str
    name: str
    path: str
    new: bool


@dataclass(slots=True)
class Adoption:
    """The files as they are afterwards, contributors.yml first, by path; who was adopted; and the files left with errors."""

    texts: dict[Path, str] = field(default_factory=dict)
    people: list[Adopted] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def adopt(project: Project) -> Adoption:
    """Return what becomes of a project when its authors are adopted; nothing is written.

    Raises Rejected when contributors.yml is wrong, or is written in a way to which lines cannot be added.
    """
    before = project.read(NOBODY)
    if broken := [
        problem for problem in before.problems if problem.path == contributor.PATH and problem.severity == "error"
    ]:
        raise Rejected(broken)
    book = Guestbook(before.parts.registry.people)
    done, roll = Adoption(), project.root / contributor.PATH
    done.left = sorted({p.path for p in before.problems if p.severity == "error" and p.path.startswith(f"{FOLDER}/")})
    for path, people in before.parts.signed:
        _adopt_authors(project, path, people, book, done)
    if book.guests:
        text = enlisted(project.text(roll), book.guests.values())
        done.texts = {roll: text, **done.texts}
    _prove(project, before, done, book)
    return done


def _adopt_authors(project: Project, name: str, people: Iterable[Signed], book: Guestbook, done: Adoption) -> None:
    written = [author for author in people if isinstance(author, WrittenOut)]
    if not written or name in done.left:
        return
    path = project.root / name
    text = project.text(path)
    starts = [0, *(match.end() for match in LINE_END.finditer(text))]
    signed = [(author, book.sign(author.person)) for author in written]
    unlike = [author.person.name for author, one in signed if not _is(author.person, one)]
    signed = [(author, one) for author, one in signed if _is(author.person, one)]
    done.left += [f"{name} ({', '.join(unlike)})"] if unlike else []
    if not signed:
        return
    done.people += [Adopted(one.handle, one.name, name, one.handle in book.guests) for _, one in signed]
    for author, person in reversed(signed):
        start, end = (starts[place.line - 1] + place.column - 1 for place in (author.place, author.end))
        remarks = REMARK.findall(text[start:end]) if text[start] != "{" else []
        text = text[:start] + "  ".join([notation.value(person.handle), *remarks]) + text[end:]
    done.texts[path] = text


def _is(written: Contributor, known: Contributor) -> bool:
    """Return whether nothing that is written of somebody would be lost by naming who is known."""
    same = (written.name, written.url, written.github) == (known.name, known.url, known.github)
    return same and written.role in {None, known.role}


def _prove(project: Project, before: Reading, done: Adoption, book: Guestbook) -> None:
    """Read everything again as it would be: everybody is there, and nothing is wrong that was not before."""
    after = project.with_unsaved(done.texts).read(NOBODY)
    known = after.parts.registry.people
    if missing := [handle for handle in book.guests if handle not in known]:
        message = f"Nobody can be added below those that are here, such as {missing[0]}. Begin each handle at the very left, and end the file with a person."
        raise Rejected([Problem(contributor.PATH, Place(), "P024", message)])
    if after.errors > before.errors:
        raise RuntimeError(f"Adoption would break what was right: {report(after.problems)}")
