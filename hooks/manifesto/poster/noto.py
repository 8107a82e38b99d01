"""Noto: which font of that free family, or which other free one, draws a character, for whoever has to add one."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from manifesto import script

if TYPE_CHECKING:
    from collections.abc import Iterator

FAMILY = "Noto Sans"
OTHERWISE_NAMED = {
    **dict.fromkeys(("LATIN", "GREEK", "CYRILLIC"), FAMILY),
    "ARABIC": "Amiri",  # which draws whole letters: those of Noto are bodies and dots, and nobody could read the PDF aloud
    "HANGUL": f"{FAMILY} KR",
    "BOPOMOFO": f"{FAMILY} TC",
    "CANADIAN SYLLABICS": f"{FAMILY} Canadian Aboriginal",
    "NKO": f"{FAMILY} NKo",
    "TIBETAN": "Noto Serif Tibetan",
    script.KANA: f"{FAMILY} JP",
}
OF_HAN = {"ja": "JP", "ko": "KR", "zh-tw": "TC", "zh-hant": "TC", "zh-hk": "HK", "yue": "HK"}
EMOJI, SYMBOLS, OTHER_SYMBOLS, MATHS = "Noto Emoji", "Noto Sans Symbols 2", "Noto Sans Symbols", "Noto Sans Math"
SIGNS = (  # the last code of a part of Unicode, and what has the most of its signs, as counted in the fonts of 2025
    *((0x218F, FAMILY), (0x21FF, MATHS), (0x24FF, OTHER_SYMBOLS), (0x2BFF, SYMBOLS), (0x1EFFF, FAMILY)),
    *((0x1F0FF, SYMBOLS), (0x1F2FF, OTHER_SYMBOLS), (0x1F64F, EMOJI), (0x1F67F, SYMBOLS), (0x1F6FF, EMOJI)),
    *((0x1F77F, OTHER_SYMBOLS), (0x1F8FF, SYMBOLS), (0x1FAFF, EMOJI)),
)


def fonts(character: str, text: str, language: str) -> Iterator[str]:
    """Yield the names of fonts that may have a character of a text in a language, the likeliest first."""
    kind = script.of(character)
    if kind == script.HAN:
        first = _of_han(text, language)
        yield from dict.fromkeys(f"{FAMILY} {region}" for region in (first, "SC", "TC", "JP", "KR", "HK"))
    elif kind:
        yield OTHERWISE_NAMED.get(kind, f"{FAMILY} {kind.title()}")
    else:
        yield from _of_signs(character)


def file(name: str, weight: str) -> str:
    """Return the name under which a font of the family comes: NotoSansJP-Regular.ttf."""
    return f"{name.replace(' ', '')}-{weight}.ttf"


def _of_han(text: str, language: str) -> str:
    """Return the country whose ideographs are meant: what else stands in the text says it, or the language does."""
    kinds = {script.of(character) for character in text}
    if script.KANA in kinds or "HANGUL" in kinds:
        return "JP" if script.KANA in kinds else "KR"
    tag = language.casefold().replace("_", "-")
    return next((region for start, region in OF_HAN.items() if f"{tag}-".startswith(f"{start}-")), "SC")


def _of_signs(character: str) -> Iterator[str]:
    """Yield what has a sign that no script has for itself."""
    name = unicodedata.name(character, "")
    if unicodedata.category(character) == "Sm" or name.startswith("MATHEMATICAL"):
        yield MATHS
    if name.startswith("VARIATION"):
        yield EMOJI
    elif name:
        yield next((font for end, font in SIGNS if ord(character) <= end), FAMILY)
