"""Nodes: values as they were written, each with its place; what YAML holds once it has been parsed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from manifesto.problem import Place

NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value, as the text that was written; `end` is the place right after it."""

    text: str
    place: Place
    end: Place = field(default=NOWHERE, compare=False)
    plain: bool = True

    @property
    def empty(self) -> bool:
        """True where nothing was written, or YAML's words for nothing."""
        return self.plain and self.text in {"", "~", "null", "Null", "NULL"}


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of values."""

    items: tuple[Node, ...]
    place: Place
    end: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Mapping:
    """Named values, in the order in which they were written, doubles included."""

    entries: tuple[tuple[Scalar, Node], ...]
    place: Place
    end: Place = field(default=NOWHERE, compare=False)

    def get(self, key: str) -> Node | None:
        """Return the first value with that name, or None."""
        return next((value for name, value in self.entries if name.text == key), None)


Node = Scalar | Sequence | Mapping


def values(node: Node | None) -> Any:
    """Return a node of one of our own tables in Python's own types: texts, dictionaries and lists."""
    if isinstance(node, Scalar):
        return node.text.rstrip("\n")
    if isinstance(node, Mapping):
        return {key.text: values(value) for key, value in node.entries}
    return [values(item) for item in node.items] if node else {}
