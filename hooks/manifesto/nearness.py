"""Nearness: what a browser needs to tell, while somebody writes, which principles say something similar.

Titles go along as they are, and are compared as `likeness.py` compares them.  Of each text there is a sample: every
shingle has a number of 32 bits that depends on its letters alone, and the shingles whose upper bits (their level) lie
below a text's rate are in its sample, by their lower bits (their mark).  A browser draws the same sample from what is
being written, and so the share of two samples is near to that of the texts.  Of few principles, and of short texts,
more is kept, or all.

Of a thousand principles there is one file; of more there are others, which a browser fetches afterwards, and then each
tells of the addresses as well that rules.json has no room for.

overrides/assets/javascripts/contribute/near.js reads it, and reckons in the same way.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from manifesto.form_rules import MOST_KNOWN
from manifesto.tokens import SHINGLE, plain, together, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from manifesto.manifesto import Manifesto
    from manifesto.principle import Principle

FILE, FURTHER = "contribute/near.json", "contribute/near"
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
MORE = len(DIGITS) - 1  # a digit that only says: so many, and on
FEW = 300  # principles: of no more than that the summaries go along, and larger samples
SAMPLE, SMALL_SAMPLE = 64, 22  # marks of a text
LEVELS, LEVEL_SHIFT = 4096, 20
MARKS = 1 << 16
WORD = 0xFFFFFFFF
BASIS, PRIME = 2166136261, 16777619  # of FNV-1a, for words of 32 bits
SPREAD = 0x9E3779B1  # an odd number near 2^32 divided by the golden ratio (Knuth, volume 3, 6.4)


def near_files(manifesto: Manifesto) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield `/contribute/near.json`, and the files that follow it: titles, addresses and samples, the oldest first.

    Each is made once somebody calls for it.
    """
    principles = sorted(manifesto.principles, key=lambda principle: (principle.added, principle.slug))
    parts = [principles[start : start + MOST_KNOWN] for start in range(0, len(principles), MOST_KNOWN)] or [[]]
    few = len(principles) <= FEW
    for number, part in enumerate(parts):
        more = {} if len(parts) == 1 else {"more": len(parts) - 1 - number, "aliases": _aliases(part)}
        yield f"{FURTHER}/{number}.json" if number else FILE, partial(_near, part, few, more)


def _near(principles: Sequence[Principle], few: bool, more: dict[str, Any]) -> str:
    index = {**_index(principles, few=few), **more}
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")) + "\n"


def _aliases(principles: Iterable[Principle]) -> dict[str, str]:
    return {alias: principle.slug for principle in principles for alias in principle.aliases}


def _index(principles: Sequence[Principle], *, few: bool) -> dict[str, Any]:
    samples = [sample(shingles(principle.body), SAMPLE if few else SMALL_SAMPLE) for principle in principles]
    return {
        "titles": [principle.title for principle in principles],
        "slugs": list(map(_slug, principles)),
        "summaries": [principle.summary for principle in principles] if few else [],
        "rates": _columns([rate - 1 for rate, _ in samples], LEVELS),
        **_bearers([marks for _, marks in samples]),
    }


def shingles(body: str) -> set[int]:
    """Return the numbers of the shingles of a text, each of 32 bits."""
    words = tokens(plain(body))
    return set(map(_numbered, together(list(map(_number, words)), SHINGLE)))


def sample(numbers: set[int], size: int) -> tuple[int, set[int]]:
    """Return the rate at which no more than `size` of the numbers are in the sample, and the marks of those that are."""
    levels = sorted(number >> LEVEL_SHIFT for number in numbers)
    rate = LEVELS if len(levels) <= size else max(1, levels[size])
    return rate, {number % MARKS for number in numbers if number >> LEVEL_SHIFT < rate}


@lru_cache(maxsize=100_000)  # texts share most of their words
def _number(word: str) -> int:
    return _mixed(map(ord, word))


def _mixed(parts: Iterable[int]) -> int:
    """Return one number for several, in their order (FNV-1a)."""
    number = BASIS
    for part in parts:
        number = (number ^ part) * PRIME & WORD
    return number


def _numbered(shingle: Iterable[int]) -> int:
    """Return the number of a shingle, whose every bit depends on all of it, so that those of similar words lie far apart."""
    number = BASIS
    for part in shingle:  # as `_mixed`, which to call a million times would take a fifth of the time
        number = (number ^ part) * PRIME & WORD
    number = (number ^ number >> 16) * SPREAD & WORD
    return number ^ number >> 15


def _bearers(marks: list[set[int]]) -> dict[str, Any]:
    """Return who bears which mark, in the order of the marks: the steps from one to the next, and the bearers."""
    pairs = sorted((mark, n) for n, those in enumerate(marks) for mark in those)
    return {
        "steps": "".join(_steps(mark for mark, _ in pairs)),
        "bearers": _columns([n for _, n in pairs], len(marks)),
    }


def _steps(marks: Iterable[int]) -> Iterator[str]:
    last = 0
    for mark in marks:
        many, rest = divmod(mark - last, MORE)
        yield DIGITS[MORE] * many + DIGITS[rest]
        last = mark


def _columns(numbers: list[int], below: int) -> list[str]:
    """Return numbers less than `below` by their digits, the highest of all first: alike digits compress well together."""
    columns = []
    while below > 1:
        columns.append("".join(DIGITS[number % len(DIGITS)] for number in numbers))
        numbers = [number // len(DIGITS) for number in numbers]
        below = -(-below // len(DIGITS))
    return columns[::-1]


def _slug(principle: Principle) -> str:
    """Return the slug of a principle, or nothing where it is what its title says."""
    by_title = re.sub("[^a-z0-9]+", "-", principle.title.lower()).strip("-")
    return "" if by_title == principle.slug else principle.slug
