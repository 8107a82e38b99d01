"""Credits: who put forward which principles, said in one quiet line at the foot of a poster."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from manifesto.contributor import Contributor
    from manifesto.poster.subject import Subject

MOST_NAMES = 60


def credit_line(subject: Subject) -> str:
    """Return the names with the numbers of their principles; only names where everybody has everything.

    Beyond sixty names the line says how many more there are; the site names them all.
    """
    numbers = subject.numbers
    by_person: dict[Contributor, list[int]] = {}
    for principle, number in zip(subject.principles, numbers, strict=True):
        for author in principle.authors:
            by_person.setdefault(author, []).append(number)
    if all(len(theirs) == len(numbers) for theirs in by_person.values()):
        return "By " + " · ".join(person.name for person in by_person)
    shown = [f"{person.name} {ranges(theirs)}" for person, theirs in list(by_person.items())[:MOST_NAMES]]
    more = len(by_person) - len(shown)
    return " · ".join([*shown, *([f"and {more} more"] if more else [])])


def ranges(numbers: Iterable[int]) -> str:
    """Return rising numbers with their runs joined: 1–3, 5, 7–9."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)
