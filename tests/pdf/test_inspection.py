"""Inspections: boxes, properties, claims, extras and tags are read back as they are in the file."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from manifesto.lengths import PT_PER_MM
from manifesto.pdf.inspection import Inspection, inspect
from manifesto.pdf.leaf import Box
from manifesto.pdf.output_intent import Intent

from .pages import HELVETICA, form, made, raw, read, saved, with_fonts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_a_page_in_larger_units_has_larger_type_and_boxes() -> None:
    """UserUnit multiplies both."""
    inspection = read(b"BT /F 9 Tf (Ada) Tj ET", with_fonts, UserUnit=2)

    assert inspection.smallest_pt == 18
    assert inspection.media == Box(0, 0, 101.6, 50.8)
    assert inspection.user_unit == 2


def test_boxes_are_measured_from_the_corner_of_the_media_box() -> None:
    """A box in whatever order of corners is in mm; one that is not said, or makes no sense, is None."""
    inspection = read(
        MediaBox=Array([-72, -72, 216, 144]),
        BleedBox=Array([-36, -36, 180, 108]),
        TrimBox=Array([144, 72, 0, 0]),
        ArtBox=Array([0, 0, Name.wide, 1]),
        Rotate=-90,
    )

    assert inspection.media == Box(0, 0, 101.6, 76.2)
    assert inspection.bleed == Box(12.7, 12.7, 76.2, 50.8)
    assert inspection.trim == Box(25.4, 25.4, 50.8, 25.4)
    assert (inspection.crop, inspection.leaves[0].art) == (None, None)
    assert not inspection.at_origin
    assert inspection.rotated == 270
    assert read().at_origin


def test_properties_claims_and_intents_are_read() -> None:
    """What the file says of itself comes out as plain words."""
    pdf = made()
    header = bytearray(128)
    header[12:16], header[16:20], header[36:40] = b"prtr", b"CMYK", b"acsp"
    pdf.Root.Lang = String("ar")
    pdf.docinfo = pdf.make_indirect(Dictionary(Title=String("كن حاضرا"), Producer=String("Ada Example")))
    pdf.docinfo.Trapped, pdf.docinfo.GTS_PDFXVersion = Name("/False"), String("PDF/X-1a:2003")
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                S=Name.GTS_PDFX, OutputConditionIdentifier=String("FOGRA39"), RegistryName=String("http://a.example")
            ),
            Dictionary(S=Name.GTS_PDFA1, DestOutputProfile=pdf.make_stream(bytes(header) + bytes(9999), N=4)),
        ]
    )
    inspection = inspect(saved(pdf, deterministic_id=True))

    assert (inspection.title, inspection.language, inspection.producer) == ("كن حاضرا", "ar", "Ada Example")
    assert (inspection.trapped, inspection.has_id, inspection.pages) == ("False", True, 1)
    assert inspection.claims == {"PDF/X-1a:2003"}
    assert inspection.intents == (
        Intent("GTS_PDFX", "FOGRA39", "http://a.example", "", ""),
        Intent("GTS_PDFA1", "", "", "cmyk", "prtr"),
    )


RDF = b"""<x:xmpmeta xmlns:x='adobe:ns:meta/'><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>%b</r:RDF></x:xmpmeta>"""


@pytest.mark.parametrize(
    ("said", "claims"),
    [
        (b"<r:D xmlns:p='http://www.aiim.org/pdfa/ns/id/' p:part='2' p:conformance='b'/>", {"PDF/A-2B"}),
        (b"<r:D xmlns='http://www.aiim.org/pdfa/ns/id/'><part> 4 </part></r:D>", {"PDF/A-4"}),
        (b"<r:D xmlns:p='http://www.aiim.org/pdfua/ns/id/'><p:part>1</p:part></r:D>", {"PDF/UA-1"}),
        (b"<r:D xmlns:p='http://www.npes.org/pdfx/ns/id/' p:GTS_PDFXVersion='PDF/X-4'/>", {"PDF/X-4"}),
        (b"<r:D xmlns:pdfaid='http://a.example/' pdfaid:part='2'/>", set()),
        (b"<r:D xmlns:p='http://www.npes.org/pdfx/ns/id/' p:GTS_PDFXVersion='&#27;[31m'/>", set()),
        (b"no markup", set()),
        (b"", set()),
    ],
)
def test_a_claim_is_known_by_its_namespace(said: bytes, claims: set[str]) -> None:
    """Prefixes and layout of the metadata do not matter, and words that steer a terminal are no claim."""
    pdf = made()
    pdf.Root.Metadata = pdf.make_stream(RDF % said, Type=Name.Metadata, Subtype=Name.XML)

    assert inspect(saved(pdf)).claims == claims


def _link(pdf: pikepdf.Pdf) -> None:
    action = Dictionary(S=Name.URI, URI=String("https://a.example"))
    pdf.pages[0].obj.Annots = Array([Dictionary(Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)])


def _launch(pdf: pikepdf.Pdf) -> None:
    action = Dictionary(S=Name.GoTo, Next=Dictionary(S=Name.Launch, F=String("a.exe")))
    pdf.Root.Outlines = Dictionary(First=pdf.make_indirect(Dictionary(Title=String("A"), A=action)))


def _form_field(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array([Dictionary(FT=Name.Tx)]))


def _script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def _attached(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["a.txt"] = b"Ada"


def _page_action(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.Named))


def _elsewhere(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(X=form(pdf, b"", Ref=Dictionary(F=String("a.pdf")))))
    pdf.pages[0].obj.Contents = pdf.make_stream(b"/X Do")


def _layers(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OCProperties = Dictionary(OCGs=Array([]))


@pytest.mark.parametrize(
    ("add", "found"),
    [
        (_link, {"links"}),
        (_launch, {"actions", "references to other files"}),
        (_form_field, {"form fields"}),
        (_script, {"an action on opening", "JavaScript"}),
        (_attached, {"attachments"}),
        (_page_action, {"actions"}),
        (_elsewhere, {"references to other files"}),
        (_layers, {"layers"}),
    ],
)
def test_what_is_no_paper_is_named(add: Callable[[pikepdf.Pdf], None], found: set[str]) -> None:
    """Each thing to click, run, unpack or fetch has its phrase."""
    pdf = made()
    add(pdf)

    assert inspect(saved(pdf)).extras == found


def tagged(written: bytes, *kids: dict[str, Any], **roles: Name) -> Inspection:
    """Return what is read from a page with a structure tree of these elements."""
    pdf = made(written, with_fonts, Tabs=Name.S)
    page = pdf.pages[0].obj
    elements = [
        pdf.make_indirect(Dictionary({"/Pg": page, **{f"/{key}": value for key, value in kid.items()}})) for kid in kids
    ]
    root = Dictionary(Type=Name.StructTreeRoot, K=Array(elements), RoleMap=Dictionary())
    for name, role in roles.items():
        root.RoleMap[f"/{name}"] = role
    pdf.Root.StructTreeRoot = pdf.make_indirect(root)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    return inspect(saved(pdf))


def test_tags_are_compared_with_what_is_painted() -> None:
    """Types come in reading order by the standard's names; what nobody tags and figures without words are counted."""
    tags = tagged(
        b"/H1 <</MCID 0>> BDC 0 0 9 9 re f EMC /Artifact BMC /Span BMC 0 0 9 9 re f EMC EMC "
        b"0 0 9 9 re f /P <</MCID 1>> BDC 0 0 9 9 re f EMC /P <</MCID 7>> BDC EMC",
        {"S": Name.Title, "K": 0},
        {"S": Name.P, "K": Array([1])},
        {"S": Name.Figure},
        {"S": Name.Figure, "Alt": String("A sign")},
        Title=Name.H1,
    ).tags

    assert tags.types == ("H1", "P", "Figure", "Figure")
    assert (tags.marked, tags.tree, tags.display_title, tags.tab_order) == (True, True, True, "S")
    assert (tags.bare_figures, tags.loose, tags.orphans, tags.in_order) == (1, 0.25, 1, True)


