"""Words: dates and lists of people in a sentence of the command line or the bot, which speak English.

What a reader of the site or a poster sees is said by `language.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day(value: date) -> str:
    """Return a date as people say it, whatever the machine's locale: 21 November 2026."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def names(people: Iterable[str]) -> str:
    """Return names joined as a sentence joins them: Ada, Ben and Cy."""
    *rest, last = people
    return f"{', '.join(rest)} and {last}" if rest else last


def some(people: Sequence[str], most: int) -> str:
    """Return no more than so many names in a sentence, and how many there are besides."""
    more = [f"{len(people) - most} more"] if len(people) > most else []
    return names([*people[:most], *more])
