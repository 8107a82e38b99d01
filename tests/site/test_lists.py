"""Lists of six hundred: how they are divided, and that nobody misses a thing who has no script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from tests.conftest import Document
from tests.site.large import LISTS, MANY, STEP, Large

if TYPE_CHECKING:
    from collections.abc import Iterator


LARGEST = 300_000  # bytes of a page


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
