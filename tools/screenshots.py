"""Make the picture of the site in the README, and those of other manifestos on its page: `make screenshots`.

The first is taken of the built site.  The others are three of the small manifestos of the tests, built for it, each with
its home page and its poster; the browser finds the letters of their languages among the fonts of the posters.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

from picture import poster, side_by_side
from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
from tests.manifestos.conftest import laid  # noqa: E402 -- it lies beside this folder

if TYPE_CHECKING:
    from collections.abc import Iterator

TARGET = ROOT / ".github" / "site.webp"
OTHERS = ROOT / "overrides" / "assets" / "images" / "yours"
WORK = ROOT / ".cache" / "screenshots"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chromium-headless-shell")
OPTIONS = ("--no-sandbox", "--disable-gpu", "--font-render-hinting=none", "--force-color-profile=srgb")
FINENESS = 2  # drawn at twice the size and made smaller, which is kinder to thin strokes than one step
QUALITY = 85  # of WebP, which keeps the vermilion where a palette would mix it with the ink
LIGHTER = 70  # of pictures that a page shows, where each has to stay under 40 KB


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
HEIGHT = 720
SMALL = (  # the name of the picture, the manifesto, its home page, and the folder in which its posters lie
    ("allotment", "two-tongues", View("de/", 1200, 900, "light"), "de/"),
    ("neighbours", "arabic", View("", 1200, 900, "dark"), ""),
    ("kitchen", "japanese", View("", 1200, 900, "light"), ""),
)
SMALL_HEIGHT = 600


class Silent(SimpleHTTPRequestHandler):
    """Serves files and does not talk about it."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the library's name
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a built site on this machine and yield the address of its home."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(site))) as server:
        server.daemon_threads, server.block_on_close = True, False
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def system_browser() -> str | None:
    """Return the path of the system's browser, or None where Playwright has its own."""
    found = [path for name in BROWSERS if (path := shutil.which(name)) and "/snap/" not in path]
    return next((path for path in found if b"/snap/bin" not in Path(path).read_bytes()), None)


def screen(browser: Any, site: Path, view: View, height: int) -> Image.Image:
    """Return what a window shows of a page at rest, so many pixels high."""
    options = {
        "viewport": {"width": view.width, "height": view.height},
        "color_scheme": view.scheme,
        "device_scale_factor": FINENESS,
        "reduced_motion": "reduce",
        "service_workers": "block",
    }
    with served(site) as home, browser.new_context(**options) as context:
        page = context.new_page()
        page.goto(home + view.address, wait_until="networkidle")
        page.evaluate("document.fonts.ready.then(() => true)")
        taken = Image.open(io.BytesIO(page.screenshot(animations="disabled", caret="hide"))).convert("RGB")
    return taken.resize((round(view.width * height / view.height), height), Image.Resampling.LANCZOS)


def built(name: str) -> Path:
    """Build a manifesto of the tests, and return the folder of its site."""
    project = laid(name, WORK / name / "project", ROOT)
    site = WORK / name / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site)]
    subprocess.run(command, cwd=project, check=True)
    return site


def kept(picture: Image.Image, target: Path, quality: int) -> None:
    """Write a picture, and say how large it is."""
    target.parent.mkdir(parents=True, exist_ok=True)
    picture.save(target, quality=quality, method=6)
    size = target.stat().st_size // 1000
    print(f"{target.relative_to(ROOT)}: {picture.width} × {picture.height} pixels, {size} KB")


def main() -> None:
    """Take every picture, in the browser that the tests use as well."""
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    (WORK / "fonts").symlink_to(ROOT / "overrides" / "assets" / "fonts", target_is_directory=True)
    env = {**os.environ, "XDG_DATA_HOME": str(WORK)}
    options: dict[str, Any] = {"executable_path": system_browser(), "args": OPTIONS, "env": env}
    with sync_playwright() as playwright, playwright.chromium.launch(**options) as browser:
        kept(side_by_side([screen(browser, ROOT / "site", view, HEIGHT) for view in VIEWS]), TARGET, QUALITY)
        for name, manifesto, view, folder in SMALL:
            site = built(manifesto)
            kept(screen(browser, site, view, SMALL_HEIGHT), OTHERS / f"{name}-home.webp", LIGHTER)
            print_of_it = poster(site / folder, "manifesto/a4-portrait", SMALL_HEIGHT).convert("RGB")
            kept(print_of_it, OTHERS / f"{name}-poster.webp", LIGHTER)


if __name__ == "__main__":
    main()
