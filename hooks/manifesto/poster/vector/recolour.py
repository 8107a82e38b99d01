"""Recolouring: a drawing of ours for other kinds of printing."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from manifesto.poster.vector.numbers import written
from manifesto.poster.vector.paint import NONE, inks
from manifesto.poster.vector.transform import read_matrix, scale
from manifesto.poster.vector.vocabulary import OURS

if TYPE_CHECKING:
    from collections.abc import Callable

THIN = 0.005  # of the longer side: 0.2 mm where the logo is 40 mm wide


def in_cmyk(svg: str) -> str:
    """Return a drawing of ours in the four inks of a print shop; what is grey in it is black ink alone."""

    def recolour(shape: ET.Element) -> None:
        for name in ("fill", "stroke"):
            if shape.get(name, NONE) != NONE:
                shape.set(name, cmyk(shape.attrib[name]))

    return _changed(svg, recolour)


def cmyk(colour: str) -> str:
    """Return a colour written #rrggbb in the four inks of a print shop, as CSS writes them."""
    return f"device-cmyk({' '.join(f'{ink:.4g}' for ink in inks(colour))})"


def outlined(svg: str, ink: str) -> str:
    """Return a drawing of ours as thin lines in one colour, without areas, which takes next to no ink.

    `ink` is a colour of CSS.  Shapes that lie under others show, too.
    """
    box = ET.fromstring(svg).attrib["viewBox"].split()  # noqa: S314 -- we wrote it
    width = THIN * max(float(box[2]), float(box[3]))

    def outline(shape: ET.Element) -> None:
        for name in ("fill-rule", "stroke-linecap", "stroke-miterlimit"):
            shape.attrib.pop(name, None)
        larger = scale(read_matrix(shape.get("transform", "")))
        shape.attrib |= {
            "fill": NONE,
            "stroke": ink,
            "stroke-width": written(width / larger),
            "stroke-linejoin": "round",
        }

    return _changed(svg, outline)


def titled(svg: str, name: str) -> str:
    """Return a drawing of ours with the words that are read aloud in its place."""
    root = _opened(svg)
    title = ET.Element("title")
    title.text = name
    root.insert(0, title)
    return ET.tostring(root, encoding="unicode")


def _changed(svg: str, change: Callable[[ET.Element], None]) -> str:
    root = _opened(svg)
    for shape in root:
        change(shape)
    return ET.tostring(root, encoding="unicode")


def _opened(svg: str) -> ET.Element:
    """Return the tree of a drawing of ours, its names as they are written."""
    root = ET.fromstring(svg)  # noqa: S314 -- we wrote it
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    root.set("xmlns", OURS[0])
    return root
