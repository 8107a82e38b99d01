"""The form: what its scripts weigh, and how soon it answers a keystroke when there are a thousand principles.

The time of a keystroke is that of everything the page does about it: at once, with the layout that follows, and later,
when it looks at what was typed and for what says something similar.
"""

from __future__ import annotations

import gzip
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from .browser import QUIET, of_the_system
from .large import grown
from .measure import Figure
from .static_host import hosted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto import Manifesto

BUILD = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir"]
MANY = 1_000
EFFORT = 6  # of gzip: what hosts take when nobody tells them
SCRIPTS = "assets/javascripts/contribute"
NEAR = "contribute/near.json"
PAUSE = 2_000  # milliseconds, after which everything has been looked at
SENTENCE = "Say what you will do, by when, and then do it. "
TYPED = {"title": "Keep every promise that you make to anybody at all", "text": SENTENCE * 2}
LONG = SENTENCE * 110  # nearly as long as a text may be
# Counts, in milliseconds, what is done in the turn of a key, its layout, and whatever is put off until later.
WATCH = """
window.turns = []
window.later = []
const wait = window.setTimeout.bind(window)
window.setTimeout = (job, pause, ...given) => wait(() => {
  const began = performance.now()
  job(...given)
  later.push(performance.now() - began)
}, pause)
let began
addEventListener("input", () => { began = performance.now() }, true)
addEventListener("input", () => {
  document.body.getBoundingClientRect()
  turns.push(performance.now() - began)
})
"""


def figures(manifesto: Manifesto) -> Iterator[Figure]:
    """Yield the weight of the scripts and of the index, then the times of keystrokes."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        subprocess.run([*BUILD, str(site)], cwd=grown(Path(folder), manifesto, MANY), check=True)
        scripts = [site / f"{SCRIPTS}.js", *(site / SCRIPTS).glob("*.js")]
        yield Figure("scripts of the form, compressed", sum(map(_packed, scripts)) / 1000, 20, "KB")
        yield Figure(f"  what says something similar, of {MANY:,} principles", _packed(site / NEAR) / 1000, 60, "KB")
        yield from _keystrokes(site)


def _packed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), EFFORT))


def _keystrokes(site: Path) -> Iterator[Figure]:
    with (
        hosted(site) as (home, _),
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=of_the_system(), args=QUIET) as browser,
    ):
        for field, typed in TYPED.items():
            with browser.new_context(service_workers="block") as context:
                context.add_init_script(WATCH)
                page = context.new_page()
                page.goto(f"{home}contribute/")
                turns, later = _typed(page, field, typed)
            yield Figure(
                f"a keystroke in the {field} of the form, {MANY:,} principles", statistics.median(turns), 16, "ms"
            )
            yield Figure("  what is put off until one stops, at most", max(later), 16, "ms")


def _typed(page: Any, field: str, typed: str) -> tuple[list[float], list[float]]:
    """Return how long each keystroke took, and each thing that followed later, in a form where all else is written."""
    for name, text in (("summary", SENTENCE * 3), ("text", LONG), ("title", "Keep every promise")):
        page.locator(f"[data-writing] [name={name}]").fill(text)
    page.wait_for_function("document.querySelector('[data-writing] .card') !== null")
    page.wait_for_timeout(PAUSE)
    page.evaluate("turns.length = later.length = 0")
    page.locator(f"[data-writing] [name={field}]").focus()
    page.keyboard.type(typed)
    page.wait_for_timeout(PAUSE)
    found: tuple[list[float], list[float]] = page.evaluate("[turns, later]")
    return found
