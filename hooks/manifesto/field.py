"""Fields: which names a record may have, what each holds, and how all that is wrong is found in one reading."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from manifesto.node import Mapping, Node, Scalar, Sequence
from manifesto.problem import Place, Problem, quote
from manifesto.rule import Finding, no_hidden_characters, no_markup, slug
from manifesto.suggestion import nearest, suggest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from manifesto.rule import Rule

PLAIN = (no_hidden_characters, no_markup)
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LARGEST_NUMBER = 999_999


class WrongShape(Exception):  # noqa: N818 -- a fault of the value, not of ours
    """A value is of another kind than its field holds; caught where the record is read."""

    def __init__(self, node: Node, id: str, message: str) -> None:
        self.place, self.id, self.message = node.place, id, message
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Placed:
    """A word and the place where it was written, for faults that show only when files are put together."""

    text: str
    place: Place


@dataclass(slots=True)
class Findings:
    """What has been found wrong in one file so far; `path` is the file."""

    path: str
    problems: list[Problem] = field(default_factory=list)

    def add(self, place: Place, id: str, message: str) -> None:
        """Note one problem."""
        self.problems.append(Problem(self.path, place, id, message))

    def obey(self, rules: Iterable[Rule], text: str, place: Place) -> None:
        """Note what the rules say of a text."""
        for rule in rules:
            for finding in rule(text):
                self.add(place, finding.id, finding.message)


Reader: TypeAlias = "Callable[[Node, Findings], Any]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One named value of a record.

    `read` turns the node into the value and may raise WrongShape; `example` is a right line, shown where the field is
    missing; `also` holds other names under which people write it.
    """

    name: str
    read: Reader
    example: str
    required: bool = False
    also: tuple[str, ...] = ()


def read_record(mapping: Mapping, fields: Iterable[Field], findings: Findings, *, what: str) -> dict[str, Any]:
    """Return the values that could be read, by field name; all else is noted in `findings`.

    `what` names the record in messages ("principle").  A field whose value is wrong is absent from the result and is
    not reported as missing, too, and neither is one whose name is misspelt.
    """
    fields = tuple(fields)
    written, misspelt = _by_name(mapping, fields, findings, what)
    values = {}
    for item in fields:
        node = written.get(item.name)
        if node is None or (isinstance(node, Scalar) and node.empty):
            if item.required and item.name not in misspelt:
                place = node.place if node else mapping.place
                findings.add(place, "P020", f"The field {item.name} is missing. Add it like this: {item.example}")
            continue
        try:
            values[item.name] = item.read(node, findings)
        except WrongShape as wrong:
            findings.add(wrong.place, wrong.id, f"{wrong.message} Write: {item.example}")
    return values


def _by_name(
    mapping: Mapping, fields: tuple[Field, ...], findings: Findings, what: str
) -> tuple[dict[str, Node], set[str]]:
    """Return what is written by field name, and the fields that are probably meant by names that do not exist."""
    known = [item.name for item in fields]
    misspelt: set[str] = set()
    names = {alias: item.name for item in fields for alias in (item.name, *item.also)}
    written: dict[str, Node] = {}
    first: dict[str, int] = {}
    for key, value in mapping.entries:
        if (name := names.get(key.text)) is None:
            findings.add(key.place, "P021", f"A {what} has no field {quote(key.text)}. {suggest(key.text, known)}")
            misspelt.update(nearest(key.text, known)[:1])
        elif name in written:
            message = f"The field {name} stands here and on line {first[name]}. Keep one of them."
            findings.add(key.place, "P014", message)
        else:
            written[name], first[name] = value, key.place.line
    return written, misspelt


def text(*rules: Rule) -> Reader:
    """Return the reader of one line of plain text that obeys `rules`."""

    def read(node: Node, findings: Findings) -> str:
        value = _one_line(node)
        findings.obey((*PLAIN, *rules), value, node.place)
        return value

    return read


def word(*rules: Rule) -> Reader:
    """Return the reader of a word that is looked up elsewhere and so keeps its place."""
    inner = text(*rules)

    def read(node: Node, findings: Findings) -> Placed:
        return Placed(inner(node, findings), node.place)

    return read


def list_of(item: Reader, *, most: int) -> Reader:
    """Return the reader of a list of up to `most` items; a single item without brackets is a list of one."""

    def read(node: Node, findings: Findings) -> tuple[Any, ...]:
        nodes = node.items if isinstance(node, Sequence) else (node,)
        if len(nodes) > most:
            message = f"There are {len(nodes)} items here, and {most} are the most. Leave some out."
            findings.add(node.place, "P023", message)
        return tuple(item(each, findings) for each in nodes)

    return read


def record(fields: Iterable[Field], make: Callable[..., Any], *, what: str) -> Reader:
    """Return the reader of named values within braces, or indented, out of which `make` builds one value."""
    fields = tuple(fields)

    def read(node: Node, findings: Findings) -> Any:
        if not isinstance(node, Mapping):
            raise WrongShape(node, "P024", f"A {what} is written as named values.")
        before = len(findings.problems)
        values = read_record(node, fields, findings, what=what)
        return make(**values) if len(findings.problems) == before else None

    return read


def named_records(fields: Iterable[Field], make: Callable[..., Any], *, what: str) -> Reader:
    """Return the reader of records by key, in their order; `make` gets the key as `key`."""
    fields = tuple(fields)

    def read(node: Node, findings: Findings) -> tuple[Any, ...]:
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
            findings.obey([slug], key.text, key.place)
            if not isinstance(value, Mapping):
                message = f"A {what} is written as named values. Write them indented below its key."
                findings.add(value.place, "P024", message)
                continue
            one = record(fields, lambda key=key.text, **values: make(key=key, **values), what=what)
            made.append(one(value, findings))
        return tuple(made)

    return read


def day(node: Node, _: Findings) -> date:
    """Read an ISO date; anything else, the 30th of February included, is refused."""
    written = _one_line(node)
    try:
        if DAY.fullmatch(written):  # fromisoformat would read 2026-W01-1, too
            return date.fromisoformat(written)
    except ValueError:
        pass
    raise WrongShape(node, "P012", f"{quote(written)} is not a day of the calendar, written year-month-day.")


def whole_number(node: Node, _: Findings) -> int:
    """Read a whole number from 0 to 999,999."""
    written = _one_line(node)
    if not re.fullmatch("[0-9]{1,6}", written):
        raise WrongShape(node, "P025", f"{quote(written)} is not a whole number from 0 to {LARGEST_NUMBER:,}.")
    return int(written)


def yes_or_no(node: Node, _: Findings) -> bool:
    """Read true or false."""
    written = _one_line(node)
    if written.lower() not in {"true", "false"}:
        raise WrongShape(node, "P026", f"{quote(written)} is neither true nor false.")
    return written.lower() == "true"


def one_of(allowed: Iterable[str], id: str, what: str) -> Rule:
    """Return the rule that a text is one of `allowed`."""
    allowed = tuple(allowed)

    def rule(value: str) -> Iterator[Finding]:
        """The value is one of a fixed few."""
        if value not in allowed:
            yield Finding(id, f"The {what} {quote(value)} is not known. Write one of: {', '.join(allowed)}.")

    return rule


def _one_line(node: Node) -> str:
    if isinstance(node, Sequence):
        raise WrongShape(node, "P024", "This is a list where one value belongs.")
    if isinstance(node, Mapping):
        raise WrongShape(node, "P024", "These are named values where one value belongs.")
    return " ".join(node.text.split())
