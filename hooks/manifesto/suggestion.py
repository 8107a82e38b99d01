"""A suggestion: what somebody probably meant by a word that leads nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_LISTED = 12
LONGEST_WORD = 100  # beyond this it resembles nothing
MOST_MEANT, CLOSENESS = 3, 0.6  # of the words that are named, each; 1 is the closest there is
MEANT, NONE = "Did you mean {near}?", "None is defined here, so remove it."
ONE_OF, MORE = "Write one of: {known}{more}.", " and so on"


def nearest(word: str, known: Iterable[str], *, closeness: float = CLOSENESS) -> list[str]:
    """Return up to three of `known` that are like the word, the likest first."""
    import difflib  # it costs 3 ms that a clean check need not pay

    return difflib.get_close_matches(word[:LONGEST_WORD].lower(), list(known), n=MOST_MEANT, cutoff=closeness)


def suggest(word: str, known: Iterable[str]) -> str:
    """Return the sentence that names the nearest of `known`, or the first few of them."""
    known = list(known)
    if near := nearest(word, known):
        return MEANT.format(near=" or ".join(near))
    if not known:
        return NONE
    return ONE_OF.format(known=", ".join(known[:MOST_LISTED]), more=MORE if len(known) > MOST_LISTED else "")
