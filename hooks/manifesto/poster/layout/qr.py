"""QR codes: an address as modules that a template can draw."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import segno


@dataclass(frozen=True)
class Code:
    """A code of `size` modules a side; `runs` are its dark ones, row by row: x, y and length in modules."""

    size: int
    runs: tuple[tuple[int, int, int], ...]

    @cached_property
    def rectangles(self) -> str:
        """The dark modules as operators of a PDF, in modules."""
        return " ".join(f"{x} {y} {length} 1 re" for x, y, length in self.runs)

    @property
    def path(self) -> str:
        """The dark modules as the path of an SVG, in modules."""
        return "".join(f"M{x} {y}h{length}v1h-{length}z" for x, y, length in self.runs)


@lru_cache(maxsize=500)
def code(address: str) -> Code:
    """Return the code of an address, with enough redundancy (15 %) for a print that has hung in the sun."""
    rows = [list(row) for row in segno.make(address, error="m", micro=False).matrix]
    runs = ((x, y, length) for y, row in enumerate(rows) for x, length in _runs([bool(m) for m in row]))
    return Code(len(rows), tuple(runs))


def _runs(row: list[bool]) -> list[tuple[int, int]]:
    """Return the start and the length of each run of dark modules."""
    runs: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if dark and runs and sum(runs[-1]) == x:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((x, 1))
    return runs
