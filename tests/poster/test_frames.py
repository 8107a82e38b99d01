"""Frames: what hangs in each, how much of it is seen, and that all that is printed is among that."""

from __future__ import annotations

from functools import lru_cache
from itertools import product

import pytest

from manifesto.pdf.inspection import inspect
from manifesto.phrasebook import phrasebook
from manifesto.poster import preflight
from manifesto.poster.expectation import planned
from manifesto.poster.frame import FRAMES, frames_for
from manifesto.poster.layout.border import border
from manifesto.poster.matrix import Job
from manifesto.poster.press import Run, print_poster
from manifesto.poster.recognition import recognised
from manifesto.poster.sheet import SHEETS
from manifesto.poster_order import ORIENTATIONS

from . import eyes, wall

SEEN = 2  # mm between what covers the sheet and what is printed
LIP = 5  # mm: most lips hide three to six along each side
INCH = 25.4

# What is behind each frame's glass, and what of it is seen: in mm, of frames with a mat the opening that is cut in it.
OPENINGS = {
    "a4": ("a4", 200, 287),
    "a3": ("a3", 287, 410),
    "a2": ("a2", 410, 584),
    "a1": ("a1", 584, 831),
    "a0": ("a0", 831, 1179),
    "ikea-21x30": ("21x30", 200, 290),
    "ikea-21x30-mat": ("13x18", 120, 170),
    "ikea-30x40": ("30x40", 290, 390),
    "ikea-30x40-mat": ("21x30", 200, 290),
    "ikea-40x50": ("40x50", 390, 490),
    "ikea-40x50-mat": ("30x40", 290, 390),
    "ikea-50x70": ("50x70", 490, 690),
    "ikea-50x70-mat": ("40x50", 390, 490),
    "ikea-61x91": ("61x91", 600, 900),
    "ikea-61x91-mat": ("50x70", 490, 690),
    "11x14": ("11x14", 11 * INCH - 10, 14 * INCH - 10),
    "11x14-mat": ("8x10", 7.5 * INCH, 9.5 * INCH),
    "16x20": ("16x20", 16 * INCH - 10, 20 * INCH - 10),
    "16x20-mat": ("11x14", 10.5 * INCH, 13.5 * INCH),
    "18x24": ("18x24", 18 * INCH - 10, 24 * INCH - 10),
    "18x24-mat": ("12x18", 11.5 * INCH, 17.5 * INCH),
    "24x36": ("24x36", 24 * INCH - 10, 36 * INCH - 10),
    "24x36-mat": ("20x30", 19.5 * INCH, 29.5 * INCH),
}
SAY = phrasebook("en").say
TITLES = {
    "a4": "A4 frame",
    "ikea-21x30": "IKEA 21 × 30 cm frame",
    "ikea-61x91-mat": "IKEA 61 × 91 cm frame with its mat",
    "11x14": "11 × 14 in frame",
    "24x36-mat": "24 × 36 in frame with its mat",
}
FITTING = {  # where each sheet can hang without a word of it being covered
    "a4": {"a4", "ikea-21x30", "ikea-30x40-mat"},
    "21x30": {"ikea-21x30", "ikea-30x40-mat"},
    "13x18": {"ikea-21x30-mat"},
    "8x10": {"11x14-mat"},
    "letter": set(),
    "tabloid": set(),
    **{name: {name} for name in ("a3", "a2", "a1", "a0")},
    "30x40": {"ikea-30x40", "ikea-40x50-mat"},
    "40x50": {"ikea-40x50", "ikea-50x70-mat"},
    "50x70": {"ikea-50x70", "ikea-61x91-mat"},
    "61x91": {"ikea-61x91"},
    "11x14": {"11x14", "16x20-mat"},
    "12x18": {"18x24-mat"},
    "16x20": {"16x20"},
    "18x24": {"18x24"},
    "20x30": {"24x36-mat"},
    "24x36": {"24x36"},
}
EVERY = [*product(OPENINGS, ORIENTATIONS)]


@lru_cache(maxsize=200)
def framed(name: str, way: str, profile: str = "home", kind: str = "whole") -> bytes:
    """Return a poster of the wall for a frame."""
    subject = wall.subjects()[kind]
    sheet = FRAMES[name].sheet(way)
    job = Job(subject=subject.key, sheet=sheet, orientation=way, profile=profile, frame=name)
    return print_poster(Run(manifesto=wall.manifesto(), root=wall.REPOSITORY), subject, job).pdf


