"""Faults: what is wrong with a drawing, each told once however often it stands there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from manifesto.field import Findings
    from manifesto.problem import Place


@dataclass(slots=True)
class Faults:
    """Messages with the first place of each, and how often it was met."""

    met: dict[str, list[Place]] = field(default_factory=dict)

    def add(self, place: Place, message: str) -> None:
        """Note a fault of the drawing."""
        self.met.setdefault(message, []).append(place)

    def tell(self, findings: Findings) -> None:
        """Hand over every fault, with the number of places where the same stands again."""
        for message, places in self.met.items():
            more = len(places) - 1
            again = f" The same stands in {more:,} more place{'s' if more > 1 else ''}." if more else ""
            findings.add(places[0], "P047", f"{message}{again}")
