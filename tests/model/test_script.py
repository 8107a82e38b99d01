"""Scripts: what a character belongs to, and from which side a language and a text are read."""

from __future__ import annotations

import pytest

from manifesto import script


@pytest.mark.parametrize(
    ("characters", "name"),
    [
        ("aÉßỳǅ", "LATIN"),
        ("ωΆ", "GREEK"),
        ("жЁ", "CYRILLIC"),
        ("شً،١۲", "ARABIC"),
        ("שׁ־", "HEBREW"),
        ("日々〇。、〆！", "HAN"),
        ("あアｱー゛", "KANA"),
        ("한ㄱ", "HANGUL"),
        ("กไ๑", "THAI"),
        ("कि१", "DEVANAGARI"),
        ("ꯀ", "MEETEI MAYEK"),
        ("ꀀ", "YI"),
        (" 1-–“”…!\u0301\u200d😀♞\U000e0100\uffff", ""),
    ],
)
def test_the_script_of_a_character(characters: str, name: str) -> None:
    """A letter belongs to its script, and so do its marks; what many scripts share belongs to none."""
    assert {script.of(character) for character in characters} == {name}


@pytest.mark.parametrize(
    ("language", "side"),
    [
        *((tag, "rtl") for tag in ("ar", "AR-EG", "he", "iw", "fa", "ur", "yi", "ps", "dv", "sd", "ug", "ckb")),
        *((tag, "rtl") for tag in ("ku-Arab", "ku_arab", "az-Arab-IR", "ff-Adlm", "pa-PK", "ms-Arab")),
        *((tag, "ltr") for tag in ("en", "", "ku", "az", "ja", "zh-Hant", "ur-Latn", "ks-Deva", "pa", "arn", "hex")),
    ],
)
def test_the_side_of_a_language(language: str, side: str) -> None:
    """A language is written from the side of its usual script, or of the one that its tag names."""
    assert script.direction(language) == side


@pytest.mark.parametrize(
    ("text", "language", "side"),
    [
        ("Keep", "ar", "ltr"),
        ("«שלום» now", "en", "rtl"),
        ("1. سلام", "en", "rtl"),
        ("123 …", "he", "rtl"),
        ("", "en", "ltr"),
    ],
)
def test_the_side_of_a_text(text: str, language: str, side: str) -> None:
    """A text is read from the side of its first letter; one without letters from that of its language."""
    assert script.direction_of(text, language) == side
