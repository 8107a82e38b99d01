"""The trees of a site in several languages: each whole in itself, with the way to the others on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest
from tests.site.grove import FOLDERS, HOME, TAGS, links

from manifesto.language_tag import TAG, TAKEN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page
    from tests.conftest import Document
    from tests.site.grove import Grove

    Visit = Callable[..., Page]

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}link"


def test_each_language_has_every_page(grove: Grove) -> None:
    """What the original has, each tree has at the same place below its own home."""
    assert grove.of("de") == grove.of("ar") == grove.of("en")
    assert len(grove.of("de")) > 30


def test_every_link_leads_somewhere(grove: Grove) -> None:
    """On each page of each tree, all that is led to and loaded is there."""
    for address in grove.addresses:
        for _, target in links(grove.page(address)):
            path = urlsplit(urljoin(f"/wall/{address}", target)).path
            assert path.startswith("/wall/"), (address, target)
            file = grove.site / path.removeprefix("/wall/")
            assert (file / "index.html" if path.endswith("/") else file).is_file() or file.is_dir(), (address, target)


@pytest.mark.parametrize("tag", ["de", "ar"])
def test_a_tree_keeps_to_itself(grove: Grove, tag: str) -> None:
    """Links on a page lead into its own tree; out of it lead the languages, what the site has once, and the originals."""
    folder = FOLDERS[tag]
    for name in grove.of(tag):
        page = grove.page(f"{folder}{name}")
        abroad = {urljoin(f"/wall/{folder}{name}", e.attributes["href"]) for e in page.all("a", having="hreflang")}
        for element, target in links(page):
            place = urljoin(f"/wall/{folder}{name}", target).removeprefix("/wall/")
            once = place.startswith(("assets/", "favicon", "schema/"))
            assert place.startswith(folder) or once or f"/wall/{place}" in abroad, (name, element, target)


def test_a_page_says_its_language(grove: Grove) -> None:
    """Each page is in the language of its tree, and is written from the side from which that is."""
    for tag, side in zip(TAGS, ("ltr", "ltr", "rtl"), strict=True):
        for name in ("", "all/", "contributors/ada-example/", "posters/", "404.html", "offline.html"):
            (html,) = grove.page(FOLDERS[tag] + name).all("html")
            assert (html.attributes["lang"], html.attributes["dir"]) == (tag, side), name


def test_every_page_leads_to_itself_in_the_other_languages(grove: Grove) -> None:
    """The switch names each language as its speakers do, and leads to the same page there."""
    names = {"en": "English", "de": "Deutsch", "ar": "العربية"}
    for tag in TAGS:
        for name in ("", "principles/share-the-water/", "help/p011/", "editions/first-harvest/", "reading/"):
            address = FOLDERS[tag] + name
            found = [one for one in grove.page(address).all("a", having="hreflang") if one.text in names.values()]
            assert [one.text for one in found] == list(names.values()), address
            for one, other in zip(found, TAGS, strict=True):
                there = urljoin(f"/wall/{address}", one.attributes["href"])
                assert there == f"/wall/{FOLDERS[other]}{name}"
                assert one.attributes["lang"] == one.attributes["hreflang"] == other
                assert ("aria-current" in one.attributes) == (tag == other)


def alternates(page: Document) -> dict[str, str]:
    """Return what the head of a page calls the same page in other languages."""
    found = (one.attributes for one in page.all("link", having="hreflang"))
    return {each["hreflang"]: each["href"] for each in found}


def test_programs_find_the_other_languages(grove: Grove) -> None:
    """The head names the page in each language in which it has words, and the original for all others."""
    path = "principles/share-the-water/"
    both = {"en": HOME + path, "de": f"{HOME}de/{path}", "x-default": HOME + path}

    assert alternates(grove.page(path)) == alternates(grove.page(f"de/{path}")) == both
    assert alternates(grove.page("ar/")) == {tag: HOME + FOLDERS[tag] for tag in TAGS} | {"x-default": HOME}
    assert alternates(grove.page(f"ar/{path}")) == {}
    assert alternates(grove.page("404.html")) == {}


def test_the_menu_has_the_order_of_the_settings_and_the_words_of_the_pages(grove: Grove) -> None:
    """The menu of a tree is that of the original, called what its pages are called there."""
    menu = [one for one in grove.page("de/all/").all("a", having="href") if one.attributes["href"].startswith("../")]
    titles = {one.attributes["href"]: one.words for one in reversed(menu)}

    assert titles["../search/#query"] == "Suche"
    assert titles["../pledge/"] == "Pledge"
    assert list(dict.fromkeys(one.attributes["href"] for one in menu))[:6] == [
        *("../../all/", "../../ar/all/", "../posters/", "../pledge/", "../contribute/", "../search/#query")
    ]


def test_older_addresses_and_frames_stay_in_their_tree(grove: Grove) -> None:
    """An alias leads on within the language, and so does a frame."""
    moved, framed = grove.page("de/principles/widen-the-path/"), grove.page("de/embed/widen-the-path/")

    assert [one.attributes["href"] for one in moved.all("a")] == ["../../../de/principles/leave-the-path-wider/"]
    assert framed.all("h1")[0].words == "1 Lass den Weg breiter"
    assert grove.page("de/embed/lend-the-good-spade/").all("html")[0].attributes["lang"] == "en"


def test_the_sitemap_names_each_page_with_its_words(grove: Grove) -> None:
    """What only repeats the original stands in it once; each page of several languages is named beside the others."""
    places = ET.parse(grove.site / "sitemap.xml").getroot()  # noqa: S314 -- ours
    said = {
        str(one.findtext(f"{SITEMAP}loc")): {each.get("hreflang"): each.get("href") for each in one.iter(XHTML)}
        for one in places
    }
    path = "principles/share-the-water/"

    assert said[HOME + path] == said[f"{HOME}de/{path}"] == {"en": HOME + path, "de": f"{HOME}de/{path}"}
    assert f"{HOME}ar/{path}" not in said
    assert f"{HOME}de/reading/" not in said
    assert len(said) == len(places)


def test_robots_and_the_contact_stand_once(grove: Grove) -> None:
    """What programs ask a host for at its root is there and nowhere else."""
    for name in ("robots.txt", "sw.js", "sitemap.xml", ".well-known/security.txt", "schema/principle.json"):
        assert len(list(grove.site.rglob(name))) == 1, name


def test_an_edition_has_one_address_in_all_languages(grove: Grove) -> None:
    """The edition may be called something else, and its page stands at the same place."""
    assert "Erste Ernte" in grove.page("de/editions/first-harvest/").all("h1")[0].words


def test_the_browser_keeps_each_language_apart(grove: Grove) -> None:
    """The worker knows the homes of the trees, and what stands in for a page there is fetched ahead."""
    worker = (grove.site / "sw.js").read_text(encoding="utf-8")

    assert 'const TREES = ["de/", "ar/"]' in worker
    assert '"de/offline.html"' in worker
    assert '"de/all/"' not in worker


def test_a_lost_reader_is_met_in_their_language(
    visit: Visit, serve: Callable[[Path, str], object], grove: Grove
) -> None:
    """An address that is not there, below the home of a tree, gets the page of that tree and stays in the bar."""
    with serve(grove.site, "/wall/") as home:
        page = visit("de/principles/teile-das-wasser/", home=home, forgiven=("404",))
        page.wait_for_selector("html[lang=de] [data-lost-nearest]:not([hidden]) a")

        assert page.url == f"{home}de/principles/teile-das-wasser/"
        found = page.locator("[data-lost-nearest] a")
        assert found.first.text_content() == "Teile das Wasser"
        assert all(str(one.get_attribute("href")).startswith("/wall/de/") for one in found.all())


@pytest.mark.parametrize(
    ("address", "title"),
    [("de/search/?q=durstiger", "Teile das Wasser"), ("search/?q=thirstier", "Share the water")],
)
def test_each_tree_is_searched_by_itself(
    visit: Visit, serve: Callable[[Path, str], object], grove: Grove, address: str, title: str
) -> None:
    """What is looked for in a language is found in its tree and in no other."""
    with serve(grove.site, "/wall/") as home:
        page = visit(address, home=home)
        page.wait_for_selector("[data-search-results] a")

        found = page.locator("[data-search-results] a")
        assert found.first.text_content() == title
        folder = address.partition("search/")[0]
        assert all(str(one.get_attribute("href")).startswith(f"/wall/{folder}") for one in found.all())


def test_one_language_needs_no_switch(site: Path) -> None:
    """A manifesto without further languages has neither switch nor other languages in its head, nor a page of them."""
    home = (site / "index.html").read_text(encoding="utf-8")

    assert "hreflang" not in home
    assert 'class="languages' not in home
    assert "xhtml" not in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "TREES" not in (site / "sw.js").read_text(encoding="utf-8")
    assert not (site / "translations").exists()


def test_no_language_can_take_the_place_of_a_page(site: Path, grove: Grove) -> None:
    """Whatever the site has at its home and could be the tag of a language is one, or is known to be taken."""
    names = {path.name for folder in (site, grove.site) for path in folder.iterdir()}

    assert {name for name in names if TAG.fullmatch(name)} - set(TAGS) == TAKEN
