"""PDF/A-2b: a file for the archive, which comes out the same in fifty years (ISO 19005-2:2011).

The promises that our posters could break are looked at here, in the build; all of them are in pdf_file.validator.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifesto.pdf.promise import LABELS, colours, fonts_embedded, identified, inert, only, open_to_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto.pdf.inspection import Inspection

DEVICE = ("rgb", "cmyk", "grey")
TOLD = ("icc", "calrgb", "calgrey", "lab", "jpx")  # spaces that say themselves what their colours look like


def colours_covered(inspection: Inspection) -> Iterator[str]:
    """A colour of a device's own space looks as the output intent's profile says (ISO 19005-2:2011, 6.2.4.3)."""
    covered = {intent.space for intent in inspection.intents if intent.subtype == "GTS_PDFA1" and intent.space}
    used = colours(inspection)
    for space in DEVICE:
        if space in used and space not in covered and not (space == "grey" and covered):
            yield f"{used[space]}, and no output intent embeds a profile for {LABELS[space]}"
    yield from only(inspection, (*DEVICE, *TOLD))


def blending_space(inspection: Inspection) -> Iterator[str]:
    """Where something is transparent, the page or the output intent says how it mixes (ISO 19005-2:2011, 6.2.10)."""
    covered = any(intent.subtype == "GTS_PDFA1" and intent.space for intent in inspection.intents)
    if inspection.transparent and not inspection.blended and not covered:
        yield "something is transparent, and nothing says in which space its colours mix"


def nothing_attached(inspection: Inspection) -> Iterator[str]:
    """Only files that are PDF/A themselves may be attached (ISO 19005-2:2011, 6.8); no poster carries any."""
    if "attachments" in inspection.extras:
        yield "it carries attachments"


def of_its_time(inspection: Inspection) -> Iterator[str]:
    """The header says PDF 1.7 or earlier (ISO 19005-2:2011, 6.1.2)."""
    if inspection.version > "1.7":
        yield f"its version is {inspection.version}, and 1.7 is the latest"


def unpatented(inspection: Inspection) -> Iterator[str]:
    """No image is packed with LZW (ISO 19005-2:2011, 6.1.7.2)."""
    if any(image.filter == "LZWDecode" for image in inspection.images):
        yield "an image is packed with LZW"


PROMISES = (
    fonts_embedded,
    colours_covered,
    identified,
    open_to_all,
    inert,
    nothing_attached,
    blending_space,
    of_its_time,
    unpatented,
)
