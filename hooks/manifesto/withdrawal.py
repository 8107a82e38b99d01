"""Withdrawal: somebody's name leaves the manifesto, and what they wrote stays.

An entry under which no principle stands is taken out.  Otherwise it gets a handle that says nothing, and principles
name that; so does whoever is written out in a principle.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manifesto import contributor, edition_record, settings
from manifesto.byline import WrittenOut
from manifesto.inert import span
from manifesto.principle import FOLDER
from manifesto.problem import Rejected
from manifesto.proposal import Proposal
from manifesto.removal import Removal, Withdrawn
from manifesto.text_file import relative
from manifesto.wish import UNCLEAR, ambiguous, named, same
from manifesto.words import some

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from manifesto.contributor import Contributor
    from manifesto.proposal import Request

MOST = 12  # files that are named one by one
TITLE = "Take a name off"
ACCEPTED = "accept-pledge"
UNKNOWN = (
    "Nobody is called so here. Write your name as it is printed now, or the last part of the address of your page."
)
WAITS = (
    "Your GitHub name is not noted beside this name, so a person makes sure first that it is yours, within a few days."
    f" They then add the label `{ACCEPTED}`, and the name is taken off. There is nothing that you have to do."
)
MORE = "The same name stands elsewhere without a GitHub name beside it. A person makes sure that it is yours as well."
OF_ANOTHER = "Another GitHub name stands beside this name than that of whoever asks. Is it the same person?"


def withdrawn(request: Request) -> Proposal:
    """Return the files of the project without the name of whoever asks for it."""
    entries, own = _entries(request)
    if len(entries) > 1 and not own:
        return _refused(f"Several people are called {span(request.line('name'))}. {ambiguous(request)}")
    sure, unsure = _bylines(request, entries if own else ())
    accepted = ACCEPTED in request.issue.labels
    theirs = [*(() if own else entries), *(author.person for _, author in unsure)]
    doubts = [OF_ANOTHER] if any(person.github for person in theirs) else []
    if not (own or accepted or sure):
        return _waiting(doubts) if theirs else _refused(UNKNOWN)
    meant = Withdrawn(entries=entries if own or accepted else (), bylines=(*sure, *unsure) if accepted else tuple(sure))
    if not meant.entries and not meant.bylines:
        return _refused(UNKNOWN)
    remarks = doubts if accepted else [MORE] if theirs else []
    try:
        return _proved(request, meant, Removal(request, meant).texts(), remarks)
    except Rejected:
        return _refused(UNCLEAR)


def _entries(request: Request) -> tuple[tuple[Contributor, ...], bool]:
    """Return who is meant in contributors.yml, and whether they are known to have asked themselves."""
    meant, own = named(request), request.own
    both = [person for person in meant if person in own]
    if both or not meant:
        return tuple(both or own), bool(both or own)
    return tuple(meant), False


def _bylines(
    request: Request, own: Iterable[Contributor]
) -> tuple[list[tuple[str, WrittenOut]], list[tuple[str, WrittenOut]]]:
    """Return the files in which the person is written out: with their login, and with nothing but their name."""
    names = {same(request.line("name")), *(same(person.name) for person in own)}
    sure, unsure = [], []
    for path, people in request.before.parts.signed:
        for author in (author for author in people if isinstance(author, WrittenOut)):
            if request.issue.is_by(author.person.github):
                sure.append((path, author))
            elif same(author.person.name) in names and not (own and author.person.github):
                unsure.append((path, author))
    return sure, unsure


def _refused(why: str) -> Proposal:
    return Proposal(title=TITLE, path=contributor.PATH, obstacles=(why,), credited=False)


def _waiting(doubts: Iterable[str]) -> Proposal:
    return Proposal(title=TITLE, path=contributor.PATH, waits=WAITS, remarks=tuple(doubts), credited=False)


def _proved(request: Request, meant: Withdrawn, texts: dict[Path, str], remarks: Iterable[str]) -> Proposal:
    """Return the proposal once it has been read: nobody is there any more who asked not to be, and all others are."""
    drafted, after = request.would_be(texts)
    errors = [problem for problem in request.new(after) if problem.severity == "error"]
    if errors or not _right(request.people, after.parts.registry.people, meant):
        return _refused(UNCLEAR)
    left = _left(request, texts, meant)
    return Proposal(
        title=TITLE,
        path=contributor.PATH,
        texts=texts,
        drafted=drafted,
        remarks=(*remarks, *([_still(left)] if left else [])),
        credited=False,
    )


def _right(before: Mapping[str, Contributor], after: Mapping[str, Contributor], meant: Withdrawn) -> bool:
    """Return whether those who are meant are gone, all others are who they were, and whoever came has no name."""
    gone = {person.handle for person in meant.entries}
    kept = all(after.get(handle) == person for handle, person in before.items() if handle not in gone)
    new = (person for handle, person in after.items() if handle not in before)
    return kept and not gone & after.keys() and all(person.hidden for person in new)


def _left(request: Request, texts: dict[Path, str], meant: Withdrawn) -> list[str]:
    """Return the files in which a word still stands that names them."""
    words = sorted(meant.words, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?![\w-])", re.IGNORECASE)
    root = request.project.root
    pages = root / request.before.parts.outline.pages
    files = [*(root / FOLDER).glob("*.md"), *pages.rglob("*.md")]
    files += [root / name for name in (contributor.PATH, edition_record.PATH, settings.PATH)]
    return [relative(root, path) for path in sorted(files) if pattern.search(_words(request, texts, path))]


def _still(left: list[str]) -> str:
    """Return the sentence about the files in which something was left."""
    return f"What names this person still stands in {some(list(map(span, left)), MOST)}, as part of a text."


def _words(request: Request, texts: dict[Path, str], path: Path) -> str:
    try:
        return texts[path] if path in texts else request.project.text(path)
    except Rejected:  # not there, or nothing that can be read
        return ""
