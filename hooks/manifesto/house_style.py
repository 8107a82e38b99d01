"""House style: what one manifesto's editors ask for in wording; nothing is asked unless mkdocs.yml does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from manifesto.pattern_rule import each
from manifesto.problem import quote
from manifesto.rule import Saying, Spot, watching

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manifesto.rule import Watch

BETTER = Saying("P090", "The editors of this manifesto write {better} where {found} stands.", "warning")
LONG = Saying(
    "P090", "This sentence has {number} words, and {most} or fewer read best here. Make two of it.", "warning"
)
HELD = Saying(
    "P091", "The editors look at a word here before it is published. There is nothing to do for you.", "review"
)
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
    def looks(self) -> tuple[Watch, ...]:
        """What the editors look for, which is nothing unless they say so."""
        asked = (
            (self.instead, self._wordings),
            (self.longest_sentence, self._sentences),
            (self.hold, self._held_words),
        )
        return tuple(watch() for wanted, watch in asked if wanted)

    def _wordings(self) -> Watch:
        better = [wording.write for wording in self._longest_first]
        avoided = _any_of(wording.avoid for wording in self._longest_first)

        @watching(kind="each", find=avoided, say=BETTER, better=better)
        def look(text: str) -> Iterator[Spot]:
            """A word has a better one in this house."""
            for match in avoided.finditer(text):
                write = quote(better[(match.lastindex or 1) - 1])
                yield Spot(*match.span(), BETTER.finding(better=write, found=quote(match[0])))

        return look

    def _sentences(self) -> Watch:
        most = self.longest_sentence

        @watching(kind="each", find=SENTENCE, say=LONG, most=most)
        def look(text: str) -> Iterator[Spot]:
            """A sentence is short enough to be heard."""
            for match in SENTENCE.finditer(text):
                if (number := len(match[0].split())) > most:
                    yield Spot(*match.span(), LONG.finding(number=number, most=most))

        return look

    def _held_words(self) -> Watch:
        what = "Some words are looked at by a person; they are not repeated here."
        return each(what, HELD, _any_of(sorted(self.hold, key=len, reverse=True)))

    @cached_property
    def _longest_first(self) -> list[Wording]:
        """The wordings in an order in which none hides another that it begins."""
        return sorted(self.instead, key=lambda wording: len(wording.avoid), reverse=True)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of any of the words, standing alone, in capitals or not; the group tells which it is."""
    groups = "|".join(f"({re.escape(word)})" for word in words)
    return re.compile(rf"(?<!\w)(?:{groups})(?!\w)", re.IGNORECASE)
