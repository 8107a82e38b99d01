"""Consent: whether whoever sends a change is among those whose names stand under it, or in contributors.yml."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from manifesto import contributor
from manifesto.byline import WrittenOut
from manifesto.contact import is_same, login_of
from manifesto.contributor import masked
from manifesto.guest import Guestbook
from manifesto.problem import Place, Problem
from manifesto.rendition import Rendition
from manifesto.translation import CLAIM_LASTS
from manifesto.words import names, some

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manifesto.assembly import Assembly
    from manifesto.contributor import Contributor
    from manifesto.review.change import Change, Text

NEW = (
    "We cannot tell whether it is you who is new here. If so, write your GitHub name on a line of its own below your "
    "name, like this: github: ada-example. If not, somebody asks first."
)
MOST = 4  # people who are named one by one
# Whom our own workflow sends changes as, once a maintainer has accepted a form; nobody else can, as a run in a fork has
# no right to open a pull request here.
OURS = "github-actions[bot]"


def people_of(draft: Text, *parts: Assembly) -> list[Contributor]:
    """Return who stands under a draft, hidden people as they are; the first of the registries that knows a handle counts."""
    found: list[Contributor | None] = []
    for author in draft.authors:
        if isinstance(author, WrittenOut):
            found.append(author.person)
        else:
            known = (each.registry.people.get(author.text) for each in parts)
            found.append(next(filter(None, known), None))
    return [person for person in found if person]


def is_among(login: str, people: Iterable[Contributor]) -> bool:
    """Return whether one of the people has that name on GitHub, or leads to its page there."""
    return any(is_same(login, name) for person in people for name in (person.github, login_of(person.url or "")))


def problems(changes: Iterable[Change], login: str, before: Assembly, after: Assembly) -> Iterator[Problem]:
    """Yield where somebody else than `login` is named under what is new, or wrote what is changed.

    What the registry said before the change is believed before what it says now: nobody becomes somebody else by it.
    """
    for change in changes:
        if change.after and (change.kind == "added" or _is_free(change.before)):
            people = people_of(change.after, before, after)
            if len(people) == len(change.after.authors) and not is_among(login, people):  # of nobody we know nothing
                yield Problem(change.path, change.after.authors[0].place, "P055", _not_named(change.after), "review")
        elif change.rewritten and change.before and not is_among(login, people_of(change.before, before)):
            place = change.after.place if change.after else Place()
            yield Problem(change.path, place, "P056", _of_others(change, before), "review")


def of_people(login: str, before: Assembly, after: Assembly) -> Iterator[Problem]:
    """Yield where somebody other than `login` is put into contributors.yml, is changed there, or is taken out."""
    was, now = before.registry.people, after.registry.people
    if after.registry.handles is None:
        return
    others = [person for handle, person in now.items() if handle not in was and not is_among(login, [person])]
    if any(not person.hidden for person in others):
        yield Problem(contributor.PATH, Place(), "P055", NEW, "review")
    broken = after.registry.handles - now.keys()
    changed = (person for handle, person in was.items() if handle not in broken and now.get(handle) != person)
    if theirs := [masked(person).name for person in changed if not is_among(login, [person])]:
        whose = some(list(dict.fromkeys(theirs)), MOST)
        message = f"This changes what stands here about {whose}. Somebody asks them before it is taken in."
        yield Problem(contributor.PATH, Place(), "P056", message, "review")


def _is_free(before: Text | None) -> bool:
    """Return whether a file was only a claim, and has lapsed: anybody may write another in its place."""
    claimed = getattr(before, "claimed", None)
    return bool(claimed and claimed + CLAIM_LASTS < datetime.now(UTC).date())


def _not_named(draft: Text) -> str:
    who = "translator" if isinstance(draft, Rendition) else "author"
    whether = f"the {who} named here is you" if len(draft.authors) == 1 else f"you are one of the {who}s named here"
    return (
        f"We cannot tell whether {whether}. If so, write your GitHub name on a line of its own below your name, like "
        "this: github: ada-example. If not, somebody asks first."
    )


def _of_others(change: Change, before: Assembly) -> str:
    """Return what is said of a principle that others wrote, who are named as the public may see them."""
    book = Guestbook(before.registry.people)
    people = people_of(change.before, before) if change.before else []
    whose = names(dict.fromkeys(masked(book.sign(each) if not each.handle else each).name for each in people))
    what = "takes away what" if change.kind == "removed" else "changes what"
    did = "wrote" if not change.name else "claimed" if getattr(change.before, "claimed", None) else "translated"
    return f"This {what} {whose or 'somebody else'} {did}. Somebody asks them before it is taken in."
