"""A suggestion: what somebody probably meant by a word that leads nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_LISTED = 8


def suggest(word: str, known: Iterable[str]) -> str:
    """Return the sentence that names the nearest of `known`, or the first few of them."""
    import difflib  # it costs 3 ms that a clean check need not pay

    known = list(known)
    if near := difflib.get_close_matches(word.lower(), known, n=3, cutoff=0.6):
        return f"Did you mean {' or '.join(near)}?"
    if not known:
        return "None is defined here, so remove it."
    more = ", ..." if len(known) > MOST_LISTED else ""
    return f"Write one of: {', '.join(known[:MOST_LISTED])}{more}."
