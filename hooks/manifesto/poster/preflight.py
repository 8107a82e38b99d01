"""Preflight: a finished poster is read back, and what it must hold is looked for in the file itself.

Each check returns in words what is wrong; together they are what a build insists on and what `manifesto preflight` says
of any file.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto.pdf.claim import unearned
from manifesto.pdf.inspection import inspect
from manifesto.poster.colours import wrong_colours
from manifesto.poster.expectation import Expectation, planned
from manifesto.poster.sight import MOST_COVERAGE, coverage, look, words_in
from manifesto.script import direction_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manifesto.pdf.inspection import Inspection
    from manifesto.pdf.leaf import Box
    from manifesto.poster.layout.plan import Plan
    from manifesto.poster.sight import Sight

TOLERANCE = 0.2  # mm; a hundredth of what a guillotine is off by
TAKEN = "\0"  # stands for a letter of the layer that is accounted for
HYPHENS = "-\u2010\u2011"
SLACK_PT = 0.05  # of type: sizes are rounded in the file


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at, and what is wrong with it."""

    what: str
    faults: tuple[str, ...]


def faults(pdf: bytes, plan: Plan) -> list[str]:
    """Return in words all that is wrong with the poster of a plan; nothing when it may be published."""
    return [fault for check in checks(pdf, inspect(pdf), planned(plan)) for fault in check.faults]


def checks(pdf: bytes, inspection: Inspection, wanted: Expectation) -> list[Check]:
    """Return everything that is looked at in a file, in the order in which a print shop asks."""
    sight, whole = look(pdf), not (inspection.rotated or _cropped(inspection))
    found: tuple[tuple[str, Iterable[str]], ...] = (
        ("One page", _pages(inspection)),
        ("The sheet, its bleed and where it is cut", _boxes(inspection, wanted)),
        ("What the file says that it is", _claims(inspection, wanted)),
        ("Fonts in the file, cut to what is used", _fonts(inspection)),
        ("Colours of the printing", wrong_colours(inspection, wanted.profile)),
        ("Ink on the paper", _ink(pdf, wanted)),
        ("Every word, in reading order", _lost(sight, wanted) if whole else ()),
        ("Letters clear of frame and edge", _outside(pdf, sight, wanted) if whole else ()),
        ("Letters large enough to read", _small(inspection, wanted)),
        ("Nothing to click, to run or to unpack", _extras(inspection, wanted)),
    )
    return [Check(what, tuple(wrong)) for what, wrong in found]


def _pages(inspection: Inspection) -> Iterator[str]:
    if inspection.pages != 1:
        yield f"It has {inspection.pages} pages instead of one."


def _boxes(inspection: Inspection, wanted: Expectation) -> Iterator[str]:
    """The sheet has its size, the bleed its width on every side, and the page begins at the origin."""
    trim, sheet, profile = inspection.trim or inspection.media, wanted.sheet, wanted.profile
    cut = inspection.trim or not (profile and profile.bleed)
    if sheet and cut and not _near((trim.width, trim.height), (sheet.width, sheet.height)):
        found, asked = (trim.width, trim.height), (sheet.width, sheet.height)
        yield "It measures {:.1f} × {:.1f} mm instead of {:.1f} × {:.1f}.".format(*found, *asked)
    if not inspection.trim:
        yield "It does not say where the sheet is cut (no TrimBox)."
    if inspection.rotated:
        yield f"Its page is turned by {inspection.rotated} degrees."
    if _cropped(inspection):
        yield "It shows only a part of its page (CropBox)."
    if not inspection.at_origin:
        yield "Its page does not begin at the origin."
    if profile and inspection.trim:
        yield from _around("bleed", inspection.bleed or inspection.media, inspection.trim, profile.bleed)
        yield from _around("page", inspection.media, inspection.trim, profile.around)


def _cropped(inspection: Inspection) -> bool:
    return inspection.crop is not None and not _near(_sides(inspection.crop), _sides(inspection.media))


def _sides(box: Box) -> tuple[float, ...]:
    return box.left, box.bottom, box.width, box.height


def _around(what: str, outer: Box, trim: Box, wanted: float) -> Iterator[str]:
    sides = (
        trim.left - outer.left,
        trim.bottom - outer.bottom,
        outer.left + outer.width - trim.left - trim.width,
        outer.bottom + outer.height - trim.bottom - trim.height,
    )
    if not _near(sides, (wanted,) * 4):
        measured = ", ".join(f"{side:.1f}" for side in sides)
        yield f"Its {what} goes {measured} mm beyond the sheet on its four sides, instead of {wanted:.1f} on each."


