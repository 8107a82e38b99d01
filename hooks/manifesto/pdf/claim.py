"""Claims: what a file says that it is, held against what is in it; no label that the content does not earn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifesto.pdf import pdf_a, pdf_ua, pdf_x

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from manifesto.pdf.inspection import Inspection
    from manifesto.pdf.promise import Promise

PROMISES: Mapping[str, Sequence[Promise]] = {
    "PDF/A-2B": pdf_a.PROMISES,
    "PDF/X-1a:2003": pdf_x.X1A,
    "PDF/X-4": pdf_x.X4,
    "PDF/UA-1": pdf_ua.PROMISES,
}


def unearned(inspection: Inspection) -> tuple[str, ...]:
    """Return, for every standard that the file claims, what that promises and the file does not keep.

    A claim that is none of the four above is said to be unproved, since nothing here can tell.
    """
    faults = []
    for claim in sorted(inspection.claims):
        if claim in PROMISES:
            faults += [f"It says {claim}, but {end}." for keep in PROMISES[claim] for end in keep(inspection)]
        else:
            faults.append(f"It says {claim}, which nothing here can prove.")
    return tuple(faults)
