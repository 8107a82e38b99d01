"""Inks: the colours that content paints with, and the spaces that they are given in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from manifesto.pdf.file.values import Entries, Items, Name

if TYPE_CHECKING:
    from manifesto.pdf.file.values import Value

Use = Literal["text", "fill", "stroke"]
MOST_NESTED = 4  # spaces in one another: indexed, separation, ICC, and one to spare
DEVICE = {"DeviceRGB": "rgb", "RGB": "rgb", "DeviceCMYK": "cmyk", "CMYK": "cmyk", "DeviceGray": "grey", "G": "grey"}
FAMILIES = DEVICE | {
    "CalRGB": "calrgb",
    "CalGray": "calgrey",
    "Lab": "lab",
    "ICCBased": "icc",
    "Indexed": "indexed",
    "I": "indexed",
    "Separation": "separation",
    "DeviceN": "devicen",
    "Pattern": "pattern",
}
DEFAULTS = {"rgb": "DefaultRGB", "cmyk": "DefaultCMYK", "grey": "DefaultGray"}
BASES = {"indexed": 1, "pattern": 1, "separation": 2, "devicen": 2}  # where the array of a space names its base
PARTS = {"rgb": (0.0,) * 3, "calrgb": (0.0,) * 3, "lab": (0.0,) * 3, "cmyk": (0.0, 0.0, 0.0, 1.0), "pattern": ()}


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space: `base` is the one that an indexed, separated or pattern colour goes back to.

    Of a device colour it is what the file puts in its place by default, if it does.
    """

    name: str
    base: str = ""
    components: int = 0

    @property
    def first(self) -> tuple[float, ...]:
        """The colour that is set with the space (ISO 32000-1:2008, 8.6.5-8.6.6)."""
        if self.name in {"separation", "devicen"}:
            return (1.0,) * max(self.components, 1)
        return (0.0,) * self.components if self.components else PARTS.get(self.name, (0.0,))


@dataclass(frozen=True, slots=True, order=True)
class Ink:
    """A colour and what is painted with it; parts are as content gives them, mostly from 0 to 1.

    `space` is rgb, cmyk, grey, calrgb, calgrey, lab, icc, indexed, separation, devicen, pattern or unknown, and `base` is
    the one behind it, as in Space.  A shading has no parts, for it holds many colours.
    """

    space: str
    parts: tuple[float, ...]
    use: Use
    base: str = ""


UNKNOWN = Space("unknown")


def total_ink(ink: Ink) -> float:
    """Return how much ink lies on the paper, in percent of one full ink; 0 for an ink that is neither CMYK nor grey."""
    if ink.space == "grey":
        return 100 * (1 - ink.parts[0]) if ink.parts else 0
    return 100 * sum(ink.parts) if ink.space == "cmyk" else 0


def space(value: Value, spaces: Entries, depth: int = 0) -> Space:
    """Return a colour space by its name or its array; `spaces` are those that the resources name."""
    if depth > MOST_NESTED:
        return UNKNOWN
    if isinstance(value, Name):
        return _named(value, spaces, depth)
    if not isinstance(value, Items) or not isinstance(family := value[0], Name):
        return UNKNOWN
    name = FAMILIES.get(family, "unknown")
    if len(value) == 1:
        return _named(family, spaces, depth)
    if name == "icc":
        profile = value[1]
        return Space(name, components=_components(profile.number("N")) if isinstance(profile, Entries) else 0)
    colorants = value[1] if name == "devicen" else None
    base = space(value[BASES[name]], spaces, depth + 1) if name in BASES else UNKNOWN
    return Space(
        name, base.name if name in BASES else "", _components(len(colorants)) if isinstance(colorants, Items) else 0
    )


def _named(name: str, spaces: Entries, depth: int) -> Space:
    family = FAMILIES.get(name, "unknown")
    if family in DEFAULTS:
        default = spaces.get(DEFAULTS[family])
        return Space(family, space(default, Entries(), depth + 1).name if default is not None else "")
    if family == "pattern":
        return Space(family)
    return space(spaces.get(name), spaces, depth + 1) if name in spaces else UNKNOWN


def _components(number: float) -> int:
    return int(number) if 1 <= number <= 32 else 0
