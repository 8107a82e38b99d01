"""Pages made by hand: a few instructions, the resources that they name, and files of bare objects."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from manifesto.pdf.inspection import Inspection, inspect

if TYPE_CHECKING:
    from collections.abc import Callable

INCH = 72
HELVETICA = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
RED, INKS = (1.0, 0.0, 0.0), (0.1, 0.2, 0.3, 0.4)


def made(
    written: bytes = b"", resources: Callable[[pikepdf.Pdf], dict[str, Any]] | None = None, **page: Any
) -> pikepdf.Pdf:
    """Return a document of one page, two inches by one, with this content."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(2 * INCH, INCH))
    sheet = pdf.pages[0].obj
    sheet.Contents = pdf.make_stream(written)
    sheet.Resources = Dictionary({f"/{key}": value for key, value in (resources(pdf) if resources else {}).items()})
    for key, value in page.items():
        sheet[f"/{key}"] = value
    return pdf


def saved(pdf: pikepdf.Pdf, **options: Any) -> bytes:
    """Return the file of a document."""
    file = BytesIO()
    pdf.save(file, **options)
    return file.getvalue()


def read(
    written: bytes = b"", resources: Callable[[pikepdf.Pdf], dict[str, Any]] | None = None, **page: Any
) -> Inspection:
    """Return what is read back from a page."""
    return inspect(saved(made(written, resources, **page)))


def form(pdf: pikepdf.Pdf, written: bytes, **entries: Any) -> pikepdf.Stream:
    """Return a form XObject."""
    return pdf.make_stream(written, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]), **entries)


def raw(*objects: bytes, trailer: bytes = b"") -> bytes:
    """Return a file with these objects, the first of them its catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%btrailer <</Size %d /Root 1 0 R %b>>\nstartxref\n%d\n%%%%EOF\n"
    return out + end % (len(objects) + 1, table, len(objects) + 1, trailer, len(out))


def with_fonts(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """Return resources with a font of one byte a character and one of two."""
    wide = Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/ABCDEF+Wide"), Encoding=Name("/Identity-H"))
    descriptor = Dictionary(Type=Name.FontDescriptor, FontFile2=pdf.make_stream(b"letters"))
    wide.DescendantFonts = Array([Dictionary(Subtype=Name.CIDFontType2, FontDescriptor=descriptor)])
    wide.ToUnicode = pdf.make_stream(b"map")
    return {"Font": Dictionary(F=HELVETICA, W=pdf.make_indirect(wide))}
