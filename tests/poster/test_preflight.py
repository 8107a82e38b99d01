"""Preflight: a sound file has no fault, and of a spoilt one exactly what was spoilt is said."""

from __future__ import annotations

from itertools import product

import pytest
from pikepdf import Array

from manifesto.poster import preflight
from manifesto.poster.profile import PROFILES

from . import harm, wall

X1A, A2B, UA = "It says PDF/X-1a:2003, but ", "It says PDF/A-2B, but ", "It says PDF/UA-1, but "
SIDES = "mm beyond the sheet on its four sides, instead of"
PRESS = "and a press prints cyan, magenta, yellow and black."
SCREEN = "and this file is in red, green and blue."
MIXED = "Something in it is transparent, and not every printer mixes colours as a screen does."
SQUARE = b" 200 200 9 9 re f"

SPOILT = {
    "a second page": ("home", harm.second_page, ["It has 2 pages instead of one."]),
    "a trim of 209 mm": (
        "shop",
        harm.moved("TrimBox", 1, 0, 0, 0),
        [
            "It measures 209.0 × 297.0 mm instead of 210.0 × 297.0.",
            f"Its bleed goes 4.0, 3.0, 3.0, 3.0 {SIDES} 3.0 on each.",
            f"Its page goes 4.0, 3.0, 3.0, 3.0 {SIDES} 3.0 on each.",
        ],
    ),
    "a trim in the wrong place": (
        "shop",
        harm.moved("TrimBox", 1, 0, 1, 0),
        [
            f"Its bleed goes 4.0, 3.0, 2.0, 3.0 {SIDES} 3.0 on each.",
            f"Its page goes 4.0, 3.0, 2.0, 3.0 {SIDES} 3.0 on each.",
        ],
    ),
    "no trim at home": (
        "home",
        harm.without("TrimBox"),
        ["It does not say where the sheet is cut (no TrimBox)."],
    ),
    "no trim in a shop": (
        "shop",
        harm.without("TrimBox"),
        ["It does not say where the sheet is cut (no TrimBox).", f"{X1A}on page 1 there is no TrimBox."],
    ),
    "a bleed of 2 mm": (
        "shop-marks",
        harm.moved("BleedBox", 1, 1, -1, -1),
        [f"Its bleed goes 2.0, 2.0, 2.0, 2.0 {SIDES} 3.0 on each."],
    ),
    "another origin": ("shop", harm.shifted, ["Its page does not begin at the origin."]),
    "RGB in a shop": (
        "shop",
        harm.painted(b"1 0 0 rg" + SQUARE),
        [f"{X1A}a colour is RGB: 1 0 0 (fill).", f"A fill is in rgb (1 0 0), {PRESS}"],
    ),
    "CMYK at home": (
        "accessible",
        harm.painted(b"1 0 0 0 k" + SQUARE),
        [f"A fill is in cmyk (1 0 0 0), {SCREEN}"],
    ),
    "a colour where ink is saved": (
        "low-ink",
        harm.painted(b"1 0 0 rg" + SQUARE),
        ["A fill is coloured (1 0 0), where ink is to be saved."],
    ),
    "rich black words": (
        "shop",
        harm.letter(b"0.6 0.4 0.4 1 k"),
        ["Words are in four inks (0.6 0.4 0.4 1) that never meet exactly; black words are black ink alone."],
    ),
    "300 % of ink": (
        "shop",
        harm.painted(b"1 1 1 0 k" + SQUARE),
        ["A fill takes 300 % of ink, and 280 % is the most."],
    ),
    "281 % in a line": (
        "shop-marks",
        harm.painted(b"1 1 0.81 0 K 200 200 m 210 210 l S"),
        ["A stroke takes 281 % of ink, and 280 % is the most."],
    ),
    "pale words": (
        "home",
        harm.letter(b"0.7 0.7 0.7 rg"),
        ["Words (0.7 0.7 0.7) have a contrast of 2.1 : 1, and 4.5 : 1 is the least."],
    ),
    "grey words to read aloud": (
        "accessible",
        harm.letter(b"0.4 g"),
        ["Words (0.4) have a contrast of 5.7 : 1, and 7 : 1 is the least."],
    ),
    "a font that is not there": (
        "shop",
        harm.in_helvetica,
        [f"{X1A}the font “Helvetica” is not embedded.", "The font Helvetica is not in the file."],
    ),
    "a font that was not cut": ("home", harm.whole_font, ["The font Whole is there whole."]),
    "a note": ("home", harm.note, ["It has annotations in it."]),
    "a script": ("home", harm.script, [f"{A2B}it carries JavaScript.", "It has JavaScript in it."]),
    "an attachment": ("shop", harm.attachment, ["It has attachments in it."]),
    "tiny type": (
        "shop",
        harm.letter(b"0 0 0 1 k", size=4),
        ["Its smallest letters have 4.0 pt, and 6.7 is the least."],
    ),
    "transparency": ("home", harm.painted(b"0 g" + SQUARE, ca=0.5), [MIXED]),
    "transparency in a shop": (
        "shop",
        harm.painted(b"0 g" + SQUARE, ca=0.5),
        [f"{X1A}something is transparent, or is a transparency group.", MIXED],
    ),
    "another claim": (
        "home",
        harm.claimed("pdfaid:conformance", "A"),
        ["It does not say that it is PDF/A-2B.", "It says PDF/A-2A, which nothing here can prove."],
    ),
    "no claim in the properties": (
        "shop",
        harm.unsaid("GTS_PDFXVersion"),
        ["It does not say that it is PDF/X-1a:2003."],
    ),
    "no title in the properties": ("shop", harm.unsaid("Title"), [f"{X1A}its properties have no Title."]),
    "not told whether it is trapped": (
        "shop",
        harm.unsaid("Trapped"),
        [f"{X1A}it does not say whether it is trapped."],
    ),
    "a black square": (
        "low-ink",
        harm.painted(b"0 g 60 60 250 250 re f"),
        ["of the sheet, and 8% is the most."],
    ),
    "a page turned round": ("home", harm.with_entry("Rotate", 90), ["turned"]),
    "a page in other units": (
        "home",
        harm.with_entry("UserUnit", 2),
        ["It measures 420.0 × 594.0 mm instead of 210.0 × 297.0."],
    ),
    "a page that shows a part of itself": (
        "shop",
        harm.with_entry("CropBox", Array([50, 50, 300, 300])),
        ["CropBox"],
    ),
    "a letter on the border": ("home", harm.letter(b"0 g", at=(33, 400)), ["leaves the frame."]),
    "a letter on the cut": ("shop", harm.letter(b"0 0 0 1 k", at=(5, 400)), ["leaves the frame."]),
}
VARYING = (
    "a letter on",
    "a black square",
    "a page turned",
    "a page that shows",
)  # of whose one sentence we know a part


