"""Consent: whether whoever sends a change is among those whose names stand under it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manifesto.byline import WrittenOut
from manifesto.contributor import masked
from manifesto.guest import Guestbook
from manifesto.problem import Place, Problem
from manifesto.words import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manifesto.assembly import Assembly
    from manifesto.contributor import Contributor
    from manifesto.draft import Draft
    from manifesto.review.change import Change

PAGE = re.compile(r"https://(?:www\.)?github\.com/(?P<login>[A-Za-z0-9-]+)/?")


def people_of(draft: Draft, *parts: Assembly) -> list[Contributor]:
    """Return who stands under a draft, hidden people as they are; the first of the registries that knows a handle counts."""
    found: list[Contributor | None] = []
    for author in draft.authors:
        if isinstance(author, WrittenOut):
            found.append(author.person)
        else:
            found.append(next((each.registry.people[author.text] for each in parts if author.text in each.registry.people), None))  # fmt: skip
    return [person for person in found if person]


def is_among(login: str, people: Iterable[Contributor]) -> bool:
    """Return whether one of the people has that name on GitHub, in small letters or in capitals."""
    return login.casefold() in {name.casefold() for person in people for name in _logins(person)}


def _logins(person: Contributor) -> Iterator[str]:
    if person.github:
        yield person.github
    if found := PAGE.fullmatch(person.url or ""):
        yield found["login"]


def problems(changes: Iterable[Change], login: str, before: Assembly, after: Assembly) -> Iterator[Problem]:
    """Yield where somebody else than `login` is named under what is new, or wrote what is changed.

    What the registry said before the change is believed before what it says now: nobody becomes somebody else by it.
    """
    for change in changes:
        if change.kind == "added" and change.after:
            people = people_of(change.after, before, after)
            if len(people) == len(change.after.authors) and not is_among(login, people):  # of nobody we know nothing
                yield Problem(change.path, change.after.authors[0].place, "P055", _not_named(change.after), "review")
        elif change.rewritten and change.before and not is_among(login, people_of(change.before, before)):
            place = change.after.place if change.after else Place()
            yield Problem(change.path, place, "P056", _of_others(change, before), "review")


def _not_named(draft: Draft) -> str:
    they, are = ("The author", "is") if len(draft.authors) == 1 else ("The authors", "are")
    return (
        f"{they} named here {are} not known to be whoever sends this. If you are named here, write your GitHub name "
        "beside yours, like this: github: ada-example. If not, somebody asks first."
    )


def _of_others(change: Change, before: Assembly) -> str:
    """Return what is said of a principle that others wrote, who are named as the public may see them."""
    book = Guestbook(before.registry.people)
    people = people_of(change.before, before) if change.before else []
    whose = names(dict.fromkeys(masked(book.sign(each) if not each.handle else each).name for each in people))
    what = "takes away what" if change.kind == "removed" else "changes what"
    return f"This {what} {whose or 'somebody else'} wrote. Somebody asks them before it is taken in."
