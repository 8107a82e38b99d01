"""Reading a drawing: its shapes are taken out one by one, and whatever cannot be drawn is told with its line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from manifesto.poster.vector.attributes import attributes, refuse_dangers
from manifesto.poster.vector.numbers import LARGEST, Unclear, length, path, points, written
from manifesto.poster.vector.shape import Shape, Style
from manifesto.poster.vector.transform import IDENTITY, read_matrix, scale, times
from manifesto.poster.vector.vocabulary import (
    EDITORS,
    ELEMENTS,
    GROUP,
    OTHERWISE,
    OURS,
    SHAPES,
    SIDES,
    UNSEEN,
    WORDS,
    WRAPPERS,
)
from manifesto.problem import quote

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifesto.poster.vector.elements import Element
    from manifesto.poster.vector.faults import Faults
    from manifesto.poster.vector.transform import Matrix

MOST_PATH = 100_000  # characters of all paths and points together
LINE = "line"  # it has no area to fill
AUTO = "auto"
UNSAID = ("", AUTO)
ROOT = ("viewBox", "width", "height", "x", "y", "transform")


@dataclass(slots=True)
class Reading:
    """Goes through the elements of a drawing and keeps the shapes that are seen."""

    faults: Faults
    shapes: list[Shape] = field(default_factory=list)
    paths: int = 0

    def begin(self, root: Element) -> dict[str, str]:
        """Read the whole drawing, and return what its root says of its size."""
        said = attributes(root, ROOT, self.faults)
        style = Style().changed(_paints(said), self._noting(root))
        matrix = self._matrix(root, said, IDENTITY)
        for child in root.children:
            self._read(child, style, matrix)
        return said

    def _read(self, element: Element, style: Style, matrix: Matrix) -> None:
        if element.namespace not in OURS:
            self._foreign(element)
        elif element.name in SHAPES:
            self._shape(element, style, matrix)
        elif element.name == GROUP or element.name in WRAPPERS:
            self._group(element, style, matrix)
        elif UNSEEN.fullmatch(element.name):
            self._unseen(element)
        elif element.name not in WORDS:
            self._refuse(element)

    def _group(self, element: Element, style: Style, matrix: Matrix) -> None:
        if element.name in WRAPPERS:
            self._refuse(element)
        said = attributes(element, ROOT if element.name in WRAPPERS else ("transform",), self.faults)
        style = style.changed(_paints(said), self._noting(element))
        matrix = self._matrix(element, said, matrix)
        for child in element.children:
            self._read(child, style, matrix)

    def _shape(self, element: Element, style: Style, matrix: Matrix) -> None:
        names = SHAPES[element.name]
        said = attributes(element, (*names, "transform"), self.faults)
        style = style.changed(_paints(said), self._noting(element))
        matrix = self._matrix(element, said, matrix)
        outline = {
            name: self._outline(element, name, said[name]) for name in names if said.get(name, AUTO) not in UNSAID
        }
        seen = style.stroked if element.name == LINE else style.visible
        if seen and outline and scale(matrix) > 0:
            self.shapes.append(Shape(name=element.name, outline=outline, style=style, matrix=matrix))
        for child in element.children:
            if child.namespace not in OURS or child.name not in WORDS:
                self._read(child, style, matrix)

    def _outline(self, element: Element, name: str, value: str) -> str:
        """Return one attribute of a shape, written anew."""
        if name in {"d", "points"}:
            self.paths += len(value)
        try:
            if name == "d":
                return path(value)
            if name == "points":
                return " ".join(map(written, points(value)))
            least = 0 if name in SIDES else -LARGEST
            return written(length(value, least=least))
        except Unclear as unclear:
            self._noting(element)(name, unclear)
            return ""

    def _matrix(self, element: Element, said: dict[str, str], outer: Matrix) -> Matrix:
        try:
            own = said.get("transform", "none")
            return outer if own == "none" else times(outer, read_matrix(own))
        except Unclear as unclear:
            self._noting(element)("transform", unclear)
            return outer

    def _unseen(self, element: Element) -> None:
        """Leave out what is only drawn where something refers to it, once nothing in it would run or be fetched."""
        refuse_dangers(element, self.faults)
        for child in element.children:
            kept = child.name in SHAPES or child.name == GROUP or UNSEEN.fullmatch(child.name)
            if child.namespace not in OURS:
                self._foreign(child)
            elif kept:
                self._unseen(child)
            elif child.name not in WORDS:
                self._refuse(child)

    def _foreign(self, element: Element) -> None:
        if not EDITORS.match(element.namespace):
            message = f"The element {quote(element.name)} belongs to another language than SVG ({quote(element.namespace)}). {OTHERWISE}"
            self.faults.add(element.place, message)

    def _refuse(self, element: Element) -> None:
        advice = ELEMENTS.get(element.name, OTHERWISE)
        self.faults.add(element.place, f"The element {quote(element.name)} cannot stand in a logo. {advice}")

    def _noting(self, element: Element) -> Callable[[str, Unclear], None]:
        return lambda name, unclear: self.faults.add(element.place, f"{element.name} {name}: {unclear}")


def _paints(said: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in said.items() if name not in _NO_PAINTS}


_NO_PAINTS = frozenset(ROOT).union(*SHAPES.values())