def test_the_frames_are_those_that_people_buy() -> None:
    """Each takes the sheet that is sold for it, and hides no more than leaves its opening."""
    assert {name: frame.takes for name, frame in FRAMES.items()} == {name: one[0] for name, one in OPENINGS.items()}
    for name, (_, width, height) in OPENINGS.items():
        sheet = FRAMES[name].sheet("portrait")

        assert sheet.width - 2 * sheet.hidden <= width + 0.001, name
        assert sheet.height - 2 * sheet.hidden <= height + 0.001, name
        assert sheet.hidden >= LIP, name


def test_frames_are_called_what_shops_call_them() -> None:
    """A title says whose frame it is, how large, and whether it has its mat; no two are called alike."""
    assert {name: FRAMES[name].called(SAY) for name in TITLES} == TITLES
    assert len({frame.called(SAY) for frame in FRAMES.values()}) == len(FRAMES)


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("way", ORIENTATIONS)
def test_a_sheet_knows_the_frames_that_it_can_hang_in(name: str, way: str) -> None:
    """Those that take it, and whatever hides nothing that is printed on it."""
    assert {frame.name for frame in frames_for(SHEETS[name].turned(way))} == FITTING[name]


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_that_nobody_framed_clears_the_frames_that_it_fits(name: str) -> None:
    """Where a frame is offered for a plain sheet, its border lies two millimetres inside what is seen."""
    sheet = SHEETS[name]
    for frame in frames_for(sheet):
        _, width, height = OPENINGS[frame.name]
        covered = max(sheet.width - width, sheet.height - height) / 2

        assert border(sheet).outer >= covered + SEEN - 0.001, frame.name


@pytest.mark.parametrize(("name", "way"), EVERY)
def test_nothing_printed_is_hidden(name: str, way: str) -> None:
    """Along every edge, as far as the frame covers the sheet and two millimetres more, the paper is bare."""
    sheet, opening = FRAMES[name].sheet(way), sorted(OPENINGS[name][1:])
    sides = sorted((sheet.width, sheet.height))
    covered = max(side - seen for side, seen in zip(sides, opening, strict=True)) / 2
    pdf = framed(name, way)

    assert eyes.strip_is_bare(pdf, 0, max(covered, sheet.hidden) + SEEN, dpi=50)
    assert not eyes.strip_is_bare(pdf, 0, sheet.inset + 1, dpi=50)
    assert eyes.boxes(pdf)["TrimBox"] == pytest.approx((0, 0, sheet.width, sheet.height), abs=0.01)


@pytest.mark.parametrize("profile", ["shop", "shop-marks", "low-ink", "accessible"])
@pytest.mark.parametrize("kind", ["single", "pictured"])
def test_nothing_printed_is_hidden_whatever_the_printing(profile: str, kind: str) -> None:
    """A mat covers as much of a poster from a shop, of one principle, or of a house: no more than ground."""
    around, slug = wall.around(profile), 10 if profile == "shop-marks" else 0
    for name, way in (("ikea-30x40-mat", "portrait"), ("24x36-mat", "landscape")):
        pdf = framed(name, way, profile, kind)

        assert eyes.strip_is_bare(pdf, slug, around + FRAMES[name].hidden + SEEN, dpi=50)


@pytest.mark.parametrize(("name", "way"), EVERY)
def test_a_framed_poster_is_recognised(name: str, way: str) -> None:
    """Read back by itself, the file is the poster for that frame and keeps clear of what it hides."""
    pdf = framed(name, way)
    inspection = inspect(pdf)
    plan = recognised(inspection, wall.manifesto(), wall.FONTS)

    assert plan
    assert plan.sheet == FRAMES[name].sheet(way)
    assert [fault for check in preflight.checks(pdf, inspection, planned(plan)) for fault in check.faults] == []


@pytest.mark.parametrize("name", OPENINGS)
def test_a_framed_sheet_is_never_fuller_than_a_plain_one(name: str) -> None:
    """What a frame hides is taken from the text, and never from the white around it."""
    framed_sheet, plain = FRAMES[name].sheet("portrait"), SHEETS[FRAMES[name].takes]

    assert border(framed_sheet).outer >= border(plain).outer
    assert framed_sheet.floor_pt == plain.floor_pt
