"""Tokens: what is left of a text, in any script, when it is compared with another."""

from __future__ import annotations

import pytest

from manifesto.tokens import content_words, grams, plain, runs, tokens


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ring back, by FOUR!", ["ring", "back", "by", "four"]),
        ("**Don’t** [ask](twice.md) `why`", ["don", "t", "ask", "twice", "md", "why"]),
        ("Große Füße, ﬁn ①²", ["grosse", "fusse", "fin", "12"]),
        ("cafe\u0301 Ёлка ΛΌΓΟΣ İzmir", ["cafe", "елка", "λογοσ", "izmir"]),
        ("\u01c6 \u2122", ["dz", "tm"]),
        ("so\u00adft zero\u200bwidth", ["soft", "zerowidth"]),
        ("約束を守る。", ["約", "束", "を", "守", "る"]),
        ("ｶﾞｲﾄﾞ か\u3099", ["ガ", "イ", "ド", "が"]),
        ("รักษา", ["ร", "ั", "ก", "ษ", "า"]),
        ("ຮັກ", ["ຮ", "ັ", "ກ"]),
        ("고객을 먼저", ["고객을", "먼저"]),
        ("كُلّ يوم، وعد", ["كُلّ", "يوم", "وعد"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("WiFi料金1円", ["wifi", "料", "金", "1", "円"]),
        ("🎉 ❤️ 👩‍💻 -- ***", []),
        ("\ud800 #️⃣", []),
        ("", []),
    ],
)
def test_tokens(text: str, left: list[str]) -> None:
    """Words are left of a text, or characters where there are no spaces; how they are written makes no difference."""
    assert tokens(plain(text)) == left


def test_parts_of_a_title() -> None:
    """A title has words between spaces in every script, and neighbouring letters."""
    assert runs(plain("約束を守る、約束を守る WiFi")) == {"約束を守る", "wifi"}
    assert grams(plain("Go on!")) == {"go ", "o o", " on"}
    assert grams(plain("Go")) == {"go"}
    assert grams("") == frozenset()


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("Clarity", 1),
        ("Go first", 1.5),
        ("Ring back by four", 3.5),
        ("2026 1001", 0),
        ("Ясность", 1),
        ("고객 먼저", 2),
        ("الوفاء بالوعد", 2),
        ("明確", 1),
        ("約束を守る", 2),
        ("ありがとう", 1.25),
        ("รักษา", 5 / 6),
        ("🎉", 0),
    ],
)
def test_words_of_content(title: str, count: float) -> None:
    """A long word counts as one, a short one or a character as a part of one, and a number not at all."""
    assert content_words(plain(title)) == pytest.approx(count)
