"""Hostile files: whatever a file does to its reader, there is a result or a sentence, and soon."""

from __future__ import annotations

import zlib
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Dictionary, Name

from manifesto.pdf import content
from manifesto.pdf import file as pdf_file
from manifesto.pdf.file.unreadable import Unreadable
from manifesto.pdf.ink import Ink
from manifesto.pdf.inspection import inspect

from .pages import RED, form, made, raw, read, saved, with_fonts


def test_forms_too_deep_in_one_another_are_unreadable() -> None:
    """Twenty-one forms, each in the next, are more than a poster needs."""

    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        inner = form(pdf, b"0 0 9 9 re f")
        for _ in range(20):
            inner = form(pdf, b"/X Do", Resources=Dictionary(XObject=Dictionary(X=inner)))
        return {"XObject": Dictionary(X=inner)}

    with pytest.raises(Unreadable, match="more than 20 deep"):
        read(b"/X Do", resources)


def test_forms_that_multiply_are_unreadable() -> None:
    """Ten forms of a few bytes that draw each other ten times are ten thousand million drawings."""

    def resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
        inner = form(pdf, b"0 0 9 9 re f")
        for _ in range(10):
            inner = form(pdf, b"/X Do " * 10, Resources=Dictionary(XObject=Dictionary(X=inner)))
        return {"XObject": Dictionary(X=inner)}

    with pytest.raises(Unreadable, match="more than 32 MB of instructions"):
        read(b"/X Do", resources)


def test_metadata_that_grow_are_not_read() -> None:
    """Entities, which may stand for entities that stand for a gigabyte, are not asked what they stand for."""
    said = b"<!DOCTYPE x [<!ENTITY e '2'>]><p:part xmlns:p='http://www.aiim.org/pdfa/ns/id/'>%b</p:part>"
    grown, plain = (
        raw(
            b"<</Type/Catalog/Pages 2 0 R/Metadata 4 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
            b"<</Type/Metadata/Subtype/XML/Length %d>>stream\n%b\nendstream" % (len(each), each),
        )
        for each in (said % b"&e;", said.partition(b">]>")[2] % b"2")
    )

    assert inspect(grown).metadata == {}
    assert inspect(plain).metadata == {"pdfaid:part": "2"}


WRONG = (b"/Name", b"(text)", b"7", b"-1.5", b"true", b"[1 (a) /b null]", b"<</A 1>>", b"5 0 R", b"[5 0 R]")
BROKEN = "It is broken: its table of objects or its pages cannot be read. Save it anew."


def sentence(file: bytes) -> str:
    """Return why a file is unreadable; nothing where it is read."""
    try:
        inspect(file)
    except Unreadable as reason:
        return str(reason)
    return ""


