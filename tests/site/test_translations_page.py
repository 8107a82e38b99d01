"""The page of the translations and that of a translator: what waits, and who did what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from tests.site.grove import FOLDERS

from manifesto.phrasebook import phrasebook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page
    from tests.site.grove import Grove

    Visit = Callable[..., Page]


def test_the_page_of_the_translations_says_what_waits(grove: Grove) -> None:
    """For each language it shows what is done, claimed, out of date and missing, and opens the form for it."""
    for folder in FOLDERS.values():
        page = grove.page(f"{folder}translations/")
        forms = [
            one.attributes["href"] for one in page.all("a") if "template=translation.yml" in one.attributes["href"]
        ]
        asked = [address for address in forms if "language=" in address]

        assert [one.attributes["id"] for one in page.all("section", having="id")][:2] == ["de", "ar"]
        assert [(one.attributes["value"], one.attributes["max"]) for one in page.all("progress")] == [
            *(("2", "4"), ("1", "4"))
        ]
        assert [re.search(r"principle=([a-z-]+)&language=([a-z]+)", one).groups() for one in asked] == [
            *(("share-the-water", "de"), ("lend-the-good-spade", "de")),
            *((slug, "ar") for slug in ("share-the-water", "feed-the-soil-first", "lend-the-good-spade")),
        ]
        assert "Ada Example" in page.html
        assert "Lass den Weg breiter" in page.html
    assert any(one.words == "Translations" for one in grove.page("all/").all("a"))


def test_the_page_of_a_translator_lists_what_they_translated(grove: Grove) -> None:
    """Under the name of each language stand the titles in it, and lead to that tree; nobody is said to have done nothing."""
    for folder in FOLDERS.values():
        cleo, ben = (grove.page(f"{folder}contributors/{one}/") for one in ("cleo-beispiel", "ben-example"))
        named = [
            [one.words for one in page.all("h2", having="lang") if "statement" in one.attributes["class"]]
            for page in (cleo, ben)
        ]
        links = [one for one in cleo.all("a", having="hreflang") if one.text.startswith(("Lass", "Teile"))]
        here = f"/wall/{folder}contributors/cleo-beispiel/"

        assert named == [["Deutsch"], ["العربية"]]
        assert [urljoin(here, one.attributes["href"]) for one in links] == [
            f"/wall/de/principles/{slug}/" for slug in ("leave-the-path-wider", "share-the-water")
        ]
        assert {(one.attributes["lang"], one.attributes["dir"]) for one in links} == {("de", "ltr")}
        assert phrasebook(folder[:2] or "en").say("people.nothing_yet") not in cleo.html


def test_the_page_of_the_translations_fits_a_telephone(
    visit: Visit, serve: Callable[[Path, str], object], grove: Grove
) -> None:
    """Nothing stands out at 320 pixels, whichever way the page is read."""
    with serve(grove.site, "/wall/") as home:
        for folder in FOLDERS.values():
            page = visit(f"{folder}translations/", home=home, viewport={"width": 320, "height": 700})
            assert page.evaluate("document.documentElement.scrollWidth") == 320
