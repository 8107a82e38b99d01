"""Scripts: which writing system a character belongs to, and from which side a language is written."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal, TypeAlias

Direction: TypeAlias = "Literal['ltr', 'rtl']"

KANA, HAN = "KANA", "HAN"
# The scripts of living languages, and a few that are dear to somebody, as the Unicode names of their characters begin.
NAMES = (
    *("LATIN", "GREEK", "CYRILLIC", "ARABIC", "HEBREW", "SYRIAC", "THAANA", "NKO", "ADLAM", "HANIFI ROHINGYA"),
    *("DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA", "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA"),
    *("THAI", "LAO", "TIBETAN", "MYANMAR", "KHMER", "MONGOLIAN", "HANGUL", "BOPOMOFO", "YI", "LISU", "MIAO"),
    *("ARMENIAN", "GEORGIAN", "ETHIOPIC", "CHEROKEE", "CANADIAN SYLLABICS", "TIFINAGH", "VAI", "BAMUM", "OSAGE"),
    *("JAVANESE", "BALINESE", "SUNDANESE", "BATAK", "BUGINESE", "CHAM", "TAGALOG", "CHAKMA", "LEPCHA", "LIMBU"),
    *("MEETEI MAYEK", "OL CHIKI", "SAURASHTRA", "NEW TAI LUE", "TAI LE", "TAI THAM", "TAI VIET", "KAYAH LI", "NUSHU"),
    *("COPTIC", "GLAGOLITIC", "GOTHIC", "RUNIC", "OSMANYA"),
)
NAMED = re.compile(rf"(?:EXTENDED |HALFWIDTH |FULLWIDTH )?(?P<script>{'|'.join(NAMES)})\b")
OF_KANA = re.compile(r"(?:HALFWIDTH )?(?:HIRAGANA|KATAKANA|HENTAIGANA)")
OF_HAN = re.compile("CJK|KANGXI|IDEOGRAPHIC|FULLWIDTH")

# Languages whose usual script runs from the right (Unicode CLDR, likely subtags), and such scripts (ISO 15924).
LANGUAGES_FROM_THE_RIGHT = re.compile(
    "ar|acm|aeb|apc|arc|arq|ars|ary|arz|azb|bal|bgn|bqi|ckb|dv|fa|glk|he|iw|ji|khw|ks|lrc|luz|mzn|nqo|pa-pk|pnb|prs|ps|rhg"
    "|sd|sdh|skr|syc|syr|ug|ur|uz-af|yi"
)
SCRIPTS_FROM_THE_RIGHT = re.compile("adlm|arab|aran|hebr|mand|nkoo|rohg|samr|syrc|thaa|yezi")


@lru_cache(maxsize=20_000)
def of(character: str) -> str:
    """Return the script of a character, as its Unicode name begins; nothing for what is common to many.

    Kana of both kinds are KANA.  Ideographs are HAN, and so is the punctuation that stands between them.
    """
    if character.isascii():
        return "LATIN" if character.isalpha() else ""
    name = unicodedata.name(character, "")
    if OF_KANA.match(name):
        return KANA
    if found := NAMED.match(name):
        return found["script"]
    return HAN if OF_HAN.match(name) else ""


def direction(language: str) -> Direction:
    """Return the side from which a language is written; `language` is a tag as HTML knows it, such as ar or ku-Arab."""
    tag = language.casefold().replace("_", "-").split("-")
    if written := next((part for part in tag[1:] if len(part) == 4 and part.isalpha()), ""):
        return "rtl" if SCRIPTS_FROM_THE_RIGHT.fullmatch(written) else "ltr"
    return "rtl" if any(map(LANGUAGES_FROM_THE_RIGHT.fullmatch, (tag[0], "-".join(tag[:2])))) else "ltr"


def direction_of(text: str, language: str = "") -> Direction:
    """Return the side from which a text is read: that of its first letter, or of the language where it has none."""
    kinds = (unicodedata.bidirectional(character) for character in text)
    first = next((kind for kind in kinds if kind in {"L", "R", "AL"}), "")
    return direction(language) if not first else "ltr" if first == "L" else "rtl"
