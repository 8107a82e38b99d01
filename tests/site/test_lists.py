"""Lists of six hundred: how they are divided, and that nobody misses a thing, with a script or without."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from functools import partial
from itertools import product
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import pytest
from click.testing import CliRunner
from mkdocs.utils.yaml import yaml_load
from playwright.sync_api import expect
from tests.bench.many import written
from tests.conftest import Document, shared
from tests.site.axe import AXE, RUN
from yaml import safe_dump, safe_load

from manifesto.cli import main

from .conftest import SETTINGS, SMALL, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Locator, Page
    from tests.conftest import Build
    from tests.site.conftest import Visit

MANY, STEP = 600, 250
LARGEST = 300_000  # bytes of a page
EARLY = 40  # principles of an edition that was frozen before the others came
WROTE = 280  # principles that one person wrote
CHOSEN = 320  # principles in a collection, in three parts
PHONE = {"width": 360, "height": 740}
LISTS = {  # how many items each has, and how an item is known in a page
    "": (MANY, r"principles/"),
    "themes/even/": (MANY // 2, r"principles/"),
    "themes/few/": (6, r"principles/"),
    "collections/chosen/": (CHOSEN, r"principles/"),
    "contributors/person-0/": (WROTE, r"principles/"),
    "contributors/": (MANY - WROTE + 1, r"contributors/"),
    "all/": (MANY, r"#"),
    "changes/": (MANY - EARLY, r"principles/"),
    "editions/early/": (MANY, r"principles/"),
    "editions/first-edition/": (MANY, r"principles/"),
}


@dataclass(frozen=True)
class Large:
    """A built site of six hundred principles, and the address at which it is served."""

    folder: Path
    home: str

    def page(self, address: str) -> Document:
        """Return a page by its address below the home."""
        return Document((self.folder / address / "index.html").read_text(encoding="utf-8"))


def _principle(text: str, number: int) -> str:
    themes = ["even"] * (number % 2 == 0) + ["few"] * (number % 100 == 0)
    text = text.replace("added: ", f"themes: [{', '.join(themes)}]\nadded: ", 1)
    return re.sub(r"\[person-\d+\]", "[person-0]", text) if number < WROTE else text


def _settings(repository: Path, *, with_collection: bool = True) -> str:
    settings: dict[str, Any] = yaml_load((repository / "mkdocs.yml").read_text(encoding="utf-8"))
    settings |= {"site_name": "Small", "site_url": "https://small.example/wall/", "nav": ["index.md", "search.md"]}
    slugs = [f"principle-{number}" for number in range(CHOSEN)]
    parts = [("One", slugs[:100]), ("Two", slugs[100:270]), ("Three", slugs[270:])]
    settings["extra"]["manifesto"] = {
        **safe_load(SETTINGS),
        "themes": {key: {"title": key.title(), "description": f"Those that are {key}."} for key in ("even", "few")},
        "collections": {
            "chosen": {
                "title": "The chosen",
                "subtitle": "Some of them.",
                "kind": "principles",
                "parts": [{"title": title, "principles": those} for title, those in parts],
            }
        },
    }
    if not with_collection:
        del settings["extra"]["manifesto"]["collections"]
    return safe_dump(settings)


@pytest.fixture(scope="module")
def large(repository: Path, build: Build, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Large]:
    """Yield the large site; most of its principles came after an edition had been frozen."""
    site = shared(tmp_path_factory, "large", partial(_built, repository=repository, build=build)) / "project/site"
    with serving(site, "/wall/") as home:
        yield Large(site, home)


def _built(place: Path, repository: Path, build: Build) -> None:
    folder = written(place / "project", MANY)
    for name in ("pages/index.md", "pages/search.md"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(SMALL[name], encoding="utf-8")
    for part in ("hooks", "overrides"):
        (folder / part).symlink_to(repository / part, target_is_directory=True)
    people = (folder / "contributors.yml").read_text(encoding="utf-8").split("person-")
    kept = [one for one in people if not one or one.startswith("0:") or int(one.partition(":")[0]) >= WROTE]
    (folder / "contributors.yml").write_text("person-".join(kept), encoding="utf-8")
    later = folder.parent / "later"
    later.mkdir()
    for number in range(MANY):
        path = folder / f"principles/principle-{number}.md"
        path.write_text(_principle(path.read_text(encoding="utf-8"), number), encoding="utf-8")
        if number >= EARLY:
            shutil.move(path, later)
    (folder / "mkdocs.yml").write_text(_settings(repository, with_collection=False), encoding="utf-8")
    done = CliRunner().invoke(main, ["-C", str(folder), "edition", "Early"], env={"SOURCE_DATE_EPOCH": "1790000000"})
    assert done.exit_code == 0, done.output
    for path in later.iterdir():
        shutil.move(path, folder / "principles")
    (folder / "mkdocs.yml").write_text(_settings(repository), encoding="utf-8")
    built = build(folder, folder / "site")
    assert built.returncode == 0, built.stdout + built.stderr


def _items(page: Document, address: str, kind: str) -> list[str]:
    """Return where the links of a list lead, in their order."""
    begin = next(n for n, one in enumerate(page.elements) if one.tag == "main")
    end = next((n for n, one in enumerate(page.elements) if "data-portions" in one.attributes), len(page.elements))
    links = [one.attributes["href"] for one in page.elements[begin:end] if one.tag == "a" and "href" in one.attributes]
    if kind == "#":
        return [link for link in links if link.startswith("#")]
    found = [urljoin(f"/{address}", link) for link in links]
    return [link for link in found if re.fullmatch(rf"/{kind}[^/]+/", link)]


def _walked(large: Large, start: str) -> Iterator[tuple[str, Document]]:
    """Yield the pages of a list, one after another, as their links lead."""
    address: str | None = start
    while address is not None:
        page = large.page(address)
        yield address, page
        onward = [one.attributes["href"] for one in page.all("a", having="rel") if one.attributes["rel"] == "next"]
        address = urljoin(f"/{address}", onward[0])[1:] if onward else None


def _rows(page: Page) -> Locator:
    return page.locator("main .row:visible")


def _top(row: Locator) -> float:
    """Return how far below the edge of the window a row begins."""
    top: float = row.evaluate("row => row.getBoundingClientRect().top")
    return top


def _end(page: Page) -> None:
    """Scroll to the end of what is there."""
    page.locator("[data-portions]").scroll_into_view_if_needed()


def test_no_page_is_large(large: Large) -> None:
    """No page is larger than three hundred kilobytes, and no list of one has more than two hundred and fifty items."""
    sizes = {path.relative_to(large.folder).as_posix(): path.stat().st_size for path in large.folder.rglob("*.html")}
    lists = {name: Document((large.folder / name).read_text("utf-8")) for name in sizes if sizes[name] > 40_000}

    assert {name: size for name, size in sizes.items() if size > LARGEST} == {}
    assert lists
    for page in lists.values():
        assert len([one for one in page.all("li") if one.attributes.get("class") == "row"]) <= STEP


@pytest.mark.parametrize(("address", "number", "kind"), [(name, *what) for name, what in LISTS.items()])
def test_every_item_stands_on_one_page(large: Large, address: str, number: int, kind: str) -> None:
    """From page to page, as the links lead, nothing is missing and nothing stands twice."""
    pages = list(_walked(large, address))
    found = [item for name, page in pages for item in _items(page, name, kind)]

    assert len(found) == len(set(found)) == number
    assert len(pages) > 1 or number <= STEP
    titles = [page.all("title")[0].text for _, page in pages]
    assert len(set(titles)) == len(titles)


def test_the_links_between_parts(large: Large) -> None:
    """Each part leads back to the one before it, and to every other, and says what of the list it is."""
    for address in LISTS:
        pages = list(_walked(large, address))
        names = [name for name, _ in pages]
        for place, (name, page) in enumerate(pages if len(pages) > 1 else ()):
            links = [(one.attributes.get("rel"), one.attributes["href"]) for one in page.all("a", having="href")]
            led = {urljoin(f"/{name}", href)[1:] for _, href in links}
            before = [urljoin(f"/{name}", href)[1:] for rel, href in links if rel == "prev"]

            assert led >= set(names)
            assert before == names[:place][-1:]
            assert re.search(r"\d+ to \d+ of \d+", page.all("nav", having="data-portions")[0].words)


def test_the_contents_of_a_part_have_its_numbers(large: Large) -> None:
    """The contents of each part of the whole text number its principles as they are numbered below."""
    pages = list(_walked(large, "all/"))
    numbers = [int(one.attributes["data-number"]) for _, page in pages for one in page.all("a", having="data-number")]

    assert len(pages) > 1
    assert numbers == list(range(1, MANY + 1))


def test_parts_may_be_found_but_are_not_searched(large: Large) -> None:
    """Search engines learn of each part, and the search of the site knows each principle once."""
    sitemap = (large.folder / "sitemap.xml").read_text(encoding="utf-8")

    for address in ("from/251/", "from/501/", "themes/even/from/251/", "contributors/from/251/"):
        page = large.page(address)
        assert f"<loc>https://small.example/wall/{address}</loc>" in sitemap
        assert page.all(having="data-pagefind-body") == []
        (canonical,) = (one.attributes["href"] for one in page.all("link") if one.attributes.get("rel") == "canonical")
        assert canonical.endswith(address)


def test_it_reads_without_a_script(large: Large, visit: Visit) -> None:
    """On a telephone without JavaScript one goes through the list by its links, forwards and back."""
    page = visit(home=large.home, viewport=PHONE, java_script_enabled=False)
    page.get_by_role("link", name="More: 251 to 500").click()
    assert page.url == f"{large.home}from/251/"
    assert _rows(page).count() == STEP
    page.get_by_role("link", name="More: 501 to 600").click()
    assert _rows(page).count() == MANY - 2 * STEP
    expect(page.get_by_role("link", name=re.compile("^More"))).to_have_count(0)
    page.get_by_role("link", name="Before these: 251 to 500").click()

    assert page.url == f"{large.home}from/251/"
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("address", ["", "collections/chosen/", "contributors/person-0/"])
def test_rows_come_as_one_scrolls(large: Large, visit: Visit, address: str) -> None:
    """Whoever reaches the end of what is there on a telephone finds more of it, in order, and in one list."""
    page = visit(address, home=large.home, viewport=PHONE)
    before = _rows(page).count()
    number = LISTS[address][0]
    while _rows(page).count() < number:
        before = _rows(page).count()
        _end(page)
        expect(_rows(page).nth(before)).to_be_attached()

    expect(_rows(page)).to_have_count(number)
    numbers = [int(text) for text in page.locator("main .row .numeral").all_text_contents()]
    assert numbers == sorted(set(numbers))
    assert page.locator("main ol.rows").count() == (3 if address.startswith("collections") else 1)
    assert page.locator("main h2.part").all_text_contents() == (
        ["One", "Two", "Three"] if address.startswith("coll") else []
    )
    expect(page.locator("[data-portions]").get_by_role("status")).to_have_text(f"1 to {number} of {number}")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_what_comes_leads_where_it_should(large: Large, visit: Visit) -> None:
    """A row that came later leads to its principle, from wherever its part was fetched."""
    page = visit("collections/chosen/", home=large.home, viewport=PHONE)
    _end(page)
    expect(_rows(page)).to_have_count(CHOSEN)
    _rows(page).last.get_by_role("link").click()

    assert page.url == f"{large.home}principles/principle-{CHOSEN - 1}/"


def test_changes_of_one_day_stay_under_it(large: Large, visit: Visit) -> None:
    """What goes on on the next page goes on under the same edition, the same day and the same word."""
    page = visit("changes/", home=large.home, viewport=PHONE)
    begin = {tag: page.locator(f".changes[data-list] {tag}").count() for tag in ("section", "h2", "h3", "dt")}
    while page.locator(".changes dd").count() < MANY - EARLY:
        before = page.locator(".changes dd").count()
        _end(page)
        expect(page.locator(".changes dd").nth(before)).to_be_attached()
    expect(page.locator("[data-portions] [rel=next]")).to_have_count(0)

    assert page.locator(".changes dd").count() == MANY - EARLY
    assert page.locator(".changes[data-list] dt").all_text_contents() == ["Added"]
    assert begin["h2"] == 1
    assert [page.locator(f".changes[data-list] {tag}").count() for tag in ("section", "h2", "h3")] == [2, 2, 2]
    expect(page.get_by_role("heading", name="Be told of the next change")).to_have_count(1)


def test_a_theme_is_shown_whole(large: Large, visit: Visit) -> None:
    """A theme shows its principles from all parts, and no others, and says how many they are."""
    page = visit(home=large.home, viewport=PHONE)
    filters = page.get_by_role("navigation", name="Principles by theme")
    filters.get_by_role("link", name="Few").click()
    expect(_rows(page)).to_have_count(6)
    expect(page.locator("[data-filter-status]")).to_have_text("6 principles")
    expect(page.locator("[data-portions]")).to_have_count(0)
    filters.get_by_role("link", name="Even").click()
    expect(_rows(page)).to_have_count(STEP)
    expect(page.locator("[data-filter-status]")).to_have_text(f"{MANY // 2} principles")
    _end(page)
    expect(_rows(page)).to_have_count(MANY // 2)
    expect(page).to_have_url(re.compile(r"\?theme=even$"))

    assert all(
        "even" in one.split() for one in _rows(page).evaluate_all("rows => rows.map((row) => row.dataset.themes)")
    )


def test_back_and_forward_between_themes(large: Large, visit: Visit) -> None:
    """The back button brings back the list that was there, with all that had come, and the forward button the other."""
    page = visit(home=large.home, viewport=PHONE)
    _end(page)
    expect(_rows(page)).to_have_count(2 * STEP)
    page.evaluate("scrollTo(0, 0)")
    page.get_by_role("navigation", name="Principles by theme").get_by_role("link", name="Few").click()
    expect(_rows(page)).to_have_count(6)
    page.go_back()
    expect(_rows(page)).to_have_count(2 * STEP)
    page.go_forward()
    expect(_rows(page)).to_have_count(6)
    page.reload()

    expect(_rows(page)).to_have_count(6)
    expect(page.get_by_role("link", name="Few")).to_have_attribute("aria-current", "true")


def test_an_unknown_theme_shows_the_list(large: Large, visit: Visit) -> None:
    """A theme that does not exist changes nothing."""
    page = visit("?theme=gone", home=large.home)

    expect(_rows(page)).to_have_count(STEP)
    expect(page.get_by_role("link", name="All", exact=True)).to_have_attribute("aria-current", "true")


@pytest.mark.parametrize("address", ["", "?theme=even", "contributors/person-0/"])
def test_whoever_comes_back_finds_the_place(large: Large, visit: Visit, address: str) -> None:
    """After reading a principle that came late, the back button leads to its row, at the same height of the window."""
    page = visit(address, home=large.home, viewport=PHONE)
    expect(_rows(page)).to_have_count(STEP)
    _end(page)
    row = _rows(page).nth(STEP + 20)
    row.scroll_into_view_if_needed()
    page.wait_for_timeout(200)
    title, height = row.inner_text(), _top(row)
    row.get_by_role("link").click()
    page.wait_for_url("**/principles/**")
    page.go_back()

    expect(row).to_be_in_viewport()
    assert row.inner_text() == title
    page.wait_for_timeout(200)
    assert abs(_top(row) - height) < 40


def test_it_works_by_keyboard(large: Large, visit: Visit) -> None:
    """The link to the next part brings it here with the enter key, and the focus goes on to its first row."""
    page = visit("all/", home=large.home, viewport=PHONE)
    onward = page.get_by_role("link", name=re.compile("^More"))
    onward.focus()
    page.wait_for_timeout(1500)
    shown = page.locator(".whole__principle").count()
    expect(onward).to_be_focused()
    page.keyboard.press("Enter")
    link = page.locator(".whole__principle").nth(shown).get_by_role("link").first

    expect(link).to_be_focused()
    assert page.url == f"{large.home}all/"


def test_the_foot_of_the_page_can_be_reached(large: Large, visit: Visit) -> None:
    """Scrolling brings four parts by itself and then no more, until somebody asks."""
    page = visit("all/", home=large.home, viewport=PHONE)
    places = page.locator(".portions__places li").count()
    assert places > 5
    for _ in range(8):
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        page.wait_for_timeout(250)
    standing = page.locator(".whole__principle").count()
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page.wait_for_timeout(250)

    expect(page.locator("footer.colophon")).to_be_in_viewport()
    assert page.locator(".whole__principle").count() == standing < MANY
    page.get_by_role("link", name=re.compile("^More")).click()
    expect(page.locator(".whole__principle").nth(standing)).to_be_attached()


def test_what_cannot_be_fetched_is_told(large: Large, visit: Visit) -> None:
    """Where the next part does not come, the page says so, and the link is there to try once more."""
    page = visit("contributors/", home=large.home, viewport=PHONE, forgiven=("net::ERR_FAILED", "portions"))
    page.route("**/from/**", lambda route: route.abort())
    _end(page)
    expect(page.locator("[data-portions]").get_by_role("status")).to_have_text(re.compile("could not be fetched"))
    before = page.locator(".names li").count()
    page.unroute("**/from/**")
    page.get_by_role("link", name=re.compile("^More")).click()

    expect(page.locator(".names li").nth(before)).to_be_attached()


SIGN_IN = {"status": 200, "content_type": "text/html", "body": "<!doctype html><h1>Sign in to this network</h1>"}


def test_a_part_that_another_answers_for(large: Large, visit: Visit) -> None:
    """Where a network answers with a page of its own, whoever comes back can go on once the list is there again."""
    page = visit("contributors/person-0/", home=large.home, viewport=PHONE)
    _end(page)
    row = _rows(page).nth(STEP + 20)
    row.scroll_into_view_if_needed()
    page.wait_for_timeout(200)
    row.get_by_role("link").click()
    page.wait_for_url("**/principles/**")
    page.route("**/from/**", lambda route: route.fulfill(**SIGN_IN))
    page.go_back()
    expect(_rows(page)).to_have_count(STEP)
    page.wait_for_timeout(500)
    page.unroute("**/from/**")
    page.get_by_role("link", name=re.compile("^More")).click()

    expect(_rows(page)).to_have_count(WROTE)


def test_axe_finds_nothing(large: Large, visit: Visit) -> None:
    """Neither a page where a list goes on nor one to which more was added breaks a rule of axe."""
    for address, scheme in product(("from/251/", "editions/first-edition/from/251/"), ("light", "dark")):
        page = visit(address, home=large.home, viewport=PHONE, color_scheme=scheme, reduced_motion="reduce")
        _end(page)
        expect(page.locator("[data-portions] [rel=next]")).to_have_count(0)
        page.evaluate(AXE.read_text(encoding="utf-8"))

        assert page.evaluate(RUN, scheme == "dark") == [], address
