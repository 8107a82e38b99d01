"""The PDF file: bytes of anybody's are opened with every limit set; the only room that imports pikepdf."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf

from manifesto.pdf.file.unreadable import Unreadable
from manifesto.pdf.file.values import MOST_UNPACKED, Entries

if TYPE_CHECKING:
    from collections.abc import Iterator

logging.getLogger("pikepdf").addHandler(logging.NullHandler())  # what a file is mended of is no message of ours
MOST_BYTES = 50_000_000
MOST_PAGES = 200


class PdfFile:
    """An open file."""

    __slots__ = ("_pdf", "catalogue", "information", "pages", "trailer")

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self.trailer = Entries(pdf.trailer)
        self.catalogue = Entries(pdf.Root)
        self.information = self.trailer.inside("Info")
        if len(pdf.pages) > MOST_PAGES:
            raise Unreadable(f"It has {len(pdf.pages)} pages, and {MOST_PAGES} are the most that are read.")
        self.pages = tuple(Entries(page.obj) for page in pdf.pages)

    @property
    def version(self) -> str:
        """The version of PDF: the later of what header and catalogue say."""
        said = self.catalogue.name("Version")
        return max(self._pdf.pdf_version, said) if len(said) == 3 else self._pdf.pdf_version

    @property
    def encrypted(self) -> bool:
        """Whether it is encrypted, although no password is needed to read it."""
        return self._pdf.is_encrypted

    @property
    def linearised(self) -> bool:
        """Whether its first page can be shown before the rest has come."""
        return self._pdf.is_linearized

    @property
    def mended(self) -> bool:
        """Whether something in it was wrong and had to be guessed."""
        return bool(self._pdf.get_warnings())


@contextmanager
def opened(pdf: bytes) -> Iterator[PdfFile]:
    """Open a file; raises Unreadable for what is no PDF, broken, too large, or shut with a password."""
    if len(pdf) > MOST_BYTES:
        raise Unreadable(f"It has {len(pdf) / 1e6:.0f} MB, and {MOST_BYTES / 1e6:.0f} are the most that are read.")
    before: Any = pikepdf.settings.set_qpdf_limits(
        flate_max_memory=MOST_UNPACKED,
        run_length_max_memory=MOST_UNPACKED,
        png_max_memory=MOST_UNPACKED,
        tiff_max_memory=MOST_UNPACKED,
        parser_max_nesting=100,
        max_stream_filters=4,
        doc_max_warnings=1000,
    )
    try:
        with _open(pdf) as document:
            yield PdfFile(document)
    except pikepdf.PdfError as error:
        raise Unreadable("It is broken: an object in it cannot be read. Save it anew.") from error
    finally:
        pikepdf.settings.set_qpdf_limits(**before)


def _open(pdf: bytes) -> pikepdf.Pdf:
    if b"%PDF-" not in pdf[:1024]:
        raise Unreadable("It is no PDF: it does not begin with %PDF.")
    try:
        return pikepdf.open(BytesIO(pdf), attempt_recovery=False)
    except pikepdf.PasswordError as error:
        raise Unreadable("It is encrypted, and opens with a password only.") from error
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:  # a number too large is a ValueError
        raise Unreadable("It is broken: its table of objects or its pages cannot be read. Save it anew.") from error
