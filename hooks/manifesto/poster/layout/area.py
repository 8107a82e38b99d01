"""Areas: rectangles on a sheet, in mm from its top left corner."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A rectangle; all lengths in mm."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """The distance of the lower edge from the top of the sheet."""
        return self.top + self.height

    @property
    def right(self) -> float:
        """The distance of the right edge from the left of the sheet."""
        return self.left + self.width

    def mirrored(self, width: float) -> Area:
        """Return the area where it lies on a sheet of that width that is read from the right."""
        return replace(self, left=width - self.right)
