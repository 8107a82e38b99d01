"""Reading without a network, in a browser that may keep things: what opens, what is never kept, and nothing stale."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest
from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Error, expect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page
    from tests.conftest import Build

    Open = Callable[..., Page]

PATH = "/wall/"
KEPT = """async () => {
  const names = await caches.keys()
  const all = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)))
  return all.flat()
}"""
READY = "async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'"
HAS = f"async (address) => (await ({KEPT})()).includes(address)"
CACHES = "caches.keys()"
WORKERS = "navigator.serviceWorker.getRegistrations().then((all) => all.length)"
PATIENCE = 200  # times a twentieth of a second
SERVES = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
config = load_config()
config.plugins.on_startup(command="serve", dirty=False)
build(config)
print(*sys.modules)
"""
QUIET = 10_000  # milliseconds of the page's own clock, after which it is kept


class Wall:
    """A host whose answers a test can change: `silent` and `broken` are paths that get no answer, or a wrong one."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.home = folder, ""
        self.silent, self.broken, self.asked = set[str](), set[str](), list[str]()
        self.over = threading.Event()


class Host(SimpleHTTPRequestHandler):
    """Answers for a wall."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, wall: Wall, **options: Any) -> None:
        self.wall = wall
        super().__init__(*args, directory=str(wall.folder), **options)

    def do_GET(self) -> None:
        """Answer, or not, and note what was asked for."""
        name = self.path.removeprefix(PATH)
        self.wall.asked.append(name)
        if name in self.wall.silent:
            self.wall.over.wait(60)
            self.close_connection = True
        elif name in self.wall.broken:
            self.send_error(503)
        else:
            super().do_GET()

    def translate_path(self, path: str) -> str:
        """Return the file of an address below the path of the site."""
        return super().translate_path("/" + path.removeprefix(PATH) if path.startswith(PATH) else "/nowhere")

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the library's name
        """Say nothing."""


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the place of the small manifesto's site, which whoever comes first builds."""
    return tmp_path_factory.mktemp("finished") / "site"


@pytest.fixture
def wall(project: Path, build: Build, finished: Path) -> Iterator[Wall]:
    """Yield the small manifesto, built and hung, in a copy that a test may change."""
    if not finished.exists():
        _build(project, build, finished)
    shutil.copytree(finished, project / "site")
    with _hung(Wall(project / "site")) as wall:
        yield wall


def _build(project: Path, build: Build, target: Path) -> None:
    done = build(project, target)
    assert done.returncode == 0, done.stdout + done.stderr


