"""Markdown to HTML: the one way from contributed text to markup, on the site, in feeds and anywhere else.

Two walls.  Python-Markdown renders with raw HTML switched off and links narrowed to what leads somewhere safe; then
nh3 lets only listed elements and attributes through, whatever the first wall may have missed.
"""

from __future__ import annotations

import re
import secrets
from functools import cache, lru_cache
from html import escape, unescape
from typing import TYPE_CHECKING, Any

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from manifesto.prose import PRINCIPLE, SCHEMES

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ELEMENTS = {
    *("p", "br", "hr", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "a"),
    *("h2", "h3", "h4", "table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES: dict[str, set[str]] = {
    "*": set(),
    "a": {"href"},
    "th": {"align"},
    "td": {"align"},
    "ol": {"start"},
}
RELATION = "nofollow ugc noopener"  # a link in contributed text earns its target nothing
HOME = f"https://{secrets.token_hex(16)}.invalid/"  # stands for the address of the site, and cannot be guessed
# What no text needs and XML refuses: control characters that were written as entities, and marks that turn words round.
INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
# What word processors put before the lines of a list, and what no renderer here takes for one.
BULLET = re.compile(r"^( {0,3})(?:[•‣◦▪●∙][ \u00a0]+|・[ \u3000]*)(?=\S)")
BRACKETED = re.compile(r"^( {0,3}[0-9]{1,9})\)(?= +\S)")
LIST_BEGINS = re.compile(r" {0,3}(?:[-*+]|1[.)]) +\S")
IN_LIST = re.compile(r" {0,3}(?:[-*+]|[0-9]+[.)]) | {2,}\S|[>|]")  # a list, what belongs to one, or another block
RELATIVE = re.compile(r"(?![/\\]{2})[^:\\]*")


class NoRawHtml(Extension):
    """Text in angle brackets stays text."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- the library's name
        """Take the two processors for raw HTML away; what they would have kept is escaped on output."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")


class ListsAfterText(Extension):
    """A list may begin right under a line of text, and with • or 1), as people write it and paste it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- the library's name
        """Look once fenced code has been put aside."""
        md.preprocessors.register(_ListOpener(md), "lists_after_text", 20)


class _ListOpener(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        opened: list[str] = []
        for line in (BRACKETED.sub(r"\1.", BULLET.sub(r"\1- ", line)) for line in lines):
            above = opened[-1] if opened else ""
            if LIST_BEGINS.match(line) and above.strip() and not IN_LIST.match(above):
                opened.append("")
            opened.append(line)
        return opened


class SafeLinks(Extension):
    """A link leads to https, mailto or another page of the site; an image becomes its description."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- the library's name
        """Look at links after everything else has been made, but before MkDocs resolves relative ones."""
        md.treeprocessors.register(_LinkWarden(md), "safe_links", 5)


class EmptyCorners(Extension):
    """A heading of a table that says nothing is an ordinary cell, so that nobody hears a heading without words."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- the library's name
        """Look once the tables are made."""
        md.treeprocessors.register(_CornerKeeper(md), "empty_corners", 4)


class PrincipleLinks(Extension):
    """A link to another principle's file becomes its address below the home of the site."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- the library's name
        """Resolve before the warden looks."""
        md.treeprocessors.register(_PrincipleResolver(md), "principle_links", 6)


class _PrincipleResolver(Treeprocessor):
    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            target = link.get("href", "")
            if match := PRINCIPLE.fullmatch(target):
                link.set("href", f"{HOME}principles/{match['slug']}/")
            elif target.startswith(HOME):  # ours alone: it would lead to wherever the address of the site makes it lead
                del link.attrib["href"]


class _LinkWarden(Treeprocessor):
    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            target = _as_browsers_read(link.get("href", ""))
            if not target.startswith(SCHEMES) and not RELATIVE.fullmatch(target):
                link.tag = "span"  # not only without its target: MkDocs asks every link for one
                link.attrib.clear()
        for image in list(root.iter("img")):
            image.tag, image.text = "em", image.get("alt", "")
            image.attrib.clear()


class _CornerKeeper(Treeprocessor):
    def run(self, root: Element) -> None:
        for cell in root.iter("th"):
            if not len(cell) and not (cell.text or "").strip():
                cell.tag = "td"


def _as_browsers_read(target: str) -> str:
    """Return an address without the disguises that a browser takes off: entities, and control characters in it."""
    return re.sub(r"[\x00-\x20]", "", unescape(target.replace(AMP_SUBSTITUTE, "&")))


def extensions() -> list[Any]:
    """Return the extensions and nothing else that any Markdown of the project is rendered with."""
    return ["tables", "fenced_code", "sane_lists", ListsAfterText(), NoRawHtml(), SafeLinks(), EmptyCorners()]


CONFIGURATION = {"tables": {"use_align_attribute": True}}  # no style attribute, so that the policy may forbid them


def render(text: str, *, base: str) -> str:
    """Return the HTML of a principle's body; `base` is the address of the site's home, relative or absolute."""
    return _rendered(text).replace(HOME, escape(base))


@lru_cache(maxsize=20_000)
def _rendered(text: str) -> str:
    """Render once for page and feed, with links to principles below a home that stands for any."""
    markdown = _renderer()
    html = markdown.convert(text)
    markdown.reset()
    return clean(html)


@cache
def _renderer() -> Markdown:
    return Markdown(extensions=[*extensions(), PrincipleLinks()], extension_configs=CONFIGURATION)


def clean(html: str) -> str:
    """Return `html` with only the elements, attributes and schemes that we know, and nothing invisible in it."""
    return INVISIBLE.sub("", _allowed(html))


def _allowed(html: str) -> str:
    return nh3.clean(html, tags=ELEMENTS, attributes=ATTRIBUTES, url_schemes={"https", "mailto"}, link_rel=RELATION)