def test_a_reading_order_against_the_painted_one_is_noticed() -> None:
    """Elements that hold the second mark before the first are not in order."""
    written = b"/P <</MCID 0>> BDC 0 0 9 9 re f EMC /P <</MCID 1>> BDC 0 0 9 9 re f EMC"

    assert not tagged(written, {"S": Name.P, "K": 1}, {"S": Name.P, "K": 0}).tags.in_order


def test_a_structure_tree_in_a_circle_is_read_once() -> None:
    """An element that is its own child is told once."""
    element = b"<</S /P /K [3 0 R 3 0 R]>>"
    page = b"<</Type/Page/Parent 4 0 R/MediaBox[0 0 9 9]>>"
    tree = b"<</Type/Catalog/Pages 4 0 R/StructTreeRoot 2 0 R>>"
    file = raw(tree, b"<</K 3 0 R>>", element, b"<</Type/Pages/Kids[5 0 R]/Count 1>>", page)

    assert inspect(file).tags.types == ("P",)


@pytest.fixture(scope="module")
def drawn(repository: Path) -> bytes:
    """A sheet with bleed and marks, drawn by WeasyPrint in two of our own fonts."""
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    files = sorted((repository / "overrides/assets/fonts").glob("So*.ttf"))[:2]
    faces = "".join(f"@font-face {{ font-family: F{n}; src: url({file.as_uri()}) }}" for n, file in enumerate(files))
    look = "@page { size: 100mm 50mm; margin: 5mm; bleed: 3mm } b { font: 12pt F0 } i { font: 9pt F1 }"
    html = f"<style>{faces}{look}</style><b>Ada</b> <i>Example</i>"
    pdf: bytes = HTML(string=html).write_pdf(font_config=FontConfiguration())
    return pdf


