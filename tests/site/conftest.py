"""A reader of the built site: a host that serves it, a browser that opens it, and eyes for what is in a page."""

from __future__ import annotations

import shutil
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import sync_playwright
from tests.conftest import shared
from tests.site.grove import Grove, planted
from tests.site.large import Large, grown_large
from tests.site.small import laid_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page
    from tests.conftest import Build, Document

    Visit = Callable[..., Page]

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
    "--blink-settings=lazyLoadingImageMarginPxUnknown=1250",  # as far below the window as one with a window looks
    "--font-render-hinting=none",  # letters stand where a screen of today puts them, whatever kind of browser this is
)
HARMLESS = (
    "net::ERR_ABORTED",  # the reader went on before everything had come
    "Service Worker registration blocked by Playwright",  # as the contexts below ask for
    "ViewTransition",  # nor does the browser always find the time to fade one page into the next
    "Transition was aborted because of invalid state",  # which it says in these words where nobody waits for the fade
)
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@dataclass
class Watch:
    """What a browser should never see while our pages are open; `forgiven` is what a test brings about on purpose."""

    host: str
    forgiven: tuple[str, ...] = ()
    seen: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Look at everything that happens in `context`."""
        context.on("console", lambda message: self._note(message.type, message.text, message.type != "log"))
        context.on("weberror", lambda error: self._note("error", str(error.error)))
        context.on("dialog", lambda dialog: (self._note("dialog", dialog.message), dialog.dismiss()))
        context.on("requestfailed", lambda request: self._note("failed", f"{request.url} {request.failure}"))
        context.on("request", self._request)

    def _request(self, request: Any) -> None:
        self.requests.append(request.url)
        if not request.url.startswith((self.host, "data:")):
            self._note("request to another host", request.url)

    def _note(self, kind: str, text: str, wrong: bool = True) -> None:
        if wrong and not any(words in text for words in (*HARMLESS, *self.forgiven)):
            self.seen.append(f"{kind}: {text}")


class Host(SimpleHTTPRequestHandler):
    """Serves the site below the path that its address has, as its host does; what is not there is 404.html."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, prefix: str, **options: Any) -> None:
        self.prefix = prefix
        super().__init__(*args, **options)

    def translate_path(self, path: str) -> str:
        """Return the file of an address; outside the site there is none."""
        return super().translate_path(path.removeprefix(self.prefix) if path.startswith(self.prefix) else "/nowhere")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """Show the site's own page for what is not there."""
        page = Path(self.directory, "404.html").read_bytes()
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the library's name
        """Say nothing: the tests tell what went wrong."""


class Server(ThreadingHTTPServer):
    """A host for many questions at once: while both cores are busy, none of them is turned away."""

    daemon_threads, block_on_close = True, False
    request_queue_size = 128


@contextmanager
def serving(folder: Path, prefix: str) -> Iterator[str]:
    """Serve `folder` below `prefix` on this machine and yield the address of its home."""
    with Server(("127.0.0.1", 0), partial(Host, prefix=prefix, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
        server.shutdown()


@pytest.fixture(scope="session")
def sitemap(site: Path) -> list[str]:
    """Return the addresses that the sitemap lists; the first is the home."""
    return [str(place.text) for place in ET.parse(site / "sitemap.xml").iter(f"{SITEMAP}loc")]  # noqa: S314 -- ours


@pytest.fixture(scope="session")
def host(site: Path, sitemap: list[str]) -> Iterator[str]:
    """Yield the address of the site's home on this machine."""
    with serving(site, urlsplit(sitemap[0]).path) as address:
        yield address


@pytest.fixture(scope="session")
def serve() -> Callable[[Path, str], Any]:
    """Return the context in which a folder is served below a path."""
    return serving


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Yield the browser of the system, or Playwright's own where there is none that can be steered."""
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=_system_browser(), args=QUIET) as browser,
    ):
        yield browser


def _system_browser() -> str | None:
    found = [path for name in BROWSERS if (path := shutil.which(name)) and "/snap/" not in path]
    return next((path for path in found if b"/snap/bin" not in Path(path).read_bytes()), None)


@pytest.fixture
def visit(browser: Browser, host: str) -> Iterator[Visit]:
    """Return the function that opens an address of the site as a new visitor; whatever goes wrong fails the test."""
    watches, contexts = [], []

    def open_page(address: str = "", *, home: str = host, forgiven: tuple[str, ...] = (), **options: Any) -> Page:
        options = {"viewport": {"width": 1280, "height": 800}, "color_scheme": "light", **options}
        contexts.append(browser.new_context(base_url=home, service_workers="block", **options))
        watches.append(Watch(home, forgiven))
        watches[-1].over(contexts[-1])
        contexts[-1].set_default_timeout(10_000)
        page = contexts[-1].new_page()
        page.goto(home + address)
        return page

    yield open_page
    for context in contexts:
        context.close()

    assert [what for watch in watches for what in watch.seen] == []


@pytest.fixture
def page(visit: Visit) -> Page:
    """Return the home of the site, opened by a new visitor."""
    return visit()


@pytest.fixture
def project(repository: Path, tmp_path: Path) -> Path:
    """Return the folder of another, small manifesto, which shares code and look with ours and not a word."""
    return laid_out(tmp_path / "project", repository)


@pytest.fixture(scope="module")
def small(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the same that all tests of a file share."""
    return laid_out(tmp_path_factory.mktemp("small") / "project", repository)


@pytest.fixture(scope="session")
def grove(
    repository: Path,
    environment: dict[str, str],
    read: Callable[[str], Document],
    tmp_path_factory: pytest.TempPathFactory,
) -> Grove:
    """Return the small manifesto in its languages, built once for all processes of this run."""
    folder = shared(tmp_path_factory, "grove", lambda here: planted(here, repository, environment))
    return Grove(folder / "project", folder / "site", read)


@pytest.fixture(scope="session")
def large(repository: Path, build: Build, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Large]:
    """Yield the large site; most of its principles came after an edition had been frozen."""
    folder = shared(tmp_path_factory, "large", partial(grown_large, repository=repository, build=build))
    with serving(folder / "project/site", "/wall/") as home:
        yield Large(folder / "project/site", home)
