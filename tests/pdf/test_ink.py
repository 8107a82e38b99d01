"""Inks: every colour that is painted with is found, and only those; contrast and total ink are arithmetic."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from manifesto.pdf.contrast import contrast
from manifesto.pdf.ink import Ink, total_ink

from .pages import INKS, RED, read, with_fonts


def with_spaces(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """Return resources with one colour space of each kind."""
    profile = pdf.make_stream(b"", N=3)
    spot = Array([Name.Separation, Name.Gold, Name.DeviceCMYK, Dictionary()])
    two = Array([Name.DeviceN, Array([Name.Gold, Name.Silver]), Name.DeviceRGB, Dictionary()])
    spaces = {
        "Icc": Array([Name.ICCBased, profile]),
        "Lab": Array([Name.Lab, Dictionary()]),
        "Spot": spot,
        "Two": two,
        "Few": Array([Name.Indexed, Array([Name.ICCBased, profile]), 1, String(b"abcdef")]),
        "Own": Array([Name.CalRGB, Dictionary()]),
        "Tile": Array([Name.Pattern, Name.DeviceCMYK]),
        "Odd": Array([Name.Nonsense, 1]),
    }
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK)
    tile = {"Type": Name.Pattern, "PatternType": 1, "BBox": Array([0, 0, 1, 1]), "Resources": Dictionary()}
    return {
        "ColorSpace": Dictionary({f"/{key}": value for key, value in spaces.items()}),
        "Shading": Dictionary(Sh=shading),
        "Pattern": Dictionary(
            Shaded=Dictionary(PatternType=2, Shading=Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB)),
            Bright=pdf.make_stream(b"0 0 1 rg 0 0 1 1 re f", PaintType=1, **tile),
            Plain=pdf.make_stream(b"0 0 1 1 re f", PaintType=2, **tile),
        ),
    }


@pytest.mark.parametrize(
    ("written", "inks"),
    [
        (b"1 0 0 rg 0 0 9 9 re f", [Ink("rgb", RED, "fill")]),
        (b"1 0 0 RG 0 0 m 9 9 l S", [Ink("rgb", RED, "stroke")]),
        (b".1 .2 .3 .4 k 0 0 9 9 re f*", [Ink("cmyk", INKS, "fill")]),
        (b".1 .2 .3 .4 K 0 0 9 9 re s", [Ink("cmyk", INKS, "stroke")]),
        (b".5 g -.5 G 0 0 9 9 re B", [Ink("grey", (0.5,), "fill"), Ink("grey", (-0.5,), "stroke")]),
        (b"0 0 9 9 re f", [Ink("grey", (0.0,), "fill")]),  # nothing is set, and black is painted
        (b"1 0 0 rg 0 0 9 9 re n", []),  # set, and nothing is painted
        (b"1 0 0 rg .5 g 0 0 9 9 re f", [Ink("grey", (0.5,), "fill")]),  # set, and set again
        (b"/DeviceCMYK cs 0 0 9 9 re f", [Ink("cmyk", (0.0, 0.0, 0.0, 1.0), "fill")]),
        (b"/DeviceRGB CS 1 0 0 SC 0 0 9 9 re S", [Ink("rgb", RED, "stroke")]),
        (b"/Icc cs .1 .2 .3 scn 0 0 9 9 re f", [Ink("icc", (0.1, 0.2, 0.3), "fill")]),
        (b"/Icc cs 0 0 9 9 re f", [Ink("icc", (0.0, 0.0, 0.0), "fill")]),
        (b"/Lab CS 50 1 -1 SCN 0 0 9 9 re S", [Ink("lab", (50.0, 1.0, -1.0), "stroke")]),
        (b"/Spot cs 0 0 9 9 re f", [Ink("separation", (1.0,), "fill", "cmyk")]),
        (b"/Two cs .1 .2 scn 0 0 9 9 re f", [Ink("devicen", (0.1, 0.2), "fill", "rgb")]),
        (b"/Few cs 1 sc 0 0 9 9 re f", [Ink("indexed", (1.0,), "fill", "icc")]),
        (b"/Own cs 1 0 0 sc 0 0 9 9 re f", [Ink("calrgb", RED, "fill")]),
        (b"/Odd cs 0 0 9 9 re f", [Ink("unknown", (0.0,), "fill")]),
        (b"/Nowhere cs 0 0 9 9 re f", [Ink("unknown", (0.0,), "fill")]),
        (b"/Sh sh", [Ink("cmyk", (), "fill")]),
        (b"/Pattern cs /Shaded scn 0 0 9 9 re f", [Ink("pattern", (), "fill"), Ink("rgb", (), "fill")]),
        (b"/Pattern cs /Bright scn 0 0 9 9 re f", [Ink("pattern", (), "fill"), Ink("rgb", (0.0, 0.0, 1.0), "fill")]),
        (
            b"/Tile CS .1 .2 .3 .4 /Plain SCN 0 0 9 9 re S",
            [Ink("pattern", INKS, "stroke", "cmyk"), Ink("cmyk", INKS, "fill")],
        ),
        (b"q 1 0 0 rg Q 0 0 9 9 re f", [Ink("grey", (0.0,), "fill")]),
        (b"1 0 0 rg q .5 g Q 0 0 9 9 re f", [Ink("rgb", RED, "fill")]),
        (b"Q Q 1 0 0 rg 0 0 9 9 re f", [Ink("rgb", RED, "fill")]),  # more is restored than was saved
        (b"% 0 1 0 rg 0 0 9 9 re f\n1 0 0 rg 0 0 9 9 re f", [Ink("rgb", RED, "fill")]),
        (b"1 0 0rg 0 0 9 9re\nf", [Ink("rgb", RED, "fill")]),  # no space where none is needed
        (b"/#44eviceRGB cs 1 0 0 sc 0 0 9 9 re f", [Ink("rgb", RED, "fill")]),
    ],
)
def test_colours_that_are_painted_with_are_found(written: bytes, inks: list[Ink]) -> None:
    """Each operator that sets a colour is known, and a colour counts once something is painted with it."""
    assert read(written, with_spaces).inks == {*inks}


def test_a_default_space_stands_behind_a_device_colour() -> None:
    """Where the resources put a space in the place of a device's own, the ink names both."""
    inspection = read(
        b"1 0 0 rg 0 0 9 9 re f",
        lambda pdf: {"ColorSpace": Dictionary(DefaultRGB=Array([Name.ICCBased, pdf.make_stream(b"", N=3)]))},
    )

    assert inspection.inks == {Ink("rgb", RED, "fill", "icc")}


