"""Shapes: readers that turn a node into texts, lists and records, or say that it is of another kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from manifesto.field import PLAIN, Field, Findings, Placed, Reader, WrongShape, read_record
from manifesto.identifier import slug
from manifesto.node import Mapping, Node, Scalar, Sequence
from manifesto.plain_text import read_as_text
from manifesto.problem import quote
from manifesto.rule import Saying, length
from manifesto.single import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from manifesto.rule import Rule


SEVERAL = re.compile(r"[a-z0-9-]+(?:, *[a-z0-9-]+)+")  # words with commas between them, and nothing else

TOO_MANY = Saying("P023", "There are {number} items here, and {most} are the most. Leave some out.")


@dataclass(frozen=True, slots=True)
class Text:
    """Reads one line of plain text that obeys `rules`."""

    rules: tuple[Rule, ...]

    def __call__(self, node: Node, findings: Findings) -> str:
        """Return the text, white space made plain."""
        value = one_line(node, findings)
        before = findings.errors
        findings.obey((*PLAIN, *self.rules), value, node.place)
        if isinstance(node, Scalar) and node.plain and findings.errors == before:
            findings.obey([read_as_text], node.text, node.place)
        return value


@dataclass(frozen=True, slots=True)
class Word:
    """Reads a word that is looked up elsewhere and so keeps its place."""

    text: Text

    def __call__(self, node: Node, findings: Findings) -> Placed:
        """Return the word with its place."""
        return Placed(self.text(node, findings), node.place)


@dataclass(frozen=True, slots=True)
class ListOf:
    """Reads a list of up to `most` items; a single item without brackets is a list of one."""

    item: Reader
    most: int

    def __call__(self, node: Node, findings: Findings) -> tuple[Any, ...]:
        """Return the items."""
        if isinstance(node, Scalar) and node.plain and SEVERAL.fullmatch(node.text):
            raise WrongShape(node, "P024", "Several belong between brackets.", meant=f"[{node.text}]")
        nodes = node.items if isinstance(node, Sequence) else (node,)
        if len(nodes) > self.most:
            findings.say(node.place, TOO_MANY.finding(number=len(nodes), most=self.most))
        return tuple(self.item(each, findings) for each in nodes[: self.most])


@dataclass(frozen=True, slots=True)
class Record:
    """Reads named values within braces, or indented, out of which `make` builds one value; `what` names it."""

    fields: tuple[Field, ...]
    make: Callable[..., Any]
    what: str

    def __call__(self, node: Node, findings: Findings) -> Any:
        """Return the value, or None where something in it is wrong."""
        if not isinstance(node, Mapping):
            raise WrongShape(node, "P024", f"A {self.what} is written as named values.")
        return self.read(node, findings)

    def read(self, node: Mapping, findings: Findings, **key: str) -> Any:
        """Return the value of a mapping, made with its key where it has one, or None."""
        before = findings.errors
        values = read_record(node, self.fields, findings, what=self.what)
        return self.make(**key, **values) if findings.errors == before else None


@dataclass(frozen=True, slots=True)
class NamedRecords:
    """Reads records by key, in their order; each is made with its `key`, which obeys a rule."""

    record: Record
    rule: Rule = slug

    def __call__(self, node: Node, findings: Findings) -> tuple[Any, ...]:
        """Return the records."""
        what = self.record.what
        if not isinstance(node, Mapping):
            raise WrongShape(node, "P024", f"Each {what} begins with its key and a colon.")
        made = []
        lines: dict[str, int] = {}
        for key, value in node.entries:
            if key.text in lines:
                message = f"The {what} {quote(key.text)} stands here and on line {lines[key.text]}. Keep one of them."
                findings.add(key.place, "P014", message)
                continue
            lines[key.text] = key.place.line
            findings.obey([self.rule], key.text, key.place)
            if isinstance(value, Scalar) and value.empty and not any(field.required for field in self.record.fields):
                made.append(self.record.read(Mapping((), value.place), findings, key=key.text))
            elif isinstance(value, Mapping):
                made.append(self.record.read(value, findings, key=key.text))
            else:
                message = f"A {what} is written as named values. Write them indented below its key."
                findings.add(value.place, "P024", message)
        return tuple(made)


def text(*rules: Rule) -> Text:
    """Return the reader of one line of plain text that obeys `rules`."""
    return Text(rules)


def line(example: str, *, required: bool = False, longest: int = 200) -> Field:
    """Return the field of one line of text that its example names and shows."""
    name = example.partition(":")[0]
    return Field(name=name, read=text(length(name, 1, longest)), example=example, required=required)


def word(*rules: Rule) -> Word:
    """Return the reader of a word that is looked up elsewhere."""
    return Word(Text(rules))


def list_of(item: Reader, *, most: int) -> ListOf:
    """Return the reader of a list of up to `most` items."""
    return ListOf(item, most)


def record(fields: Iterable[Field], make: Callable[..., Any], *, what: str) -> Record:
    """Return the reader of named values out of which `make` builds one value."""
    return Record(tuple(fields), make, what)


def named_records(fields: Iterable[Field], make: Callable[..., Any], *, what: str) -> NamedRecords:
    """Return the reader of records by key, in their order."""
    return NamedRecords(Record(tuple(fields), make, what))