@pytest.mark.skipif(not shutil.which("pdffonts"), reason="poppler-utils is not installed")
def test_fonts_are_those_that_poppler_sees(drawn: bytes, tmp_path: Path) -> None:
    """Names, embedding, subsets and ToUnicode agree with pdffonts, also of a font that is not embedded."""
    for file, number in ((drawn, 2), (saved(made(b"", lambda _: {"Font": Dictionary(F=HELVETICA)})), 1)):
        (tmp_path / "a.pdf").write_bytes(file)
        told = subprocess.run(["pdffonts", tmp_path / "a.pdf"], capture_output=True, text=True, check=True).stdout
        rows = [(line.split()[0], *(word == "yes" for word in line.split()[-5:-2])) for line in told.splitlines()[2:]]
        found = inspect(file).fonts

        assert len(found) == number
        assert sorted(rows) == sorted((font.name, font.embedded, font.subset, font.to_unicode) for font in found)


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="poppler-utils is not installed")
def test_boxes_are_those_that_poppler_sees(drawn: bytes, tmp_path: Path) -> None:
    """Media, bleed and trim box agree with pdfinfo -box to a hundredth of a point."""
    (tmp_path / "a.pdf").write_bytes(drawn)
    told = subprocess.run(["pdfinfo", "-box", tmp_path / "a.pdf"], capture_output=True, text=True, check=True).stdout
    rows = {
        line.split(":")[0]: [float(side) for side in line.split()[1:]] for line in told.splitlines() if "Box:" in line
    }
    left, bottom, *_ = rows["MediaBox"]
    inspection = inspect(drawn)

    for name, box in (("MediaBox", inspection.media), ("BleedBox", inspection.bleed), ("TrimBox", inspection.trim)):
        assert box
        sides = (box.left, box.bottom, box.left + box.width, box.bottom + box.height)
        points = [side * PT_PER_MM + start for side, start in zip(sides, (left, bottom) * 2, strict=True)]
        assert points == pytest.approx(rows[name], abs=0.01), name
    assert inspection.smallest_pt == 9
