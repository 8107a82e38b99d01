"""Shapes: readers that turn a node into a value of one kind, or say that it is of another."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from manifesto.field import PLAIN, Field, Findings, Placed, Reader, WrongShape, read_record
from manifesto.node import Mapping, Node, Sequence
from manifesto.problem import quote
from manifesto.rule import Finding, slug

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from manifesto.rule import Rule

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
OTHER_DAYS = (
    re.compile(r"(?P<year>[0-9]{4})[-./](?P<month>[0-9]{1,2})[-./](?P<day>[0-9]{1,2})"),
    re.compile(r"(?P<day>[0-9]{1,2})[-./](?P<month>[0-9]{1,2})[-./](?P<year>[0-9]{4})"),
)
LARGEST_NUMBER = 999_999


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
        before = findings.errors
        values = read_record(node, fields, findings, what=what)
        return make(**values) if findings.errors == before else None

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
    if DAY.fullmatch(written) and (value := _date(written)):
        return value
    message = f"{quote(written)} is not a day of the calendar, written year-month-day."
    raise WrongShape(node, "P012", message, meant=_day_meant(written))


def _date(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _day_meant(written: str) -> str:
    """Return the day in another way of writing it, or nothing where it could be two different days."""
    if not (match := next(filter(None, (way.fullmatch(written) for way in OTHER_DAYS)), None)):
        return ""
    year, month, number = (int(match[name]) for name in ("year", "month", "day"))
    could_be_turned = "/" in written and number <= 12 and written.index(match["year"]) > 0
    guess = f"{year:04}-{month:02}-{number:02}"
    return guess if _date(guess) and not could_be_turned else ""


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
