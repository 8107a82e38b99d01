"""Font runs: a text in parts, each in one font and one script, split where Pango splits it for WeasyPrint.

What was measured is then what is drawn, down to the width of the spaces between two scripts.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from manifesto import script

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from manifesto.font_file import FontFile

UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"}
OGHAM_SPACE = "\u1680"  # a stroke, and the only space that is seen
# In any other language Pango takes Cyrillic letters for Russian ones; some fonts draw л and д otherwise for Bulgarians.
CYRILLIC_LANGUAGES = re.compile("ab|ba|be|bg|ce|cu|cv|kk|ky|mk|mn|os|ru|sah|sr|tg|tt|uk")


class FontRun(NamedTuple):
    """A part of a text, its font, and the language that it is shaped for."""

    font: FontFile
    text: str
    language: str


@lru_cache(maxsize=5_000)
def unseen(character: str) -> bool:
    """Return whether a character prints nothing of its own: a space, a joiner, a selector of a variant."""
    selector = unicodedata.name(character, "").startswith("VARIATION SELECTOR")
    return selector or (unicodedata.category(character) in UNSEEN and character != OGHAM_SPACE)


def as_seen(runs: tuple[FontRun, ...], language: str) -> tuple[FontRun, ...]:
    """Return the runs of a line from left to right, as they are seen and not as they are read (Unicode, UAX 9, rule L2)."""
    if len(runs) < 2:
        return runs
    base = 1 if script.direction(language) == "rtl" else 0
    levels = [_level(run.text, base) for run in runs]
    seen = list(range(len(runs)))
    for level in (2, 1):
        start = 0
        while start < len(seen):
            end = start
            while end < len(seen) and levels[seen[end]] >= level:
                end += 1
            seen[start:end] = reversed(seen[start:end])
            start = end + 1
    return tuple(runs[index] for index in seen)


def _level(text: str, base: int) -> int:
    """Return how deep a run lies: what is written from the right is odd, and signs of no direction go with the line."""
    kinds = (unicodedata.bidirectional(character) for character in text)
    kind = next((kind for kind in kinds if kind in {"L", "R", "AL", "EN", "AN"}), "")
    return base if not kind else 1 if kind in {"R", "AL"} else 2 * base


def split(text: str, fonts: Sequence[FontFile], language: str) -> Iterator[FontRun]:
    """Yield the parts of a text in a language, each with the first of the fonts that has its characters.

    Spaces stay with what is before them.  Within a script they go with the font that is named first, and where the
    line turns to its own direction again they are set in the first of all.
    """
    base = script.direction(language)
    font, kind, side, start, end = -1, "", "", 0, 0  # `end` is after the last character that is seen
    for position, character in enumerate(text):
        if unseen(character):
            continue
        its_font, its_kind, its_side = _first(character, fonts), script.of(character), _side(character)
        other_script = bool(kind and its_kind and its_kind != kind)
        to_number = _number(character) - _number(text[end - 1]) if end and (side or base) == "rtl" else 0
        if font >= 0 and (its_font != font or other_script or to_number):
            turns = other_script and side != its_side == base
            keeps = to_number > 0 or (to_number == 0 and (other_script or its_font > font))
            border = end if turns or not keeps else position
            yield FontRun(fonts[font], text[start:border], _spoken(kind, language))
            if turns and end < position:
                yield FontRun(fonts[0], text[end:position], language)
            kind, start = "" if other_script else kind, position if turns else border
        font, kind, side, end = its_font, its_kind or kind, its_side or side, position + 1
    yield FontRun(fonts[max(font, 0)], text[start:], _spoken(kind, language))


def _first(character: str, fonts: Sequence[FontFile]) -> int:
    """Return the place of the first font with a character, or of the first of all where none has it."""
    if character in fonts[0].letters:
        return 0
    return next((place for place, font in enumerate(fonts) if character in font.letters), 0)


def _side(character: str) -> str:
    """Return the side from which a letter is written, and nothing for what has none: marks, numbers, signs."""
    return {"L": "ltr", "R": "rtl", "AL": "rtl"}.get(unicodedata.bidirectional(character), "")


def _number(character: str) -> bool:
    """Return whether a character is a digit, which runs from the left in a text from the right."""
    return unicodedata.bidirectional(character) in {"EN", "AN"}


def _spoken(kind: str, language: str) -> str:
    """Return the language that letters of a script are taken for."""
    foreign = kind == "CYRILLIC" and not CYRILLIC_LANGUAGES.fullmatch(language.partition("-")[0])
    return "ru" if foreign else language
