"""Harm: ways to spoil a finished poster, one thing at a time, with everything else left as it was."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from .eyes import PT, SHOWING

Harm = Callable[[pikepdf.Pdf], None]
MIDDLE = (200, 200)  # pt, where there is room on A4
STRUCTURE = {"object_stream_mode": pikepdf.ObjectStreamMode.disable, "deterministic_id": True}


def harmed(content: bytes, *harms: Harm) -> bytes:
    """Return a file with some harm done to it, and of the version that it had."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for harm in harms:
            harm(pdf)
        pdf.save(file, force_version=pdf.pdf_version, **STRUCTURE)
    return file.getvalue()


def second_page(pdf: pikepdf.Pdf) -> None:
    """Put a bare sheet of the same size behind it."""
    page = pdf.pages[0].obj
    boxes = {name: page[name] for name in ("/MediaBox", "/BleedBox", "/TrimBox")}
    pdf.pages.append(
        pikepdf.Page(pdf.make_indirect(Dictionary({"/Type": Name.Page, "/Resources": Dictionary(), **boxes})))
    )


def moved(name: str, *sides: float) -> Harm:
    """Move the sides of a box by so many mm."""

    def harm(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        page[f"/{name}"] = Array([float(a) + b * PT for a, b in zip(page[f"/{name}"], sides, strict=True)])

    return harm


def without(name: str) -> Harm:
    """Take an entry from the page."""

    def harm(pdf: pikepdf.Pdf) -> None:
        del pdf.pages[0].obj[f"/{name}"]

    return harm


def with_entry(name: str, value: Any) -> Harm:
    """Give the page an entry."""

    def harm(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj[f"/{name}"] = value

    return harm


def shifted(pdf: pikepdf.Pdf) -> None:
    """Let the page begin ten points from the origin, with all that is on it."""
    for name in ("MediaBox", "BleedBox", "TrimBox"):
        moved(name, *(10 / PT,) * 4)(pdf)
    pdf.pages[0].contents_add(b"q 1 0 0 1 10 10 cm\n", prepend=True)
    pdf.pages[0].contents_add(b"\nQ")


def painted(written: bytes, **state: Any) -> Harm:
    """Paint something over the page, as an artifact, in a graphics state of its own."""

    def harm(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        if state:
            page.Resources.ExtGState["/harm"] = Dictionary({f"/{key}": value for key, value in state.items()})
        page.contents_add(b"\n/Artifact BMC q " + b"/harm gs " * bool(state) + written + b" Q EMC\n")

    return harm


def letter(colour: bytes, *, size: float = 20, at: tuple[float, float] = MIDDLE) -> Harm:
    """Write a letter that is there already once more, in a colour, at a size and a place in pt."""

    def harm(pdf: pikepdf.Pdf) -> None:
        font, text = b"", b""
        for instruction in pikepdf.parse_content_stream(pdf.pages[0]):
            if str(instruction.operator) == "Tf":
                font = str(instruction.operands[0]).encode()
            if str(instruction.operator) in SHOWING:
                text = _first(instruction.operands[0])
                break
        place = b"%g Tf 1 0 0 1 %g %g Tm <%s> Tj" % (size, *at, text.hex().encode())
        painted(b"BT " + colour + b" " + font + b" " + place + b" ET")(pdf)

    return harm


def _first(shown: Any) -> bytes:
    """Return the first character of what an operator shows, in the two bytes that it has."""
    text = shown if isinstance(shown, String) else next(part for part in shown if isinstance(part, String))
    return bytes(text)[:2]


def in_helvetica(pdf: pikepdf.Pdf) -> None:
    """Write a word in a font that every reader has and no file brings along."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    pdf.pages[0].Resources.Font["/Harm"] = pdf.make_indirect(font)
    painted(b"BT 0 g /Harm 12 Tf 200 200 Td (x) Tj ET")(pdf)


def whole_font(pdf: pikepdf.Pdf) -> None:
    """Call a font as one is called that was not cut."""
    font = next(iter(pdf.pages[0].Resources.Font.values()))
    for part in (font, font.DescendantFonts[0]):
        part.BaseFont = Name("/Whole")
    font.DescendantFonts[0].FontDescriptor.FontName = Name("/Whole")


def note(pdf: pikepdf.Pdf) -> None:
    """Stick a note on the page."""
    pinned = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([100, 100, 120, 120]), F=4)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(pinned)])


def script(pdf: pikepdf.Pdf) -> None:
    """Let the file run something when it is asked to."""
    action = Dictionary(S=Name.JavaScript, JS=String("1"))
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("harm"), action])))


def attachment(pdf: pikepdf.Pdf) -> None:
    """Pack another file into it."""
    pdf.attachments["harm.txt"] = b"harm"


def without_words(number: int) -> Harm:
    """Take out what the `number`th operator shows, counted from one."""

    def harm(pdf: pikepdf.Pdf) -> None:
        kept, shown = [], 0
        for instruction in pikepdf.parse_content_stream(pdf.pages[0]):
            shown += str(instruction.operator) in SHOWING
            if str(instruction.operator) not in SHOWING or shown != number:
                kept.append(instruction)
        pdf.pages[0].Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))

    return harm


def unsaid(*names: str) -> Harm:
    """Take entries from the properties, and not from the metadata."""

    def harm(pdf: pikepdf.Pdf) -> None:
        for name in names:
            del pdf.docinfo[f"/{name}"]

    return harm


def claimed(key: str, value: str) -> Harm:
    """Write something else into the metadata."""

    def harm(pdf: pikepdf.Pdf) -> None:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
            said[key] = value

    return harm