def _near(found: tuple[float, ...], wanted: tuple[float, ...]) -> bool:
    return all(abs(a - b) <= TOLERANCE for a, b in zip(found, wanted, strict=True))


def _claims(inspection: Inspection, wanted: Expectation) -> Iterator[str]:
    if wanted.claim and wanted.claim not in inspection.claims:
        yield f"It does not say that it is {wanted.claim}."
    yield from unearned(inspection)


def _fonts(inspection: Inspection) -> Iterator[str]:
    for font in inspection.fonts:
        lacks = [
            what for what, has in (("is not in the file", font.embedded), ("is there whole", font.subset)) if not has
        ]
        if lacks:
            yield f"The font {font.name} {lacks[0]}."


def _ink(pdf: bytes, wanted: Expectation) -> Iterator[str]:
    if wanted.profile and wanted.profile.outlined and (share := coverage(pdf)) >= MOST_COVERAGE:
        yield f"Ink covers {share:.1%} of the sheet, and {MOST_COVERAGE:.0%} is the most."


def squeezed(text: str) -> str:
    """Return `text` as two texts are compared: without white space, hyphens and marks nobody sees, ligatures taken apart.

    A hyphen at the end of a line is one that a reader's program leaves out, since it may be the printer's and not the
    writer's.
    """
    plain = unicodedata.normalize("NFKC", text)
    return "".join(c for c in plain if not (c.isspace() or c in HYPHENS or unicodedata.category(c) in {"Cf", "Cc"}))


def _lost(sight: Sight, wanted: Expectation) -> Iterator[str]:
    """Every line stands in the text layer, after the one before it in its flow; no place is counted twice.

    Of what is written from the right a reader's program tells the letters in an order of its own, so there every letter
    has to be found.  Where a text is lost, its like may have been taken for it, and nothing is said of the order.
    """
    layer, letters = squeezed(sight.text), Counter(_letters(sight.text))
    lost, early = [], []
    for flow in wanted.flows:
        position = 0
        for text in flow:
            for line in text:
                if wanted.from_the_right or direction_of(line) == "rtl":
                    needed = Counter(_letters(line))
                    found, letters = not needed - letters, letters - needed
                else:
                    place = layer.find(squeezed(line), position)
                    if place < 0 and (place := layer.find(squeezed(line))) >= 0:
                        early.append(text)
                    if found := place >= 0:
                        end = place + len(squeezed(line))
                        layer = layer[:place] + TAKEN * (end - place) + layer[end:]
                        position = max(position, end)
                if not found:
                    lost.append(text)
                    break
    yield from (f"“{' '.join(text)}” is not where it should be in its text." for text in lost or early[:1])


def _letters(text: str) -> str:
    """Return the letters and figures of a text, without points, accents and brackets, which may be drawn apart."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c)[0] in "LN")


def _outside(pdf: bytes, sight: Sight, wanted: Expectation) -> Iterator[str]:
    """No letter touches the border or lies outside it."""
    sheet = wanted.sheet
    if not sheet:
        return
    around = wanted.profile.around if wanted.profile else 0.0
    low, right, bottom = around + wanted.safe, around + sheet.width - wanted.safe, around + sheet.height - wanted.safe
    for letter in sight.letters:
        if letter.left < low or letter.top < low or letter.right > right or letter.bottom > bottom:
            place = f"{letter.left - around:.0f}, {letter.top - around:.0f} mm from the top left"
            yield f"“{words_in(pdf, letter)}” at {place} of the sheet leaves the frame."
            return


def _small(inspection: Inspection, wanted: Expectation) -> Iterator[str]:
    sheet = wanted.sheet
    if inspection.type_sizes and inspection.smallest_pt < wanted.least_pt - SLACK_PT:
        yield f"Its smallest letters have {inspection.smallest_pt:.1f} pt, and {wanted.least_pt:.1f} is the least."
    if sheet and wanted.body_pt and wanted.body_pt < sheet.floor_pt - SLACK_PT:
        yield f"Its text has {wanted.body_pt:.1f} pt, and {sheet.floor_pt:g} is the least that is read on {sheet.title}."


def _extras(inspection: Inspection, wanted: Expectation) -> Iterator[str]:
    allowed = {"links"} if wanted.profile and wanted.profile.tagged else set()
    yield from (f"It has {extra} in it." for extra in sorted(inspection.extras - allowed))
