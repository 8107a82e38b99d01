"""Fonts: what the file says of each, and whether it brings the letters along."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from manifesto.pdf.file.values import Entries

if TYPE_CHECKING:
    from collections.abc import Iterable

    from manifesto.pdf.scope import Scope

SUBSET = re.compile(r"[A-Z]{6}\+.")
FILES = ("FontFile", "FontFile2", "FontFile3")
KNOWN_ENCODINGS = {"WinAnsiEncoding", "MacRomanEncoding", "MacExpertEncoding"}


@dataclass(frozen=True, slots=True, order=True)
class FontFact:
    """A font of the resources: `kind` is Type1, TrueType, Type3, CIDFontType0, CIDFontType2 or "" where it is missing.

    It is `used` where a text is shown in it, which text that paints nothing does not do.  `encoding` is the name of one
    of the three encodings that say what each character is, else "".
    """

    name: str
    embedded: bool
    subset: bool
    to_unicode: bool
    kind: str
    used: bool = False
    encoding: str = ""

    @property
    def legible(self) -> bool:
        """Whether a machine can tell what its characters are (ISO 32000-1:2008, 9.10.2)."""
        return self.to_unicode or bool(self.encoding)


def font_facts(scopes: Iterable[Scope]) -> tuple[FontFact, ...]:
    """Return the facts about every font of some resources, each once."""
    found: dict[FontFact, bool] = {}
    for scope in scopes:
        for font in scope.fonts():
            if font.entries or font.used:
                fact = _fact(font.entries, font.name)
                found[fact] = found.get(fact, False) or font.used
    return tuple(sorted(replace(fact, used=used) for fact, used in found.items()))


def _fact(font: Entries, name: str) -> FontFact:
    """Return the facts about a font; `name` is what content calls it, for one that has no name of its own."""
    kind = font.name("Subtype")
    inner = font
    if kind == "Type0":
        first = font.items("DescendantFonts")[0]
        inner = first if isinstance(first, Entries) else Entries()
        kind = inner.name("Subtype") or kind
    descriptor = inner.inside("FontDescriptor")
    called = font.name("BaseFont") or name
    encoding = font.name("Encoding") or font.inside("Encoding").name("BaseEncoding")
    return FontFact(
        name=called,
        embedded=kind == "Type3" or any(descriptor.inside(file).is_stream for file in FILES),
        subset=bool(SUBSET.match(called)),
        to_unicode=font.inside("ToUnicode").is_stream,
        kind=kind,
        encoding=encoding if encoding in KNOWN_ENCODINGS else "",
    )
