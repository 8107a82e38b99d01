"""Offerings: a principle that somebody wrote into an issue, and the file that it would be."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from manifesto.composition import DEFAULT_LICENCE, Author, Composition
from manifesto.contact import contact
from manifesto.identifier import LONGEST_SLUG
from manifesto.inert import span
from manifesto.principle import FOLDER
from manifesto.proposal import Proposal
from manifesto.repository import edit
from manifesto.signature import UnknownHandle, author_of
from manifesto.wish import NAMESAKE, OTHER_ACCOUNT, namesakes_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from manifesto.problem import Problem
    from manifesto.project import Project
    from manifesto.proposal import Request

FIELD = re.compile(r"\s*(?:- )?(?P<name>[a-z]+):")
ASKED = {  # what of the file answers which question
    "title": "principle_title",
    "summary": "summary",
    "authors": "name",
    "name": "name",
    "url": "link",
    "github": "link",
    "themes": "themes",
}
TEXT = "text"


def offered(request: Request) -> Proposal:
    """Return the file of the principle in an issue, with all that `manifesto check` has against it."""
    author, unknown = author_of_issue(request)
    composition = _composition(request, author)
    path = request.project.root / composition.path
    taken = os.path.lexists(path) or path.stem in request.before.parts.slugs
    drafted, found = _looked_at(request, composition, _free(request, path.stem) if taken else path.stem)
    return Proposal(
        title=f"Add {composition.path}",
        path=composition.path,
        texts={path: composition.file},
        excerpt=composition.file,
        asked=asked_of(composition.file, ASKED),
        drafted=drafted.with_unsaved({path: composition.file}),
        problems=found,
        remarks=tuple(doubts_of(request, author)),
        obstacles=(*([_taken(request, composition.path)] if taken else []), *unknown, *request.unticked()),
    )


def _composition(request: Request, author: Author) -> Composition:
    return Composition(
        title=request.line("principle_title"),
        summary=request.line("summary"),
        text=request.answers.get(TEXT, ""),
        authors=(author,),
        added=request.issue.opened,
        licence=request.before.parts.outline.licence or DEFAULT_LICENCE,
        themes=tuple(_themes(request)),
    )


def _looked_at(request: Request, composition: Composition, slug: str) -> tuple[Project, tuple[Problem, ...]]:
    """Return the project with the principle under a free slug, and what is found in it, as of its own path."""
    name = f"{FOLDER}/{slug}.md"
    drafted, after = request.would_be({request.project.root / name: composition.file}, {slug})
    found = (problem for problem in request.new(after) if _is_about(problem, name))
    return drafted, tuple(_under(composition.path, problem, name) for problem in found)


def author_of_issue(request: Request) -> tuple[Author, list[str]]:
    """Return the author, and what is to be said where a handle was given that nobody has."""
    name, (url, github) = request.line("name"), contact(request.line("link"))
    registry = request.before.parts.registry
    for person in request.own:
        if person.name == name and not url and github in {"", person.github}:
            return Author(handle=person.handle), []
    try:
        return author_of(name, registry, url, github), []
    except UnknownHandle as unknown:
        said = f"Under “{request.form.label('name')}”: {span(str(unknown))}"
        return Author(name=name, url=url, github=github), [said]


def doubts_of(request: Request, author: Author) -> Iterator[str]:
    """Yield what a person should ask where the name may be that of somebody other than whoever sends it."""
    person = request.before.parts.registry.people.get(author.handle)
    github = person.github if person else author.github
    if github and not request.issue.is_by(github):
        yield OTHER_ACCOUNT
    elif any(not request.issue.is_by(other.github) for other in namesakes_of(request)):
        yield NAMESAKE


def _themes(request: Request) -> Iterator[str]:
    """Yield the keys of the themes, which may be given by their titles as well; whatever is no theme is left as it is."""
    settings = request.before.parts.outline.settings
    known = {theme.title.casefold(): theme.key for theme in settings.themes} if settings else {}
    words = (word.strip(" .\"'[]") for word in re.split(r"[,;、،]|\band\b", request.line("themes")))
    yield from dict.fromkeys(known.get(word.casefold(), word.lower()) for word in words if word)


def _taken(request: Request, path: str) -> str:
    return f"There is a principle in {span(path)} already. Give yours another title, or {change_of(path, request)}."


def change_of(path: str, request: Request) -> str:
    """Return how somebody goes on who would rather change a file that is there, with the way to it where there is one."""
    settings = request.before.parts.outline.settings
    address = edit(settings, path) if settings else ""
    return f"[propose a change to that file]({address})" if address else "propose a change to that file"


def _free(request: Request, slug: str) -> str:
    """Return a slug that nobody has, under which everything else about the file can be said."""
    short = slug[: LONGEST_SLUG - 6].rstrip("-")
    numbered = (f"{short}-{number}" for number in count(2))
    return next(each for each in numbered if each not in request.before.parts.slugs)


def _is_about(problem: Problem, path: str) -> bool:
    return problem.path == path or path in problem.message  # others have theirs


def _under(path: str, problem: Problem, checked: str) -> Problem:
    return replace(problem, path=path) if problem.path == checked else problem


def asked_of(file: str, questions: Mapping[str, str]) -> Mapping[int, str]:
    """Return the question that each line of a file answers, out of those by the names of its fields."""
    asked, lines, name = {}, file.split("\n"), ""
    end = lines.index("---", 1) + 1
    for number, line in enumerate(lines, 1):
        found = FIELD.match(line) if number < end else None
        name = questions.get(found["name"], "") if found else name
        asked[number] = TEXT if number > end else name
    return asked
