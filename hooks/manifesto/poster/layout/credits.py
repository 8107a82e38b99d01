"""Credits: who put forward which principles, said in one quiet line at the foot of a poster."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from manifesto.contributor import Contributor
    from manifesto.phrasebook import Phrasebook
    from manifesto.poster.subject import Subject

MOST_NAMES = 60


def credit_line(subject: Subject, book: Phrasebook) -> str:
    """Return the names with the numbers of their principles; only names where everybody has everything.

    Beyond sixty names the line says how many more there are; the site names them all.  Those who translated any of it
    are named after the authors.
    """
    numbers = subject.numbers
    by_person: dict[Contributor, list[int]] = {}
    for principle, number in zip(subject.principles, numbers, strict=True):
        for author in principle.authors:
            by_person.setdefault(author, []).append(number)
    if all(len(theirs) == len(numbers) for theirs in by_person.values()):
        return _translated(book.say("poster.by", names=_joined([one.name for one in by_person], book)), subject, book)
    shown = [
        book.say("poster.with_numbers", name=person.name, numbers=ranges(theirs, book))
        for person, theirs in by_person.items()
    ]
    return _translated(_at_most(shown, book), subject, book)


def ranges(numbers: Iterable[int], book: Phrasebook) -> str:
    """Return rising numbers with their runs joined: 1–3, 5, 7–9."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    said = (
        str(first) if first == last else book.say("poster.from_to", first=str(first), last=str(last))
        for first, last in runs
    )
    return book.say("poster.between_numbers").join(said)


def _translated(line: str, subject: Subject, book: Phrasebook) -> str:
    """Return the line with those who put its principles into another language, each once."""
    people = {person.name: None for principle in subject.principles for person in principle.translators}
    if not people:
        return line
    return book.say("poster.and_translators", authors=line, translators=_at_most(list(people), book))


def _at_most(shown: list[str], book: Phrasebook) -> str:
    names = _joined(shown[:MOST_NAMES], book)
    more = len(shown) - MOST_NAMES
    return book.say("poster.names_and_more", names=names, count=more) if more > 0 else names


def _joined(names: Iterable[str], book: Phrasebook) -> str:
    return book.say("poster.between_names").join(names)
