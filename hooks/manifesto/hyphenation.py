"""Hyphenation: where a long word may be broken, in every language that has a dictionary of that.

Lines of a poster are broken by us and not by the renderer, so words get soft hyphens, which a line may end at and which
are not seen elsewhere.  Headlines and titles are left whole: a broken word does not speak loudly.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from manifesto.line_breaking import LONG, SOFT_HYPHEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

LEAST = 3  # letters that stay on a line, and that go to the next
WORD = re.compile(rf"[^\W\d_]{{{LONG},}}")


@lru_cache(maxsize=20_000)
def hyphenated(text: str, language: str) -> str:
    """Return a text of a language with soft hyphens in its long words, or as it is where there is no dictionary.

    A word in which somebody has put such hyphens keeps those alone.
    """
    if not WORD.search(text) or not (places := _dictionary(language)):
        return text
    return " ".join(
        word if SOFT_HYPHEN in word else WORD.sub(lambda found: _broken(found[0], places), word)
        for word in text.split(" ")
    )


def _broken(word: str, places: Callable[[str], Iterable[int]]) -> str:
    cuts = [0, *places(word), len(word)]
    return SOFT_HYPHEN.join(word[start:end] for start, end in pairwise(cuts))


@cache
def _dictionary(language: str) -> Callable[[str], Iterable[int]] | None:
    """Return what finds the places in a word of a language, or None where nobody has written them down.

    Places at which a broken word is spelled otherwise, as in Hungarian, are left out: it would be so in one piece, too.
    """
    import pyphen  # which WeasyPrint carries; what prints nothing does not pay for it

    if not (known := pyphen.language_fallback(language)):
        return None
    dictionary: Any = pyphen.Pyphen(lang=known, left=LEAST, right=LEAST)
    return lambda word: [int(place) for place in dictionary.positions(word) if not place.data]
