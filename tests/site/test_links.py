"""Every link of the built site, followed without a browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Document, Read

POINTERS = ("href", "src", "action", "poster", "data", "srcset", "formaction", "xlink:href")
URL_IN_CSS = re.compile(r"url\(\s*[\"']?([^\"')]+)")
ATOM = "{http://www.w3.org/2005/Atom}"


def _file(site: Path, home: str, target: str) -> Path | None:
    """Return the file that stands behind an address of the site, or None when a host would not find it."""
    name = unquote(urlsplit(target).path.removeprefix(urlsplit(home).path))
    path = site / name / "index.html" if name in {"", "."} or name.endswith("/") else site / name
    return path if target.startswith(home) and path.is_file() else None


def _targets(document: Document, here: str) -> list[str]:
    """Return every address that a page points to, in full."""
    return [urljoin(here, element.attributes[name]) for name in POINTERS for element in document.all(having=name)]


def test_every_link_leads_somewhere(site: Path, sitemap: list[str], documents: dict[str, Document]) -> None:
    """Every address on this site that a page points to is there, and so is the place within it."""
    home, lost = sitemap[0], []
    ids = {address: {e.attributes["id"] for e in page.all(having="id")} for address, page in documents.items()}
    for address, page in documents.items():
        for target in _targets(page, home + address):
            if urlsplit(target).netloc != urlsplit(home).netloc:
                continue
            whole, place = urldefrag(target)
            to = whole.partition("?")[0].removeprefix(home)
            if not _file(site, home, whole) or (place and place not in ids[to]):
                lost.append(f"{address}: {target}")

    assert lost == []


def test_links_out_are_secure(sitemap: list[str], documents: dict[str, Document]) -> None:
    """A link that leaves the site is https or mailto, and nothing but a link leaves it."""
    host = urlsplit(sitemap[0]).netloc
    for address, page in documents.items():
        outside = [target for target in _targets(page, sitemap[0] + address) if urlsplit(target).netloc != host]
        links = [urljoin(sitemap[0] + address, e.attributes["href"]) for e in page.all("a", having="href")]

        assert {urlsplit(target).scheme for target in outside} <= {"https", "mailto"}
        assert set(outside) <= set(links), address


def test_every_address_is_written_in_full(documents: dict[str, Document]) -> None:
    """A link to another page of the site ends with a slash, so that no host has to send the reader on."""
    for address, page in documents.items():
        for link in page.all("a", having="href"):
            target = urlsplit(link.attributes["href"])
            last = target.path.rpartition("/")[2]

            assert target.netloc or last in {"", ".", ".."} or "." in last, f"{address}: {target.path}"


def test_stylesheets_find_their_fonts_and_pictures(site: Path) -> None:
    """Everything that a stylesheet asks for is there, and on this site."""
    for sheet in site.rglob("*.css"):
        for target in URL_IN_CSS.findall(sheet.read_text(encoding="utf-8")):
            assert target.startswith(("data:", "#")) or (sheet.parent / target).is_file(), f"{sheet.name}: {target}"


def test_no_two_places_of_a_page_share_an_id(documents: dict[str, Document]) -> None:
    """An id stands once on its page."""
    for address, page in documents.items():
        ids = [element.attributes["id"] for element in page.all(having="id")]

        assert len(ids) == len(set(ids)), address


def test_the_sitemap_lists_every_page(sitemap: list[str], documents: dict[str, Document]) -> None:
    """The sitemap and the canonical addresses are the pages that there are, but for those that search engines leave out."""
    hidden = {address for address, page in documents.items() if page.all("meta") and _is_hidden(page)}
    expected = {sitemap[0] + address for address in documents if address != "404.html" and address not in hidden}
    canonical = {
        link.attributes["href"]
        for page in documents.values()
        for link in page.all("link")
        if link.attributes["rel"] == "canonical"
    }

    assert len(sitemap) == len(set(sitemap))
    assert set(sitemap) == expected == canonical
    assert all(address.startswith(("posters/", "embed/")) or address == "offline.html" for address in hidden)


def _is_hidden(page: Document) -> bool:
    return any(meta.attributes.get("name") == "robots" for meta in page.all("meta"))


def test_links_in_the_feed_lead_somewhere(site: Path, sitemap: list[str], read: Read) -> None:
    """Links in the feed, and in the texts it carries, are whole addresses and lead somewhere."""
    feed = ET.parse(site / "feed.xml")  # noqa: S314 -- we made it
    texts = [read(str(content.text)) for content in feed.iter(f"{ATOM}content")]
    targets = [link.attributes["href"] for text in texts for link in text.all("a", having="href")]
    targets += [link.attrib["href"] for link in feed.iter(f"{ATOM}link")]
    here = [target for target in targets if target.startswith(sitemap[0])]

    assert all(urlsplit(target).scheme in {"https", "mailto"} for target in targets)
    assert [target for target in here if not _file(site, sitemap[0], target)] == []
