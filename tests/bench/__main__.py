"""Print one table: each figure beside its bound.

`python -m tests.bench posters peers` measures only the groups that are named.
"""

from __future__ import annotations

import math
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from manifesto import Manifesto, Project
from manifesto.likeness import Text, likenesses

from . import building, form, pages, peers, posters, review, scale
from .folders import ROOT, ready
from .many import written
from .measure import Figure, milliseconds, peak_megabytes, seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def main() -> None:
    """Measure everything, or the groups that are named; exit 1 when a figure is out of bounds, 2 for a group that is not there."""
    wanted = sys.argv[1:] or list(GROUPS)
    if unknown := [name for name in wanted if name not in GROUPS]:
        print(f"There is no group {unknown[0]!r}; there are {', '.join(GROUPS)}.", file=sys.stderr)
        raise SystemExit(2)
    print(f"{machine()}, {ready()}; medians of five\n")
    print(f"{'':<62} {'measured':>9} {'bound':>9}")
    manifesto = Project.at(ROOT).load()
    printed = [_printed(figure) for name in wanted for figure in GROUPS[name](manifesto)]
    raise SystemExit(any(figure.over or figure.under for figure in printed))


def machine() -> str:
    """Return the machine by what can be compared: its cores and its memory."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    return f"{os.cpu_count()} cores, {memory:.0f} GB"


def _printed(figure: Figure) -> Figure:
    print(figure, flush=True)
    return figure


def checking(_: Manifesto) -> list[Figure]:
    """`manifesto check`, cold, and what it imports."""
    command = [sys.executable, "-m", "manifesto", "check", "principles/go-first.md"]
    code = "import sys, manifesto.cli; print(sum(name in sys.modules for name in ('mkdocs', 'weasyprint')))"
    heavy = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return [
        Figure("manifesto check of one file, cold", seconds(command, ROOT), 0.25, "s"),
        Figure("  of mkdocs and weasyprint, imported by it", int(heavy.stdout), 0, "modules"),
    ]


def checking_many(_: Manifesto) -> list[Figure]:
    """`manifesto check` of ten thousand principles by ten thousand people, and how its cost grows with both."""
    command = [sys.executable, "-m", "manifesto", "check"]
    with tempfile.TemporaryDirectory() as folder:
        few, many = (written(Path(folder, str(number)), number) for number in (1_000, 10_000))
        time_few, time_many = seconds(command, few, runs=3), seconds(command, many, runs=3)
        memory = peak_megabytes(command, b"", many)
        texts = [Text(draft.slug, draft.title, draft.body) for draft in Project.at(many).read().parts.drafts]
    against_all = milliseconds(lambda: list(likenesses(texts, {texts[5_000].key})), runs=3)
    return [
        Figure("manifesto check of 10,000 principles and 10,000 people", time_many, 5, "s"),
        Figure("  memory", memory, 400, "MB"),
        Figure("  exponent, from 1,000 to 10,000", math.log10(time_many / time_few), 1.05, ""),
        Figure("near-duplicates of one principle among 10,000", against_all / 1000, 0.5, "s"),
    ]


GROUPS: dict[str, Callable[[Manifesto], Iterable[Figure]]] = {
    "checking": checking,
    "many": checking_many,
    "building": building.figures,
    "pages": pages.figures,
    "form": form.figures,
    "scale": scale.figures,
    "posters": posters.figures,
    "review": review.figures,
    "peers": peers.figures,
}

if __name__ == "__main__":
    main()
