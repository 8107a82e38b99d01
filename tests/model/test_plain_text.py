"""Plain text: words that are printed as they stand, and what cannot stand among them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from manifesto import plain_text

if TYPE_CHECKING:
    from manifesto.rule import Rule

TAKEN: tuple[tuple[Rule, tuple[str, ...]], ...] = (
    (plain_text.no_markup, ("", "plain", "A & B", "“quoted”", "it's", "50 % off", "a = b", "&lt;", "* _ ` #")),
    (
        plain_text.no_hidden_characters,
        (
            *("", "plain", "señor José-María d’Example", "O'Example Jr. (3rd)", "陳大文", "Владимир Пример"),
            *("שם לדוגמה", "مثال اسم", "👋 hello", "a b", "　", "e\u0301"),
            "علی‌رضا",  # ZWNJ between letters, as Persian needs it
            "क्‍ष",  # ZWJ after a virama, within a word
            "രാജന്‍",  # ZWJ after a virama, at the end of a word
            "葛\U000e0100城",  # a variation selector, as some family names need it
            "❤️",  # a heart and the selector that colours it
        ),
    ),
    (
        plain_text.person_name,
        ("Ada Example", "trustfarm (KT Ahn - 안씨아저씨)", "X Æ A-12", "Ada & Ben", "?", "Ada, PhD"),
    ),
    (
        plain_text.no_marks,
        (
            *("", "plain", "5 * 3 * 2", "2 ** 3", "snake_case_name", "_", "*", "a*b*c", "[a] (b)", "[a]", "(b)"),
            *("#1 rule", "a # b", "it`s", "* a", "__init", "footnote*", "f*ck* it", "C# and F#"),
        ),
    ),
    (
        plain_text.title,
        (
            *("Ring back by four", "ASAP", "Go first", "Wait …", "Wait...", "Yes!", "Why?", "日本語の題", "© Ada"),
            *("One in 10", "NASA says", "ABCDEFG", "Two → three"),
        ),
    ),
    (plain_text.read_as_text, ("", "plain", "yes and no", "noon", "404 times", "1.2.3", "10 %", "e5")),
)
REFUSED: tuple[tuple[Rule, str, tuple[str, ...]], ...] = (
    (plain_text.no_markup, "P032", ("<script>", "a < b", "a > b", "<", "</title>", "<!--")),
    (
        plain_text.no_hidden_characters,
        "P002",
        (
            *("nul\0", "escape\x1b[31m", "delete\x7f", "next line\x85", "line\u2028separator", "paragraph\u2029mark"),
            *("soft\u00adhyphen", "zero\u200bwidth", "left\u200eto right", "right\u200fto left", "\u061carabic mark"),
            *("override\u202e", "embedding\u202a", "isolate\u2066", "pop\u2069", "word\u2060joiner", "\ufeffmark"),
            *("private\ue000", "surrogate\ud800", "tag\U000e0041", "interlinear\ufff9"),
            *("\u3164", "\uffa0", "\u115f", "\u2800"),  # fillers, which make a name that nobody sees
            *("\u200dbegins", "ends\u200d", "two\u200d\u200djoiners", "1\u200d2", "a \u200cb"),  # that join nothing
        ),
    ),
    (
        plain_text.person_name,
        "P051",
        ("@ada", "Ada/Ben", "Ada\\Ben", "https:ada", "see http://ada.example", "a@b.example"),
    ),
    (plain_text.no_marks, "P032", ("a **b** c", "__b__", "`b`", "*b* c", "_b c_", "[b](https://example.org)", "# b")),
    (plain_text.title, "P031", ("Ring back.", "終わり。", "RING BACK", "10 rules", "３ rules", "Go 👋", "Love ❤")),
    (plain_text.read_as_text, "P015", ("Yes", "off", "null", "~", "404", "1e5", "2024-01-01", "12:30", ".inf")),
)
INVISIBLE_YET_PRINTABLE = "\u3164\uffa0\u115f"  # letters to Python


@pytest.mark.parametrize(("check", "text"), [(check, text) for check, texts in TAKEN for text in texts])
def test_taken(check: Rule, text: str) -> None:
    """A rule says nothing about what is right, and neither do its facts, of which editors are told."""
    assert list(check(text)) == []
    assert re.fullmatch(check.facts.get("pattern", "(?s:.*)"), text)


@pytest.mark.parametrize(("check", "id", "text"), [(check, id, text) for check, id, texts in REFUSED for text in texts])
def test_refused(check: Rule, id: str, text: str) -> None:
    """A rule says once what is wrong, under its own id, in a sentence, and with nothing invisible in it."""
    (finding,) = check(text)

    assert finding.id == id
    assert finding.severity == ("warning" if id in {"P031", "P015"} else "error")
    assert finding.message.endswith(".")
    assert finding.message.translate(dict.fromkeys(map(ord, INVISIBLE_YET_PRINTABLE))).isprintable()


@pytest.mark.parametrize(
    ("check", "text", "right"),
    [
        (plain_text.title, "Ring back.", "Ring back"),
        (plain_text.title, "終わり。", "終わり"),
        (plain_text.title, "RING BACK", ""),
        (plain_text.read_as_text, "Yes", "Yes"),
        (plain_text.no_markup, "a < b", ""),
        (plain_text.no_marks, "a **b** and __c__", "a b and c"),
        (plain_text.no_marks, "*Go* _first_ with `code`", "Go first with code"),
        (plain_text.no_marks, "see [the page](https://example.org) now", ""),
        (plain_text.no_marks, "## Go first", "Go first"),
    ],
)
def test_the_right_text(check: Rule, text: str, right: str) -> None:
    """Where no word is guessed at, a finding has the whole text as it should be."""
    assert [finding.right for finding in check(text)] == [right]


def test_everything_about_a_title_is_said() -> None:
    """A title with several faults is told of each."""
    assert len(list(plain_text.title("24 HOURS OF WAITING 👋."))) == 4


def test_a_hidden_character_is_named_with_its_position() -> None:
    """The message about an invisible character says which, and where in the text."""
    (finding,) = plain_text.no_hidden_characters("promise\u202e")

    assert finding.message == "An invisible character (U+202E) stands at position 8 of “promiseU+202E”. Delete it."


@pytest.mark.parametrize("check", [check for check, _ in TAKEN])
@pytest.mark.parametrize("piece", ["a", "-", "*", "**a", "_a_", "[", "[a](", " ", "\u200d", "@", ".", "`", "# "])
def test_texts_of_a_whole_file_are_answered_in_short(check: Rule, piece: str) -> None:
    """What is said of a text of a whole file's size is short, whatever it is made of."""
    for finding in check(piece * (65_536 // len(piece)) + "!"):
        assert len(finding.message) < 300
