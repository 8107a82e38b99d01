"""Hyphenation: long words of running text may be broken, by the dictionary of their language."""

from __future__ import annotations

import pytest

from manifesto.hyphenation import hyphenated
from manifesto.line_breaking import SOFT_HYPHEN


@pytest.mark.parametrize(
    ("language", "text", "broken"),
    [
        ("de", "Die Verantwortung übernehmen", "Die Ver|ant|wor|tung übernehmen"),
        ("de-AT", "Verantwortungsbewusstsein", "Ver|ant|wor|tungs|be|wusst|sein"),
        ("de", "(Verantwortung), „Verantwortung“", "(Ver|ant|wor|tung), „Ver|ant|wor|tung“"),
        ("en", "for understanding it", "for under|stand|ing it"),
        ("en", "twelvelettrs is no long word", "twelvelettrs is no long word"),
        ("es", "la responsabilidad", "la res|pon|sa|bi|li|dad"),
        ("hu", "meggyőződésünk", "meg|győ|ző|dé|sünk"),
        ("hu", "összeroggyannának", "össze|roggyan|ná|nak"),
        ("ja", "約束を守る約束を守る約束を守る", "約束を守る約束を守る約束を守る"),
        ("ar", "وسيستقبلونكمجميعا", "وسيستقبلونكمجميعا"),
        ("th", "รักษาสัญญาทุกครั้ง", "รักษาสัญญาทุกครั้ง"),
        ("", "understanding", "understanding"),
        ("made-up", "understanding", "understanding"),
        ("../../etc", "understanding", "understanding"),
        ("de", "", ""),
    ],
)
def test_words_are_broken_as_their_language_breaks_them(language: str, text: str, broken: str) -> None:
    """Words of thirteen letters and more get their places, where a dictionary knows the language; letters stay the same."""
    said = hyphenated(text, language)

    assert said.replace(SOFT_HYPHEN, "|") == broken
    assert said.replace(SOFT_HYPHEN, "") == text


def test_what_somebody_has_hyphenated_stays() -> None:
    """A word in which hyphens were put by hand has those alone, and the others get theirs."""
    text = f"Verantwortungs{SOFT_HYPHEN}bewusstsein und Verantwortung"

    assert hyphenated(text, "de").replace(SOFT_HYPHEN, "|") == "Verantwortungs|bewusstsein und Ver|ant|wor|tung"
