"""Elements: the XML of a drawing as a tree with lines, refused before anything in it could grow or run."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat  # no document type gets as far as it, so that it has nothing to expand

from manifesto.problem import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_ELEMENTS = 5_000
DEEPEST = 50
BETWEEN = " "  # a namespace and a name, as the parser joins them
ORDERS = re.compile(r"<(?:!(?!--|\[CDATA\[)|\?(?!xml\s))(?P<word>[\w-]*)")  # but for comments and the first line of XML


class Refused(Exception):  # noqa: N818 -- it says what happened to the drawing; the fault is not ours
    """A drawing that is not read any further: where, and why."""

    def __init__(self, place: Place, message: str) -> None:
        self.place, self.message = place, message
        super().__init__(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """An element as it was written; a name of another namespace has that namespace and a space before it."""

    name: str
    namespace: str
    attributes: Mapping[str, str]
    place: Place
    children: list[Element] = field(default_factory=list)


def elements(text: str) -> Element:
    """Return the root of a drawing; raises Refused for what is no XML, or more than a drawing needs."""
    if found := ORDERS.search(text):
        before = text[: found.start()].split("\n")
        what = f"<!{found['word']}" if text[found.start() + 1] == "!" else f"<?{found['word']}"
        message = f"A drawing may not begin or hold an order such as {what}. Delete everything from there to the > that ends it."
        raise Refused(Place(len(before), len(before[-1]) + 1), message)
    try:
        return _Reader().read(text)
    except expat.ExpatError as error:
        message = "From here on this is no SVG that we can read. Open the drawing in a drawing program and save it as plain SVG."
        raise Refused(Place(error.lineno, error.offset + 1), message) from error


@dataclass(slots=True)
class _Reader:
    """Builds the tree; what stands between elements, words and comments, is left out."""

    parser: expat.XMLParserType = field(default_factory=lambda: expat.ParserCreate("utf-8", BETWEEN))
    root: Element | None = None
    stack: list[Element] = field(default_factory=list)
    number: int = 0

    def read(self, text: str) -> Element:
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.Parse(text, True)
        if self.root is None:  # then the parser has refused the text already
            raise AssertionError(text)
        return self.root

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        place = Place(self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        self.number += 1
        if self.number > MOST_ELEMENTS:
            message = f"A logo has at most {MOST_ELEMENTS:,} elements. Simplify the drawing, or save it as PNG."
            raise Refused(place, message)
        if len(self.stack) >= DEEPEST:
            raise Refused(place, f"Groups go at most {DEEPEST} levels deep. Ungroup the drawing and save it again.")
        namespace, _, local = name.rpartition(BETWEEN)
        element = Element(name=local, namespace=namespace, attributes=attributes, place=place)
        if self.stack:
            self.stack[-1].children.append(element)
        else:
            self.root = element
        self.stack.append(element)

    def _end(self, _: str) -> None:
        self.stack.pop()
