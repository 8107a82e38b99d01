"""XMP: what a file says of itself in its metadata, whatever prefixes it uses and however it is laid out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_BYTES = 1_000_000
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
PREFIXES = {
    "http://www.aiim.org/pdfa/ns/id/": "pdfaid",
    "http://www.aiim.org/pdfua/ns/id/": "pdfuaid",
    "http://www.npes.org/pdfx/ns/id/": "pdfxid",
    "http://ns.adobe.com/pdfx/1.3/": "pdfx",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://purl.org/dc/elements/1.1/": "dc",
}
OF_PROPERTIES = ("PDF/X-1", "PDF/X-3")  # which stand in the properties, or nowhere
PRINT_CLAIM = re.compile(r"PDF/X-[0-9A-Za-z:]{1,12}")


class _Refused(Exception):  # noqa: N818 -- it ends the reading, and nobody sees it
    """The metadata defines entities, by which a small file can become a large one."""


def properties(metadata: bytes) -> Mapping[str, str]:
    """Return the properties of the namespaces above, such as `pdfaid:part`, each with its first text.

    Metadata that is no XML, holds more than a megabyte or defines entities says what stands before the fault.
    """
    found: dict[str, str] = {}
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    path: list[str] = []

    def begin(name: str, attributes: dict[str, str]) -> None:
        path.append(_named(name))
        for key, value in attributes.items():
            _note(found, _named(key), value)

    def say(text: str) -> None:
        _note(found, next((name for name in reversed(path) if name), ""), text)

    parser.StartElementHandler = begin
    parser.EndElementHandler = lambda _: path.pop()
    parser.CharacterDataHandler = say
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(metadata[:MOST_BYTES], True)
    except (expat.ExpatError, _Refused, ValueError):  # cut off, no XML, or in an encoding that nobody knows
        return found
    return found


def _note(found: dict[str, str], name: str, text: str) -> None:
    if name and text.strip():
        found.setdefault(name, text.strip())


def _named(name: str) -> str:
    """Return a name with its usual prefix; nothing for one of another namespace."""
    namespace, _, local = name.rpartition(" ")
    return f"{PREFIXES[namespace]}:{local}" if namespace in PREFIXES else ""


def _refuse(*_: object) -> None:
    raise _Refused


def claims(metadata: Mapping[str, str], version: str) -> frozenset[str]:
    """Return the standards that a file says it keeps, such as PDF/A-2B, PDF/X-4 or PDF/UA-1.

    `version` is GTS_PDFXVersion of its properties, where PDF/X-1a stands.
    """
    told = (metadata.get("pdfxid:GTS_PDFXVersion", ""), metadata.get("pdfx:GTS_PDFXVersion", ""))
    said = {version, *(each for each in told if not each.startswith(OF_PROPERTIES))}
    found = {each for each in said if PRINT_CLAIM.fullmatch(each)}
    if part := _short(metadata.get("pdfaid:part", "")):
        found.add(f"PDF/A-{part}{_short(metadata.get('pdfaid:conformance', '')).upper()}")
    if part := _short(metadata.get("pdfuaid:part", "")):
        found.add(f"PDF/UA-{part}")
    return frozenset(found)


def _short(word: str) -> str:
    """Return a number or a letter, and nothing else that somebody may have written there."""
    return word if len(word) == 1 and word.isascii() and word.isalnum() else ""
