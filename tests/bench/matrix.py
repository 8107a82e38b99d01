"""The matrix: every poster that a build makes, from nothing, again, and after an edit.

Run as a program it prints the matrix of the project in the working directory, as a build does, and says what it took.
"""

from __future__ import annotations

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from manifesto import Project
from manifesto.poster.pressroom import print_matrix

from .folders import ROOT, copied
from .measure import RUNS, Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

COLD_RUNS = 3
FRESH = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "hooks")))}


def figures() -> Iterator[Figure]:
    """Yield how long the matrix takes, and how much of it is printed anew after an edit."""
    with tempfile.TemporaryDirectory() as folder:
        cold = [_printed(copied(Path(folder, str(run)))) for run in range(COLD_RUNS)]
        project = Path(folder, "0")
        again = [_printed(project) for _ in range(RUNS)]
        slug = _edited(project)
        edited = _printed(project)
    posters = cold[0]["posters"]
    anew = sum(poster["new"] for poster in edited["posters"])
    holding = sum(slug in poster["principles"] for poster in edited["posters"])
    yield Figure(f"the default matrix of {len(posters)}, share cards included, cold", _median(cold), 20, "s")
    yield Figure("  renders of each poster, on average", statistics.mean(p["renders"] for p in posters), 1.3, "times")
    yield Figure("  unchanged", _median(again), 0.3, "s")
    yield Figure("  one principle edited", edited["seconds"], None, "s")
    yield Figure(f"  printed anew for it, where {holding} hold it", anew, holding, "posters")
    yield Figure("  printed anew for nothing, or wrongly not", _astray(edited["posters"], slug), 0, "posters")


def _printed(project: Path) -> dict[str, Any]:
    """Return what a build's share in printing took, and what it made."""
    command = [sys.executable, "-m", "tests.bench.matrix"]
    done = subprocess.run(command, cwd=project, env=FRESH, stdout=subprocess.PIPE, check=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _median(told: list[dict[str, Any]]) -> float:
    return float(statistics.median(one["seconds"] for one in told))


def _edited(project: Path) -> str:
    """Put a word into a summary that stands on several posters, and return its slug."""
    slug = Project.at(project).load().collections[0].principles[0]
    path = project / "principles" / f"{slug}.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(?m)^(summary: .*?) ", r"\1 now ", text, count=1), encoding="utf-8")
    return slug


def _astray(posters: list[dict[str, Any]], slug: str) -> int:
    return sum(poster["new"] != (slug in poster["principles"]) for poster in posters)


def main() -> None:
    """Print the matrix of the project in the working directory."""
    root = Path.cwd()
    manifesto = Project.at(root).load()
    started = time.perf_counter()
    posters, _ = print_matrix(manifesto, root)
    spent = time.perf_counter() - started
    told = [{"new": not one.cached, "principles": one.principles, "renders": one.renders} for one in posters]
    json.dump({"seconds": spent, "posters": told}, sys.stdout)


if __name__ == "__main__":
    main()
