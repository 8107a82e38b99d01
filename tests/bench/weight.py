"""The weight of a page: what its first view takes from the host, counted at the host, in a browser that knows nothing yet.

A service worker is kept out: what it fetches afterwards is for the next visit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from .browser import QUIET, of_the_system
from .static_host import hosted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from .static_host import Place

PHONE = {"width": 360, "height": 740}
PICTURES = (".webp", ".png", ".svg", ".ico")  # posters, and the mark in the tab, as the tests count them


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What one view took: bytes without headers and the number of requests, each without and for pictures."""

    packed: int
    requests: int
    packed_pictures: int
    pictures: int

    @classmethod
    def of(cls, sent: Iterable[tuple[str, int]]) -> Weight:
        """Return the weight of what a host sent."""
        words: list[int] = []
        pictures: list[int] = []
        for address, size in sent:
            (pictures if address.endswith(PICTURES) else words).append(size)
        return cls(packed=sum(words), requests=len(words), packed_pictures=sum(pictures), pictures=len(pictures))


def weigh(site: Path, addresses: Iterable[str]) -> dict[str, Weight]:
    """Return the weight of each address of a built site, on a phone and without scrolling."""
    with (
        hosted(site) as (home, place),
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=of_the_system(), args=QUIET) as browser,
    ):
        return {address: _viewed(browser, home + address, place) for address in addresses}


def _viewed(browser: Any, address: str, place: Place) -> Weight:
    place.sent.clear()
    with browser.new_context(viewport=PHONE, service_workers="block") as context:
        context.new_page().goto(address, wait_until="networkidle")
    return Weight.of(place.sent)


def chromium() -> str:
    """Return the path of the browser that is measured with."""
    with sync_playwright() as playwright:
        return of_the_system() or str(playwright.chromium.executable_path)
