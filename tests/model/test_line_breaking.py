"""Line breaking: where a line may end in every script, and what stands at its end."""

from __future__ import annotations

from itertools import pairwise

import pytest

from manifesto.line_breaking import LEAST, line, phrases, pieces

SOFT, ZERO = "\u00ad", "\u200b"


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("", ""),
        ("  Keep \n every  promise ", "Keep |every |promise"),
        ("Nguyễn Ví Dụ, Žofie", "Nguyễn |Ví |Dụ, |Žofie"),
        ("um 8\u00a0Uhr", "um |8\u00a0Uhr"),
        ("約束を守る。", "約|束|を|守|る。"),
        ("「聞く」（今）。", "「聞|く」|（今）。"),
        ("カッターとチーズ", "カッ|ター|と|チー|ズ"),
        ("時々、少々……", "時々、|少々……"),
        ("信守“每一个”承诺，好。", "信|守|“每|一|个”|承|诺，|好。"),
        ("100円、50％です", "100|円、|50％|で|す"),
        ("¥100です", "¥100|で|す"),
        ("价￥百＃一", "价|￥百|＃一"),
        ("Keep約束now", "Keep|約|束|now"),
        ("か\u3099ぎ", "か\u3099|ぎ"),
        ("モ\u2060ノ", "モ\u2060ノ"),
        ("日本\u3000語", "日|本\u3000|語"),
        ("모든 약속을 지켜라", "모든 |약속을 |지켜라"),
        ("한국、일본", "한국、|일본"),
        ("كن حاضرًا تمامًا", "كن |حاضرًا |تمامًا"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("שָׁלוֹם לְכֻלָּם", "שָׁלוֹם |לְכֻלָּם"),
        ("รักษาสัญญา ทุกครั้ง", "รักษาสัญญา |ทุกครั้ง"),
        ("བོད་ཡིག", "བོད་|ཡིག"),
        ("decision-making", "decision-|making"),
        ("self-made", "self-made"),
        ("and/or-something-else", "and/|or-something-|else"),
        ("Straßenbahn–Haltestelle", "Straßenbahn–|Haltestelle"),
        ("1914–1918–1939–1945", "1914–1918–1939–1945"),
        ("------------------------", "------------------------"),
        ("non\u2011breaking\u2011hyphen", "non\u2011breaking\u2011hyphen"),
        (f"Donau{SOFT}dampf{SOFT}schiff", f"Donau{SOFT}|dampf{SOFT}|schiff"),
        (f"Donau{ZERO}dampf", "Donau|dampf"),
        (ZERO, ""),
        ("👩\u200d👩\u200d👧 日", "👩\u200d👩\u200d👧 |日"),
        ("x" * 60, "x" * 60),
    ],
)
def test_pieces(text: str, broken: str) -> None:
    """A text is broken at its spaces, between ideographs, after hyphens of long words, and where it says so itself."""
    assert "|".join(pieces(text)) == broken


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        ((), ""),
        (("Keep ", "every "), "Keep every"),
        ((f"Donau{SOFT}", "dampf"), "Donaudampf"),
        ((f"Donau{SOFT}", f"dampf{SOFT}"), "Donaudampf-"),
        ((f"Donau{SOFT} ",), "Donau-"),
        (("日", "本\u3000"), "日本"),
    ],
)
def test_a_line(parts: tuple[str, ...], shown: str) -> None:
    """A line has no space at its end, and a hyphen only where a word goes on in the next."""
    assert line(parts) == shown


@pytest.mark.parametrize(
    "text",
    [
        "約束を守る、そして「聞く」。ガッツとカッター、ー……（々）！？",
        "Keep 約束 and (聞く) – 50% ¥100/日・decision-making/example.org/a",
        "“好”，《信》；“一”——二。",
    ],
)
def test_nothing_is_lost_and_no_line_begins_or_ends_amiss(text: str) -> None:
    """The pieces are the text again, none begins with what ends a phrase, and none ends with what begins one."""
    found = pieces(text)

    assert "".join(found) == text
    assert len(found) > LEAST
    for before, after in pairwise(found):
        assert before.rstrip()[-1] not in "「（(“《¥"
        assert after[0] not in "、。」）)ーッッっ々！？，；”》%…・—"


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("素晴らしい接客のための宣言", "素晴らしい|接客のための|宣言"),
        ("お客様を大切にする", "お客様を|大切にする"),
        ("約束を守る、そして「聞く」。", "約束を|守る、|そして|「聞く」。"),
        ("サービス業の人びとへ", "サービス業の|人びとへ"),
        ("AIと人のあいだ", "AIと|人のあいだ"),
        ("Keep 約束を守る", "Keep |約束を|守る"),
        ("わたしたちのことばで", "わ|た|し|た|ち|の|こ|と|ば|で"),
        ("信守每一个承诺", "信|守|每|一|个|承|诺"),
        ("Keep every promise", "Keep |every |promise"),
        ("", ""),
    ],
)
def test_a_headline_keeps_japanese_words_whole(text: str, broken: str) -> None:
    """It is broken before an ideograph that follows hiragana; a long run of hiragana, and Chinese, anywhere."""
    assert "|".join(phrases(text)) == broken