@contextmanager
def _hung(wall: Wall) -> Iterator[Wall]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, wall=wall)) as server:
        server.daemon_threads, server.block_on_close = True, False
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        wall.home = f"http://127.0.0.1:{server.server_port}{PATH}"
        yield wall
        wall.over.set()
        server.shutdown()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Yield a browser that keeps what it may, and in which nothing goes wrong by itself."""
    wrong: list[str] = []
    with browser.new_context(service_workers="allow") as context:
        context.set_default_timeout(15_000)
        context.on("weberror", lambda error: wrong.append(str(error.error)))
        yield context
    assert [what for what in wrong if "ViewTransition" not in what] == []


@pytest.fixture
def reader(context: BrowserContext, wall: Wall) -> Page:
    """Return a page that has the home open, and whose clock a test moves on."""
    page = context.new_page()
    page.clock.install()
    page.goto(wall.home)
    return page


def _wait(page: Page, script: str, about: str = "") -> None:
    """Wait until a script, which may have to wait itself, says yes."""
    for _ in range(PATIENCE):
        if page.evaluate(script, about):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"{script} ({about}), while kept are {page.evaluate(KEPT)} of {page.evaluate(CACHES)}")


def _settle(page: Page) -> None:
    """Let a page lie open until it is kept."""
    page.clock.run_for(QUIET)
    _wait(page, READY)
    _wait(page, HAS, page.url.partition("#")[0])


def _kept(page: Page, wall: Wall) -> set[str]:
    return {address.removeprefix(wall.home) for address in page.evaluate(KEPT)}


def test_the_text_opens_without_a_network(reader: Page, context: BrowserContext, wall: Wall) -> None:
    """Home, a page that was visited and one that was not can be read; what was never there is told from what was lost."""
    _settle(reader)
    reader.get_by_role("link", name="Go first").first.click()
    reader.wait_for_url("**/principles/go-first/")
    _wait(reader, HAS, reader.url)
    context.set_offline(True)

    reader.reload()
    expect(reader.get_by_text("See it coming")).to_be_visible()
    reader.goto(f"{wall.home}?from=a-letter")
    expect(reader.get_by_role("heading", level=1)).to_contain_text("The Small Manifesto")
    assert reader.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 247, 239)"
    for address in ("principles/say-so/", "principles/say-so"):
        reader.goto(wall.home + address)
        assert reader.url == f"{wall.home}all/#say-so"
        expect(reader.locator("#say-so")).to_be_in_viewport()
        expect(reader.locator("#say-so")).to_contain_text("When you do not know")


@pytest.mark.parametrize("address", ["principles/nowhere/", "themes/a/b/", "editions/first-edition/"])
def test_what_was_not_kept_is_said_in_words(reader: Page, context: BrowserContext, wall: Wall, address: str) -> None:
    """In the place of a page that was not kept stands one that leads to what was, at every depth."""
    _settle(reader)
    context.set_offline(True)
    reader.goto(wall.home + address)

    assert reader.url == wall.home + address
    assert reader.title().startswith("Offline")
    expect(reader.get_by_role("heading", level=1)).to_contain_text("Out of reach")
    assert reader.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 247, 239)"
    reader.get_by_role("link", name="the whole text").first.click()
    expect(reader.locator("#go-first")).to_contain_text("See it coming")


def test_what_is_asked_of_people_is_left_to_the_network(reader: Page, context: BrowserContext, wall: Wall) -> None:
    """Forms, the search index, pictures and documents are never kept, nor what is lost or leads elsewhere."""
    _settle(reader)
    for address in ("contribute/", "pledge/", "search/?q=first", "principles/nowhere/", "reading", "principles.json"):
        reader.goto(wall.home + address)
        reader.clock.run_for(QUIET)
    reader.goto(f"{wall.home}search/?q=first")
    expect(reader.locator("[data-search-results] a").first).to_be_visible()
    kept = _kept(reader, wall)

    assert kept >= {"", "all/", "reading/", "search/", "offline.html"}
    ends = ("contribute/", "pledge/", "reading", "nowhere/", ".json", ".svg", ".png", ".ico", ".webmanifest", "sw.js")
    assert [name for name in kept if name.endswith(ends) or name.startswith("pagefind/") or "?" in name] == []
    context.set_offline(True)
    with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"):
        reader.goto(f"{wall.home}contribute/")


def test_new_words_are_seen_at_once(reader: Page, wall: Wall, project: Path, build: Build) -> None:
    """After another build the first look shows it, and what was kept of the one before is gone."""
    _settle(reader)
    reader.goto(f"{wall.home}principles/ring-back/")
    _settle(reader)
    [before] = reader.evaluate(CACHES)
    principle = project / "principles/ring-back.md"
    principle.write_text(principle.read_text(encoding="utf-8").replace("the hour", "the minute"), encoding="utf-8")
    _build(project, build, wall.folder)

    reader.reload()
    expect(reader.get_by_text("Name the minute")).to_be_visible()
    reader.evaluate("navigator.serviceWorker.ready.then((one) => one.update()).then(() => null)")
    _wait(reader, "async (before) => !(await caches.keys()).includes(before)", before)
    [after] = reader.evaluate(CACHES)
    assert after.startswith(f"{wall.home} ")
    assert "Name the minute" in reader.evaluate(
        "caches.match(new URL('../../all/', location)).then((all) => all.text())"
    )


def test_one_file_in_trouble_makes_no_page_stale(reader: Page, wall: Wall) -> None:
    """A stylesheet that comes from the copy is no reason to take the next page from there as well."""
    _settle(reader)
    wall.broken.add("assets/stylesheets/site.css")
    reader.reload()
    home = wall.folder / "index.html"
    home.write_text(home.read_text(encoding="utf-8").replace("We are three.", "We are four."), encoding="utf-8")
    reader.reload()

    expect(reader.get_by_text("We are four.")).to_be_visible()
    assert reader.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 247, 239)"


def test_a_build_without_news_is_not_fetched_again(wall: Wall, project: Path, build: Build) -> None:
    """The same text gives the same worker, byte for byte."""
    before = (wall.folder / "sw.js").read_bytes()
    _build(project, build, wall.folder)

    assert (wall.folder / "sw.js").read_bytes() == before


@pytest.mark.parametrize("trouble", ["silent", "broken"])
def test_a_host_in_trouble_does_not_keep_anybody_waiting(reader: Page, wall: Wall, trouble: str) -> None:
    """Where no answer comes, or none but that something is wrong, the copy is shown, with all that it is set in."""
    _settle(reader)
    everything = {name.removeprefix(wall.home) for name in reader.evaluate(KEPT)}
    getattr(wall, trouble).update(everything)
    reader.reload()

    expect(reader.get_by_role("heading", level=1)).to_contain_text("The Small Manifesto")
    assert reader.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 247, 239)"


def test_nothing_is_fetched_while_a_page_is_new(reader: Page, wall: Wall) -> None:
    """A page view asks for nothing but the page; what is kept comes once it has been open for a while."""
    reader.wait_for_load_state("networkidle")
    reader.clock.run_for(5_000)
    assert not {"sw.js", "all/", "offline.html"} & set(wall.asked)

    _settle(reader)
    assert {"sw.js", "all/", "offline.html"} <= set(wall.asked)


def test_who_saves_data_is_sent_nothing_unasked(context: BrowserContext, wall: Wall) -> None:
    """A browser that is set to save data fetches nothing ahead."""
    context.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page = context.new_page()
    page.clock.install()
    page.goto(wall.home)
    page.clock.run_for(QUIET)
    page.wait_for_load_state("networkidle")

    assert page.evaluate(WORKERS) == 0
    assert "sw.js" not in wall.asked


REFUSALS = {
    "no worker": "delete Navigator.prototype.serviceWorker",
    "no registration": "if (isSecureContext) ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('', 'SecurityError'))",
    "no memory": "for (const name of ['localStorage', 'caches']) Object.defineProperty(window, name, { get() { throw new DOMException('', 'SecurityError') } })",
    "an older browser": "delete window.requestIdleCallback",
}


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS)
def test_a_browser_that_keeps_nothing_reads_all_the_same(context: BrowserContext, wall: Wall, refusal: str) -> None:
    """Where storage or workers are refused, pages open as ever and nothing is reported as an error."""
    context.add_init_script(refusal)
    page = context.new_page()
    page.clock.install()
    page.goto(wall.home)
    page.clock.run_for(QUIET)
    page.get_by_role("link", name="Go first").first.click()

    expect(page.get_by_text("See it coming")).to_be_visible()


def test_a_full_disk_is_no_reason_to_fail(reader: Page, context: BrowserContext, wall: Wall) -> None:
    """A worker that finds no room keeps nothing, and every page comes from the network as before."""
    told = context.new_cdp_session(reader)
    told.send("Storage.overrideQuotaForOrigin", {"origin": wall.home.removesuffix(PATH), "quotaSize": 1})
    reader.clock.run_for(QUIET)
    _wait(reader, READY)
    reader.goto(f"{wall.home}principles/say-so/")

    expect(reader.get_by_text("When you do not know")).to_be_visible()
    assert reader.evaluate("Boolean(navigator.serviceWorker.controller)")
    assert reader.evaluate(KEPT) == []


def test_nothing_is_kept_while_somebody_writes(project: Path, environment: dict[str, str]) -> None:
    """What `mkdocs serve` builds has a worker that takes itself away, and no icons, for which it would have to draw."""
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    marked = settings.replace("short_name: Small\n", "short_name: Small\n    mark: assets/images/mark.svg\n")
    (project / "mkdocs.yml").write_text(marked, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", SERVES], cwd=project, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    worker = (project / "site/sw.js").read_text(encoding="utf-8")

    assert "registration.unregister()" in worker
    assert 'addEventListener("fetch"' not in worker
    assert not (project / "site/favicon.ico").exists()
    assert "weasyprint" not in done.stdout.split()


def test_a_worker_that_is_given_up_clears_up_behind_itself(
    reader: Page, wall: Wall, repository: Path, context: BrowserContext
) -> None:
    """What is served while somebody writes undoes an earlier worker, and touches nothing of other sites on the host."""
    _settle(reader)
    reader.evaluate("caches.open('a neighbour').then(() => null)")
    templates = Environment(loader=FileSystemLoader(repository / "overrides"))  # noqa: S701 -- a script, and no value in it
    (wall.folder / "sw.js").write_text(templates.get_template("sw.js").render(subject=None), encoding="utf-8")
    reader.evaluate("navigator.serviceWorker.ready.then((one) => one.update()).then(() => null)")
    _wait(reader, "async () => (await caches.keys()).length === 1")

    assert reader.evaluate(CACHES) == ["a neighbour"]
    reader.reload()
    _wait(reader, f"async () => (await {WORKERS}) === 0")
    context.set_offline(True)
    with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"):
        reader.reload()


def test_a_new_worker_leaves_the_caches_of_others(reader: Page, wall: Wall) -> None:
    """Only what an earlier worker of the same site kept is thrown away; a site beneath it has its own."""
    for name in (f"{wall.home} old", f"{wall.home}deeper/ old", "somebody else's"):
        reader.evaluate("(name) => caches.open(name).then(() => null)", name)
    _settle(reader)

    names = reader.evaluate(CACHES)
    assert f"{wall.home} old" not in names
    assert {f"{wall.home}deeper/ old", "somebody else's"} < set(names)
