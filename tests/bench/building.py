"""Building: the site beside bare MkDocs with as many pages of the same texts, from our size to ten thousand principles."""

from __future__ import annotations

import math
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from manifesto import Project

from .folders import ROOT, bare, copied, without_posters
from .large import grown
from .measure import RUNS, Figure, paired, took

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto import Manifesto

BUILD = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
MAKE = ["make", "--no-print-directory", "site", "setup=true", f"bin={Path(sys.executable).parent}"]
# With every page in its menu, as it comes, each page of bare MkDocs grows with their number; ours has one menu of a few.
SPARED = "site_name: Bare\nnav: [index.md]\n"
A_POSTER_EACH = '    posters:\n      - {subject: "principles/*", sizes: [a4]}\n'
# What it held is known to a process alone, apart from those that it started.
HELD_BY = """
import atexit, resource, runpy, sys
sys.argv = ["mkdocs", "build", "--quiet"]
who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
atexit.register(lambda: print(*(resource.getrusage(one).ru_maxrss for one in who)))
runpy.run_module("mkdocs", run_name="__main__")
"""
MOST = 1.3  # times as long as bare MkDocs
DRAWING = 1.0  # seconds that the posters of one edited principle may take beside it


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """How long a site takes, and bare MkDocs with as many pages, in seconds."""

    principles: int
    pages: int
    ours: float
    bare: float

    def figures(self, most: float) -> Iterator[Figure]:
        """Yield the rows, with the most that the ratio may be."""
        name = f"site of {self.principles:,} principles without posters, {self.pages:,} pages"
        yield Figure(name, self.ours, None, "s")
        yield Figure("  bare mkdocs build of as many pages, one in its menu", self.bare, None, "s")
        yield Figure("  ratio", self.ours / self.bare, most, "times")


def figures(manifesto: Manifesto) -> Iterator[Figure]:
    """Yield the rows of the group `building`."""
    with tempfile.TemporaryDirectory() as folder:
        yield from _ours(copied(Path(folder, "ours")))
    with tempfile.TemporaryDirectory() as folder:
        yield from _times(without_posters(Path(folder, "ours")), Path(folder, "bare")).figures(MOST + 0.2)
        large, beside = grown(Path(folder, "large"), manifesto, 1_000), Path(folder, "bare-large")
        few = _times(large, beside)
        yield from few.figures(MOST)
        yield from _made(large, beside)
    yield from _very_many(manifesto, few)


def _ours(project: Path) -> Iterator[Figure]:
    """Yield how long `make site` takes for our own manifesto with all its posters: from nothing, and after an edit."""
    _with_make(project)
    cold = [_from_nothing(project) for _ in range(RUNS)]
    warm = [_edited(project, number) for number in range(RUNS)]
    yield Figure("make site of our own manifesto, from nothing", statistics.median(cold), 30, "s")
    yield Figure("  after one principle was edited", statistics.median(warm), 4, "s")


def _from_nothing(project: Path) -> float:
    for made in ("site", ".cache"):
        shutil.rmtree(project / made, ignore_errors=True)
    return _run(MAKE, project)


def _with_make(project: Path) -> None:
    shutil.copytree(ROOT / "tools", project / "tools")
    shutil.copy(ROOT / "Makefile", project)


def _very_many(manifesto: Manifesto, few: Times) -> Iterator[Figure]:
    """Yield the rows of ten thousand principles by ten thousand people, each run of which takes half a minute."""
    with tempfile.TemporaryDirectory() as folder:
        large = grown(Path(folder, "large"), manifesto, 10_000)
        memory, beside = _memory(large)
        many = _times(large, Path(folder, "bare"))
    yield from many.figures(MOST)
    yield Figure("  exponent, from 1,000 to 10,000", math.log10(many.ours / few.ours), 1.05, "")
    yield Figure("  memory of the build", memory, 700, "MB")
    yield Figure("  memory of Pagefind, or of the second process, beside it", beside, None, "MB")


def _times(ours: Path, folder: Path) -> Times:
    """Measure a project beside bare MkDocs with as many pages, the same texts over and over."""
    if not (ours / "site").is_dir():
        subprocess.run(BUILD, cwd=ours, check=True)
    pages = len(list((ours / "site").rglob("index.html")))
    principles = Project.at(ours).load()
    bare(folder, principles, pages)
    (folder / "mkdocs.yml").write_text(SPARED)
    our_time, bare_time = paired(BUILD, ours, folder)
    return Times(principles=len(principles.principles), pages=pages, ours=our_time, bare=bare_time)


def _memory(project: Path) -> tuple[float, float]:
    """Return the most megabytes that a build held at once, and the most that a process held which it started."""
    done = subprocess.run(
        [sys.executable, "-c", HELD_BY], cwd=project, check=True, capture_output=True, encoding="utf-8"
    )
    itself, others = map(float, done.stdout.split()[-2:])
    unit = 1024 if sys.platform == "linux" else 1024**2
    return itself / unit, others / unit


def _made(project: Path, beside: Path) -> Iterator[Figure]:
    """Yield how long `make site` takes, with a poster for each principle, once one of them was edited."""
    _with_make(project)
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("    posters: []\n", A_POSTER_EACH))
    subprocess.run(MAKE, cwd=project, check=True, capture_output=True)  # draws all of them
    pairs = [(_edited(project, number), _run(BUILD, beside)) for number in range(RUNS)]
    ours, bare_time = (statistics.median(times) for times in zip(*pairs, strict=True))
    yield Figure("make site after one of 1,000 principles was edited, posters too", ours, None, "s")
    yield Figure(f"  without {DRAWING:g} s for posters, beside bare", (ours - DRAWING) / bare_time, MOST, "times")


def _edited(project: Path, number: int) -> float:
    """Return how long `make site` takes once a principle has another sentence."""
    principle = project / "principles/go-first.md"
    with principle.open("a", encoding="utf-8") as text:
        text.write(f"\nSaid {number + 1} times.\n")
    return _run(MAKE, project)


def _run(command: list[str], folder: Path) -> float:
    return took(lambda: subprocess.run(command, cwd=folder, check=True, capture_output=True))
