"""The full validator of PDF/A: slow, so it is asked by the command and by tests, never by the build."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

from manifesto.pdf.file import opened
from manifesto.pdf.xmp import claims, properties

if TYPE_CHECKING:
    from collections.abc import Iterator

CLAIM = re.compile(r"PDF/A-([123])B")
MISSING = (
    "PDF/A cannot be looked into fully: the validator is not installed. Install it with: pip install 'pikepdf[pdfa]'"
)


def validated(pdf: bytes) -> tuple[str, ...]:
    """Return what the validator finds in a file that says it is PDF/A-1B, 2B or 3B; nothing where it passes.

    Raises Unreadable as `inspect` does.  It takes 15-40 ms.
    """
    with opened(pdf) as file:
        said = claims(properties(file.catalogue.inside("Metadata").data()), "")
    flavours = [found[1] for claim in sorted(said) if (found := CLAIM.fullmatch(claim))]
    return tuple(finding for flavour in flavours for finding in _findings(pdf, flavour))


def _findings(pdf: bytes, flavour: str) -> Iterator[str]:
    try:
        from pikepdf.pdfa import validate_written
    except ImportError:
        yield MISSING
        return
    for finding in validate_written(BytesIO(pdf), f"{flavour}b").findings:
        where = "" if "BytesIO" in finding.where else f" ({finding.where})"
        verdict = "but the validator finds" if finding.kind == "violation" else "and the validator cannot tell"
        yield f"It says PDF/A-{flavour}B, {verdict}: {finding.message}{where} [{finding.rule}]"
