"""Passages: a text as a part of a larger whole keeps its words, and fits in with its headings and links."""

from __future__ import annotations

import re
from html import unescape
from xml.etree import ElementTree as ET

import pytest

from manifesto import markdown
from manifesto.passage import blocks, markup, passage, words_of
from manifesto.xhtml import spelled, xhtml

from .test_markdown import HOSTILE

HOME = "https://home.example/"


def part(text: str, rank: int = 2, principle: str = "#{}") -> ET.Element:
    """Return the tree of a Markdown text."""
    return passage(markdown.render(text, base=HOME), rank=rank, base=HOME, principle=principle)


@pytest.mark.parametrize(
    ("text", "rank", "ranks"),
    [
        ("## a\n\n### b", 3, ["h3", "h4"]),
        ("### a\n\n## b\n\n### c", 3, ["h3", "h3", "h4"]),
        ("### a\n\n### b", 2, ["h2", "h2"]),
        ("## a\n\n#### b\n\n### c", 2, ["h2", "h3", "h3"]),
        ("## a\n\n### b\n\n#### c", 5, ["h5", "h6", "h6"]),
        ("- ## a\n\n> ### b", 3, ["h3", "h4"]),
        ("a", 3, []),
    ],
)
def test_headings_fit_in_with_the_whole(text: str, rank: int, ranks: list[str]) -> None:
    """The first level of headings gets the rank that it is given, and none is skipped below it."""
    assert [one.tag for one in part(text, rank).iter() if one.tag[1:].isdigit()] == ranks


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("[a](go-first.md)", "#go-first"),
        ("[a](go-first.md#then)", "#go-first"),
        (f"[a]({HOME}principles/go-first/)", "#go-first"),
        ("[a](https://example.org/?b=1&c=2)", "https://example.org/?b=1&c=2"),
        ("[a](mailto:ada@example.org)", "mailto:ada@example.org"),
    ],
)
def test_links_lead_on(text: str, target: str) -> None:
    """A link to a principle leads to its place in the whole, and one out of it to where it led."""
    (link,) = part(text).iter("a")

    assert link.get("href") == target


@pytest.mark.parametrize(
    ("target", "to"),
    [
        ("pledge/", f"{HOME}pledge/"),
        ("./", f"{HOME}./"),
        ("principles/go-first/", "#go-first"),
        ("principles/", f"{HOME}principles/"),
        ("help/p001/#why", f"{HOME}help/p001/#why"),
    ],
)
def test_links_of_a_page_begin_at_the_home(target: str, to: str) -> None:
    """A relative link, as MkDocs leaves it in the page of the home, begins at the home."""
    (link,) = passage(f'<p><a href="{target}">a</a></p>', rank=2, base=HOME, principle="#{}").iter("a")

    assert link.get("href") == to


def test_a_link_without_an_address_is_text() -> None:
    """What the second wall left of a link that was none leads nowhere, and not to the home."""
    assert markup(passage('<p><a rel="nofollow">a</a></p>', rank=2, base=HOME, principle="#{}")) == (
        "<p><span>a</span></p>"
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_is_written_comes_out_well_formed(text: str) -> None:
    """The XHTML of any text can be read as XML, says the same words, and holds nothing that runs."""
    root = part(text)
    read = ET.fromstring(f"<div>{xhtml(root)}</div>")  # noqa: S314 -- we wrote it

    assert words_of(read) == words_of(root)
    assert {name for one in read.iter() for name in one.attrib} <= {"href", "class", "start"}
    for link in read.iter("a"):
        assert spelled(link.attrib["href"]) == link.attrib["href"] != ""


@pytest.mark.parametrize("text", HOSTILE)
def test_html_stays_as_harmless(text: str) -> None:
    """The second wall finds nothing to take out of what is written anew."""
    written = markup(part(text, principle=f"{HOME}principles/{{}}/"))
    relation = f' rel="{markdown.RELATION}"'

    cleaned, bare = markdown.clean(written).replace(relation, ""), re.sub("</?span>", "", written.replace(relation, ""))

    assert unescape(cleaned) == unescape(bare)


@pytest.mark.parametrize(
    ("target", "written"),
    [
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org/?a[]=1", "https://example.org/?a%5B%5D=1"),
        ("https://[::1]/", "https://[::1]/"),
        ("https://example.org/%zz%20", "https://example.org/%25zz%20"),
        ("https://例え.example/道", "https://例え.example/道"),
        ("mailto:a@b.example?subject=<b>", "mailto:a@b.example?subject=%3Cb%3E"),
        ("go-first.xhtml", "go-first.xhtml"),
        *((none, "") for none in ("https://[::bad", "https://", "https://e..org/", "https://e.org:99999/", "pledge/")),
        *((none, "") for none in ("", "//e.org/", "javascript:alert(1)", "http://e.org/")),
    ],
)
def test_addresses_in_a_book(target: str, written: str) -> None:
    """An address is spelled as every reader understands it, and one that leads nowhere is left out."""
    assert spelled(target) == written


def test_an_empty_head_is_no_head() -> None:
    """The empty corner of a table is a cell like others."""
    assert [one.tag for one in part("||a|\n|-|-|\n|b|c|").iter() if one.tag in {"td", "th"}] == ["td", "th", "td", "td"]


def test_words_between_blocks_are_a_block() -> None:
    """Words that stand between two blocks are kept in their place."""
    root = passage("<p>a</p>b <em>c</em><p>d</p> \n e", rank=2, base=HOME, principle="")

    assert [words_of(block) for block in blocks(root)] == ["a", "b c", "d", "e"]


def test_a_text_is_read_anew_each_time() -> None:
    """What one form makes of a text is not seen in another form."""
    html = '<h2>a</h2><p><a href="principles/b/">b</a></p>'
    first = markup(passage(html, rank=3, base="", principle="#{}"))

    assert xhtml(passage(html, rank=2, base="", principle="{}.xhtml")) == '<h2>a</h2><p><a href="b.xhtml">b</a></p>'
    assert markup(passage(html, rank=3, base="", principle="#{}")) == first == '<h3>a</h3><p><a href="#b">b</a></p>'
