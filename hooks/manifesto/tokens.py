"""Tokens: what is left of a text, in any script, when it is compared with another."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Item = TypeVar("Item")

SHINGLE = 5  # tokens that stand together
GRAM = 3  # characters that do
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]{1,1000}")  # sorting marks takes the square of their number
# Accents of Latin, Greek and Cyrillic, and signs round symbols.  Marks of other scripts are vowels, and stay.
ACCENTS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]")
# Scripts without spaces between words.
SOUTH_EAST = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\ua9e0-\ua9ff\uaa60-\uaa7f"  # Thai to Khmer
KANA = "\u3040-\u312f\u31f0-\u31ff"
HAN = "\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
SPACELESS = f"{SOUTH_EAST}{KANA}{HAN}"
BETWEEN = r"\x00-/:-`{-\x7f"  # in a plain text everything else belongs to words
RUN = re.compile(f"[^{BETWEEN}]+")
TOKEN = re.compile(f"[^{BETWEEN}{SPACELESS}]+|[{SPACELESS}]")
SPACED = str.maketrans({chr(sign): " " for sign in range(128) if not chr(sign).isalnum()})
# The letters of a whole word of content; a shorter one ("the", "it", one character of several) counts for its part.
WORTH = (
    (re.compile("[a-z\x80-\u058f]"), 4),
    (re.compile(f"[\uac00-\ud7af{HAN}]"), 2),  # whole syllables of Hangul
    (re.compile(f"[{KANA}]"), 4),
    (re.compile(f"[{SOUTH_EAST}]"), 6),
    (re.compile("[^0-9]"), 3),  # scripts that leave vowels out, or write them as marks
)


def plain(text: str) -> str:
    """Return a text in small letters without accents, where all that is not ASCII belongs to a word."""
    return (text if text.isascii() else BEYOND_ASCII.sub(lambda match: _letters(match[0]), text)).casefold()


def tokens(text: str) -> list[str]:
    """Return the words of a plain text, or its characters in scripts that put no spaces between words."""
    return text.translate(SPACED).split() if text.isascii() else TOKEN.findall(text)


@lru_cache(maxsize=500)
def runs(text: str) -> frozenset[str]:
    """Return what stands between spaces and punctuation in a plain text, each once."""
    return frozenset(RUN.findall(text))


@lru_cache(maxsize=500)
def grams(text: str) -> frozenset[str]:
    """Return the neighbouring characters of a plain text, its tokens one space apart."""
    return frozenset(map("".join, together(" ".join(tokens(text)), GRAM)))


@lru_cache(maxsize=500)
def content_words(text: str) -> float:
    """Return how many words of a plain text mean something by themselves."""
    return sum(map(_worth, tokens(text)))


def together(items: Sequence[Item], size: int) -> Iterator[tuple[Item, ...]]:
    """Return so many neighbours from each place on, or all there are where they are fewer."""
    if len(items) < size:
        return iter([tuple(items)] if items else [])
    return zip(*(items[start:] for start in range(size)), strict=False)


class Numbers(dict[str, int]):
    """Numbers of tokens: by their letters alone, so that they are the same whatever else is read, and everywhere."""

    def __missing__(self, token: str) -> int:
        self[token] = number = hash(int.from_bytes(token.encode(), "big"))
        return number

    def shingles(self, words: list[str]) -> list[int]:
        """Return the number of each shingle of a text, in order."""
        return list(map(hash, together([self[word] for word in words], SHINGLE)))


@lru_cache(maxsize=500)
def _letters(signs: str) -> str:
    bare = ACCENTS.sub("", unicodedata.normalize("NFKD", signs))
    return "".join(map(_letter, unicodedata.normalize("NFKC", bare)))


def _letter(sign: str) -> str:
    """A letter, mark or digit stays; what nobody sees (a soft hyphen, a joiner) vanishes; the rest divides words."""
    category = unicodedata.category(sign)
    return sign if category[0] in "LMN" or sign.isascii() else "" if category == "Cf" else " "


def _worth(token: str) -> float:
    letters = next((letters for script, letters in WORTH if script.match(token)), 0)
    return min(1, len(token) / letters) if letters else 0