def hostile() -> dict[str, bytes]:
    """Return files that were made to be no good, by name."""
    pages, page = b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]%b>>"
    root = b"<</Type/Catalog/Pages 2 0 R %b>>"
    whole = raw(root % b"", pages, page % b"")
    return {
        "empty": b"",
        "text": b"Keep every promise.",
        "only a header": b"%PDF-1.4\n",
        "cut in the middle": whole[: len(whole) // 2],
        "cut at the end": whole[:-30],
        "no pages": raw(b"<</Type/Catalog>>"),
        "a name for a catalogue": raw(b"/Catalog"),
        "a name for pages": raw(root % b"", b"/Pages"),
        "pages in a circle": raw(root % b"", b"<</Type/Pages/Kids[2 0 R]/Count 1>>"),
        "no size": raw(root % b"", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Page/Parent 2 0 R/MediaBox/A4>>"),
        "a size of nothing": raw(root % b"", pages, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 0 0]>>"),
        "a huge size": raw(root % b"", pages, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %b 9]>>" % (b"9" * 400 + b".5")),
        "an array of itself": raw(root % b"/OutputIntents 4 0 R", pages, page % b"/Contents 4 0 R", b"[4 0 R 4 0 R]"),
        "bytes for names": raw(root % b"", pages, page % b"/Resources <</Font <</#ff 1>>>> /Tabs /#ff#fe"),
        "damaged content": raw(
            root % b"", pages, page % b"/Contents 4 0 R", b"<</Length 4/Filter/FlateDecode>>stream\nabcd\nendstream"
        ),
        "an unknown filter": raw(
            root % b"", pages, page % b"/Contents 4 0 R", b"<</Length 4/Filter/Magic>>stream\nabcd\nendstream"
        ),
        "LZW": raw(
            root % b"",
            pages,
            page % b"/Contents 4 0 R",
            b"<</Length 20000/Filter/LZWDecode>>stream\n%b\nendstream" % bytes(20000),
        ),
    }


@pytest.mark.parametrize("name", hostile())
def test_a_hostile_file_is_read_or_unreadable(name: str) -> None:
    """Whatever a file does, there is a result or a sentence."""
    said = sentence(hostile()[name])

    assert not said or (said.startswith(("It ", "A ", "Page ")) and said.endswith("."))


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("empty", "It is no PDF: it does not begin with %PDF."),
        ("cut in the middle", BROKEN),
        ("a size of nothing", "Page 1 has no size: its media box cannot be read."),
        ("damaged content", "A part of it is damaged, or is more than 32 MB when it is unpacked."),
        ("bytes for names", "A name in it is not written in UTF-8, so nothing can be told of what it names."),
        ("LZW", "It is packed with LZW, which cannot be unpacked safely. Save it anew."),
    ],
)
def test_an_unreadable_file_says_why(name: str, reason: str) -> None:
    """The sentence says what is wrong with the file."""
    assert sentence(hostile()[name]) == reason


