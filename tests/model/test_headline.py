"""Headlines: every line fills the measure, and no title is set otherwise than it was written."""

from __future__ import annotations

from pathlib import Path

import pytest

from manifesto import plain_text, typeface
from manifesto.headline import LARGEST, MEASURE, MOST_LINES, SMALLEST, full_measure

FONT = typeface.Fonts(Path(__file__).parents[2] / typeface.FOLDER).statement
TITLES = (
    "Go",
    "Keep every promise",
    "I",
    "Train first, expect later",
    "Own it to the end, and then tell the one who asked",
    "“Yes” is an answer – so is “no”; both need a day!",
    "Øresund, Łódź, Žofie, señor, ça va?",
    "1 2 3 4 5 6 7 8 9",
    "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z a b c d e f g h i j k l m n",
)


@pytest.mark.parametrize("title", TITLES)
def test_lines_fill_the_measure(title: str) -> None:
    """The lines together are the title, none is too small, and each is as wide as the measure or as large as allowed."""
    face = FONT
    headline = full_measure(title, FONT, 600)
    assert headline is not None

    assert " ".join(line.text for line in headline.lines) == title
    assert len(headline.lines) <= MOST_LINES
    for line in headline.lines:
        ink = face.ink(line.text)
        width = (ink.right - ink.left) * line.size
        assert width == pytest.approx(MEASURE) or (line.size == LARGEST and width < MEASURE)
        assert line.size >= SMALLEST
        assert line.x + ink.left * line.size == pytest.approx(0)
        assert line.x_from_right + line.length == pytest.approx(ink.right * line.size)


@pytest.mark.parametrize("title", TITLES)
def test_lines_do_not_touch(title: str) -> None:
    """The ink of a line begins below the ink of the one before, and the last ends at the height."""
    face = FONT
    headline = full_measure(title, FONT, 600)
    assert headline is not None
    bottom = 0.0
    for line in headline.lines:
        ink = face.ink(line.text)
        assert line.baseline - ink.top * line.size >= bottom - 1e-6
        bottom = line.baseline - ink.bottom * line.size

    assert headline.height == pytest.approx(bottom)


def test_a_greater_height_makes_more_lines() -> None:
    """The wanted height decides into how many lines a title is broken."""
    title = "Own it to the end, and then tell the one who asked"
    low, high = full_measure(title, FONT, 200), full_measure(title, FONT, 1_200)
    assert low is not None
    assert high is not None

    assert len(low.lines) < len(high.lines)


@pytest.mark.parametrize("title", ["", "   ", "日本語の題", "Keep 👋 promises", "شعار", "\U000e0100"])
def test_what_cannot_be_set(title: str) -> None:
    """A title with a character that the face lacks is set as ordinary text instead."""
    assert full_measure(title, FONT, 600) is None


def test_a_word_that_is_too_long_for_a_headline() -> None:
    """A title whose only line would be too small is set as ordinary text instead."""
    assert full_measure("W" * 80, FONT, 600) is None


def test_the_largest_size_bounds_a_short_line() -> None:
    """A short word stays short where a larger size is not wanted."""
    headline = full_measure("I", FONT, 600, largest=100)
    assert headline is not None

    assert headline.lines[0].size == 100


def test_every_character_that_a_title_may_hold_has_ink() -> None:
    """A character that the rules let through and the face can draw leaves a mark on paper, even alone on a line."""
    face = FONT
    for code in range(0x21, 0x3000):
        character = chr(code)
        refused = [*plain_text.no_hidden_characters(f"a {character} b"), *plain_text.no_markup(character)]
        if not refused and not character.isspace() and not face.missing(character):
            assert face.ink(character).right > face.ink(character).left


def test_a_title_of_many_words() -> None:
    """The longest title of the shortest words is set in as many lines as any other."""
    headline = full_measure(" ".join("abcdefghijklmnopqrstuvwxyzabcdefghijklmn"), FONT, 601)
    assert headline is not None

    assert 1 < len(headline.lines) <= MOST_LINES
