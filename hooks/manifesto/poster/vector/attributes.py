"""Attributes: what an element says of itself, style included, with whatever we do not draw left out or told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifesto.poster.vector.elements import BETWEEN
from manifesto.poster.vector.vocabulary import (
    ATTRIBUTES,
    LINKS,
    NO_MATTER,
    OTHERWISE,
    OURS,
    PAINTS,
    PLAIN,
    REFERENCE,
    SCRIPT,
)
from manifesto.problem import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto.poster.vector.elements import Element
    from manifesto.poster.vector.faults import Faults


def attributes(element: Element, known: tuple[str, ...], faults: Faults) -> dict[str, str]:
    """Return the attributes among `known` and those of paint; `style` counts for more than the rest, as in SVG."""
    found = {}
    for name, value in _written(element, faults):
        if name in PAINTS or name in known:
            found[name] = value
        elif not _no_matter(name, value):
            advice = ATTRIBUTES.get(name, OTHERWISE)
            message = f"The attribute {quote(name)} of the element {quote(element.name)} cannot be drawn. {advice}"
            faults.add(element.place, message)
    return found


def refuse_dangers(element: Element, faults: Faults) -> None:
    """Note what would run or be fetched, in an element that is not drawn at all."""
    for _ in _written(element, faults, inside=True):
        pass


def _no_matter(name: str, value: str) -> bool:
    plain = PLAIN.get(name)
    return bool(plain.fullmatch(value.lower()) if plain else NO_MATTER.fullmatch(name))


def _written(element: Element, faults: Faults, *, inside: bool = False) -> Iterator[tuple[str, str]]:
    """Yield names and values, those of `style` last; `inside` a definition, one may refer to another."""
    styles: list[str] = []
    for whole, value in element.attributes.items():
        namespace, _, name = whole.rpartition(BETWEEN)
        if SCRIPT.fullmatch(name):
            message = f"The attribute {quote(name)} of the element {quote(element.name)} is a script, and a logo does nothing but stand there. Delete it."
            faults.add(element.place, message)
        elif REFERENCE.fullmatch(name) and namespace in (*OURS, LINKS):
            if not (inside and value.startswith("#")):
                message = f"The element {quote(element.name)} refers to {quote(value)}, and a logo may not fetch or repeat anything. Put the shapes themselves in its place."
                faults.add(element.place, message)
        elif namespace:  # an editor's own notes, or the white space of words
            continue
        elif name == "style":
            styles.append(value)
        else:
            yield name, value.strip()
    for style in styles:
        yield from _declarations(style)


def _declarations(style: str) -> Iterator[tuple[str, str]]:
    for declaration in style.split(";"):
        name, _, value = declaration.partition(":")
        if declaration.strip():
            yield name.strip().lower(), value.strip().removesuffix("!important").rstrip()
