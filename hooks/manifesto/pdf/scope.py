"""The scope: what the names in a content stream stand for; each is looked up once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifesto.pdf.file.values import Entries, Name
from manifesto.pdf.ink import Space, space

if TYPE_CHECKING:
    from manifesto.pdf.file.values import Value

PLAIN_BLENDS = {"Normal", "Compatible"}


class Font:
    """A font as content asks for it: `wide` when a character takes two bytes, `drawn` when its letters are content."""

    __slots__ = ("drawn", "entries", "name", "used", "wide")

    def __init__(self, name: str, entries: Entries) -> None:
        self.name, self.entries, self.used = name, entries, False
        kind = entries.name("Subtype")
        self.wide, self.drawn = kind == "Type0", kind == "Type3"


class Scope:
    """The resources of a page or a form."""

    __slots__ = ("_fonts", "_kinds", "_spaces", "resources")

    def __init__(self, resources: Entries) -> None:
        self.resources = resources
        self._kinds: dict[str, Entries] = {}
        self._spaces: dict[str, Space] = {}
        self._fonts: dict[str, Font] = {}

    def named(self, kind: str, name: str) -> Entries:
        """Return what a name stands for among the resources of a kind, such as XObject."""
        return self._kind(kind).inside(name)

    def font(self, name: str) -> Font:
        """Return a font by its name."""
        if name not in self._fonts:
            self._fonts[name] = Font(name, self.named("Font", name))
        return self._fonts[name]

    def font_of_state(self, name: str) -> Font:
        """Return the font that a graphics state sets."""
        key, entries = f"{name} Font", self.named("ExtGState", name).items("Font")[0]
        if key not in self._fonts:
            self._fonts[key] = Font(name, entries if isinstance(entries, Entries) else Entries())
        return self._fonts[key]

    def fonts(self) -> list[Font]:
        """Return every font that has a name here or was asked for, whether it is used or not."""
        for name in self._kind("Font").keys():  # noqa: SIM118 -- it is no mapping
            self.font(name)
        return list(self._fonts.values())

    def space(self, name: str) -> Space:
        """Return a colour space by its name."""
        if name not in self._spaces:
            self._spaces[name] = self.space_of(Name(name))
        return self._spaces[name]

    def space_of(self, value: Value) -> Space:
        """Return a colour space by its name or its array."""
        return space(value, self._kind("ColorSpace"))

    def _kind(self, kind: str) -> Entries:
        if kind not in self._kinds:
            self._kinds[kind] = self.resources.inside(kind)
        return self._kinds[kind]


def see_through(state: Entries) -> bool:
    """Return whether a graphics state dictionary asks for transparency (ISO 32000-1:2008, 11.6.4-11.6.5)."""
    blends = [str(mode) for mode in state.several("BM")]
    return (
        state.number("ca", 1) < 1
        or state.number("CA", 1) < 1
        or isinstance(state.get("SMask"), Entries)
        or (bool(blends) and blends[0] not in PLAIN_BLENDS)
    )


def grouped(page_or_form: Entries) -> bool:
    """Return whether a page or a form is a transparency group."""
    return page_or_form.inside("Group").name("S") == "Transparency"
