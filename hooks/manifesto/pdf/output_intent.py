"""Output intents: the printing that a file says its colours are meant for (ISO 32000-1:2008, 14.11.5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto.pdf.file.values import Entries

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADER = 128  # bytes at the head of every ICC profile (ICC.1:2010, 7.2)
SPACES = {"RGB": "rgb", "CMYK": "cmyk", "GRAY": "grey", "Lab": "lab"}
MOST = 100


@dataclass(frozen=True, slots=True)
class Intent:
    """An output intent: `space` and `device_class` are those of the embedded profile, "" where there is none.

    `condition` is the identifier of the printing condition and `registry` the address of whoever defined it.
    """

    subtype: str
    condition: str
    registry: str
    space: str
    device_class: str


def intents(catalogue: Entries) -> Iterator[Intent]:
    """Yield the output intents of a file."""
    for _, each in zip(range(MOST), catalogue.several("OutputIntents"), strict=False):
        if isinstance(each, Entries):
            header = each.inside("DestOutputProfile").head(HEADER)
            known = header[36:40] == b"acsp"
            space = header[16:20].decode("latin-1").strip() if known else ""
            yield Intent(
                subtype=each.name("S"),
                condition=each.text("OutputConditionIdentifier"),
                registry=each.text("RegistryName"),
                space=SPACES.get(space, space.lower()),
                device_class=header[12:16].decode("latin-1").strip() if known else "",
            )
