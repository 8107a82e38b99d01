"""A suggestion: what somebody probably meant by a word that leads nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_LISTED = 12
LONGEST_WORD = 100  # beyond this it resembles nothing


def nearest(word: str, known: Iterable[str], *, closeness: float = 0.6) -> list[str]:
    """Return up to three of `known` that are like the word, the likest first; 1 is the closest there is."""
    import difflib  # it costs 3 ms that a clean check need not pay

    return difflib.get_close_matches(word[:LONGEST_WORD].lower(), list(known), n=3, cutoff=closeness)


def suggest(word: str, known: Iterable[str]) -> str:
    """Return the sentence that names the nearest of `known`, or the first few of them."""
    known = list(known)
    if near := nearest(word, known):
        return f"Did you mean {' or '.join(near)}?"
    if not known:
        return "None is defined here, so remove it."
    more = " and so on" if len(known) > MOST_LISTED else ""
    return f"Write one of: {', '.join(known[:MOST_LISTED])}{more}."
