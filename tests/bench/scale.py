"""Scale: how large the largest page is when there are ten thousand principles by ten thousand people, and what a search asks for.

What lies there to be taken along whole, such as principles.json, is as large as the manifesto is, and is no page.
"""

from __future__ import annotations

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

    from .static_host import Place

BUILD = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir"]
MANY = 10_000
KILOBYTES = 300
QUESTION = "promise"
INDEX = "pagefind/"


def figures(manifesto: Manifesto) -> Iterator[Figure]:
    """Yield the largest page and the largest file that a page fetches, then the bytes that a search takes."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        project = grown(Path(folder), manifesto, MANY)
        subprocess.run([*BUILD, str(site)], cwd=project, check=True)
        words = (_common_word(project), QUESTION)
        pages = [page.stat().st_size for page in site.rglob("*.html")]
        yield Figure(f"largest page, {MANY:,} principles and people, plain", max(pages) / 1000, KILOBYTES, "KB")
        fetched = [file.stat().st_size for file in (site / "contribute").rglob("*.json")]
        yield Figure("  largest file that a page of it fetches, plain", max(fetched) / 1000, KILOBYTES, "KB")
        yield from _searches(site, words)


def _common_word(project: Path) -> str:
    """Return a word of which there are hundreds, out of the made-up texts."""
    text = (project / "principles" / "principle-0.md").read_text(encoding="utf-8")
    return max(text.partition("---\n\n")[2].split(), key=len).strip(".").lower()


def _searches(site: Path, words: tuple[str, ...]) -> Iterator[Figure]:
    with (
        hosted(site) as (home, place),
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=of_the_system(), args=QUIET) as browser,
    ):
        for number, word in enumerate(words):
            with browser.new_context(service_workers="block") as context:
                before, asked = _searched(context.new_page(), f"{home}search/", place, word)
            if not number:
                yield Figure("of the search, before the first keystroke: its index", before / 1000, 0, "KB")
            kind = "a word that is everywhere" if not number else "a rare word"
            yield Figure(f"  for the first question, {kind}, all that comes", asked / 1000, KILOBYTES, "KB")


def _searched(page: Any, address: str, place: Place, word: str) -> tuple[int, int]:
    """Return the bytes of the index that came when somebody was about to write, and of all that the question asked for."""
    page.goto(address, wait_until="networkidle")
    field = page.locator("#query")
    field.focus()
    page.wait_for_timeout(1_000)
    before = sum(size for name, size in place.sent if INDEX in name and not name.endswith(".js"))
    shown = sum(size for name, size in place.sent if INDEX not in name)
    field.press_sequentially(word, delay=80)
    page.locator("[data-search-results] > li").first.wait_for()
    page.wait_for_load_state("networkidle")
    asked = sum(size for _, size in place.sent) - shown
    place.sent.clear()
    return before, asked
