"""Sound files, as inspections: one that earns each label, and what is said of it when something in it changes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from manifesto.pdf.claim import unearned
from manifesto.pdf.fonts import FontFact
from manifesto.pdf.ink import Ink
from manifesto.pdf.inspection import Inspection
from manifesto.pdf.leaf import Box, Leaf
from manifesto.pdf.output_intent import Intent
from manifesto.pdf.tags import Tags

from .pages import INKS, RED

FONT = FontFact(
    name="ABCDEF+Text", embedded=True, subset=True, to_unicode=True, kind="CIDFontType2", used=True, encoding=""
)
BARE = replace(FONT, name="Helvetica", embedded=False, to_unicode=False)
LEAF = Leaf(
    media=Box(0, 0, 236, 323),
    crop=None,
    bleed=Box(10, 10, 216, 303),
    trim=Box(13, 13, 210, 297),
    art=None,
    at_origin=True,
    rotated=0,
    user_unit=1,
    annotations=(),
)
TAGS = Tags(
    marked=True,
    tree=True,
    types=("Document", "H1", "P", "H2", "H3", "H2", "Figure"),
    bare_figures=0,
    loose=0,
    orphans=0,
    in_order=True,
    display_title=True,
    tab_order="S",
)
RGB, CMYK, GREY = Ink("rgb", RED, "text"), Ink("cmyk", INKS, "fill"), Ink("grey", (0.0,), "stroke")
REGISTERED = Intent("GTS_PDFX", "FOGRA39", "http://a.example", "", "")
PROFILED = Intent("GTS_PDFX", "FOGRA39", "", "cmyk", "prtr")
SRGB = Intent("GTS_PDFA1", "sRGB", "", "rgb", "mntr")
DATES = {"xmp:CreateDate": "2026", "xmp:ModifyDate": "2026", "xmp:MetadataDate": "2026"}
SOUND = Inspection(
    leaves=(LEAF,),
    fonts=(FONT, replace(BARE, used=False)),
    inks=frozenset(),
    images=(),
    type_sizes=(),
    transparent=False,
    blended=True,
    title="Go first",
    language="en",
    producer="",
    created="D:20261122",
    modified="D:20261122",
    trapped="False",
    listed=frozenset({"Title", "CreationDate", "ModDate", "Trapped"}),
    version="1.4",
    has_id=True,
    encrypted=False,
    linearised=False,
    mended=False,
    claims=frozenset(),
    metadata={"dc:title": "Go first", "pdfxid:GTS_PDFXVersion": "PDF/X-4", **DATES},
    intents=(),
    extras=frozenset(),
    tags=TAGS,
)
EARNED = {
    "PDF/A-2B": replace(SOUND, inks=frozenset({RGB, GREY}), intents=(SRGB,), version="1.7"),
    "PDF/X-1a:2003": replace(
        SOUND, inks=frozenset({CMYK, GREY, Ink("separation", (1.0,), "fill", "cmyk")}), intents=(REGISTERED,)
    ),
    "PDF/X-4": replace(
        SOUND, inks=frozenset({CMYK, GREY, Ink("icc", RED, "fill")}), intents=(PROFILED,), version="1.6"
    ),
    "PDF/UA-1": replace(SOUND, inks=frozenset({RGB}), version="1.7"),
}


def broken(claim: str, **changes: Any) -> tuple[str, ...]:
    """Return what is said of a sound file that claims this, with something changed in it."""
    return unearned(replace(EARNED[claim], claims=frozenset({claim}), **changes))


def leaf(**changes: Any) -> dict[str, Any]:
    """Return the change of a file to a page with these changes."""
    return {"leaves": (replace(LEAF, **changes),)}
