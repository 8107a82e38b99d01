"""Drawings: an SVG from a stranger, read, and written anew with nothing in it but shapes and flat colours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from manifesto.poster.vector.elements import Refused, elements
from manifesto.poster.vector.faults import Faults
from manifesto.poster.vector.numbers import Unclear, length, numbers, written
from manifesto.poster.vector.paint import WHITE
from manifesto.poster.vector.reading import MOST_PATH, Reading
from manifesto.poster.vector.vocabulary import OURS
from manifesto.problem import Place, quote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from manifesto.field import Findings
    from manifesto.poster.vector.shape import Shape

FLATTEST = 20.0  # width to height, or height to width
LEAST_SIDE = 0.01  # units of the drawing; a PDF has six decimals, so shapes in a smaller one would lose theirs
TOP = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A drawing that is safe to print: its SVG, of one root and the shapes in it, and its sides in units of its own."""

    svg: str
    width: float
    height: float


def read_drawing(text: str, findings: Findings) -> Drawing | None:
    """Return the drawing in the text of an SVG file, or None, and then `findings` says all that is wrong with it."""
    faults = Faults()
    try:
        drawing = _drawing(text, faults)
    except Refused as refused:
        faults.add(refused.place, refused.message)
    faults.tell(findings)
    return None if faults.met else drawing


def _drawing(text: str, faults: Faults) -> Drawing | None:
    root = elements(text)
    if root.name != "svg" or root.namespace not in OURS:
        raise Refused(root.place, f"This is no SVG: it begins with {quote(root.name)}. Save the logo as plain SVG.")
    reading = Reading(faults)
    said = reading.begin(root)
    if reading.paths > MOST_PATH:
        message = f"The paths have {reading.paths:,} characters and may have {MOST_PATH:,}. Simplify them, or save the logo as PNG."
        faults.add(TOP, message)
    try:
        box = _box(said)
    except Unclear as unclear:
        faults.add(root.place, str(unclear))
        return None
    if not faults.met and (nothing := _nothing(reading.shapes)):
        faults.add(TOP, nothing)
    return None if faults.met else Drawing(svg=_rewritten(box, reading.shapes), width=box[2], height=box[3])


def _box(said: dict[str, str]) -> tuple[float, ...]:
    """Return left, top, width and height of what is seen; raises Unclear where they are not told or no good."""
    try:
        box = _told(said)
    except Unclear:
        box = ()
    if len(box) != 4:
        raise Unclear(
            'The drawing does not tell its size. Write it into the svg element, such as viewBox="0 0 100 40".'
        )
    width, height = box[2:]
    if min(width, height) < LEAST_SIDE:
        message = f"The drawing is {width:g} wide and {height:g} high, and that is too small. Make it larger."
        raise Unclear(message)
    if max(width / height, height / width) > FLATTEST:
        message = f"The drawing is {width:g} wide and {height:g} high, and no side may be more than {FLATTEST:g} times the other. Fit the page to the logo."
        raise Unclear(message)
    return box


def _told(said: dict[str, str]) -> tuple[float, ...]:
    if said.get("viewBox"):
        return tuple(numbers(said["viewBox"]))
    return 0, 0, length(said.get("width", "")), length(said.get("height", ""))


def _nothing(shapes: Iterable[Shape]) -> str:
    """Return why nothing would be seen of the shapes on white paper, if that is so."""
    colours = {shape.style.fill for shape in shapes} | {shape.style.stroke for shape in shapes if shape.style.stroked}
    if not colours - {"none"}:
        return "Nothing is drawn in this file. Save the logo again, with its shapes."
    if not colours - {"none", WHITE}:
        return "Everything in this file is white, and the paper is, too. Take the logo in its dark colours."
    return ""


def _rewritten(box: tuple[float, ...], shapes: Iterable[Shape]) -> str:
    root = ET.Element("svg", {"xmlns": OURS[0], "viewBox": " ".join(map(written, box))})
    for shape in shapes:
        ET.SubElement(root, shape.name, shape.attributes())
    return ET.tostring(root, encoding="unicode")
