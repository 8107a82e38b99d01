"""YAML: its events become nodes; the only room that imports PyYAML.

The C parser's events become three kinds of node.  Nothing is guessed: `On`, `404` and `2024-01-01` stay the text
that was written.  Anchors, tags and deep nesting are refused, so no document can grow or run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from manifesto import notation
from manifesto.node import Mapping, Node, Scalar, Sequence
from manifesto.problem import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Mapping as Environment

DEEPEST = 8
BLOCKS = ("|", ">")  # the styles of a text of several lines that is indented below its field
LOST = re.compile(r"\s+#[^\s#]")  # YAML takes it for a remark; one that is meant has a space after its #


class Unreadable(Exception):  # noqa: N818 -- a fault of the text, not of ours
    """Where a text cannot be read on, counted from 0, and the line on which the parser began what it could not end.

    `message` is empty for what is no YAML at all; otherwise it is more YAML than we take, and says which; `right` is
    then the line as it should be, where that can be told.
    """

    def __init__(self, line: int, column: int, message: str = "", right: str = "", began: int | None = None) -> None:
        self.line, self.column, self.message, self.right, self.began = line, column, message, right, began
        super().__init__(message)


def nodes(text: str, *, first_line: int = 1, environment: Environment[str, str] | None = None) -> Node | None:
    """Return the document's root node, or None when it is empty; raises Unreadable.

    `first_line` is the line of the file on which `text` begins.  `environment` allows MkDocs' `!ENV` tag and gives
    its values.
    """
    reader = _Reader(first_line=first_line, environment=environment)
    try:
        return reader.read(text)
    except yaml.YAMLError as error:
        mark, began = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
        line, column = (mark.line, mark.column) if mark else (0, 0)
        raise Unreadable(line, column, began=began.line if began else None) from error


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been met yet."""

    mapping: bool
    flow: bool
    place: Place
    tag: str | None
    children: list[Node] = field(default_factory=list)


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
            self._add(self._close(event))
        elif isinstance(event, yaml.DocumentStartEvent):
            self._begin(event)

    def _begin(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            _refuse(event, "Everything after this --- would be lost. Delete the line.")

    def _scalar(self, event: Any) -> Scalar:
        tag = self._tag(event)
        number, end = event.end_mark.line, event.end_mark.column
        line = self.lines[number] if number < len(self.lines) else ""
        if not event.style and LOST.match(line, end):
            whole = notation.quoted((event.value + line[end:]).strip())
            message = "Everything after the # would be lost. Put quotation marks around the value."
            one_line = event.start_mark.line == event.end_mark.line
            _refuse(event, message, f"{line[: event.start_mark.column].rstrip()} {whole}" if one_line else "")
        scalar = Scalar(event.value, self._place(event), self._end(event), not event.style)
        return self._from_environment([scalar], scalar) if tag == "!ENV" else scalar

    def _open(self, event: Any) -> None:
        if len(self.stack) >= DEEPEST:
            _refuse(event, f"Lists within lists go {DEEPEST} levels deep at most. Write it flatter.")
        mapping = isinstance(event, yaml.MappingStartEvent)
        if self.stack and self.stack[-1].mapping and len(self.stack[-1].children) % 2 == 0:
            _refuse(event, "The name of a field is a single word. Remove the brackets around it.")
        self.stack.append(_Open(mapping, bool(event.flow_style), self._place(event), self._tag(event)))

    def _close(self, event: Any) -> Node:
        done = self.stack.pop()
        # The parser ends a list without brackets where the next thing begins, remarks between them included.
        end = self._end(event) if done.flow or not done.children else done.children[-1].end
        if done.mapping:
            return Mapping(tuple(_pairs(done.children)), done.place, end)
        whole = Sequence(tuple(done.children), done.place, end)
        return self._from_environment(done.children, whole) if done.tag == "!ENV" else whole

    def _add(self, node: Node) -> None:
        if self.stack:
            self.stack[-1].children.append(node)
        else:
            self.root = node

    def _from_environment(self, items: Iterable[Node], written: Node) -> Scalar:
        """Resolve `!ENV NAME` and `!ENV [NAME, OTHER, default]` as MkDocs does: the first name that is set."""
        words = [item.text for item in items if isinstance(item, Scalar)]
        names, default = (words[:-1], words[-1]) if len(words) > 1 else (words, "")
        values = (self.environment[name] for name in names if self.environment and name in self.environment)
        here = Place(written.place.line, written.place.column)  # without an end: what stands here is not the value
        value = next(values, default)
        return Scalar(value, here, written.end, plain=not value)

    def _tag(self, event: Any) -> str | None:
        tag: str | None = event.tag
        if tag and self.environment is None:
            _refuse(event, "A value cannot begin with !. Put it between quotation marks.")
        return tag

    def _place(self, event: Any) -> Place:
        start, end = event.start_mark, event.end_mark
        return Place(start.line + self.first_line, start.column + 1, end.column + 1 if end.line == start.line else 0)

    def _end(self, event: Any) -> Place:
        if getattr(event, "style", None) in BLOCKS:  # of which the parser says that it ends where the next thing begins
            first, end = event.start_mark.line, min(event.end_mark.line, len(self.lines) - 1)
            last = next((n for n in range(end, first, -1) if self.lines[n].strip() and n < event.end_mark.line), first)
            return Place(last + self.first_line, len(self.lines[last]) + 1)
        return Place(event.end_mark.line + self.first_line, event.end_mark.column + 1)


def _pairs(children: list[Node]) -> Iterator[tuple[Scalar, Node]]:
    for name, value in zip(children[::2], children[1::2], strict=True):
        if isinstance(name, Scalar):  # anything else was refused where it began
            yield name, value


def _refuse(event: Any, message: str, right: str = "") -> None:
    raise Unreadable(event.start_mark.line, event.start_mark.column, message, right)
