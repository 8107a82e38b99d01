"""Readings: how templates put many texts together into one, in each form in which the whole can be taken along.

Each takes a text that is rendered already.  `base` is the address of the site's home; a link to a principle becomes
`principle` with its slug in the place of {}.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifesto.columns import COLUMNS, underlined, wrapped
from manifesto.literal import address, literal
from manifesto.manuscript import manuscript
from manifesto.passage import markup, passage
from manifesto.plain_reading import plain_reading
from manifesto.xhtml import spelled, xhtml

if TYPE_CHECKING:
    from collections.abc import Callable


def part(html: str, *, rank: int, base: str, principle: str) -> str:
    """Return a text as HTML whose highest headings have this rank."""
    return markup(passage(html, rank=rank, base=base, principle=principle))


def page_of_book(html: str, *, rank: int, base: str, principle: str) -> str:
    """Return a text as XHTML whose highest headings have this rank."""
    return xhtml(passage(html, rank=rank, base=base, principle=principle))


def written(html: str, *, rank: int, base: str, principle: str) -> str:
    """Return a text as Markdown whose highest headings have this rank."""
    return manuscript(passage(html, rank=rank, base=base, principle=principle))


def plain(html: str, *, base: str = "", principle: str = "") -> str:
    """Return a text without marks, in lines for a terminal."""
    return plain_reading(passage(html, rank=1, base=base, principle=principle))


def lined(text: str) -> str:
    """Return words, which are no markup, in lines for a terminal."""
    return "\n".join(wrapped(text, COLUMNS))


FILTERS: dict[str, Callable[..., str]] = {
    "part": part,
    "page_of_book": page_of_book,
    "spelled": spelled,
    "manuscript": written,
    "literal": literal,
    "address": address,
    "plain": plain,
    "lined": lined,
    "underlined": underlined,
}
