"""Images: how large they are, how they are packed, and in which colours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto.pdf.file.values import Name
from manifesto.pdf.ink import Space

if TYPE_CHECKING:
    from manifesto.pdf.file.values import Entries
    from manifesto.pdf.scope import Scope

SHORT_FILTERS = {
    "A85": "ASCII85Decode",
    "AHx": "ASCIIHexDecode",
    "CCF": "CCITTFaxDecode",
    "DCT": "DCTDecode",
    "Fl": "FlateDecode",
    "LZW": "LZWDecode",
    "RL": "RunLengthDecode",
}
INLINE = re.compile(
    rb"/(W|Width|H|Height|CS|ColorSpace|F|Filter|IM|ImageMask)[\0\t\n\f\r ]*\[?[\0\t\n\f\r ]*(/?[\w.+-]+)"
)
FULL = {"W": "Width", "H": "Height", "CS": "ColorSpace", "F": "Filter", "IM": "ImageMask"}


@dataclass(frozen=True, slots=True, order=True)
class ImageFact:
    """An image that is drawn: width and height in samples, `space` and `base` as of an Ink, the outermost `filter`.

    The space of a stencil, which is painted in the colour that is set, is "mask"; of one in JPEG 2000 that does not say
    it elsewhere it is "jpx".
    """

    width: int
    height: int
    space: str
    filter: str
    soft_mask: bool
    base: str = ""


def drawn(image: Entries, scope: Scope) -> ImageFact:
    """Return the facts about an image."""
    filters = image.filters()
    space = Space("mask") if image.flag("ImageMask") else scope.space_of(image.get("ColorSpace"))
    if "JPXDecode" in filters and "ColorSpace" not in image:
        space = Space("jpx")
    return ImageFact(
        width=int(image.number("Width")),
        height=int(image.number("Height")),
        space=space.name,
        filter="".join(filters[:1]),
        soft_mask=image.inside("SMask").is_stream or image.number("SMaskInData") > 0,
        base=space.base,
    )


def inline(entries: bytes, scope: Scope) -> ImageFact:
    """Return the facts about an image that stands in the content, from the entries before its data."""
    found = {FULL.get(key.decode(), key.decode()): value.decode() for key, value in INLINE.findall(entries)}
    filter_name = found.get("Filter", "").lstrip("/")
    masks = found.get("ImageMask") == "true"
    space = Space("mask") if masks else scope.space_of(Name(found.get("ColorSpace", "").lstrip("/")))
    return ImageFact(
        width=_whole(found.get("Width", "")),
        height=_whole(found.get("Height", "")),
        space=space.name,
        filter=SHORT_FILTERS.get(filter_name, filter_name),
        soft_mask=False,
        base=space.base,
    )


def _whole(digits: str) -> int:
    return int(digits) if digits.isdecimal() and len(digits) < 10 else 0
