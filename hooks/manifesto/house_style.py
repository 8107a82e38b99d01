"""House style: what one manifesto's editors ask for in wording; nothing is asked unless mkdocs.yml does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from manifesto.problem import quote
from manifesto.rule import Finding, Spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manifesto.rule import Look

SENTENCE = re.compile(r"[^\s.!?…。！？][^.!?…。！？]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A word that the editors avoid, and the one that they prefer."""

    avoid: str
    write: str


@dataclass(frozen=True, kw_only=True)
class HouseStyle:
    """Words to avoid, words that a person looks at, and how many words a sentence may have (0: any number)."""

    instead: tuple[Wording, ...] = ()
    hold: tuple[str, ...] = ()
    longest_sentence: int = 0

    @cached_property
    def looks(self) -> tuple[Look, ...]:
        """What the editors look for, which is nothing unless they say so."""
        asked = (
            (self.instead, self._wordings),
            (self.longest_sentence, self._sentences),
            (self.hold, self._held_words),
        )
        return tuple(look for wanted, look in asked if wanted)

    def _wordings(self, text: str) -> Iterator[Spot]:
        """A word has a better one in this house."""
        for match in self._avoided.finditer(text):
            better = self._longest_first[(match.lastindex or 1) - 1].write
            message = f"The editors of this manifesto write {quote(better)} where {quote(match[0])} stands."
            yield Spot(*match.span(), Finding("P090", message, "warning"))

    def _sentences(self, text: str) -> Iterator[Spot]:
        """A sentence is short enough to be heard."""
        for match in SENTENCE.finditer(text):
            if (number := len(match[0].split())) > self.longest_sentence:
                message = f"This sentence has {number} words, and {self.longest_sentence} or fewer read best here. Make two of it."
                yield Spot(*match.span(), Finding("P090", message, "warning"))

    def _held_words(self, text: str) -> Iterator[Spot]:
        """Some words are looked at by a person; they are not repeated here."""
        message = "The editors look at a word here before it is published. There is nothing to do for you."
        for match in self._held.finditer(text):
            yield Spot(*match.span(), Finding("P091", message, "review"))

    @cached_property
    def _avoided(self) -> re.Pattern[str]:
        return _any_of(wording.avoid for wording in self._longest_first)

    @cached_property
    def _longest_first(self) -> list[Wording]:
        """The wordings in an order in which none hides another that it begins."""
        return sorted(self.instead, key=lambda wording: len(wording.avoid), reverse=True)

    @cached_property
    def _held(self) -> re.Pattern[str]:
        return _any_of(sorted(self.hold, key=len, reverse=True))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of any of the words, standing alone, in capitals or not; the group tells which it is."""
    groups = "|".join(f"({re.escape(word)})" for word in words)
    return re.compile(rf"(?<!\w)(?:{groups})(?!\w)", re.IGNORECASE)
