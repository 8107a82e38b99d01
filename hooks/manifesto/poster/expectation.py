"""Expectations: what a finished file has to hold, taken from its plan or, for a file of anybody's, from what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto.lengths import PT_PER_MM
from manifesto.poster.layout.foot import SMALL_PRINT
from manifesto.poster.profile import PROFILES
from manifesto.poster.sheet import SHEETS

if TYPE_CHECKING:
    from manifesto.pdf.inspection import Inspection
    from manifesto.poster.layout.plan import Flow, Plan
    from manifesto.poster.profile import Profile
    from manifesto.poster.sheet import Sheet

CLAIMS = {"pdf/a-2b": "PDF/A-2B", "pdf/x-1a": "PDF/X-1a:2003", "pdf/x-4": "PDF/X-4", "pdf/ua-1": "PDF/UA-1"}
NEAR = 0.6  # mm: as far as a file's sheet may be from one that we know, to be taken for it


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What a file is held to: lengths in mm, type in points; what is None or empty is not asked for.

    The texts of each of the `flows` stand in the file in their order, unless it is set `from_the_right`, where programs
    tell words of the other direction in an order of their own; `safe` is the strip along the edge that holds no letter.
    """

    sheet: Sheet | None
    profile: Profile | None
    claim: str = ""
    safe: float = 0.0
    least_pt: float = SMALL_PRINT * PT_PER_MM
    body_pt: float = 0.0
    flows: tuple[Flow, ...] = ()
    from_the_right: bool = False


def planned(plan: Plan) -> Expectation:
    """Return what the file of a plan has to hold."""
    return Expectation(
        sheet=plan.sheet,
        profile=plan.profile,
        claim=CLAIMS[plan.variant],
        safe=plan.furniture.border.inner,
        body_pt=plan.body_pt,
        flows=plan.flows(),
        from_the_right=plan.settings.from_the_right,
    )


def guessed(inspection: Inspection) -> Expectation:
    """Return what a file whose plan nobody knows has to hold, by its size and by what it says that it is."""
    sheet = _sheet(inspection)
    return Expectation(sheet=sheet, profile=_profile(inspection), safe=sheet.inset if sheet else 0.0, least_pt=0.0)


def _sheet(inspection: Inspection) -> Sheet | None:
    box = inspection.trim or inspection.media
    for sheet in SHEETS.values():
        for turned in (sheet.turned("portrait"), sheet.turned("landscape")):
            if abs(turned.width - box.width) < NEAR and abs(turned.height - box.height) < NEAR:
                return turned
    return None


def _profile(inspection: Inspection) -> Profile | None:
    """Return the profile whose standard the file claims; several keep the same one, and bleed or colours tell them apart."""
    claims = inspection.claims
    if any(claim.startswith("PDF/X") for claim in claims):
        return PROFILES["shop" if inspection.bleed in (None, inspection.media) else "shop-marks"]
    if "PDF/UA-1" in claims:
        return PROFILES["accessible"]
    if "PDF/A-2B" in claims:
        coloured = any(len(set(ink.parts)) > 1 for ink in inspection.inks)
        return PROFILES["home" if coloured else "low-ink"]
    return None
