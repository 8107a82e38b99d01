"""The peers: what one would take instead for the same posters, typst and Chromium, beside us in one run.

typst finds the size of its type itself, as we do, but is told the number of columns.  Chromium is given the HTML that we
draw, with every size in it, so it fits nothing.  Neither sets the code or the mark, and neither reads back what it made.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from manifesto import typeface

from . import browser
from .folders import ROOT
from .measure import Figure, in_turn
from .posters import ours
from .proof import prove
from .walls import WALLS, Order, Wall

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto import Manifesto

STARTS = 3  # of a browser for one figure; each takes most of a second
Times = dict[Wall, float]


def figures(manifesto: Manifesto) -> Iterator[Figure]:
    """Yield how long each takes for the same poster, and how many times as long we do."""
    us, set_by_typst = ours(WALLS, manifesto), typst(manifesto)
    running, started = chromium(manifesto), chromium_started(manifesto)
    for wall in WALLS:
        yield Figure(f"poster of {wall.name}", us[wall], wall.most, "ms")
        yield from _beside(us, set_by_typst, wall, "typst", 1.2 if wall.number >= 40 else None)
        yield from _beside(us, started, wall, "Chromium, started for it", 0.1)
        yield from _beside(us, running, wall, "Chromium, already running", None)


def _beside(us: Times, them: Times | None, wall: Wall, name: str, most: float | None) -> Iterator[Figure]:
    if them is None:
        yield Figure(f"  {name}", None, None, "")
        return
    yield Figure(f"  {name}", them[wall], None, "ms")
    yield Figure(f"  times {name}", us[wall] / them[wall], most, "times")


def typst(manifesto: Manifesto) -> Times | None:
    """Return the milliseconds that typst takes for each wall, warm; None where it is not installed."""
    return {wall: _typeset(wall, manifesto) for wall in WALLS} if find_spec("typst") else None


def _typeset(wall: Wall, manifesto: Manifesto) -> float:
    """Return the median of a process that sets a wall several times, each with other texts."""
    orders = wall.orders(manifesto)
    given = json.dumps([_told(wall, order) for order in orders]).encode()
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "poster.pdf")
        command = [sys.executable, "-m", "tests.bench.typeset", str(ROOT / typeface.FOLDER), str(target)]
        done = subprocess.run(command, cwd=ROOT, input=given, stdout=subprocess.PIPE, check=True)
        prove(target.read_bytes(), orders[-1], summaries=wall.summaries)
    return float(statistics.median(json.loads(done.stdout)[1:]))


def _told(wall: Wall, order: Order) -> dict[str, Any]:
    """Return what the template of typst calls by name."""
    settings, subject, sheet = order.manifesto.settings, order.subject, order.job.sheet
    people = dict.fromkeys(author.name for principle in subject.principles for author in principle.authors)
    return {
        "width": sheet.width,
        "height": sheet.height,
        "title": subject.title,
        "subtitle": subject.subtitle,
        "single": subject.single,
        "columns": wall.columns,
        "summaries": wall.summaries,
        "principles": [{"number": p.number, "title": p.title, "summary": p.summary} for p in subject.principles],
        "credits": "By " + " · ".join(people),
        "imprint": f"{settings.name} · {settings.edition} · {settings.licence}",
        "name": settings.name,
        "language": settings.language,
    }


def chromium(manifesto: Manifesto) -> Times | None:
    """Return the milliseconds that a running browser takes for each wall; None where there is none."""
    with _playwright() as playwright:
        if not playwright:
            return None
        with browser.started(playwright) as page:
            return {wall: _printed(page, wall, wall.orders(manifesto)) for wall in WALLS}


def _printed(page: Any, wall: Wall, orders: list[Order]) -> float:
    fitted = [browser.html(order) for order in orders]
    prove(browser.pdf(page, fitted[0]), orders[0], summaries=wall.summaries)
    return in_turn(partial(browser.pdf, page, html) for html in fitted)


def chromium_started(manifesto: Manifesto) -> Times | None:
    """Return the milliseconds for each wall of a browser that is started for it alone; None where there is none."""
    with _playwright() as playwright:
        if not playwright:
            return None
        return {wall: _started(playwright, wall, manifesto) for wall in WALLS}


def _started(playwright: Any, wall: Wall, manifesto: Manifesto) -> float:
    def print_one(html: str) -> None:
        with browser.started(playwright) as page:
            browser.pdf(page, html)

    return in_turn(partial(print_one, browser.html(order)) for order in wall.orders(manifesto, STARTS))


@contextmanager
def _playwright() -> Iterator[Any]:
    """Yield Playwright, or None where it or its browser is not installed."""
    if not find_spec("playwright"):
        yield None
        return
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as playwright:
        try:
            playwright.chromium.launch(executable_path=browser.of_the_system(), args=browser.QUIET).close()
        except Error:
            yield None
        else:
            yield playwright
