"""XHTML: a passage as a page of a book has it, well formed and with addresses that every reader understands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from manifesto.passage import inside

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NO_SIGN = re.compile(r"""[\s"<>\\^`{|}]|%(?![0-9A-Fa-f]{2})""")
HOST_ENDS, BRACKETS = re.compile("[/?#]"), re.compile(r"[\[\]]")
OF_BOOK = ".xhtml"


def xhtml(root: Element) -> str:
    """Return what is in a passage as XHTML of a book, without what only pages of the web know.

    A link stays that leads to another page of the book, or out of it to an address that every reader understands.
    """
    for element in root.iter():
        if side := element.attrib.pop("align", ""):
            element.set("class", side)
        if "href" in element.attrib:
            element.attrib = {"href": spelled(element.attrib["href"])}
        if element.attrib == {"href": ""}:
            element.tag, element.attrib = "span", {}
    return inside(root, "xml")


def spelled(target: str) -> str:
    """Return an address without the signs that RFC 3986 knows no place for; nothing where it is none of a book."""
    begin, mark, rest = target.partition("://")
    host = HOST_ENDS.split(rest)[0]
    path = BRACKETS.sub(_as_bytes, rest[len(host) :])
    safe = NO_SIGN.sub(_as_bytes, begin + mark + host + path)
    return safe if _is_sound(safe) else ""


def _is_sound(address: str) -> bool:
    try:
        parts = urlsplit(address)
        if parts.scheme == "https":
            return parts.port != 0 and all((parts.hostname or "").removesuffix(".").split("."))
    except ValueError:
        return False
    return parts.scheme == "mailto" or (not parts.scheme and address.endswith(OF_BOOK))


def _as_bytes(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())
