"""The painting: type as large as on paper, forms and letters followed, images and transparency noticed."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from manifesto.pdf.ink import Ink

from .pages import HELVETICA, RED, form, read, with_fonts


@pytest.mark.parametrize(
    ("written", "sizes"),
    [
        (b"BT /F 9 Tf (Ada) Tj ET", [(9, 3)]),
        (b"BT /F 9 Tf [(A) -20 (da) 5 <41>] TJ ET", [(9, 4)]),
        (b"BT /F 9 Tf (A) ' 1 2 (da) \" ET", [(9, 3)]),
        (rb"BT /F 9 Tf (a(b\)c(d))e) Tj ET", [(9, 10)]),
        (
            rb"BT /F 9 Tf (\\) Tj (\101\7\n) Tj (\
) Tj ET",
            [(9, 4)],
        ),
        (b"BT /F 9 Tf (0 0 0 RG 9 Tf ET) Tj ET", [(9, 16)]),
        (b"BT /F 9 Tf <41 4> Tj ET", [(9, 2)]),
        (b"BT /W 9 Tf <00410042> Tj ET", [(9, 2)]),
        (b"BT /F 9 Tf () Tj ET", []),
        (b"BT /F 1 Tf 12 0 0 12 5 5 Tm (Ada) Tj ET", [(12, 3)]),
        (b"2 0 0 2 0 0 cm BT /F 9 Tf (Ada) Tj ET", [(18, 3)]),
        (b"2 0 0 2 0 0 cm .5 0 0 .5 0 0 cm BT /F 9 Tf (Ada) Tj ET", [(9, 3)]),
        (b"q 2 0 0 2 0 0 cm Q BT /F 9 Tf (Ada) Tj ET", [(9, 3)]),
        (b"1 0 0 -1 0 72 cm BT /F 9 Tf 1 0 0 -1 0 0 Tm (Ada) Tj ET", [(9, 3)]),
        (b"0 1 -1 0 0 0 cm BT /F 9 Tf (Ada) Tj ET", [(9, 3)]),  # turned by 90 degrees
        (b"BT /F 9 Tf 1 0 .33 1 0 0 Tm (Ada) Tj ET", [(9, 3)]),  # slanted
        (b"BT /F 9 Tf 3 0 0 1 0 0 Tm (Ada) Tj ET", [(9, 3)]),  # stretched
        (b"BT /F 9 Tf 2 0 0 2 0 0 Tm (A) Tj ET BT (da) Tj ET", [(9, 2), (18, 1)]),
        (b"BT /F 9 Tf (A) Tj /F 7 Tf (da) Tj ET", [(7, 2), (9, 1)]),
        (b"BT (Ada) Tj ET", [(0, 3)]),  # no font and no size
        (b"BT /F 9 Tf 0 0 0 0 0 0 Tm (Ada) Tj ET", [(0, 3)]),
    ],
)
def test_type_is_as_large_as_it_comes_out_on_paper(written: bytes, sizes: list[tuple[float, int]]) -> None:
    """Font size, text matrix and every transformation are multiplied; characters are counted, whatever their escapes."""
    inspection = read(written, with_fonts)

    assert inspection.type_sizes == tuple(sizes)
    assert inspection.smallest_pt == (sizes[0][0] if sizes else 0)


def test_forms_are_followed_with_the_state_they_are_drawn_in() -> None:
    """A form inherits colour and scale, multiplies its own matrix, and gives nothing back."""

    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        inner = form(pdf, b"BT /F 5 Tf (in) Tj ET .5 g", Matrix=Array([3, 0, 0, 3, 0, 0]), Resources=Dictionary())
        inner.Resources.Font = Dictionary(F=HELVETICA)
        outer = form(pdf, b"2 0 0 2 0 0 cm /Inner Do", Resources=Dictionary(XObject=Dictionary(Inner=inner)))
        return {"XObject": Dictionary(Outer=outer)}

    inspection = read(b"1 0 0 rg /Outer Do 0 0 9 9 re f", resources)

    assert inspection.inks == {Ink("rgb", RED, "text"), Ink("rgb", RED, "fill")}
    assert inspection.type_sizes == ((30.0, 2),)
    assert [font.name for font in inspection.fonts] == ["Helvetica"]


def test_a_form_that_draws_itself_is_drawn_once() -> None:
    """Neither a form in itself nor two in one another keep the reading from its end."""

    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        names = Dictionary()
        one, two = (pdf.make_indirect(form(pdf, b"1 0 0 rg 0 0 9 9 re f /%b Do" % other)) for other in (b"Two", b"One"))
        names.One, names.Two = one, two
        one.Resources = two.Resources = pdf.make_indirect(Dictionary(XObject=names))
        return {"XObject": names}

    assert read(b"/One Do /Two Do", resources).inks == {Ink("rgb", RED, "fill")}


def test_letters_of_a_type_3_font_are_content() -> None:
    """Their colours and forms count, and the font needs no file."""

    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        letters = Dictionary(a=pdf.make_stream(b"9 0 d0 1 0 0 rg 0 0 9 9 re f"))
        font = Dictionary(Type=Name.Font, Subtype=Name.Type3, CharProcs=letters, FontMatrix=Array([1, 0, 0, 1, 0, 0]))
        return {"Font": Dictionary(T=pdf.make_indirect(font))}

    inspection = read(b"BT /T 9 Tf (a) Tj ET", resources)

    assert Ink("rgb", RED, "fill") in inspection.inks
    assert [(font.name, font.kind, font.embedded, font.used) for font in inspection.fonts] == [
        ("T", "Type3", True, True)
    ]


def test_images_are_described_whether_they_stand_in_the_content_or_not() -> None:
    """Size, space, filter and soft mask are found; data between ID and EI is no content, and a stencil is an ink."""

    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        facts = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 4, "Height": 3, "BitsPerComponent": 8}
        soft = pdf.make_stream(b"", ColorSpace=Name.DeviceGray, **facts)
        image = pdf.make_stream(b"", ColorSpace=Name.DeviceCMYK, SMask=soft, **facts)
        image.Filter = Name.DCTDecode
        return {"XObject": Dictionary(Im=image)}

    inspection = read(
        b"/Im Do 1 0 0 rg BI /W 2 /H 1 /CS /RGB /BPC 8 /F /Fl ID \x00 0 1 0 rg 0 0 9 9 re f EI\xff EI\nQ .5 g "
        b"BI /W 8 /H 8 /IM true ID abcdefgh\nEI Q",
        resources,
    )

    assert [(i.width, i.height, i.space, i.filter, i.soft_mask) for i in inspection.images] == [
        (4, 3, "cmyk", "DCTDecode", True),
        (2, 1, "rgb", "FlateDecode", False),
        (8, 8, "mask", "", False),
    ]
    assert inspection.inks == {Ink("grey", (0.5,), "fill")}
    assert inspection.transparent


def test_a_font_is_used_where_any_page_or_form_shows_a_text_in_it() -> None:
    """One that a form names and does not show is used all the same, where the page shows it."""

    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        own = Dictionary(Font=Dictionary(F=HELVETICA))
        return {"Font": Dictionary(F=HELVETICA), "XObject": Dictionary(X=form(pdf, b"", Resources=own))}

    fonts = read(b"BT /F 9 Tf (Ada) Tj ET /X Do", resources).fonts

    assert [(font.name, font.used) for font in fonts] == [("Helvetica", True)]


@pytest.mark.parametrize(
    ("state", "transparent"),
    [
        (Dictionary(ca=1, CA=1, BM=Name.Normal, SMask=Name("/None")), False),
        (Dictionary(ca=0.5), True),
        (Dictionary(CA=0.9), True),
        (Dictionary(BM=Name.Multiply), True),
        (Dictionary(BM=Array([Name.Normal, Name.Multiply])), False),
        (Dictionary(BM=Array([Name.Screen])), True),
        (Dictionary(SMask=Dictionary(S=Name.Alpha)), True),
    ],
)
def test_transparency_counts_when_it_is_asked_for(state: Dictionary, *, transparent: bool) -> None:
    """A graphics state that no content uses makes nothing transparent."""
    used, unused = (read(written, lambda _: {"ExtGState": Dictionary(g=state)}) for written in (b"/g gs", b""))

    assert (used.transparent, unused.transparent) == (transparent, False)


def test_a_transparency_group_says_how_its_colours_mix() -> None:
    """A page that is a group is transparent, and blended when it names a space."""
    group = Dictionary(S=Name.Transparency)
    plain, told = read(Group=group), read(Group=Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK))

    assert (plain.transparent, plain.blended) == (True, False)
    assert (told.transparent, told.blended) == (True, True)
    assert read().blended
