"""Line breaking: the places where a line may end, in every script that says them without a dictionary.

Lines end at spaces; between ideographs and kana, but for the signs that begin or end no line (JIS X 4051, Unicode UAX
14); after a hyphen, a slash or a dash within a long word; and at soft hyphens and zero-width spaces.  Korean is broken
at its spaces.  Thai, Lao, Khmer and Burmese are, too: words between them would take a dictionary, so a phrase is whole.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from manifesto import script

SOFT_HYPHEN, ZERO_WIDTH_SPACE = "\u00ad", "\u200b"
HYPHEN = "-"  # what is printed for a soft one where a line ends
NO_BREAK_SPACES = "\u00a0\u2007\u202f"
WORD = re.compile(rf"[\S{NO_BREAK_SPACES}]+[^\S{NO_BREAK_SPACES}]*")
SPACES = re.compile(r"[ \t\n\r\f\v]+")

LONG, LEAST = 13, 3  # letters: a word of so many may be broken after its hyphen, with so many on either side of it
BREAKS_AFTER = frozenset("-‐–—/־")
BREAKS_ALWAYS_AFTER = frozenset(
    f"{SOFT_HYPHEN}{ZERO_WIDTH_SPACE}་፡"
)  # and the dots between words, Tibetan and Ethiopic

GLUE = frozenset("\u200d\u2060\ufeff\u034f")
NOT_AT_START = frozenset(
    "、。，．・：；！？,.:;!?%‰％℃°ー々〻〳〴〵゛゜ゝゞヽヾ…‥—―～〜–‐゠/／"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯｰﾞﾟ､｡･"
)
NOT_AT_END = frozenset("$£¥€₩＄￡￥№#＃")
OPENING, CLOSING = {"Ps", "Pi"}, {"Pe", "Pf"}
HIRAGANA = re.compile("[\u3041-\u309f]")  # which ends Japanese words, and in which the small ones are written
HONORIFICS = {"お", "ご"}  # which belong to the word after them
LONG_PHRASE = 8  # characters: a longer one is broken anywhere
HALF_STOPS = frozenset("、。，．")
IDEOGRAPHIC = frozenset({script.HAN, script.KANA, "BOPOMOFO", "YI", "NUSHU"})


@lru_cache(maxsize=20_000)
def pieces(text: str) -> tuple[str, ...]:
    """Return a text in pieces, between any two of which a line may end; each keeps the space or the sign at its end.

    Together they are the text again, without zero-width spaces and with one space where there were several.
    """
    words = WORD.findall(SPACES.sub(" ", text.strip()))
    if text.isascii() and max(map(len, words), default=0) < LONG:
        return tuple(words)
    found = (piece.replace(ZERO_WIDTH_SPACE, "") for word in words for piece in _within(word))
    return tuple(piece for piece in found if piece)


@lru_cache(maxsize=5_000)
def phrases(text: str) -> tuple[str, ...]:
    """Return a headline in pieces that keep Japanese words whole, as nearly as can be told without a dictionary.

    There a phrase begins with an ideograph or with katakana, and ends in hiragana or at a stop.
    """
    parts = pieces(text)
    if not any(map(HIRAGANA.match, text)):
        return parts
    found: list[list[str]] = []
    for part in parts:
        if found and not _begins(part, "".join(found[-1])):
            found[-1].append(part)
        else:
            found.append([part])
    joined = (["".join(phrase)] if len("".join(phrase)) <= LONG_PHRASE else phrase for phrase in found)
    return tuple(part for phrase in joined for part in phrase)


def _begins(part: str, phrase: str) -> bool:
    """Return whether a piece begins another phrase after the one that came before."""
    before, after = phrase[-1], part[0]
    if phrase in HONORIFICS:
        return False
    return not before.isalnum() or bool(HIRAGANA.match(before) and not HIRAGANA.match(after))


def line(parts: tuple[str, ...]) -> str:
    """Return pieces as the line that they make: without the space at its end, and with a hyphen where it breaks a word."""
    text = "".join(parts).rstrip()
    if SOFT_HYPHEN not in text:
        return text
    return bare(text) + HYPHEN * text.endswith(SOFT_HYPHEN)


def bare(text: str) -> str:
    """Return a text as it stands in the middle of a line, where soft hyphens are not seen."""
    return text.rstrip().replace(SOFT_HYPHEN, "")


def _within(word: str) -> list[str]:
    """Return a word, the space after it included, in the pieces that it may be broken into."""
    letters = word.rstrip()
    found, start = [], 0
    for position, (before, after) in enumerate(pairwise(letters), 1):
        if before in BREAKS_ALWAYS_AFTER or _between(before, after) or _after_hyphen(letters, start, position):
            found.append(word[start:position])
            start = position
    return [*found, word[start:]]


def _between(before: str, after: str) -> bool:
    """Return whether a line may end between two characters because one of them is an ideograph or a kana."""
    kinds = {script.of(before), script.of(after)}
    if kinds.isdisjoint(IDEOGRAPHIC) or unicodedata.category(after)[0] == "M" or {before, after} & GLUE:
        return False
    if before in NOT_AT_END or after in NOT_AT_START:
        return False
    if unicodedata.category(before) in OPENING or unicodedata.category(after) in CLOSING:
        return False
    return "HANGUL" not in kinds or before in HALF_STOPS


def _after_hyphen(word: str, start: int, position: int) -> bool:
    """Return whether a long word may be broken before `position`, where a hyphen stands between enough letters."""
    if word[position - 1] not in BREAKS_AFTER or len(word) < LONG:
        return False
    around = word[position - 2].isalnum() and word[position].isalpha()
    return around and position - start > LEAST and len(word) - position >= LEAST