@pytest.mark.parametrize(
    ("mode", "uses"),
    [(0, ["rgb"]), (1, ["cmyk"]), (2, ["rgb", "cmyk"]), (3, []), (4, ["rgb"]), (5, ["cmyk"]), (7, [])],
)
def test_a_text_paints_as_its_render_mode_says(mode: int, uses: list[str]) -> None:
    """Letters are filled, stroked, both, or only there to be found; what paints nothing has no size either."""
    inspection = read(b"1 0 0 rg .1 .2 .3 .4 K BT /F 9 Tf %d Tr (Ada) Tj ET" % mode, with_fonts)

    assert sorted(ink.space for ink in inspection.inks) == sorted(uses)
    assert {ink.use for ink in inspection.inks} <= {"text"}
    assert inspection.type_sizes == (((9.0, 3),) if uses else ())
    assert [font.used for font in inspection.fonts if font.name == "Helvetica"] == [bool(uses)]


@pytest.mark.parametrize(
    ("ink", "ground", "ratio"),
    [
        (Ink("grey", (0.0,), "text"), Ink("grey", (1.0,), "fill"), 21),
        (Ink("rgb", (1.0, 1.0, 1.0), "text"), Ink("rgb", (1.0, 1.0, 1.0), "fill"), 1),
        (Ink("rgb", RED, "text"), Ink("grey", (1.0,), "fill"), 3.998),
        (Ink("rgb", (0.4667,) * 3, "text"), Ink("rgb", (1.0,) * 3, "fill"), 4.478),
        (Ink("grey", (0.03,), "text"), Ink("grey", (0.0,), "fill"), 1.046),
        (Ink("rgb", (-1.0, 9.0, 0.0), "text"), Ink("rgb", (0.0, 1.0, 0.0), "fill"), 1),
    ],
)
def test_contrast_is_that_of_the_web(ink: Ink, ground: Ink, ratio: float) -> None:
    """The ratio is the one of WCAG 2.2, whichever of the two is the lighter."""
    assert contrast(ink, ground) == contrast(ground, ink) == pytest.approx(ratio, abs=0.001)


def test_contrast_of_cmyk_is_not_known() -> None:
    """An ink that looks as its paper makes it look has no ratio."""
    with pytest.raises(ValueError, match="this ink is cmyk"):
        contrast(Ink("cmyk", INKS, "text"), Ink("grey", (1.0,), "fill"))


@pytest.mark.parametrize(
    ("ink", "percent"),
    [(Ink("cmyk", INKS, "fill"), 100), (Ink("grey", (0.25,), "text"), 75), (Ink("rgb", RED, "fill"), 0)],
)
def test_inks_on_top_of_each_other_add_up(ink: Ink, percent: float) -> None:
    """Total ink is in percent of one full ink."""
    assert total_ink(ink) == pytest.approx(percent)
