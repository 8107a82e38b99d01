"""The pages: what a view of each weighs, and what Lighthouse says of it, at our size and at a thousand principles.

LIGHTHOUSE_RUNS=1 in the environment is enough while one works; the figures that count take three.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .audit import installed
from .folders import ROOT
from .large import grown
from .measure import Figure
from .static_host import hosted
from .weight import chromium, weigh

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto import Manifesto

    from .audit import Audit, Lighthouse
    from .weight import Weight

RUNS = int(os.environ.get("LIGHTHOUSE_RUNS", "3"))
BUILD = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir"]
MANY = 1_000
REQUESTS = 8
KILOBYTES, WITH_PICTURES = 40, 120  # of a page without its pictures, and with them; the home may be as heavy without


@dataclass(frozen=True, slots=True)
class View:
    """A page that is measured: what it is called in the table, its address below the home, and what it may weigh."""

    name: str
    address: str
    kilobytes: float = KILOBYTES


def figures(manifesto: Manifesto) -> Iterator[Figure]:
    """Yield the weights of all pages, then what Lighthouse says of them, one run after another."""
    principle = f"principles/{manifesto.principles[0].slug}/"
    views = [View("home", "", WITH_PICTURES), View("a principle", principle)]
    few = [
        *views,
        *(View("a collection", f"collections/{collection.key}/") for collection in manifesto.collections[:1]),
        View("contribute", "contribute/"),
        View("posters", "posters/"),
        View("search", "search/"),
    ]
    many = [View(f"{view.name}, of {MANY:,}", view.address, view.kilobytes) for view in views]
    with tempfile.TemporaryDirectory() as folder:
        ours, large = Path(folder, "ours"), Path(folder, "large")
        subprocess.run([*BUILD, str(ours)], cwd=ROOT, check=True)
        subprocess.run([*BUILD, str(large)], cwd=grown(Path(folder), manifesto, MANY), check=True)
        yield from _weights(ours, few)
        yield from _weights(large, many)
        lighthouse = installed(chromium())
        yield from _judged(lighthouse, ours, few)
        yield from _judged(lighthouse, large, many[:1])


def _weights(site: Path, views: list[View]) -> Iterator[Figure]:
    weights = weigh(site, [view.address for view in views])
    for view in views:
        yield from _weighed(view, weights[view.address])


def _weighed(view: View, weight: Weight) -> Iterator[Figure]:
    yield Figure(f"first view of {view.name}, compressed", weight.packed / 1000, view.kilobytes, "KB")
    yield Figure("  requests", weight.requests, REQUESTS, "requests")
    if weight.pictures:
        whole = (weight.packed + weight.packed_pictures) / 1000
        yield Figure(f"  with the pictures that come at once, {weight.pictures}", whole, WITH_PICTURES, "KB")


def _judged(lighthouse: Lighthouse | None, site: Path, views: list[View]) -> Iterator[Figure]:
    with hosted(site) as (home, _):
        for view in views:
            yield from _scores(lighthouse, view, home)


def _scores(lighthouse: Lighthouse | None, view: View, home: str) -> Iterator[Figure]:
    name = f"Lighthouse of {view.name}, phone: least of four scores"
    if not lighthouse:
        yield Figure(name, None, None, "")
        return
    phone, desk = (_audits(lighthouse, view, home, desk=desk) for desk in (False, True))
    yield Figure(name, min(min(audit.scores) for audit in phone), None, "of 100", least=100)
    yield Figure("  desk: least of four scores", min(min(audit.scores) for audit in desk), None, "of 100", least=100)
    yield Figure("  largest contentful paint, phone", statistics.median(audit.paint for audit in phone), 1600, "ms")
    yield Figure("  blocked, phone", statistics.median(audit.blocking for audit in phone), 10, "ms")
    yield Figure("  layout shift, phone and desk", max(audit.shift for audit in (*phone, *desk)), 0, "")


def _audits(lighthouse: Lighthouse, view: View, home: str, *, desk: bool) -> list[Audit]:
    """Return what some runs say, one after another, and tell each as it comes."""
    audits = []
    for run in range(RUNS):
        audits.append(lighthouse.audit(home + view.address, desk=desk))
        where = "desk" if desk else "phone"
        print(f"    {view.name}, {where}, {run + 1} of {RUNS}: {audits[-1]}", file=sys.stderr, flush=True)
    return audits
