"""Passages: a rendered text as a part of a larger whole, its headings below those of the whole, its links leading on."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import lru_cache
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Literal
from xml.etree import ElementTree as ET

from manifesto.prose import SCHEMES

if TYPE_CHECKING:
    from collections.abc import Iterator

VOID = frozenset({"br", "hr"})
HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | {"p", "hr", "ul", "ol", "blockquote", "pre", "table"}
LOWEST = 6  # rank of a heading
OF_PRINCIPLE = re.compile(r"principles/(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)/(?:#.*)?")


def passage(html: str, *, rank: int, base: str, principle: str) -> ET.Element:
    """Return the tree of what `markdown` rendered, to stand below headings that are one higher than `rank`.

    No rank is skipped.  `base` is the address of the site's home; links that are relative begin there.  A link to a
    principle becomes `principle` with the slug in the place of {}.
    """
    root = deepcopy(_tree(html))
    _lower(root, rank)
    for link in root.iter("a"):
        _redirect(link, base, principle)
    for cell in root.iter("th"):
        cell.tag = "th" if words_of(cell) else "td"  # the empty corner of a table is the head of nothing
    return root


def markup(root: ET.Element) -> str:
    """Return what is in a passage as HTML."""
    return inside(root, "html")


def blocks(element: ET.Element) -> Iterator[ET.Element]:
    """Yield the blocks in an element in their order; words that stand between them are a paragraph of their own."""
    run = _run(element.text)
    for child in element:
        if child.tag not in BLOCKS:
            run.append(child)
            continue
        if words_of(run):
            yield run
        yield child
        run = _run(child.tail)
    if words_of(run):
        yield run


def words_of(element: ET.Element) -> str:
    """Return the words in an element on one line, without their marks."""
    return " ".join("".join(element.itertext()).split())


def _run(text: str | None) -> ET.Element:
    run = ET.Element("p")
    run.text = text
    return run


def inside(root: ET.Element, method: Literal["html", "xml"]) -> str:
    """Return what is in an element, without the element, as HTML or as XML."""
    parts = (ET.tostring(child, encoding="unicode", method=method) for child in root)
    return escape(root.text or "", quote=False) + "".join(parts)


@lru_cache(maxsize=5_000)
def _tree(html: str) -> ET.Element:
    """Return the tree of a text, which several forms of the whole are made from; a copy costs next to nothing."""
    return _Reader().read(html)


class _Reader(HTMLParser):
    """Makes a tree of HTML that is well formed but for its empty elements, as what the second wall lets through is."""

    def __init__(self) -> None:
        super().__init__()
        self._builder = ET.TreeBuilder()
        self._builder.start("div", {})

    def read(self, html: str) -> ET.Element:
        """Return the tree of a text, below an element that stands for the whole."""
        self.feed(html)
        self.close()
        self._builder.end("div")
        root: ET.Element = self._builder.close()
        return root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element, and end it where nothing can be in it."""
        self._builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self._builder.end(tag)

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if tag not in VOID:
            self._builder.end(tag)

    def handle_data(self, data: str) -> None:
        """Add a text."""
        self._builder.data(data)


def _lower(root: ET.Element, rank: int) -> None:
    """Give the first level of headings this rank, and each level below it the next one."""
    above: list[int] = []
    for heading in (element for element in root.iter() if element.tag in HEADINGS):
        level = int(heading.tag[1:])
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        heading.tag = f"h{min(rank + len(above) - 1, LOWEST)}"


def _redirect(link: ET.Element, base: str, principle: str) -> None:
    """Lead a link to where it belongs; without an address, which the second wall may have taken, it is mere text."""
    target = link.get("href", "").removeprefix(base)
    if "href" not in link.attrib:
        link.tag, link.attrib = "span", {}
    elif match := OF_PRINCIPLE.fullmatch(target):
        link.attrib = {"href": principle.replace("{}", match["slug"])}
    elif target.startswith(SCHEMES):
        link.set("href", target)
    else:
        link.attrib = {"href": base + target}
