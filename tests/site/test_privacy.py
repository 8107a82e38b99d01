"""Privacy: what the page about it says is what the site does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import Any

    from playwright.sync_api import Page
    from tests.conftest import Build, Document
    from tests.site.conftest import Visit

ADDRESS = "privacy/"
KEY = re.compile(r"(?:local|session)Storage\s*\.\s*(?:get|set|remove)Item\(\s*(?P<key>[^,)\s]+)")
NAMED = re.compile(r"\b(?:const|let)\s+(?P<name>\w+)\s*=\s*\"(?P<value>[^\"]+)\"")
ANY_STORE = re.compile(r"\b(?:local|session)Storage\b")
OTHER_STORES = re.compile(r"\bindexedDB\b|\bcookie|\bsendBeacon\b|\bgeolocation\b|navigator\.storage")
REMEMBERED = """async () => [
  document.cookie, localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length,
]"""


def _scripts(repository: Path) -> Iterator[tuple[Path, str]]:
    folder = repository / "overrides"
    for path in sorted(folder.rglob("*.js")):
        yield path, path.read_text(encoding="utf-8")


def _keys(source: str) -> Iterator[str]:
    """Yield the keys under which a script remembers something, whether it writes them out or gives them a name."""
    named = {match["name"]: match["value"] for match in NAMED.finditer(source)}
    for match in KEY.finditer(source):
        yield named.get(match["key"], match["key"].strip("\"'`"))


def _one_of_each(addresses: list[str]) -> dict[tuple[str, int], str]:
    """Return an address of each kind: of each folder, its list and one page."""
    home = addresses[0]
    found: dict[tuple[str, int], str] = {}
    for address in addresses:
        parts = address.removeprefix(home).split("/")
        found.setdefault((parts[0], len(parts)), address.removeprefix(home))
    return found


def test_nobody_is_remembered_who_only_reads(visit: Visit, sitemap: list[str], host: str) -> None:
    """On a page of every kind no cookie is set and nothing is stored, and all that is asked for is on this site."""
    kinds = _one_of_each(sitemap)
    asked: list[str] = []
    page = visit(ADDRESS)
    page.context.on("request", lambda request: asked.append(request.url))
    for address in kinds.values():
        page.goto(host + address)
        page.wait_for_load_state("networkidle")
        assert page.evaluate(REMEMBERED) == ["", 0, 0, 0, 0], address
        assert page.context.cookies() == [], address

    assert len(kinds) >= 10
    assert [address for address in asked if not address.startswith((host, "data:"))] == []


def test_the_page_names_every_key_that_is_kept(repository: Path, documents: dict[str, Document]) -> None:
    """What scripts remember, under which name, stands on the page, and nothing else does."""
    used = {key for _, source in _scripts(repository) for key in _keys(source)}
    named = [element.words for element in documents[ADDRESS].all(having="data-kept")]

    assert used
    assert sorted(named) == sorted(used)


def test_scripts_remember_in_no_other_way(repository: Path) -> None:
    """No script of ours reaches for cookies, databases or places, or stores anything but under a key by name."""
    for path, source in _scripts(repository):
        assert not OTHER_STORES.search(source), path
        assert len(ANY_STORE.findall(source)) == len(KEY.findall(source)), path


def test_what_is_promised_is_so(repository: Path, documents: dict[str, Document]) -> None:
    """The number of files that are kept, the forms that are not, and the words in a removed name's place are the real ones."""
    words = next(
        element.words for element in documents[ADDRESS].all("div") if element.attributes.get("class") == "prose"
    )
    worker = (repository / "overrides/sw.js").read_text(encoding="utf-8")

    assert "up to a hundred of the last files" in words
    assert "const MOST = 100 " in worker
    assert "a page on which you fill in something to send is never among them." in words
    assert re.search(r"const NEVER = .*\bcontribute\b.*\bpledge\b", worker)
    assert "says “a contributor” in its place" in words
    assert "hidden: true" in words


def _switched(page: Page) -> None:
    page.get_by_role("button", name="Dark page").click()


def test_what_is_remembered_is_said_and_nothing_more(page: Page, documents: dict[str, Document]) -> None:
    """Whoever switches to dark has exactly that remembered, under a name that the page tells."""
    _switched(page)
    named = {element.words for element in documents[ADDRESS].all(having="data-kept")}

    assert page.evaluate("Object.entries({ ...localStorage })") == [["scheme", "dark"]]
    assert "scheme" in named
    assert page.evaluate("sessionStorage.length") == 0


def test_the_page_is_found_in_words_of_its_own(visit: Visit) -> None:
    """It is a page like others, with a heading, and leads to where one asks for one's name to be removed."""
    page = visit(ADDRESS)

    expect(page.get_by_role("heading", level=1)).to_contain_text("Privacy")
    expect(page.get_by_role("link", name="Ask for it")).to_have_attribute("href", re.compile(r"/issues$"))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_manifesto_without_a_repository_leads_nowhere(
    project: Path, build: Build, serve: Callable[[Path, str], Any], visit: Visit
) -> None:
    """Where there is none, the page says whom to ask without a link, and names no host that is not its own."""
    assert build(project, project / "site").returncode == 0
    with serve(project / "site", "/wall/") as home:
        page = visit(ADDRESS, home=home)
        words = page.locator("#content").inner_text()

    assert "github" not in words.lower()
    assert "Ask whoever publishes this site" in words


def test_a_page_of_ones_own_says_it_better(project: Path, build: Build) -> None:
    """A manifesto that has words of its own about privacy shows those."""
    (project / "pages/privacy.md").write_text("# Our promise\n\nWe forget you at once.\n", encoding="utf-8")
    assert build(project, project / "site").returncode == 0

    html = (project / "site/privacy/index.html").read_text(encoding="utf-8")
    assert "We forget you at once." in html
    assert "hidden: true" not in html