def test_too_much_is_unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages and bytes have an end, and so has what a few bytes unpack to."""
    many = pikepdf.new()
    for _ in range(201):
        many.add_blank_page()
    bomb = made()
    bomb.pages[0].obj.Contents = bomb.make_stream(zlib.compress(b"q " * 20_000_000), Filter=Name.FlateDecode)

    with pytest.raises(Unreadable, match="It has 201 pages, and 200 are the most"):
        inspect(saved(many))
    with pytest.raises(Unreadable, match="more than 32 MB when it is unpacked"):
        inspect(saved(bomb, recompress_flate=False))
    with pytest.raises(Unreadable, match="more than 10000 times and does not restore it"):
        read(b"q " * 10_001)
    monkeypatch.setattr(pdf_file, "MOST_BYTES", 100)
    with pytest.raises(Unreadable, match="0 are the most that are read"):
        inspect(saved(made()))


def test_an_encrypted_file_is_unreadable_where_it_asks_for_a_password() -> None:
    """With a password it is unreadable; without one it is read, and said to be encrypted."""
    shut = saved(made(), encryption=pikepdf.Encryption(user="open", owner="sesame"))
    ajar = saved(made(), encryption=pikepdf.Encryption(user="", owner="sesame"))

    with pytest.raises(Unreadable, match="It is encrypted, and opens with a password only"):
        inspect(shut)
    assert inspect(ajar).encrypted
    assert not inspect(saved(made())).encrypted


def test_a_million_operators_are_read() -> None:
    """A page full of small paths is no more than many colours."""
    assert read(b"1 0 0 rg 0 0 1 1 re f\n" * 333_333).inks == {Ink("rgb", RED, "fill")}


@pytest.mark.parametrize(
    "written",
    [
        b"9" * 5000 + b" 0 0 rg 0 0 9 9 re f",
        b"1e5 0 0 rg - + . -- 0 0 9 9 re f",
        b"rg RG g G k K cs CS sc scn SCN gs Tf Tr Tm cm Do sh BDC BMC EMC EI Tj TJ ' \" BT ET Q Q B ID",
        b"(unclosed 1 0 0 rg f",
        b"[ [ << /A ( ) >> <41 ] ] > > >> TJ f",
        b"<zz> Tj } { ) \xff\xfe f",
        b"BI /W 99999999999999 /H (x) ID " + b"\xff" * 99,
        b"9999999999 0 0 9999999999 0 0 cm " * 60 + b"BT /F 9999999999 Tf 1 0 0 1 0 0 Tm (A) Tj ET",
        b"(" * 100_000,
        b"[" * 100_000 + b"]" * 100_000 + b" TJ",
        b"}" * 1_000_000,
        b"0 " * 1_000_000,
        b"/" * 100_000 + b" gs",
        b"<<" * 100_000 + b" BDC",
        b"EMC " * 10_000 + b"/P BMC " * 10_000,
        b"BT /F 9 Tf 99999 Tr (A) Tj -3 Tr (B) Tj ET /Pattern cs /No scn f",
    ],
)
def test_content_that_makes_no_sense_is_passed_over(written: bytes) -> None:
    """Wrong operands, unclosed strings and huge numbers end in a result."""
    assert read(written, with_fonts).pages == 1


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*b"()<>[]{}/%\\ \n01.-", *b"qQfSBTjrgkcsEMIDo'\"#\x00\xff"]), max_size=60).map(bytes))
def test_no_content_is_too_odd(written: bytes) -> None:
    """Whatever stands between two instructions, each of them ends after it begins, and none is read twice."""
    wanted = {b"q", b"Q", b"f", b"S", b"rg", b"Tj", b"EI"}
    found = list(content.instructions(written, wanted))

    assert sum(len(operands) for _, operands in found) <= len(written)
    for _, operands in found:
        assert content.characters(operands) <= len(operands)
        assert all(abs(number) <= content.LARGEST for number in content.numbers(operands))
        content.names(operands)


@pytest.mark.parametrize("wrong", WRONG)
def test_a_value_of_the_wrong_kind_is_as_good_as_none(wrong: bytes) -> None:
    """Where a dictionary, a name or a number belongs, anything may stand, also a dictionary that holds itself."""
    in_root = "Metadata Names OpenAction AA AcroForm OutputIntents StructTreeRoot MarkInfo Lang Outlines Version AF"
    in_page = "Annots Group UserUnit Rotate TrimBox BleedBox ArtBox CropBox Tabs AA"
    kinds = "Font XObject ColorSpace ExtGState Pattern Shading Properties"
    written = b"/A gs /A cs /A scn f /A sh /A Do /P /A BDC BT /A 9 Tf (A) Tj ET EMC"

    def spread(keys: str, value: bytes) -> bytes:
        return b" ".join(b"/%b %b" % (key.encode(), value) for key in keys.split())

    itself = b"<</A 5 0 R /K 5 0 R /S 5 0 R /First 5 0 R /Next 5 0 R /Font 5 0 R>>"
    for resources in (spread(kinds, wrong), spread(kinds, b"<</A %b>>" % wrong)):
        file = raw(
            b"<</Type/Catalog/Pages 2 0 R %b>>" % spread(in_root, wrong),
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources <<%b>> %b>>"
            % (resources, spread(in_page, wrong)),
            b"<</Length %d>>stream\n%b\nendstream" % (len(written), written),
            itself,
            b"<<%b>>" % spread("Title Producer Trapped CreationDate GTS_PDFXVersion", wrong),
            trailer=b"/ID %b /Info 6 0 R" % wrong,
        )
        assert inspect(file).pages == 1


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_file_with_a_few_wrong_bytes_is_read_or_unreadable(data: st.DataObject) -> None:
    """Any bytes of a sound file may be others."""
    file = bytearray(saved(made(b"BT /F 9 Tf (Ada) Tj ET", with_fonts), compress_streams=False))
    for place in data.draw(st.lists(st.integers(0, len(file) - 1), max_size=8)):
        file[place] = data.draw(st.integers(0, 255))
    said = sentence(bytes(file))

    assert not said or said.endswith(".")


def test_limits_of_the_library_are_as_before() -> None:
    """Whoever else uses the library in this process finds it as it was, also after an unreadable file."""
    file = saved(made())
    before = pikepdf.settings.set_qpdf_limits(flate_max_memory=1_234_567)
    try:
        for each in (file, b"%PDF-1.4"):
            sentence(each)
            assert pikepdf.settings.get_qpdf_limits()["flate_max_memory"] == 1_234_567
    finally:
        pikepdf.settings.set_qpdf_limits(**before)
