"""Extras: what a PDF may carry that is no paper: something to click, to run, to unpack or to fetch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifesto.pdf.file.values import Entries, Items
from manifesto.pdf.leaf import annotations_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto.pdf.file import PdfFile
    from manifesto.pdf.painting import Painting

MOST_OUTLINES = 10_000
MOST_CHAINED = 20
HARMLESS = {"GoTo", "URI", "Named", "Thread"}  # actions that only show another place
MULTIMEDIA = {"Movie", "Sound", "Screen", "3D", "RichMedia"}


def extras(file: PdfFile, painting: Painting) -> frozenset[str]:
    """Return in short phrases what a file carries besides its pages."""
    return frozenset((*_of_file(file), *_of_pages(file), *_of_outlines(file), *_of_painting(painting)))


def _of_file(file: PdfFile) -> Iterator[str]:
    catalogue = file.catalogue
    names = catalogue.inside("Names")
    if "JavaScript" in names:
        yield "JavaScript"
    if "EmbeddedFiles" in names or "AF" in catalogue or "Collection" in catalogue:
        yield "attachments"
    if "OpenAction" in catalogue:
        yield "an action on opening"
        yield from _actions(catalogue.inside("OpenAction"))
    if "AA" in catalogue:
        yield "actions"
    form = catalogue.inside("AcroForm")
    if len(form.items("Fields")):
        yield "form fields"
    if "XFA" in form:
        yield "an XFA form"
    if "OCProperties" in catalogue:
        yield "layers"


def _of_pages(file: PdfFile) -> Iterator[str]:
    for page in file.pages:
        if "AA" in page:
            yield "actions"
        for annotation in annotations_of(page):
            yield from _of_annotation(annotation)


def _of_annotation(annotation: Entries) -> Iterator[str]:
    kind = annotation.name("Subtype")
    if kind == "Link":
        yield "links"
    elif kind not in {"PrinterMark", "TrapNet"}:
        yield "form fields" if kind == "Widget" else "attachments" if kind == "FileAttachment" else "annotations"
    if kind in MULTIMEDIA:
        yield "multimedia"
    if "AA" in annotation:
        yield "actions"
    yield from _actions(annotation.inside("A"))


def _actions(action: Entries, depth: int = 0) -> Iterator[str]:
    """Tell of an action and of those that follow it."""
    kind = action.name("S")
    if kind == "JavaScript":
        yield "JavaScript"
    elif kind and kind not in HARMLESS:
        yield "actions"
    if kind in {"GoToR", "GoToE", "Launch"}:
        yield "references to other files"
    following = action.inside("Next")
    if isinstance(action.get("Next"), Items):
        yield "actions"
    elif following and depth < MOST_CHAINED:
        yield from _actions(following, depth + 1)


def _of_outlines(file: PdfFile) -> Iterator[str]:
    """Tell of the actions of the bookmarks."""
    waiting = [file.catalogue.inside("Outlines").inside("First")]
    seen: set[object] = set()
    while waiting and len(seen) < MOST_OUTLINES:
        item = waiting.pop()
        if item.id and item.id not in seen:
            seen.add(item.id)
            yield from _actions(item.inside("A"))
            waiting += [item.inside("Next"), item.inside("First")]


def _of_painting(painting: Painting) -> Iterator[str]:
    if painting.postscript:
        yield "PostScript"
    if painting.elsewhere:
        yield "references to other files"
