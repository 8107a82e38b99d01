"""Make the picture of the site in the README from the built site: `make screenshots`."""

from __future__ import annotations

import io
import shutil
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
SITE = ROOT / "site"
TARGET = ROOT / ".github" / "site.webp"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chromium-headless-shell")
OPTIONS = ("--no-sandbox", "--disable-gpu", "--font-render-hinting=none", "--force-color-profile=srgb")
HEIGHT = 720
GAP = 48
WALL = "#d9d2c4"
FINENESS = 2  # drawn at twice the size and made smaller, which is kinder to thin strokes than one step
QUALITY = 85  # of WebP, which keeps the vermilion where a palette would mix it with the ink


@dataclass(frozen=True, slots=True)
class View:
    """A page as somebody has it before them: its address, the window in CSS pixels, and light or dark."""

    address: str
    width: int
    height: int
    scheme: str


VIEWS = (
    View("", 960, 1200, "light"),
    View("principles/go-first/", 960, 1200, "dark"),
    View("", 360, 740, "light"),
)


class Silent(SimpleHTTPRequestHandler):
    """Serves files and does not talk about it."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the library's name
        """Say nothing."""


@contextmanager
def served() -> Iterator[str]:
    """Serve the built site on this machine and yield the address of its home."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(SITE))) as server:
        server.daemon_threads, server.block_on_close = True, False
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def system_browser() -> str | None:
    """Return the path of the system's browser, or None where Playwright has its own."""
    found = [path for name in BROWSERS if (path := shutil.which(name)) and "/snap/" not in path]
    return next((path for path in found if b"/snap/bin" not in Path(path).read_bytes()), None)


def screen(browser: Any, home: str, view: View) -> Image.Image:
    """Return what a window shows of a page at rest, as high as the picture wants it."""
    options = {
        "viewport": {"width": view.width, "height": view.height},
        "color_scheme": view.scheme,
        "device_scale_factor": FINENESS,
        "reduced_motion": "reduce",
        "service_workers": "block",
    }
    with browser.new_context(**options) as context:
        page = context.new_page()
        page.goto(home + view.address, wait_until="networkidle")
        page.evaluate("document.fonts.ready.then(() => true)")
        taken = Image.open(io.BytesIO(page.screenshot(animations="disabled", caret="hide"))).convert("RGB")
    return taken.resize((round(view.width * HEIGHT / view.height), HEIGHT), Image.Resampling.LANCZOS)


def screens() -> list[Image.Image]:
    """Return every view, in the browser that the tests use as well."""
    with (
        served() as home,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=system_browser(), args=OPTIONS) as browser,
    ):
        return [screen(browser, home, view) for view in VIEWS]


def main() -> None:
    """Hang the screens side by side on the wall that the posters hang on."""
    taken = screens()
    width = sum(one.width + GAP for one in taken) + GAP
    wall = Image.new("RGB", (width, HEIGHT + 2 * GAP), WALL)
    x = GAP
    for one in taken:
        wall.paste(one, (x, GAP))
        x += one.width + GAP
    wall.save(TARGET, quality=QUALITY, method=6)
    print(f"{TARGET.relative_to(ROOT)}: {wall.width} × {wall.height} pixels, {TARGET.stat().st_size // 1000} KB")


if __name__ == "__main__":
    main()
