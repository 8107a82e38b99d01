"""Enrolment: somebody takes the pledge, or adds to the count of what they ended, and so stands in contributors.yml."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from manifesto import contributor
from manifesto.contact import contact, is_same
from manifesto.contributor import Contributor
from manifesto.guest import free_handle
from manifesto.identifier import GITHUB_LOGIN
from manifesto.inert import span
from manifesto.proposal import BY_HAND, Proposal
from manifesto.single import LARGEST_NUMBER
from manifesto.wish import OTHER_ACCOUNT, Wish, added, ambiguous, changed, named
from manifesto.words import day

if TYPE_CHECKING:
    from manifesto.proposal import Request

MOST = 50  # that are counted at a time without a question
MANY = f"More than {MOST} at a time: a person asks about it before it is counted."
BY_NAME = "The entry was found by its name, and the GitHub name beside it is another, or none. Is it the same person?"
PLEDGED, ENDED = "Add a name to the pledge", "Add to the count of what was ended"


def pledged(request: Request) -> Proposal:
    """Return contributors.yml with the pledge of whoever opened the issue; whoever is known by login stays as they are."""
    url, github = contact(request.line("link"))
    known = next(iter(request.own), None)
    consent, today = tuple(request.unticked()), request.issue.opened
    if known and known.pledged:
        done = f"You took the pledge on {day(known.pledged)}, and it counts. There is nothing to do."
        return Proposal(title=PLEDGED, path=contributor.PATH, already=done)
    if known:
        return changed(request, Wish(title=PLEDGED, person=replace(known, pledged=today), obstacles=consent), "pledged")
    name, login = request.line("name"), github or _login(request)
    person = Contributor(handle=_handle(request, name), name=name, url=url or None, github=login or None, pledged=today)
    remarks = (OTHER_ACCOUNT,) if github and not request.issue.is_by(github) else ()
    obstacles = (*_foreign(request, github), *consent)
    return added(request, Wish(title=PLEDGED, person=person, obstacles=obstacles, remarks=remarks))


def ended(request: Request) -> Proposal:
    """Return contributors.yml with the number in an issue added to the count of whoever opened it."""
    number, wrong = _number(request)
    found, unclear = _found(request)
    if unclear or not number:
        return Proposal(title=ENDED, path=contributor.PATH, obstacles=(*wrong, *unclear))
    remarks = (MANY,) if number > MOST else ()
    if not found:
        name, login = request.line("name"), _login(request)
        person = Contributor(handle=_handle(request, name), name=name, github=login or None, ended=number)
        return added(request, Wish(title=ENDED, person=person, remarks=remarks))
    if not request.issue.is_by(found.github):
        remarks = (*remarks, BY_NAME)
    total = (found.ended or 0) + number
    large = (f"The count would be larger than {LARGEST_NUMBER:,}. {BY_HAND}",) if total > LARGEST_NUMBER else ()
    wish = Wish(title=ENDED, person=replace(found, ended=total), obstacles=large, remarks=remarks)
    return changed(request, wish, "ended")


def _number(request: Request) -> tuple[int, list[str]]:
    written = request.line("number")
    number = int(written) if re.fullmatch(r"\d{1,6}", written) else 0
    wrong = f"Under “{request.form.label('number')}” stands {span(written)}. Write a whole number such as 1."
    return number, [] if number else [wrong]


def _found(request: Request) -> tuple[Contributor | None, list[str]]:
    """Return whoever is meant: by the login of the issue, or else by their exact name or handle."""
    if request.own:
        return request.own[0], []
    found = named(request)
    if len(found) > 1:
        return None, [f"Several people are called {span(request.line('name'))}. {ambiguous(request)}"]
    return (found[0] if found else None), []


def _handle(request: Request, name: str) -> str:
    """Return a handle that nobody has, those included with whose entry something is wrong."""
    registry = request.before.parts.registry
    return free_handle(name, registry.people.keys() | (registry.handles or set()))


def _login(request: Request) -> str:
    """Return the GitHub name of whoever opened the issue, where it is one that we can note."""
    return request.issue.login if GITHUB_LOGIN.fullmatch(request.issue.login) else ""


def _foreign(request: Request, github: str) -> list[str]:
    """Return what is said where the account of somebody else is given, who is there already."""
    if not any(is_same(github, person.github) for person in request.people.values()):
        return []
    why = "is in the manifesto already, and only from that account can the entry be changed"
    return [f"Under “{request.form.label('link')}” stands {span(github)}, who {why}. Write another address, or none."]
