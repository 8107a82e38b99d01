"""Suggestions: what somebody probably meant."""

from __future__ import annotations

import time

import pytest

from manifesto.suggestion import nearest, suggest


@pytest.mark.parametrize(
    ("word", "known", "said"),
    [
        ("titel", ["title", "summary"], "Did you mean title?"),
        ("TITLE", ["title", "summary"], "Did you mean title?"),
        ("Ada Example", ["ada-example"], "Did you mean ada-example?"),
        ("cat", ["cart", "coat", "chat", "dog"], "Did you mean coat or chat or cart?"),
        ("xyz", ["title", "summary"], "Write one of: title, summary."),
        ("xyz", [], "None is defined here, so remove it."),
        ("", ["title"], "Write one of: title."),
        ("xyz", [str(n) for n in range(13)], "Write one of: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and so on."),
    ],
)
def test_suggestions(word: str, known: list[str], said: str) -> None:
    """The nearest words are offered, or else the first of those there are, or removal where there are none."""
    assert suggest(word, known) == said


def test_any_iterable_will_do() -> None:
    """What is known may come from anywhere, and once."""
    assert suggest("titel", iter(["title"])) == "Did you mean title?"
    assert nearest("titel", iter(["title"])) == ["title"]


def test_a_word_as_long_as_a_file_is_answered_at_once() -> None:
    """A hostile word keeps nobody waiting."""
    started = time.process_time()
    suggest("a" * 60_000, [f"a{number}" for number in range(1_000)])

    assert time.process_time() - started < 0.5
