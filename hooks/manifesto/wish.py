"""Wishes: how somebody should stand in contributors.yml, proved to change nobody else before it is proposed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from manifesto import contributor
from manifesto.problem import Rejected
from manifesto.proposal import BY_HAND, Proposal
from manifesto.roll import Roll, enlisted, entry
from manifesto.text_file import LARGEST_REGISTRY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from manifesto.contributor import Contributor
    from manifesto.proposal import Request

ASKED = {"name": "name", "url": "link", "github": "link", "ended": "number"}
FIELD = re.compile(r" +(?P<name>[a-z]+):")
UNCLEAR = f"{contributor.PATH} is not written as it usually is. {BY_HAND}"
NAMESAKE = "Somebody of this name, or of one that looks like it, is in the manifesto already. Somebody asks first whether it is the same person, or another."
OTHER_ACCOUNT = "The GitHub name beside this name is not the one that this was sent from. Somebody asks first whether it is the same person."
# Letters of Cyrillic and Greek that look like Latin ones, in small letters.
LOOK_ALIKES = str.maketrans("асԁеһіјӏорѕухαικνορτυχ", "acdehijlopsyxaiknoptux")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How somebody should stand in contributors.yml, and what there is to say of it."""

    title: str
    person: Contributor
    obstacles: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def unclear(self) -> Proposal:
        """The proposal where the file cannot be changed so by a program."""
        return Proposal(
            title=self.title, path=contributor.PATH, obstacles=(*self.obstacles, UNCLEAR), remarks=self.remarks
        )


def added(request: Request, wish: Wish) -> Proposal:
    """Return the proposal in which somebody is added."""
    namesakes = (NAMESAKE,) if namesakes_of(request) else ()
    try:
        text = enlisted(_text(request), [wish.person])
    except Rejected:
        return wish.unclear
    return _proved(request, text, replace(wish, remarks=(*wish.remarks, *namesakes)))


def changed(request: Request, wish: Wish, field: str) -> Proposal:
    """Return the proposal in which one field of somebody is set."""
    try:
        text = Roll(_text(request)).with_value(wish.person.handle, field, getattr(wish.person, field))
    except Rejected:
        return wish.unclear
    return _proved(request, text, wish)


def _text(request: Request) -> str:
    return request.project.text(request.project.root / contributor.PATH)


def _proved(request: Request, text: str, wish: Wish) -> Proposal:
    """Return the proposal once it has been read: everybody else is who they were, and this person is there."""
    path, person = request.project.root / contributor.PATH, wish.person
    drafted, after = request.would_be({path: text})
    first, excerpt = entry(text, person.handle)
    asked, problems = _asked(first, excerpt), request.new(after)
    wrong = [problem for problem in problems if problem.severity == "error"]
    theirs = all(problem.path == contributor.PATH and asked.get(problem.place.line) for problem in wrong)
    right = _right(request.people, after.parts.registry.people, person, wrong=bool(wrong))
    if not (theirs and right) or len(text.encode()) > LARGEST_REGISTRY:
        return wish.unclear
    made = Proposal(title=wish.title, path=contributor.PATH, texts={path: text}, drafted=drafted, problems=problems)
    shown = "" if person.hidden else excerpt
    return replace(made, excerpt=shown, first=first, asked=asked, obstacles=wish.obstacles, remarks=wish.remarks)


def _right(
    before: Mapping[str, Contributor], after: Mapping[str, Contributor], person: Contributor, *, wrong: bool
) -> bool:
    """Return whether everybody else is who they were, and this person is there, unless something is wrong with them."""
    others, now = dict(before), dict(after)
    others.pop(person.handle, None)
    there = now.pop(person.handle, None)
    return others == now and (
        wrong if there is None else (there.pledged, there.ended) == (person.pledged, person.ended)
    )


def _asked(first: int, entry: str) -> Mapping[int, str]:
    """Return the question that each line of an entry answers."""
    fields = ((number, FIELD.match(line)) for number, line in enumerate(entry.split("\n"), first))
    return {number: ASKED.get(found["name"], "") for number, found in fields if found}


def named(request: Request) -> list[Contributor]:
    """Return the people in contributors.yml of whom an issue gives the exact name, or the handle."""
    name = same(request.line("name"))
    if name in request.people:
        return [request.people[name]]
    return [person for person in request.people.values() if same(person.name) == name]


def namesakes_of(request: Request) -> list[Contributor]:
    """Return the people in contributors.yml whose names somebody may take for the one that an issue gives."""
    name, people = request.line("name"), request.before.parts.registry.people
    return [person for person in people.values() if same(name) == person.handle or _seen(person.name) == _seen(name)]


def _seen(name: str) -> str:
    """Return what is left of a name for somebody who reads over it: no capitals, accents, spaces or joiners."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold()).translate(LOOK_ALIKES)
    return "".join(filter(str.isalnum, folded)) or name


def same(name: str) -> str:
    """Return a name as it is compared with others."""
    return unicodedata.normalize("NFC", " ".join(name.split()))


def ambiguous(request: Request) -> str:
    """Return what to do where several people have a name."""
    label = request.form.label("name")
    return f"Write the last part of the address of your page under “{label}”, such as `ada-example`."
