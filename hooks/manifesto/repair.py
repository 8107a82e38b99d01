"""Repairs: what may be wrong with the value of a line that YAML cannot read, and the value as it should be written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from manifesto.notation import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

SPECIAL = "@`%&*!|>?,]}"
CURLY = "“„«‘‚‹"  # where a value begins between the quotation marks of a word processor
CURLED = re.compile("[“„«‘‚‹](?P<words>[^“”„‟«»‘’‚‹›]*(?:(?<=\\w)’(?=\\w)[^“”„‟«»‘’‚‹›]*)*)[”“»’‘›]")
LONE = re.compile(  # a backslash that begins nothing YAML knows
    r'\\(?!x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0abtnvfre "/\\N_LP])'
)
ELIDED = re.compile(r"'\w{1,3}\b")  # 'Tis the apostrophe of a shortened word, perhaps
TWICE = r"\\\\"
CLOSES = {"[": "]", "{": "}"}


class Repair(NamedTuple):
    """What is wrong with a value, in a sentence, and the right one; not `safe` where it is a guess at the words."""

    complaint: str
    value: str
    safe: bool = True


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
            quoted(_uncurled(value)),
        )
    elif value[0] in SPECIAL or value.startswith("- "):
        yield Repair(f"A value that begins with {value[0]} needs quotation marks.", quoted(value))
    elif re.search(r":(\s|$)", value):
        yield Repair("A value with a colon in it needs quotation marks.", quoted(value))


def _about_quotes(value: str) -> Repair:
    mark, inner = value[0], value[1:-1]
    apostrophes = len(re.findall(r"(?<=\w)'(?=\w)", value)) if mark == "'" else 0
    if len(value) > 1 and value.endswith(mark):
        if mark not in inner or (mark == '"' and not re.search(r'(?<!\\)"', inner)):
            return Repair("A backslash between quotation marks is written twice.", f'"{LONE.sub(TWICE, inner)}"')
        plain = inner.replace("\\" + mark, mark).replace("''", "'")
        bare = plain[1:-1] if plain.startswith(mark) and plain.endswith(mark) and mark not in plain[1:-1] else plain
        return Repair("A quotation mark inside the value ends it too early.", quoted(bare))
    if (value.count(mark) - apostrophes) % 2:
        return Repair(
            "A quotation mark is opened here and not closed.", quoted(value[1:]), safe=not ELIDED.match(value)
        )
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


def _uncurled(value: str) -> str:
    """Return a value without the curly marks around the whole of it; where they are around a part, they stay."""
    return match["words"] if (match := CURLED.fullmatch(value)) else value


def _items(value: str) -> str:
    """Return what stands between simple brackets with each value quoted, or nothing where it is not simple."""
    parts = [part.strip() for part in value[1:-1].split(",")]
    odd = any(part.count(mark) % 2 for part in parts for mark in "\"'" if not re.search(r"\w'\w", part))
    if odd or not all(parts) or any(bracket in part for part in parts for bracket in "[]{}"):
        return ""
    if value[0] == "[":
        return ", ".join(quoted(part.strip("\"'")) for part in parts)
    pairs = [part.partition(":") for part in parts]
    if not all(colon and re.fullmatch(r"[\w-]+", name.strip()) for name, colon, _ in pairs):
        return ""
    return ", ".join(f"{name.strip()}: {quoted(text.strip().strip(chr(34) + chr(39)))}" for name, _, text in pairs)
