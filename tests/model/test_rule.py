"""Rules: for each of them, texts that it takes and texts that it refuses."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from manifesto import rule

if TYPE_CHECKING:
    from manifesto.rule import Rule

TAKEN: tuple[tuple[Rule, tuple[str, ...]], ...] = (
    (rule.length("title", 3, 80), ("abc", "a" * 80, "日本語", "é" * 80)),
    (rule.no_markup, ("", "plain", "A & B", "“quoted”", "it's", "50 % off", "a = b", "&lt;", "* _ ` #")),
    (
        rule.no_hidden_characters,
        (
            "",
            "plain",
            "señor José-María d’Example",
            "O'Example Jr. (3rd)",
            "陳大文",
            "Владимир Пример",
            "שם לדוגמה",
            "مثال اسم",
            "علی‌رضا",  # ZWNJ between letters, as Persian needs it
            "क्‍ष",  # ZWJ after a virama, within a word
            "രാജന്‍",  # ZWJ after a virama, at the end of a word
            "葛\U000e0100城",  # a variation selector, as some family names need it
            "👋 hello",
            "❤️",  # a heart and the selector that colours it
            "a b",
            "　",
            "e\u0301",
        ),
    ),
    (rule.person_name, ("Ada Example", "trustfarm (KT Ahn - 안씨아저씨)", "X Æ A-12", "Ada & Ben", "?", "Ada, PhD")),
    (
        rule.https,
        (
            "https://example.org",
            "https://example.org/",
            "https://example.org:8443/a?b=c&d=(e)#f",
            "https://例え.jp/パス",
            "https://a.b.c.example.org./x~y",
            "https://example.org/" + "a" * 180,
        ),
    ),
    (rule.github_login, ("a", "ada-example", "Ada1", "0", "a" * 39)),
    (rule.slug, ("a", "1", "keep-every-promise", "2nd-chance", "a" * 60)),
    (rule.handle, ("ab", "ada-example", "1a", "on", "null", "a" * 40)),
    (rule.repository, ("ada-example/manifesto", "a/b", "a/.github", "a/b_c.d")),
    (rule.web_address, ("https://example.org/", "http://127.0.0.1:8000/manifesto/", "https://example.org/a/b/")),
)
REFUSED: tuple[tuple[Rule, str, tuple[str, ...]], ...] = (
    (rule.length("title", 3, 80), "P030", ("", "ab", "日本", "a" * 81)),
    (rule.length("summary", 20, 180), "P040", ("a" * 19, "a" * 181)),
    (rule.length("name", 1, 60), "P051", ("", "a" * 61)),
    (rule.length("role", 1, 60), "P022", ("", "a" * 61)),
    (rule.no_markup, "P032", ("<script>", "a < b", "a > b", "<", "</title>", "<!--")),
    (
        rule.no_hidden_characters,
        "P002",
        (
            "nul\0",
            "escape\x1b[31m",
            "delete\x7f",
            "next line\x85",
            "line\u2028separator",
            "paragraph\u2029separator",
            "soft\u00adhyphen",
            "zero\u200bwidth",
            "left\u200eto right",
            "right\u200fto left",
            "\u061carabic mark",
            "override\u202e",
            "embedding\u202a",
            "isolate\u2066",
            "pop\u2069",
            "word\u2060joiner",
            "\ufeffmark",
            "private\ue000",
            "surrogate\ud800",
            "tag\U000e0041",
            "\u3164",  # fillers, which make a name that nobody sees
            "\uffa0",
            "\u115f",
            "\u2800",
            "\u200dbegins",  # joiners that join nothing
            "ends\u200d",
            "two\u200d\u200djoiners",
            "1\u200d2",
            "a \u200cb",
            "interlinear\ufff9",
        ),
    ),
    (rule.person_name, "P051", ("@ada", "Ada/Ben", "Ada\\Ben", "https:ada", "see http://ada.example", "a@b.example")),
    (
        rule.https,
        "P054",
        (
            "",
            "example.org",
            "http://example.org",
            "ftp://example.org",
            "javascript:alert(1)",
            "//example.org",
            "https://",
            "https:example.org",
            "https://localhost",
            "https://.",
            "https://[::1]/",
            "https://[",
            "https://ada@example.org",
            "https://ada:secret@example.org",
            "https://example.org:port",
            "https://example.org:99999",
            "https://example.org:0",
            "https://example.org/a b",
            "https://example.org/\n",
            'https://example.org/"',
            "https://example.org\\@evil.example",
            "https://example.org/" + "a" * 181,
        ),
    ),
    (
        rule.github_login,
        "P054",
        ("", "@ada", "-ada", "ada example", "ada_example", "a" * 40, "https://github.com/ada", "ädä", "ada\n"),
    ),
    (
        rule.slug,
        "P070",
        (
            "",
            "Keep",
            "keep_it",
            "keep it",
            "-keep",
            "keep-",
            "keep--it",
            "ä",
            "a" * 61,
            "../etc",
            "a.b",
            "a\n",
            "index",
        ),
    ),
    (rule.handle, "P057", ("", "a", "a" * 41, "42", "4-2", "Ada", "ada_example", "index", "ada\n", "né")),
    (rule.repository, "P093", ("", "manifesto", "a/b/c", "/b", "a/", "a b/c", "https://github.com/a/b", "a/b\n")),
    (
        rule.web_address,
        "P054",
        ("example.org", "ftp://example.org", "https://", "https://a b", "https://a/<b>", "http"),
    ),
)


@pytest.mark.parametrize(("check", "text"), [(check, text) for check, texts in TAKEN for text in texts])
def test_taken(check: Rule, text: str) -> None:
    """A rule says nothing about what is right."""
    assert list(check(text)) == []


@pytest.mark.parametrize(("check", "id", "text"), [(check, id, text) for check, id, texts in REFUSED for text in texts])
def test_refused(check: Rule, id: str, text: str) -> None:
    """A rule says once what is wrong, under its own id, in a sentence, and with nothing invisible in it."""
    (finding,) = check(text)

    assert finding.id == id
    assert finding.message.endswith(".")
    assert finding.message.replace("\u3164", "").replace("\uffa0", "").replace("\u115f", "").isprintable()


def test_lengths_are_counted_and_said() -> None:
    """The message about a length gives the present one and both limits."""
    (finding,) = rule.length("title", 3, 80)("a" * 93)

    assert finding.message == "The title has 93 characters and may have 3 to 80. Shorten it."


def test_a_hidden_character_is_named_with_its_position() -> None:
    """The message about an invisible character says which, and where in the text."""
    (finding,) = rule.no_hidden_characters("promise\u202e")

    assert finding.message == ("An invisible character (U+202E) stands at position 8 of “promiseU+202E”. Delete it.")


@pytest.mark.parametrize(("check", "_"), TAKEN)
@pytest.mark.parametrize("piece", ["a", "-", "a-", "[", " ", "\u200d", "https://", "@", "."])
def test_rules_are_quick(check: Rule, _: object, piece: str) -> None:
    """A text of a whole file's size is judged in no time, whatever it is made of."""
    text = piece * (65_536 // len(piece)) + "!"
    started = time.process_time()
    list(check(text))

    assert time.process_time() - started < 0.5
