"""Sheets, setting, credits and codes: the values that a poster is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import segno

from manifesto.phrasebook import phrasebook
from manifesto.poster.layout.credits import credit_line, ranges
from manifesto.poster.layout.qr import code
from manifesto.poster.layout.setting import count_lines, set_lines
from manifesto.poster.sheet import SHEETS
from manifesto.poster.subject import find

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifesto import Manifesto
    from manifesto.typeface import Fonts

ORDERED_AS = {  # what a shop calls the sheet, in mm
    "a4": (210, 297),
    "a3": (297, 420),
    "a2": (420, 594),
    "a1": (594, 841),
    "a0": (841, 1189),
    "letter": (215.9, 279.4),
    "tabloid": (279.4, 431.8),
    "8x10": (203.2, 254),
    "11x14": (279.4, 355.6),
    "12x18": (304.8, 457.2),
    "20x30": (508, 762),
    "13x18": (130, 180),
    "21x30": (210, 300),
    "16x20": (406.4, 508),
    "18x24": (457.2, 609.6),
    "24x36": (609.6, 914.4),
    "30x40": (300, 400),
    "40x50": (400, 500),
    "50x70": (500, 700),
    "61x91": (610, 910),
}


def test_every_sheet_has_the_size_that_people_order() -> None:
    """The twenty sheets measure what their names promise, in mm."""
    found = {name: (sheet.width, sheet.height) for name, sheet in SHEETS.items()}

    assert found == {name: pytest.approx(size) for name, size in ORDERED_AS.items()}


@pytest.mark.parametrize("name", ORDERED_AS)
def test_a_turned_sheet_swaps_its_sides(name: str) -> None:
    """Landscape is wider than high, portrait higher than wide, and nothing else changes."""
    portrait, landscape = SHEETS[name].turned("portrait"), SHEETS[name].turned("landscape")

    assert portrait.width < portrait.height
    assert (landscape.width, landscape.height) == (portrait.height, portrait.width)
    assert landscape.turned("portrait") == portrait


@pytest.mark.parametrize("name", ORDERED_AS)
def test_the_frame_keeps_clear_of_the_strip_that_a_picture_frame_hides(name: str) -> None:
    """Nothing is printed within 10 mm and half a percent of the short side of the edge."""
    sheet = SHEETS[name]

    assert sheet.inset >= 10 + 0.005 * sheet.short


@pytest.mark.parametrize(
    "text",
    [
        "Promise only what you will do, then do it when nobody is checking.",
        "One",
        "Two words",
        "Łódź, São Paulo and Đà Nẵng answer the telephone in the order in which it rang",
    ],
)
@pytest.mark.parametrize("width", [8.0, 13.0, 21.0, 60.0])
def test_lines_hold_every_word_and_none_is_too_wide(text: str, width: float, fonts: Fonts) -> None:
    """Set in lines, a text keeps its words in their order, within the width, in the fewest lines there can be."""
    face = fonts.text
    lines = set_lines(text, face, width)

    assert lines is not None
    assert " ".join(lines).split() == text.split()
    assert all(face.width(line) <= width * 1.002 for line in lines)
    assert len(lines) == count_lines(text, face, width)


def test_lines_come_out_alike(fonts: Fonts) -> None:
    """No lonely word is left on a last line: the shortest line is at least half as long as the longest."""
    face = fonts.text
    lines = set_lines("See the trouble coming and call before they call you instead", face, 22) or ()
    widths = [face.width(line) for line in lines]

    assert len(lines) > 1
    assert min(widths) > max(widths) / 2


def test_a_word_wider_than_its_line_is_refused_and_not_cut(fonts: Fonts) -> None:
    """A sixty-letter word makes the setter say that it does not fit."""
    assert set_lines("a" * 60, fonts.text, 20) is None


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([1], "1"),
        ([1, 2, 3], "1–3"),
        ([1, 3, 5], "1, 3, 5"),
        ([2, 3, 7, 8, 9, 40], "2–3, 7–9, 40"),
        ([], ""),
    ],
)
def test_numbers_are_said_in_runs(numbers: list[int], said: str) -> None:
    """Neighbouring numbers are joined by a dash."""
    assert ranges(numbers, phrasebook("en")) == said


def test_credits_say_who_wrote_what(manifesto_of: Callable[..., Manifesto]) -> None:
    """One author of everything needs no numbers."""
    manifesto = manifesto_of(3)

    assert credit_line(find(manifesto, "manifesto"), phrasebook("en")) == "By Ada Example"


@pytest.mark.parametrize("address", ["https://example.org/", "https://example.org/principles/" + "x" * 60 + "/"])
def test_a_code_draws_exactly_the_dark_modules(address: str) -> None:
    """Counting the squares of the path gives the dark modules of the QR code, no more and no fewer."""
    drawn = code(address)
    lengths = [int(run.split("h")[1].split("v")[0]) for run in drawn.path.split("M")[1:]]
    dark = sum(bool(module) for row in segno.make(address, error="m", micro=False).matrix for module in row)

    assert sum(lengths) == dark
