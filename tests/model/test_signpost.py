"""The way from a page to an address of the site, within a tree and out of it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils import normalize_url

from manifesto.signpost import beside, way

PARTS = st.sampled_from(["principles", "all", "themes", "go-first", "from", "251", "assets"])
FOLDERS = st.lists(PARTS, max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))
FILES = st.sampled_from(["", "feed.xml", "a4-portrait.pdf", "."])


@given(folder=FOLDERS, file=FILES, here=FOLDERS)
def test_the_way_is_that_of_mkdocs(folder: str, file: str, here: str) -> None:
    """In the tree of the original every link is, to the sign, the one that MkDocs makes."""
    address = folder + file

    assert way(address, here) == normalize_url(address, SimpleNamespace(url=here))
    for base in (".", "..", "../..", "/wall/"):
        assert beside(address, base) == normalize_url(address, None, base)


@pytest.mark.parametrize(
    ("address", "here", "expected"),
    [
        (".", "de/", "."),
        (".", "de/principles/go-first/", "../.."),
        ("principles/say-so/", "de/principles/go-first/", "../say-so/"),
        ("principles/go-first/", "de/principles/go-first/", "./"),
        ("posters/", "de/", "posters/"),
        ("feed.xml", "de/all/", "../feed.xml"),
        ("assets/javascripts/site.js", "de/all/", "../../assets/javascripts/site.js"),
        ("favicon.ico", "de/", "../favicon.ico"),
        ("schema/principle.json", "de/help/p011/", "../../../schema/principle.json"),
        ("https://ada.example/", "de/all/", "https://ada.example/"),
        ("#content", "de/all/", "#content"),
        ("/wall/", "de/all/", "/wall/"),
        ("mailto:ada@ada.example", "de/all/", "mailto:ada@ada.example"),
    ],
)
def test_a_tree_leads_into_itself(address: str, here: str, expected: str) -> None:
    """From a page of a tree one comes to the other pages of it, and to what the site has once."""
    assert way(address, here, "de/") == expected


@pytest.mark.parametrize(
    ("address", "base", "expected"),
    [
        (".", "/wall/", "/wall/de/"),
        ("all/", "/wall/", "/wall/de/all/"),
        ("assets/fonts/text-core.woff2", "/wall/", "/wall/assets/fonts/text-core.woff2"),
        ("principles/say-so/", "../../..", "../../../de/principles/say-so/"),
    ],
)
def test_what_is_no_page_leads_into_its_tree(address: str, base: str, expected: str) -> None:
    """A frame, an older address and the page for lost ones lead into their tree as well."""
    assert beside(address, base, "de/") == expected
