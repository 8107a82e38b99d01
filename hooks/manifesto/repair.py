"""Repairs: what may be wrong with the value of a line that YAML cannot read, and the value as it should be written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from manifesto.notation import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

SPECIAL = "@`%&*!|>?,]}"
CURLY = "“„«‘‚‹"  # where a value begins between the quotation marks of a word processor
CLOSES = {"[": "]", "{": "}"}


class Repair(NamedTuple):
    """What is wrong with a value, in a sentence, and the right one."""

    complaint: str
    value: str


def written(value: str) -> str:
    """Return a value as it stands on a right line: between quotation marks if anything would be wrong without."""
    return next((repair.value for repair in repairs(value)), value)


def repairs(value: str) -> Iterator[Repair]:
    """Yield what may be wrong with a value, and the right one."""
    if not value:
        return
    if value[0] in "\"'":
        yield _about_quotes(value)
    elif value[0] in CLOSES:
        yield from _about_brackets(value)
    elif value[0] in CURLY and re.search(r":(\s|$)", value):
        yield Repair(
            'These are the quotation marks of a word processor. Type straight ones (").',
            quoted(value.strip("“”„‟«»‘’‚‹›")),
        )
    elif value[0] in SPECIAL or value.startswith("- "):
        yield Repair(f"A value that begins with {value[0]} needs quotation marks.", quoted(value))
    elif re.search(r":(\s|$)", value):
        yield Repair("A value with a colon in it needs quotation marks.", quoted(value))


def _about_quotes(value: str) -> Repair:
    mark, inner = value[0], value[1:-1]
    apostrophes = len(re.findall(r"(?<=\w)'(?=\w)", value)) if mark == "'" else 0
    if len(value) > 1 and value.endswith(mark):
        plain = inner.replace("\\" + mark, mark)
        if mark in inner:
            bare = plain.strip(mark) if plain.startswith(mark) and plain.endswith(mark) else plain
            return Repair("A quotation mark inside the value ends it too early.", quoted(bare))
        return Repair("A backslash between quotation marks is written twice.", quoted(plain))
    if (value.count(mark) - apostrophes) % 2:
        return Repair("A quotation mark is opened here and not closed.", quoted(value[1:]))
    return Repair("The quotation marks end before the value does.", quoted(value))


def _about_brackets(value: str) -> Iterator[Repair]:
    if (closed := _closed(value)) != value and closed:
        yield Repair("A bracket is opened here and not closed.", closed)
    elif not value.endswith(CLOSES[value[0]]):
        yield Repair(f"A value that begins with {value[0]} needs quotation marks.", quoted(value))
    elif items := _items(value):
        yield Repair("A value between these brackets needs quotation marks.", value[0] + items + value[-1])


def _closed(value: str) -> str:
    """Return the value with every open bracket closed, the inner before the outer, or nothing where one closes too much."""
    wanted: list[str] = []
    closed = ""
    for character in value:
        if character in CLOSES:
            wanted.append(CLOSES[character])
        elif character in CLOSES.values():
            if character not in wanted:
                return ""
            while (last := wanted.pop()) != character:
                closed += last
        closed += character
    return closed + "".join(reversed(wanted))


def _items(value: str) -> str:
    """Return what stands between simple brackets with each value quoted, or nothing where it is not simple."""
    parts = [part.strip() for part in value[1:-1].split(",")]
    if any(bracket in part for part in parts for bracket in "[]{}"):
        return ""
    if value[0] == "[":
        return ", ".join(quoted(part.strip("\"'")) for part in parts if part)
    pairs = (part.partition(":") for part in parts if part)
    return ", ".join(f"{name.strip()}: {quoted(text.strip().strip(chr(34) + chr(39)))}" for name, _, text in pairs)
