"""Credits: who put forward which principles, said in one quiet line at the foot of a poster."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from manifesto.poster.subject import Subject

MOST_NAMES = 60


def credit_line(subject: Subject) -> str:
    """Return the names with the numbers of their principles; only names where everybody has everything.

    Beyond sixty names the line says how many more there are; the site names them all.
    """
    numbers = subject.numbers
    by_name: dict[str, list[int]] = {}
    for principle, number in zip(subject.principles, numbers, strict=True):
        for author in principle.authors:
            by_name.setdefault(author.name, []).append(number)
    if all(len(theirs) == len(numbers) for theirs in by_name.values()):
        return "By " + " · ".join(by_name)
    shown = [f"{name} {ranges(theirs)}" for name, theirs in list(by_name.items())[:MOST_NAMES]]
    more = len(by_name) - len(shown)
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
