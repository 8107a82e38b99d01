"""The browser: Chromium as a printer of posters, started for each or kept running."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from manifesto.poster.document import desk

from .folders import ROOT
from .posters import printed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .walls import Order

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chromium-headless-shell")
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
HOME = "https://poster.invalid/assets/stylesheets/"  # a host that cannot be; everything is answered from overrides/
STYLES = ("poster-fonts.css", "poster.css", "home.css")
HEAD = f'<head><base href="{HOME}">' + "".join(f'<link rel="stylesheet" href="{name}">' for name in STYLES)
TYPES = {".css": "text/css", ".ttf": "font/ttf"}


@contextmanager
def started(playwright: Any) -> Iterator[Any]:
    """Start the browser of the system, or Playwright's own, and yield a page of it that knows our styles and fonts."""
    with playwright.chromium.launch(executable_path=of_the_system(), args=QUIET) as browser:
        page = browser.new_page()
        page.route("**", _answer)
        page.goto(HOME)
        yield page


def of_the_system() -> str | None:
    """Return the path of the browser that the system has, or None: then Playwright uses its own."""
    found = [path for name in NAMES if (path := shutil.which(name)) and "/snap/" not in path]
    return next((path for path in found if b"/snap/bin" not in Path(path).read_bytes()), None)


def _answer(route: Any) -> None:
    path = ROOT / "overrides" / route.request.url.removeprefix("https://poster.invalid/")
    if path.is_file():
        route.fulfill(body=path.read_bytes(), content_type=TYPES[path.suffix])
    else:
        route.fulfill(body="", content_type="text/html")


def pdf(page: Any, html: str) -> bytes:
    """Print a poster on the sheet that its styles ask for, once its fonts are there."""
    page.set_content(html)
    if not page.evaluate(
        "document.fonts.ready.then(() => [...document.fonts].filter(f => f.status === 'loaded').length)"
    ):
        raise ValueError("The browser has none of our faces.")
    printed_page: bytes = page.pdf(prefer_css_page_size=True, print_background=True)
    return printed_page


def html(order: Order) -> str:
    """Return the very HTML that we draw for an order, fitted, with its styles linked."""
    drawn: list[str] = []
    known = desk.Desk.rendered

    def noting(desk: desk.Desk, html: str, stylesheet: str) -> Any:
        drawn.append(html)
        return known(desk, html, stylesheet)

    with patch.object(desk.Desk, "rendered", noting):
        printed(order)
    return drawn[-1].replace("<head>", HEAD, 1)
