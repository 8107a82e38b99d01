"""The brush: the graphics state of content, as far as it says in what colour and what size things come out.

Source of the operators: ISO 32000-1:2008, 8.4 (state), 8.6.8 (colour) and 9.3-9.4 (text).
"""

from __future__ import annotations

from math import hypot, isfinite
from typing import TYPE_CHECKING, TypeAlias

from manifesto.pdf.content import names, numbers
from manifesto.pdf.file.unreadable import Unreadable
from manifesto.pdf.ink import Space
from manifesto.pdf.scope import Font, Scope, see_through

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifesto.pdf.file.values import Entries

MOST_SAVED = 10_000
Matrix: TypeAlias = "tuple[float, float, float, float]"  # without the shift, which makes nothing larger or smaller
Colour: TypeAlias = "tuple[Space, tuple[float, ...], str]"  # with the name of its pattern
State: TypeAlias = "tuple[Matrix, Colour, Colour, Font, float, int]"
UPRIGHT: Matrix = (1.0, 0.0, 0.0, 1.0)
BLACK: Colour = (Space("grey"), (0.0,), "")


class Brush:
    """What the instructions so far have set; `see_through` is true once one of them asked for transparency."""

    __slots__ = ("fill", "font", "matrix", "mode", "saved", "scope", "see_through", "size", "stroke", "text")

    def __init__(self, scope: Scope, matrix: Matrix = UPRIGHT) -> None:
        self.scope, self.matrix, self.text = scope, matrix, UPRIGHT
        self.fill = self.stroke = BLACK
        self.font, self.size, self.mode = scope.font(""), 0.0, 0
        self.saved: list[State] = []
        self.see_through = False

    @property
    def state(self) -> State:
        """Everything that `q` keeps and `Q` brings back."""
        return (self.matrix, self.fill, self.stroke, self.font, self.size, self.mode)

    @state.setter
    def state(self, state: State) -> None:
        self.matrix, self.fill, self.stroke, self.font, self.size, self.mode = state

    def inside(self, scope: Scope, form: Entries) -> Brush:
        """Return the brush that a form, or a letter of a Type 3 font, begins with (ISO 32000-1:2008, 8.10.1)."""
        brush = Brush(scope)
        brush.state = self.state
        brush.matrix = transformed(matrix_of(form), self.matrix)
        return brush

    @property
    def type_size(self) -> float:
        """How tall the em stands on the paper, in units of the page, however it is turned, stretched or slanted."""
        (a, b, c, d), (e, f, g, h) = self.text, self.matrix
        along = hypot(a * e + b * g, a * f + b * h)
        tall = abs(self.size * (a * d - b * c) * (e * h - f * g))
        return tall / along if along and isfinite(along) and isfinite(tall) else 0.0


def _save(brush: Brush, _: bytes) -> None:
    if len(brush.saved) >= MOST_SAVED:
        raise Unreadable(f"Its content saves the graphics state more than {MOST_SAVED} times and does not restore it.")
    brush.saved.append(brush.state)


def _restore(brush: Brush, _: bytes) -> None:
    if brush.saved:
        brush.state = brush.saved.pop()


def transformed(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the matrix that transforms by `inner` and then by `outer`."""
    (a, b, c, d), (e, f, g, h) = inner, outer
    return (a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h)


def matrix_of(form: Entries) -> Matrix:
    """Return the matrix of a form or a pattern."""
    found = form.items("Matrix").numbers()
    return (found[0], found[1], found[2], found[3]) if len(found) == 6 else UPRIGHT


def _transform(brush: Brush, operands: bytes) -> None:
    if matrix := _matrix(operands):
        brush.matrix = transformed(matrix, brush.matrix)


def _matrix(operands: bytes) -> Matrix | None:
    """Return the first four of six numbers."""
    found = numbers(operands)
    return (found[-6], found[-5], found[-4], found[-3]) if len(found) >= 6 else None


def _apply(brush: Brush, operands: bytes) -> None:
    """`gs` sets transparency, and may set a font."""
    for name in names(operands)[-1:]:
        state = brush.scope.named("ExtGState", name)
        brush.see_through |= see_through(state)
        if size := state.items("Font").numbers():
            brush.font, brush.size = brush.scope.font_of_state(name), size[0]


def _begin_text(brush: Brush, _: bytes) -> None:
    brush.text = UPRIGHT


def _place_text(brush: Brush, operands: bytes) -> None:
    brush.text = _matrix(operands) or brush.text


def _choose_font(brush: Brush, operands: bytes) -> None:
    for name in names(operands)[-1:]:
        brush.font = brush.scope.font(name)
    for size in numbers(operands)[-1:]:
        brush.size = size


def _choose_mode(brush: Brush, operands: bytes) -> None:
    for mode in numbers(operands)[-1:]:
        brush.mode = int(mode)


def _device(name: str, parts: int, *, stroke: bool) -> Callable[[Brush, bytes], None]:
    """Return the operator that sets a colour of a device's own space, such as `rg`."""

    def choose(brush: Brush, operands: bytes) -> None:
        colour = (brush.scope.space(name), numbers(operands)[-parts:], "")
        if stroke:
            brush.stroke = colour
        else:
            brush.fill = colour

    return choose


def _choose_space(brush: Brush, operands: bytes) -> Colour:
    chosen = brush.scope.space((names(operands) or ("",))[-1])
    return chosen, chosen.first, ""


def _fill_space(brush: Brush, operands: bytes) -> None:
    brush.fill = _choose_space(brush, operands)


def _stroke_space(brush: Brush, operands: bytes) -> None:
    brush.stroke = _choose_space(brush, operands)


def _fill_colour(brush: Brush, operands: bytes) -> None:
    brush.fill = (brush.fill[0], numbers(operands), "".join(names(operands)[-1:]))


def _stroke_colour(brush: Brush, operands: bytes) -> None:
    brush.stroke = (brush.stroke[0], numbers(operands), "".join(names(operands)[-1:]))


OPERATORS: dict[bytes, Callable[[Brush, bytes], None]] = {
    b"q": _save,
    b"Q": _restore,
    b"cm": _transform,
    b"gs": _apply,
    b"BT": _begin_text,
    b"Tm": _place_text,
    b"Tf": _choose_font,
    b"Tr": _choose_mode,
    b"rg": _device("DeviceRGB", 3, stroke=False),
    b"RG": _device("DeviceRGB", 3, stroke=True),
    b"k": _device("DeviceCMYK", 4, stroke=False),
    b"K": _device("DeviceCMYK", 4, stroke=True),
    b"g": _device("DeviceGray", 1, stroke=False),
    b"G": _device("DeviceGray", 1, stroke=True),
    b"cs": _fill_space,
    b"CS": _stroke_space,
    b"sc": _fill_colour,
    b"scn": _fill_colour,
    b"SC": _stroke_colour,
    b"SCN": _stroke_colour,
}
