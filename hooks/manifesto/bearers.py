"""Bearers: which texts bear a mark, so that only a few of them have to be compared."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from math import ceil
from typing import TYPE_CHECKING

from manifesto.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

BEGINNING = 4  # letters of each word in a title
LEAST_BEGINNINGS = 0.6  # of these, which titles that are alike have in common
SHORT_TITLE = 3  # words
MANY, KEPT = 8, 3  # a mark that so many texts bear leads to the first few of them only
MOST_COMPARED = 4  # others of one text, by title and again by body


class Bearers:
    """Which texts bear a mark."""

    def __init__(self) -> None:
        self.of: dict[Hashable, tuple[int, ...]] = {}
        self.common: set[Hashable] = set()

    def add(self, n: int, marks: Iterable[Hashable]) -> None:
        """Note the marks of a text."""
        alone = (n,)  # one object for all its marks, most of which no other text bears
        for mark in marks:
            known = self.of.get(mark)
            if known is None:
                self.of[mark] = alone
            elif len(known) == MANY:
                self.of[mark] = known[:KEPT]
                self.common.add(mark)
            elif mark not in self.common:
                self.of[mark] = known + alone

    def nearest(self, marks: Iterable[Hashable], least: float = 1) -> list[int]:
        """Return the few texts that bear most of the marks, and no fewer than `least`."""
        of = self.of
        often = [n for mark in marks if mark in of for n in of[mark]]
        return [n for n, count in Counter(often).most_common(MOST_COMPARED) if count >= least] if often else []


class Titles(Bearers):
    """Which texts have the rarest words of a title in common, two by two."""

    def __init__(self, titles: Iterable[str]) -> None:
        super().__init__()
        often = Counter(word for title in titles for word in _beginnings(title))
        self.rank = {word: rank for rank, word in enumerate(sorted(often, key=lambda word: (often[word], word)))}

    def marks(self, title: str) -> list[Hashable]:
        """Return the pairs of words of which a title that shares enough words has one; in a short one words will do."""
        words = _beginnings(title)
        known = sorted([self.rank[word] for word in words if word in self.rank])
        rare = known[: max(0, len(known) - ceil(LEAST_BEGINNINGS * len(words)) + 2)]
        return [*combinations(rare, 2), *(rare if len(words) <= SHORT_TITLE else ())]


def _beginnings(title: str) -> set[str]:
    return {word[:BEGINNING] for word in tokens(title)}