@pytest.mark.parametrize(("kind", "profile"), [*product(wall.KINDS, PROFILES)])
def test_what_is_sound_has_no_fault(kind: str, profile: str) -> None:
    """Neither a finished poster nor one that another program has written anew is blamed for anything."""
    pdf, plan = wall.hung(kind, profile), wall.planned(kind, profile)

    assert preflight.faults(pdf, plan) == []
    assert preflight.faults(harm.harmed(pdf), plan) == []


@pytest.mark.parametrize("name", SPOILT)
def test_what_is_spoilt_is_said_and_nothing_else(name: str) -> None:
    """One thing at a time: the sentence of its check, that of the standard which it breaks, and no other."""
    profile, spoil, said = SPOILT[name]
    found = preflight.faults(harm.harmed(wall.hung("collection", profile), spoil), wall.planned("collection", profile))

    if name.startswith(VARYING):
        assert len(found) == 1
        assert said[0] in found[0]
    else:
        assert sorted(found) == sorted(said)


@pytest.mark.parametrize("profile", PROFILES)
def test_a_lost_text_is_named_and_no_other(profile: str) -> None:
    """Of whatever words are taken out, the text that they stood in is named once, and nothing that is still there."""
    pdf, plan = wall.hung("collection", profile), wall.planned("collection", profile)
    named = []
    for number in range(1, 12):
        found = preflight.faults(harm.harmed(pdf, harm.without_words(number)), plan)
        lost = [fault for fault in found if fault.endswith("is not where it should be in its text.")]
        assert len(lost) <= 1, lost
        named += [fault.split("”")[0].removeprefix("“") for fault in lost]

    texts = [text for principle in plan.subject.principles for text in (principle.title, principle.summary)]
    assert set(texts) <= set(named)


def test_a_lost_title_that_comes_again_is_no_landslide() -> None:
    """Where a title stands twice and the first is gone, what lies between is not called lost as well."""
    pdf, plan = wall.hung("whole", "home"), wall.planned("whole", "home")
    for number in range(1, 10):
        found = preflight.faults(harm.harmed(pdf, harm.without_words(number)), plan)

        assert len(found) <= 1, found


@pytest.mark.parametrize(
    ("one", "other"), [("home", "shop"), ("shop", "shop-marks"), ("shop", "home"), ("accessible", "home")]
)
def test_another_printing_is_not_taken_for_this_one(one: str, other: str) -> None:
    """A file for one kind of printing fails as one for another."""
    assert preflight.faults(wall.hung("whole", one), wall.planned("whole", other))


@pytest.mark.parametrize(("size", "way"), [("a3", "portrait"), ("letter", "portrait"), ("a4", "landscape")])
def test_another_sheet_is_not_taken_for_this_one(size: str, way: str) -> None:
    """A4 portrait is neither A3, nor Letter, nor landscape, and the sentence gives both sizes."""
    sheet = wall.sheet_of(size, way)
    found = preflight.faults(wall.hung("whole", "home"), wall.planned("whole", "home", size, way))

    assert f"It measures 210.0 × 297.0 mm instead of {sheet.width:.1f} × {sheet.height:.1f}." in found
