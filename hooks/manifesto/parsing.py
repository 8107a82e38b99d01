"""Parsing: YAML becomes nodes that know their place; the only room that imports PyYAML.

The C parser's events become three kinds of node.  Nothing is guessed: `On`, `404` and `2024-01-01` stay the text
that was written.  Anchors, tags and deep nesting are refused, so no document can grow or run.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

import yaml

from manifesto import accident
from manifesto.node import Mapping, Node, Scalar, Sequence
from manifesto.problem import Place, Problem, Rejected, quote, visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping as Environment

DEEPEST = 8
LOST = re.compile(r"\s+#[^\s#]")  # YAML takes it for a remark; one that is meant has a space after its #
MOST_TRIED = 12  # guesses at what happened to a broken line


class _Refused(yaml.YAMLError):
    """What is YAML, but more of it than we take; line and column count from 0, as PyYAML's own marks do."""

    def __init__(self, line: int, column: int, message: str) -> None:
        self.line, self.column, self.message = line, column, message
        super().__init__(message)


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been met yet."""

    mapping: bool
    place: Place
    tag: str | None
    children: list[Node] = field(default_factory=list)


def read(text: str, *, path: str, first_line: int = 1, environment: Environment[str, str] | None = None) -> Node | None:
    """Return the document's root node, or None when it is empty.

    `first_line` is the line of the file on which `text` begins.  `environment` allows MkDocs' `!ENV` tag and gives
    its values.  Raises Rejected (P011) for what is not YAML, or is more YAML than we take.
    """
    reader = _Reader(first_line=first_line, environment=environment)
    try:
        return reader.read(text)
    except yaml.YAMLError as error:
        fault = _Fault.of(error, text, environment)
        place = Place(fault.line + first_line, fault.column + 1)
        raise Rejected([Problem(path, place, "P011", fault.message)]) from error


@dataclass(slots=True)
class _Reader:
    """Builds nodes from events with a stack of its own, so that no nesting can exhaust Python's."""

    first_line: int
    environment: Environment[str, str] | None
    stack: list[_Open] = field(default_factory=list)
    root: Node | None = None
    documents: int = 0
    lines: list[str] = field(default_factory=list)

    def read(self, text: str) -> Node | None:
        self.lines = text.split("\n")
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            self._take(event)
        return self.root

    def _take(self, event: Any) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            _refuse(event, "A value cannot begin with & or *. Put it between quotation marks.")
        if isinstance(event, yaml.ScalarEvent):
            self._add(self._scalar(event))
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._open(event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._add(self._close())
        elif isinstance(event, yaml.DocumentStartEvent):
            self._begin(event)

    def _begin(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            _refuse(event, "Everything after this --- would be lost. Delete the line.")

    def _scalar(self, event: Any) -> Scalar:
        tag = self._tag(event)
        rest = self.lines[event.end_mark.line][event.end_mark.column :]
        if not event.style and LOST.match(rest):
            whole = json.dumps("".join(map(visible, event.value + rest.rstrip())), ensure_ascii=False)
            _refuse(
                event, f"Everything after the # would be lost. Put quotation marks around the value. Write: {whole}"
            )
        scalar = Scalar(event.value, self._place(event), plain=not event.style)
        return self._from_environment([scalar], scalar.place) if tag == "!ENV" else scalar

    def _open(self, event: Any) -> None:
        if len(self.stack) >= DEEPEST:
            _refuse(event, f"Lists within lists go {DEEPEST} levels deep at most. Write it flatter.")
        mapping = isinstance(event, yaml.MappingStartEvent)
        if self.stack and self.stack[-1].mapping and len(self.stack[-1].children) % 2 == 0:
            _refuse(event, "The name of a field is a single word. Remove the brackets around it.")
        self.stack.append(_Open(mapping, self._place(event), self._tag(event)))

    def _close(self) -> Node:
        done = self.stack.pop()
        if not done.mapping:
            if done.tag == "!ENV":
                return self._from_environment(done.children, done.place)
            return Sequence(tuple(done.children), done.place)
        return Mapping(tuple(_pairs(done.children)), done.place)

    def _add(self, node: Node) -> None:
        if self.stack:
            self.stack[-1].children.append(node)
        else:
            self.root = node

    def _from_environment(self, items: list[Node], place: Place) -> Scalar:
        """Resolve `!ENV NAME` and `!ENV [NAME, OTHER, default]` as MkDocs does: the first name that is set."""
        words = [item.text for item in items if isinstance(item, Scalar)]
        names, default = (words[:-1], words[-1]) if len(words) > 1 else (words, "")
        values = (self.environment[name] for name in names if self.environment and name in self.environment)
        return Scalar(next(values, default), place)

    def _tag(self, event: Any) -> str | None:
        tag: str | None = event.tag
        if tag and self.environment is None:
            _refuse(event, "A value cannot begin with !. Put it between quotation marks.")
        return tag

    def _place(self, event: Any) -> Place:
        return Place(event.start_mark.line + self.first_line, event.start_mark.column + 1)


def _pairs(children: list[Node]) -> Iterator[tuple[Scalar, Node]]:
    for name, value in zip(children[::2], children[1::2], strict=True):
        if isinstance(name, Scalar):  # anything else was refused where it began
            yield name, value


def _refuse(event: Any, message: str) -> None:
    raise _Refused(event.start_mark.line, event.start_mark.column, message)


@dataclass(frozen=True, slots=True)
class _Fault:
    """Why a text cannot be read: where, counted from 0, and what to do."""

    line: int
    column: int
    message: str

    @classmethod
    def of(cls, error: yaml.YAMLError, text: str, environment: Environment[str, str] | None) -> _Fault:
        """Return the likeliest accident behind the error: one whose right line lets the parser read further."""
        lines = text.split("\n")
        line, column = stumbled = _stumble(error)
        context = getattr(error, "context_mark", None)
        suspects = (context.line, line) if context else (line,)
        for guess in islice(accident.candidates(lines, *suspects), MOST_TRIED):
            righted = [*lines[: guess.line], guess.right, *lines[guess.line + 1 :]]
            reached = _reach("\n".join(righted), environment)
            if reached > stumbled and reached[0] > guess.line:
                return cls(guess.line, guess.column - 1, guess.message)
        if isinstance(error, _Refused):
            return cls(line, column, error.message)
        shown = lines[line] if line < len(lines) else ""
        message = f"This line cannot be read: {quote(shown.strip())}. Write it as a name, a colon, a space and a value."
        return cls(line, column, message)


def _reach(text: str, environment: Environment[str, str] | None) -> tuple[float, int]:
    """Return how far into a text the reader gets: the place where it stumbles, or beyond the last line."""
    try:
        _Reader(first_line=0, environment=environment).read(text)
    except yaml.YAMLError as error:
        return _stumble(error)
    return float("inf"), 0


def _stumble(error: yaml.YAMLError) -> tuple[int, int]:
    if isinstance(error, _Refused):
        return error.line, error.column
    mark = getattr(error, "problem_mark", None)
    return (mark.line, mark.column) if mark else (0, 0)
