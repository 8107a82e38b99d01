"""Shapes: what is left of a drawing, each with its own paint and place, and written anew as SVG."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from manifesto.poster.vector.numbers import Unclear, length, written
from manifesto.poster.vector.paint import BLACK, NONE, paint
from manifesto.poster.vector.transform import IDENTITY
from manifesto.poster.vector.vocabulary import CHOICES
from manifesto.problem import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from manifesto.poster.vector.transform import Matrix

LEAST_MITER = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a shape is painted; groups hand it down, and each shape in the end has all of it."""

    color: str = BLACK
    fill: str = BLACK
    fill_rule: str = "nonzero"
    stroke: str = NONE
    stroke_width: float = 1.0
    stroke_linecap: str = "butt"
    stroke_linejoin: str = "miter"
    stroke_miterlimit: float = 4.0

    @property
    def visible(self) -> bool:
        """True where it paints anything."""
        return self.fill != NONE or self.stroked

    @property
    def stroked(self) -> bool:
        """True where it draws a line."""
        return self.stroke != NONE and self.stroke_width > 0

    def changed(self, said: Mapping[str, str], note: Callable[[str, Unclear], None]) -> Style:
        """Return the style with what an element says of its own; `note` is told which of it cannot be understood."""
        style = self
        for name in sorted(said):  # the color comes first, and others may refer to it
            if said[name].lower() == "inherit":
                continue
            try:
                style = replace(style, **{name.replace("-", "_"): _value(name, said[name], style.color)})
            except Unclear as unclear:
                note(name, unclear)
        return style


def _value(name: str, value: str, current: str) -> Any:
    if name in CHOICES:
        if value not in CHOICES[name]:
            raise Unclear(f"{quote(value)} cannot be drawn. Write one of: {', '.join(CHOICES[name])}.")
        return value
    if name == "stroke-width":
        return length(value, least=0)
    if name == "stroke-miterlimit":
        return length(value, least=LEAST_MITER)
    return paint(value, current)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One shape, outside of all groups: `outline` are its own attributes, `matrix` where it lies."""

    name: str
    outline: Mapping[str, str]
    style: Style
    matrix: Matrix

    def attributes(self) -> dict[str, str]:
        """Return all that is written of it; nothing is left to what somebody takes for usual."""
        found = {**self.outline, "fill": self.style.fill}
        if self.style.fill_rule != "nonzero":
            found["fill-rule"] = self.style.fill_rule
        if self.style.stroked:
            found |= {
                "stroke": self.style.stroke,
                "stroke-width": written(self.style.stroke_width),
                "stroke-linecap": self.style.stroke_linecap,
                "stroke-linejoin": self.style.stroke_linejoin,
                "stroke-miterlimit": written(self.style.stroke_miterlimit),
            }
        if self.matrix != IDENTITY:
            found["transform"] = f"matrix({' '.join(map(written, self.matrix))})"
        return found
