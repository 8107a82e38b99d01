"""Likeness: which texts say the same as another, or nearly the same.

The share of two sets is what they have in common, out of all that is in either.  Among our first 40 principles two
bodies share 0.004 at most, two titles 0.25 of their words and 0.24 of their letters.  A copy with one word changed
keeps 0.96 of the body (the median of 40), with its paragraphs in another order 0.88, with a third cut off 0.61, with
its sentences in another order 0.57, with a third of them replaced 0.44 and with half of them replaced 0.28.
Of 448 such copies that kept 0.2 the search, among 2,000 other texts, missed none.
Most titles stay alike with a letter missing, a word more or less, or their words in another order; hardly any does
with one word exchanged.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from manifesto.bearers import Bearers, Titles
from manifesto.tokens import SHINGLE, Numbers, content_words, grams, plain, runs, together, tokens

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Hashable, Iterable, Iterator, Sequence

Part: TypeAlias = Literal["title", "text"]
Pair: TypeAlias = "tuple[int, bool, float, Part]"  # the other, whether they differ, their share below zero, the part

SAME_TEXT, ALIKE_TEXT = 0.9, 0.2
ALIKE_WORDS, ALIKE_GRAMS = 0.75, 0.7
LEAST_WORDS = 2  # of content, in a title: two people may well write "Clarity"
LEAST_BODY = 80  # characters
MOST_TOLD = 3  # others of one text
# The rest only chooses what is compared; what is told of a pair is always measured in full.
WHOLE, SAMPLE = 100, 8  # of a body with more shingles than that, one in so many is a mark
LEAST_SHARED = 1 / 128  # of the shingles of a body; a pair that is alike has five times that among its marks
MOST_AS_SETS = 1_000  # texts whose shingles stay sets: quicker than arrays, and ten times as large


@dataclass(frozen=True, slots=True)
class Text:
    """What is compared."""

    key: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two texts that say the same, or that are alike: `key` is the later one, or the one that was asked about."""

    key: str
    other: str
    same: bool
    part: Part
    share: float


def likenesses(texts: Sequence[Text], about: Container[str] | None = None) -> Iterator[Likeness]:
    """Yield the pairs of texts that are the same or alike, in order, each text with its likest others before it.

    With `about` only pairs with one of these texts are looked for, and the others may stand anywhere.
    """
    asked = {n: text for n, text in enumerate(texts) if about is None or text.key in about}
    rest = {n: text for n, text in enumerate(texts) if n not in asked and asked}
    search = _Search(asked.values(), whole=not rest)
    found = {
        n: [(differs, less, m, part) for m, differs, less, part in search.add(n, text)] for n, text in asked.items()
    }
    for n, text in rest.items():
        for m, differs, less, part in search.like(text):
            found[m].append((differs, less, n, part))
    for n, others in found.items():
        for differs, less, m, part in sorted(others)[:MOST_TOLD]:
            yield Likeness(texts[n].key, texts[m].key, not differs, part, -less)


@dataclass(frozen=True, slots=True)
class _Read:
    """A text as it is compared: a plain title, and a body that may be too short to be alike."""

    title: str
    short: bool
    shingles: frozenset[int] | array[int]


class _Search:
    """Finds the texts that are like another, among those that were added; `whole` means that all will be."""

    def __init__(self, texts: Iterable[Text], *, whole: bool) -> None:
        self.whole = whole
        self.titles, self.bodies = Titles(plain(text.title) for text in texts), Bearers()
        self.numbers = Numbers()
        self.read: dict[int, _Read] = {}
        self.places: dict[tuple[str, ...], int] = {}  # the same marks in words, which is quicker for many others

    def add(self, n: int, text: Text) -> list[Pair]:
        """Note a text, and return which of those before it are like it."""
        words = tokens(plain(text.body))
        numbers = self.numbers.shingles(words)
        one = _read(text, numbers)
        whole = len(one.shingles) <= WHOLE
        marks = dict.fromkeys(numbers if whole else [number for number in numbers if not number % SAMPLE])
        title_marks = self.titles.marks(one.title)
        pairs = list(self._pairs(one, title_marks, marks))
        self.titles.add(n, title_marks)
        self.bodies.add(n, marks)
        few = len(self.read) < MOST_AS_SETS
        self.read[n] = one if few else _Read(one.title, one.short, array("q", one.shingles))
        if not self.whole:
            places = zip(together(words, SHINGLE), numbers, strict=True)
            self.places.update(place for place in places if place[1] in marks)
        return pairs

    def like(self, text: Text) -> Iterable[Pair]:
        """Return which of those that were added are like a text that was not."""
        words = tokens(plain(text.body))
        known = filter(self.places.__contains__, together(words, SHINGLE))
        marks = dict.fromkeys([self.places[place] for place in known])
        if (title_marks := self.titles.marks(plain(text.title))) or marks:
            return self._pairs(_read(text, self.numbers.shingles(words)), title_marks, marks)
        return ()

    def _pairs(self, one: _Read, title_marks: Iterable[Hashable], marks: Iterable[Hashable]) -> Iterator[Pair]:
        near = {m: _title_share(one.title, self.read[m].title) for m in self.titles.nearest(title_marks)}
        near = {m: share for m, share in near.items() if share}
        for m in self.bodies.nearest(marks, LEAST_SHARED * len(one.shingles)):
            near[m] = near.get(m) or _title_share(one.title, self.read[m].title)
        for m, title in near.items():
            if pair := _pair(one, self.read[m], title):
                yield m, *pair


def _read(text: Text, numbers: list[int]) -> _Read:
    return _Read(plain(text.title), len(text.body.strip()) < LEAST_BODY, frozenset(numbers))


def _pair(one: _Read, other: _Read, title: float) -> tuple[bool, float, Part] | None:
    """Return how two texts with that share of a title are alike, so that what is likest sorts first."""
    body = _share(frozenset(one.shingles), other.shingles)
    if body >= SAME_TEXT and runs(one.title) == runs(other.title):
        return False, -body, "text"
    text = 0 if body < ALIKE_TEXT or one.short or other.short else body
    return (True, -max(text, title), "text" if text >= title else "title") if text or title else None


def _title_share(one: str, other: str) -> float:
    """Return the larger share of two plain titles that reaches its threshold, or 0."""
    words, letters = _share(runs(one), runs(other)), _share(grams(one), grams(other))
    share = max(words if words >= ALIKE_WORDS else 0, letters if letters >= ALIKE_GRAMS else 0)
    return share if share and min(content_words(one), content_words(other)) >= LEAST_WORDS else 0


def _share(one: frozenset[Any], other: Collection[Any]) -> float:
    """Return how much of two sets they have in common, from 0 to 1; nothing has nothing in common."""
    shared = len(one.intersection(other))
    return shared / (len(one) + len(other) - shared) if shared else 0
