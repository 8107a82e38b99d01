"""The wall of names: ten thousand of them on a light page, found in any script."""

from __future__ import annotations

import gzip
import hashlib
import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect
from tests.site.axe import AXE, RUN

from manifesto.contributor import Contributor
from manifesto.pledge import PART, SHOWN, Pledge
from manifesto.slug import slug_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page
    from tests.conftest import Build
    from tests.site.conftest import Visit

EVERYBODY, IN_THE_FILE = 10_000, 400
PLEDGE = "---\ntitle: The pledge\ntemplate: pledge.html\n---\n\n> I will end one today.\n"
FIRST = ("Ada", "Zoë", "Łukasz", "Søren", "Nguyễn", "Émile", "Gülay", "Håkon", "José", "Věra", "Ólafur", "Chloé")
LAST = (
    "Example",
    "Müller",
    "Núñez",
    "Kovács",
    "Dvořák",
    "Jørgensen",
    "Okafor",
    "Szabó",
    "García",
    "Petrović",
    "Quispe",
)
RARE = {
    7: "山田 太郎",
    8: "محمد العلي",
    9: "Ελένη Παπαδοπούλου",
    10: "Иван Петров",
    11: "दीपक कुमार",
    12: "דָּוִד כהן",
    13: "Straße",
}
PACKED_ALREADY = ".woff2"


def name(number: int) -> str:
    """Return a name that nobody else has."""
    digest = hashlib.sha256(str(number).encode()).digest()
    own = "".join(f"{'bdfgklmnprst'[byte % 12]}{'aeiou'[byte // 12 % 5]}" for byte in digest[:4]).title()
    return RARE.get(number) or f"{FIRST[number % 12]} {LAST[number // 12 % 11]}-{own}"


def person(number: int) -> Contributor:
    """Return somebody who took the pledge, a day after the one before them."""
    return Contributor(
        handle=f"{slug_of(name(number), 30)}-{number}",
        name=name(number),
        pledged=date(1996, 1, 1) + timedelta(number),
        ended=1,
    )


@pytest.fixture(scope="module")
def everybody() -> Pledge:
    """Return the pledge that ten thousand took."""
    people = tuple(person(number) for number in reversed(range(EVERYBODY)))
    return Pledge(title="The pledge", words="I will.", people=people, ended=EVERYBODY)


@pytest.fixture
def crowd(project: Path, build: Build, everybody: Pledge) -> Path:
    """Return a built site that ten thousand people stand on.

    A site with a page for each of them takes a minute; so it is built with the newest of them, which alone are on the
    page, and gets the files of all.
    """
    newest = range(EVERYBODY - IN_THE_FILE, EVERYBODY)
    entries = (
        f"{one.handle}:\n  name: {json.dumps(one.name, ensure_ascii=False)}\n  pledged: {one.pledged}\n  ended: 1\n"
        for one in map(person, newest)
    )
    ada = "ada-example:\n  name: Ada Example\n"
    (project / "contributors.yml").write_text(ada + "".join(entries), encoding="utf-8")
    (project / "pages/pledge.md").write_text(PLEDGE, encoding="utf-8")
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace("short_name:", "repository: ada-example/wall\n    short_name:")
    settings.write_text(text, encoding="utf-8")
    done = build(project, project / "site")
    assert done.returncode == 0, done.stderr
    page = project / "site/pledge/index.html"
    html = page.read_text(encoding="utf-8")
    assert f'data-people="{IN_THE_FILE}" data-part="{PART}"' in html
    page.write_text(html.replace(f'data-people="{IN_THE_FILE}"', f'data-people="{EVERYBODY}"'), encoding="utf-8")
    for address, text in everybody.files():
        (project / "site" / address).write_text(text, encoding="utf-8")
    return project / "site"


@pytest.fixture
def home(crowd: Path, serve: Callable[[Path, str], Any]) -> Iterator[str]:
    """Yield the address of that site."""
    with serve(crowd, "/wall/") as address:
        yield address


def names(page: Page) -> list[str]:
    """Return the names on the wall, in their order."""
    return [text.strip() for text in page.locator("[data-wall] a").all_text_contents()]


