"""Literally: words as Markdown that means them and nothing more, in every program that reads Markdown."""

from __future__ import annotations

import re

MARKS = re.compile(r"[\\`*\[\]]|(?<![^\W_])_|_(?![^\W_])")
ENTITY = re.compile(r"&(?=#?\w+;)")
AT_THE_START = re.compile(r"(?m)^(?P<sign>[#>+-]|\d+(?=[.)]))(?P<dot>[.)]?)")
STRUCK = re.compile("~~+")  # which many programs take for a line through the words
RULE = re.compile(r"(?m)^[=~|:]")
OF_MARKDOWN = re.compile(r"[\s()<>\\]")


def literal(text: str) -> str:
    """Return a line of plain text as Markdown that means the text and nothing more."""
    return guarded(escaped(text))


def address(url: str) -> str:
    """Return the address that a link leads to as it stands between the link's round brackets."""
    return OF_MARKDOWN.sub(lambda match: f"%{ord(match[0]):02X}", url)


def guarded(text: str) -> str:
    """Return escaped lines so that none of them begins a list, a heading, a quotation or a table."""
    return RULE.sub(_as_entities, AT_THE_START.sub(_at_the_start, text))


def escaped(text: str | None) -> str:
    """Return words so that no sign among them is a mark."""
    safe = ENTITY.sub("&amp;", text or "").replace("<", "&lt;")
    return MARKS.sub(lambda match: f"\\{match[0]}", STRUCK.sub(_as_entities, safe))


def _as_entities(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(sign)};" for sign in match[0])


def _at_the_start(match: re.Match[str]) -> str:
    return f"{match['sign']}\\{match['dot']}" if match["dot"] else f"\\{match['sign']}"
