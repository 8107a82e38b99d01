"""PDF/X: what a print shop is promised, and what is said where it is not kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from manifesto.pdf.claim import unearned
from manifesto.pdf.images import ImageFact
from manifesto.pdf.ink import Ink
from manifesto.pdf.inspection import inspect
from manifesto.pdf.leaf import Annotation, Box

from .pages import made, saved
from .sound import DATES, LEAF, PROFILED, REGISTERED, RGB, broken, leaf

LISTED = frozenset({"Title", "CreationDate", "ModDate", "Trapped"})


@pytest.mark.parametrize("claim", ["PDF/X-1a:2003", "PDF/X-4"])
@pytest.mark.parametrize(
    ("changes", "end"),
    [
        (leaf(trim=None), "on page 1 there is no TrimBox"),
        (leaf(art=Box(13, 13, 1, 1)), "on page 1 there is both a TrimBox and an ArtBox"),
        (leaf(trim=Box(9, 13, 210, 297)), "on page 1 the TrimBox is not inside the BleedBox"),
        (leaf(bleed=Box(10, 10, 227, 303)), "on page 1 the BleedBox is not inside the MediaBox"),
        (leaf(bleed=None, trim=Box(0, 0, 236, 324)), "on page 1 the TrimBox is not inside the MediaBox"),
        ({"leaves": (LEAF, replace(LEAF, trim=None))}, "on page 2 there is no TrimBox"),
        (
            leaf(annotations=(Annotation("Link", Box(0, 0, 11, 11), tagged=True),)),
            "on page 1 an annotation lies on what is printed",
        ),
        (leaf(annotations=(Annotation("Link", None, tagged=True),)), "on page 1 an annotation lies on what is printed"),
        ({"trapped": "Unknown"}, "it does not say whether it is trapped"),
        ({"extras": frozenset({"form fields"})}, "it carries form fields"),
        ({"intents": ()}, "it has no output intent for printing (GTS_PDFX)"),
        ({"intents": (PROFILED, PROFILED)}, "it has 2 output intents for printing (GTS_PDFX)"),
    ],
)
def test_what_both_kinds_of_pdf_x_promise(claim: str, changes: dict[str, Any], end: str) -> None:
    """Boxes inside each other, nothing upon the print, trapping told, one intent."""
    inks = {"inks": frozenset()} if changes.get("intents") == () else {}

    assert broken(claim, **changes, **inks) == (f"It says {claim}, but {end}.",)


@pytest.mark.parametrize("claim", ["PDF/X-1a:2003", "PDF/X-4"])
def test_pdf_x_allows_art_and_what_lies_outside(claim: str) -> None:
    """An ArtBox is as good as a TrimBox, and marks or links beyond the bleed harm nobody."""
    beyond = Annotation("Link", Box(0, 0, 10, 10), tagged=False)
    mark = Annotation("PrinterMark", Box(0, 0, 20, 20), tagged=False)

    assert broken(claim, **leaf(trim=None, art=LEAF.trim)) == ()
    assert broken(claim, **leaf(annotations=(beyond, mark))) == ()


@pytest.mark.parametrize(
    ("changes", "end"),
    [
        ({"inks": frozenset({RGB})}, "a colour is RGB: 1 0 0 (text)"),
        ({"inks": frozenset({Ink("lab", (50.0, 0.0, 1.0), "fill")})}, "a colour is Lab: 50 0 1 (fill)"),
        ({"inks": frozenset({Ink("icc", (0.5,), "fill")})}, "a colour is told by an ICC profile: 0.5 (fill)"),
        ({"inks": frozenset({Ink("separation", (1.0,), "fill", "rgb")})}, "a colour is RGB: 1 (fill)"),
        ({"inks": frozenset({Ink("rgb", (), "fill")})}, "a fill is RGB"),
        (
            {"images": (ImageFact(4, 3, "indexed", "", soft_mask=False, base="rgb"),)},
            "an image of 4 × 3 samples is RGB",
        ),
        ({"transparent": True}, "something is transparent, or is a transparency group"),
        ({"version": "1.5"}, "its version is 1.5, and 1.4 is the latest"),
        (
            {"intents": (replace(REGISTERED, registry=""),)},
            "its output intent neither names a printing condition of a registry nor embeds a CMYK profile",
        ),
        ({"listed": LISTED - {"Title"}}, "its properties have no Title"),
        ({"listed": LISTED - {"CreationDate"}}, "its properties have no CreationDate"),
        ({"listed": LISTED - {"ModDate"}}, "its properties have no ModDate"),
    ],
)
def test_what_pdf_x_1a_promises(changes: dict[str, Any], end: str) -> None:
    """Each promise of PDF/X-1a that is broken has its sentence."""
    assert broken("PDF/X-1a:2003", **changes) == (f"It says PDF/X-1a:2003, but {end}.",)


def test_a_profile_is_as_good_as_a_registry() -> None:
    """A printing condition without an address needs its CMYK profile in the file."""
    assert broken("PDF/X-1a:2003", intents=(PROFILED,)) == ()


@pytest.mark.parametrize(
    ("changes", "end"),
    [
        ({"inks": frozenset({RGB})}, "a colour is RGB: 1 0 0 (text), and its output intent is not"),
        (
            {"intents": (replace(PROFILED, device_class="mntr"),)},
            "its output intent embeds no profile of a printer (prtr)",
        ),
        (
            {
                "metadata": {"pdfxid:GTS_PDFXVersion": "", "dc:title": "", **DATES, "pdf:Trapped": "False"},
                "trapped": "",
            },
            "",
        ),
        ({"metadata": {"dc:title": "", **DATES}}, "its metadata have no pdfxid:GTS_PDFXVersion"),
        ({"metadata": {"pdfxid:GTS_PDFXVersion": "", **DATES}}, "its metadata have no dc:title"),
    ],
)
def test_what_pdf_x_4_promises(changes: dict[str, Any], end: str) -> None:
    """Each promise of PDF/X-4 that is broken has its sentence; trapping may be told in the metadata alone."""
    assert broken("PDF/X-4", **changes) == ((f"It says PDF/X-4, but {end}.",) if end else ())


def printed(written: bytes) -> pikepdf.Pdf:
    """Return a document that says it is PDF/X-1a, and is, unless its content spoils it."""
    box = Array([9, 9, 135, 63])
    pdf = made(written, TrimBox=box, BleedBox=Array([0, 0, 144, 72]))
    facts = ("Title", "CreationDate", "ModDate")
    pdf.docinfo = pdf.make_indirect(Dictionary({f"/{fact}": String("D:20261122") for fact in facts}))
    pdf.docinfo.Trapped, pdf.docinfo.GTS_PDFXVersion = Name("/False"), String("PDF/X-1a:2003")
    intent = Dictionary(S=Name.GTS_PDFX, OutputConditionIdentifier=String("FOGRA39"), RegistryName=String("a.example"))
    pdf.Root.OutputIntents = Array([intent])
    return pdf


@pytest.mark.parametrize(
    ("written", "faults"),
    [
        (b"0 0 0 1 k 0 0 9 9 re f", ()),
        (b"0 0 0 1 k 1 0 0 rg 0 0 9 9 re f", ("It says PDF/X-1a:2003, but a colour is RGB: 1 0 0 (fill).",)),
        (b"1 0 0 rg 0 0 0 1 k 0 0 9 9 re f", ()),
    ],
)
def test_a_file_is_held_against_its_claim(written: bytes, faults: tuple[str, ...]) -> None:
    """From the bytes of a file to the sentence, a colour that is only set spoils nothing."""
    options = {"force_version": "1.4", "deterministic_id": True, "object_stream_mode": pikepdf.ObjectStreamMode.disable}

    assert unearned(inspect(saved(printed(written), **options))) == faults
