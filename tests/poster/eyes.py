"""Eyes of our own: what a file paints, as pikepdf reads its operators, and what one sees, as pypdfium2 shows it.

Nothing here shares a line with the code that proves posters.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2

if TYPE_CHECKING:
    from collections.abc import Iterator

PT = 72 / 25.4  # points in a millimetre
SPACES = {"g": "grey", "rg": "rgb", "k": "cmyk"}
NAMED = {"/DeviceGray": "grey", "/DeviceRGB": "rgb", "/DeviceCMYK": "cmyk"}
FILLING, STROKING = {"f", "F", "f*", "b", "b*", "B", "B*"}, {"S", "s", "b", "b*", "B", "B*"}
SHOWING = {"Tj", "TJ", "'", '"'}

Colour = tuple[str, tuple[float, ...]]
BLACK: Colour = ("grey", (0.0,))


@dataclass(frozen=True)
class Stroke:
    """One act of painting: `use` is fill, stroke or text; `outlined` letters are lines and no areas."""

    use: str
    colour: Colour
    outlined: bool = False


@dataclass
class _State:
    fill: Colour = BLACK
    line: Colour = BLACK
    mode: int = 0

    def of(self, operator: str) -> Colour:
        return self.fill if operator.islower() else self.line

    def set(self, operator: str, colour: Colour) -> None:
        """Small letters are of fills, capitals of lines."""
        self.fill, self.line = (colour, self.line) if operator.islower() else (self.fill, colour)


def strokes(pdf: bytes) -> frozenset[Stroke]:
    """Return every way in which the first page paints, forms within it included."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return frozenset(_walk(opened.pages[0], opened.pages[0].Resources, _State()))


def _walk(content: Any, resources: Any, state: _State) -> Iterator[Stroke]:
    kept: list[_State] = []
    for instruction in pikepdf.parse_content_stream(content):
        operator, operands = str(instruction.operator), instruction.operands
        if operator == "q":
            kept.append(_State(state.fill, state.line, state.mode))
        elif operator == "Q":
            state = kept.pop()
        elif operator == "Do" and (form := resources.XObject[str(operands[0])]).Subtype == "/Form":
            yield from _walk(form, form.get("/Resources", resources), _State(state.fill, state.line))
        else:
            _change(state, operator, operands)
            yield from _painted(operator, state)


def _change(state: _State, operator: str, operands: Any) -> None:
    """Take in what an operator sets."""
    if operator.lower() in SPACES:
        state.set(operator, (SPACES[operator.lower()], _parts(operands)))
    elif operator in {"cs", "CS"}:
        state.set(operator, (NAMED.get(str(operands[0]), str(operands[0])), ()))
    elif operator in {"sc", "SC", "scn", "SCN"}:
        state.set(operator, (state.of(operator)[0], _parts(operands)))
    elif operator == "Tr":
        state.mode = int(operands[0])


def _parts(operands: Any) -> tuple[float, ...]:
    return tuple(round(float(part), 4) for part in operands)


def _painted(operator: str, state: _State) -> Iterator[Stroke]:
    if operator == "sh":
        yield Stroke("fill", ("shading", ()))
    if operator in SHOWING and state.mode in {0, 2}:
        yield Stroke("text", state.fill)
    if operator in SHOWING and state.mode in {1, 2}:
        yield Stroke("text", state.line, outlined=True)
    if operator in FILLING:
        yield Stroke("fill", state.fill)
    if operator in STROKING:
        yield Stroke("stroke", state.line)


def marked(pdf: bytes) -> bool:
    """Return whether everything that is painted stands between marks: in a tag, or as an artifact."""
    depth = 0
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for instruction in pikepdf.parse_content_stream(opened.pages[0]):
            operator = str(instruction.operator)
            depth += (operator in {"BMC", "BDC"}) - (operator == "EMC")
            if not depth and operator in SHOWING | FILLING | STROKING | {"Do", "sh"}:
                return False
    return depth == 0


def pictures(pdf: bytes) -> list[Any]:
    """Return the colour space of every picture in a file."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        streams = (one for one in opened.objects if isinstance(one, pikepdf.Stream))
        found = [one for one in streams if one.get("/Subtype") == "/Image"]
        return [(str(one.ColorSpace), "/SMask" in one, one.Width, one.Height) for one in found]


def boxes(pdf: bytes) -> dict[str, tuple[float, ...]]:
    """Return the boxes that the page itself names, in mm."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        (page,) = opened.pages
        names = [str(name)[1:] for name in page.obj if str(name).endswith("Box")]
        return {name: tuple(float(side) / PT for side in page.obj[f"/{name}"]) for name in names}


def contrast(rgb: tuple[float, ...]) -> float:
    """Return the contrast of a colour with white (WCAG 2.2, 1.4.3)."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


@lru_cache(maxsize=4)
def seen(pdf: bytes, dpi: float, *, grey: bool = True) -> Any:
    """Return the page as a picture."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[0].render(scale=dpi / 72, grayscale=grey).to_pil()
    finally:
        document.close()


def part(pdf: bytes, box: tuple[float, float, float, float], dpi: float, *, grey: bool = True) -> Any:
    """Return a part of the page as a picture: left, top, right and bottom in mm from the page's top left."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        left, top, right, bottom = (side * PT for side in box)
        crop = (left, page.get_height() - bottom, page.get_width() - right, top)
        return page.render(scale=dpi / 72, grayscale=grey, crop=crop).to_pil()
    finally:
        document.close()


def strip_is_bare(pdf: bytes, outer: float, inner: float, dpi: float = 40) -> bool:
    """Return whether nothing but ground lies between two distances in mm from the edge of the page."""
    picture = seen(pdf, dpi).convert("L")
    edge, near = (dpi / 25.4 * side for side in (inner, outer))
    band = picture.crop((*2 * [round(near)], picture.width - round(near), picture.height - round(near)))
    hole = int(edge - near)
    ground = band.getpixel((0, 0))
    band.paste(ground, (hole, hole, band.width - hole, band.height - hole))
    return bool(band.getextrema() == (ground, ground))
