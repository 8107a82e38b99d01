"""QR codes: an address as modules that a template can draw."""

from __future__ import annotations

from dataclasses import dataclass

import segno


@dataclass(frozen=True, slots=True)
class Code:
    """A code of `size` modules a side; `path` draws the dark ones, as an SVG path in modules."""

    size: int
    path: str


def code(address: str) -> Code:
    """Return the code of an address, with enough redundancy (15 %) for a print that has hung in the sun."""
    rows = [list(row) for row in segno.make(address, error="m", micro=False).matrix]
    runs = (
        f"M{x} {y}h{length}v1h-{length}z" for y, row in enumerate(rows) for x, length in _runs([bool(m) for m in row])
    )
    return Code(len(rows), "".join(runs))


def _runs(row: list[bool]) -> list[tuple[int, int]]:
    """Return the start and the length of each run of dark modules."""
    runs: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if dark and runs and sum(runs[-1]) == x:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((x, 1))
    return runs
