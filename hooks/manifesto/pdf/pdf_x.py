"""PDF/X: a file that a print shop can print blind: PDF/X-1a (ISO 15930-4:2003) and PDF/X-4 (ISO 15930-7:2010)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifesto.pdf.promise import colours, fonts_embedded, identified, inert, only, open_to_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto.pdf.inspection import Inspection
    from manifesto.pdf.leaf import Leaf
    from manifesto.pdf.output_intent import Intent

PRINTER = "prtr"  # the class of profiles of output devices (ICC.1:2010, 7.2.5)
DEVICE = ("rgb", "cmyk", "grey")
TOLD = ("icc", "calrgb", "calgrey", "lab", "jpx")


def boxes(inspection: Inspection) -> Iterator[str]:
    """Each page has a TrimBox or an ArtBox, inside its BleedBox, inside its MediaBox."""
    for number, leaf in enumerate(inspection.leaves, 1):
        yield from (f"on page {number} {fault}" for fault in _boxes(leaf))


def _boxes(leaf: Leaf) -> Iterator[str]:
    cut = leaf.trim or leaf.art
    if cut is None:
        yield "there is no TrimBox"
        return
    if leaf.trim and leaf.art:
        yield "there is both a TrimBox and an ArtBox"
    if leaf.bleed and not leaf.bleed.holds(cut):
        yield "the TrimBox is not inside the BleedBox"
    if not leaf.media.holds(leaf.bleed or cut):
        yield f"the {'BleedBox' if leaf.bleed else 'TrimBox'} is not inside the MediaBox"


def nothing_upon_the_page(inspection: Inspection) -> Iterator[str]:
    """An annotation lies outside the bleed, but for the marks of printers."""
    for number, leaf in enumerate(inspection.leaves, 1):
        ground = leaf.bleed or leaf.trim or leaf.art or leaf.media
        for annotation in leaf.annotations:
            if annotation.kind not in {"PrinterMark", "TrapNet"} and (
                not annotation.box or ground.touches(annotation.box)
            ):
                yield f"on page {number} an annotation lies on what is printed"
                break


def trapped(inspection: Inspection) -> Iterator[str]:
    """The file says whether it is trapped."""
    in_metadata = inspection.metadata.get("pdf:Trapped", "") if "PDF/X-4" in inspection.claims else ""
    if (inspection.trapped or in_metadata) not in {"True", "False"}:
        yield "it does not say whether it is trapped"


def nothing_else(inspection: Inspection) -> Iterator[str]:
    """No actions, not even on opening, and no form to fill in."""
    for extra in ("an action on opening", "form fields"):
        if extra in inspection.extras:
            yield f"it carries {extra}"


def _intents(inspection: Inspection) -> list[Intent]:
    return [intent for intent in inspection.intents if intent.subtype == "GTS_PDFX"]


def one_intent(inspection: Inspection) -> Iterator[str]:
    """There is one output intent for printing, GTS_PDFX."""
    if (number := len(_intents(inspection))) != 1:
        yield f"it has {number or 'no'} output intent{'s' if number > 1 else ''} for printing (GTS_PDFX)"


def known_condition(inspection: Inspection) -> Iterator[str]:
    """PDF/X-1a: the printing condition is one of a registry, or a CMYK profile is embedded."""
    for intent in _intents(inspection):
        if not (intent.condition and intent.registry) and intent.space != "cmyk":
            yield "its output intent neither names a printing condition of a registry nor embeds a CMYK profile"


def printer_profile(inspection: Inspection) -> Iterator[str]:
    """PDF/X-4: the profile of the output device is embedded."""
    for intent in _intents(inspection):
        if intent.device_class != PRINTER:
            yield "its output intent embeds no profile of a printer (prtr)"


def inks_only(inspection: Inspection) -> Iterator[str]:
    """PDF/X-1a: every colour is CMYK, grey or a separation that goes back to them."""
    yield from only(inspection, ("cmyk", "grey"))


def inks_of_the_intent(inspection: Inspection) -> Iterator[str]:
    """PDF/X-4: a colour of a device's own space is of the space of the output intent; grey prints with its black."""
    spaces = {intent.space for intent in _intents(inspection)}
    for space, words in colours(inspection).items():
        if space not in TOLD and space not in spaces and not (space == "grey" and spaces):
            yield f"{words}, and its output intent is not" if space in DEVICE and spaces else words


def opaque(inspection: Inspection) -> Iterator[str]:
    """PDF/X-1a: nothing is transparent."""
    if inspection.transparent:
        yield "something is transparent, or is a transparency group"


def of_its_time(inspection: Inspection) -> Iterator[str]:
    """PDF/X-1a: the file is PDF 1.4 or earlier."""
    if inspection.version > "1.4":
        yield f"its version is {inspection.version}, and 1.4 is the latest"


def described(inspection: Inspection) -> Iterator[str]:
    """PDF/X-1a: its properties hold a title and the dates of making and changing it."""
    for name in ("Title", "CreationDate", "ModDate"):
        if name not in inspection.listed:
            yield f"its properties have no {name}"


def described_in_metadata(inspection: Inspection) -> Iterator[str]:
    """PDF/X-4: the metadata hold the claim itself, a title and the dates."""
    for name in ("pdfxid:GTS_PDFXVersion", "dc:title", "xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
        if name not in inspection.metadata:
            yield f"its metadata have no {name}"


_BOTH = (
    boxes,
    nothing_upon_the_page,
    fonts_embedded,
    trapped,
    identified,
    open_to_all,
    inert,
    nothing_else,
    one_intent,
)
X1A = (of_its_time, inks_only, opaque, *_BOTH, known_condition, described)
X4 = (inks_of_the_intent, *_BOTH, printer_profile, described_in_metadata)