def test_ten_thousand_names(visit: Visit, crowd: Path, home: str, everybody: Pledge) -> None:
    """The page is light, more names come by scrolling, by a button and by looking for one, and each leads to a person."""
    page = visit(home=home, viewport={"width": 360, "height": 740})
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url.removeprefix(home)))
    page.goto(f"{home}pledge/", wait_until="networkidle")

    _is_light(crowd, asked)
    assert names(page) == [one.name for one in everybody.people[:SHOWN]]
    _comes_further(page, asked, everybody)
    _is_found(page, everybody)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(RUN) == [], width


def _is_light(crowd: Path, asked: list[str]) -> None:
    html = (crowd / "pledge/index.html").read_bytes()
    assert len(html) < 200_000
    files = [name for name in asked if not name.endswith(".svg")]
    contents = [(crowd / f"{name}index.html" if name.endswith("/") else crowd / name).read_bytes() for name in files]
    packed = [
        len(content) if name.endswith(PACKED_ALREADY) else len(gzip.compress(content, 6))
        for name, content in zip(files, contents, strict=True)
    ]
    print(f"{sum(packed) / 1000:.1f} KB, the page {len(html) / 1000:.1f} KB plain")
    assert sum(packed) <= 40_000, list(zip(files, packed, strict=True))
    assert len(files) <= 8


def _comes_further(page: Page, asked: list[str], everybody: Pledge) -> None:
    wall = page.locator("[data-wall] a")
    page.locator("[data-more]").scroll_into_view_if_needed()
    expect(wall.nth(SHOWN)).to_be_attached()
    for _ in range(30):
        page.mouse.wheel(0, 6_000)
        page.wait_for_timeout(20)
    shown = names(page)
    assert shown == [one.name for one in everybody.people[: len(shown)]]
    assert {name for name in asked if name.startswith("pledge/names/")} <= {
        "pledge/names/9.json",
        "pledge/names/8.json",
    }
    assert page.locator(".colophon").evaluate(
        "one => one.getBoundingClientRect().top < innerHeight"
    )  # it can be reached

    page.get_by_role("button", name="More names").click()
    expect(wall.nth(len(shown))).to_be_focused()
    link = page.locator("[data-wall] a").last
    number = everybody.people[len(names(page)) - 1].handle
    assert link.evaluate("one => one.href").endswith(f"/wall/contributors/{number}/")


def _is_found(page: Page, everybody: Pledge) -> None:
    field, said = page.get_by_label("Find a name"), page.locator(".wall__said")
    for words, found in (
        ("山田", [name(7)]),
        ("العلي", [name(8)]),
        ("παπαδοπουλου ΕΛΕΝΗ", [name(9)]),
        ("петров", [name(10)]),
        ("कुमार", [name(11)]),
        ("דוד", [name(12)]),
        ("STRASSE", [name(13)]),
        ("lukasz jorgensen", [one.name for one in everybody.people if "Łukasz Jørgensen" in one.name][:200]),
    ):
        field.fill(words)
        expect(said).to_contain_text("name")
        expect(page.locator("[data-wall] a")).to_have_count(len(found))
        assert names(page) == found
    field.fill("a")
    expect(said).to_contain_text("names, the first 200 shown")
    field.fill("nobody of that name")
    expect(said).to_contain_text("Nobody of that name")
    field.fill("")
    expect(said).to_be_empty()
    assert names(page)[0] == everybody.people[0].name


def test_what_fails_is_said(visit: Visit, home: str) -> None:
    """Without a script the newest stand there and a link leads to the others; without a network it says so, once."""
    page = visit("pledge/", home=home, java_script_enabled=False)
    assert len(names(page)) == SHOWN
    expect(page.get_by_role("link", name="All of them stand among the contributors.")).to_be_visible()
    expect(page.get_by_label("Find a name")).to_be_hidden()
    expect(page.get_by_role("button", name="More names")).to_be_hidden()

    page = visit("pledge/", home=home, forgiven=("Failed to load resource", "net::ERR_FAILED"))
    page.context.route("**/names/*.json", lambda route: route.abort())
    field, said = page.get_by_label("Find a name"), page.locator(".wall__said")
    field.fill("山田")
    expect(said).to_contain_text("could not be fetched")
    page.context.unroute("**/names/*.json")
    field.fill("山田 太")
    expect(said).to_have_text("1 name")
