"""The accidents that people have with YAML, recognised from the lines they wrote and answered with the right line.

Each is a guess; `node.py` keeps the first whose right line brings the parser further than the written one.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from manifesto.problem import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

ENTRY = re.compile(r"^(?P<head> *(?:- )?[A-Za-z_][\w-]*\s*: +| *- +)(?P<value>\S.*)$")
NO_COLON = re.compile(r"^(?P<indent> *(?:- )?)(?P<key>[A-Za-z_][\w-]*)(?:\s*[:：]|(?=\s))\s*(?P<value>[^\s:：].*)$")
CONFLICT = re.compile(r"(<{7}|={7}|>{7})(\s|$)")
SPECIAL = "@`%&*!|>?,]}"
CLOSES = {"[": "]", "{": "}"}
LONGEST_LINE = 300  # a longer one is not written out again
NEAR = 3  # how many lines back the fault of a line's place may lie


@dataclass(frozen=True, slots=True)
class Accident:
    """What probably happened, and the whole line as it should be; `line` counts from 0 within the text, `column` from 1."""

    line: int
    column: int
    message: str
    right: str


class _Repair(NamedTuple):
    complaint: str
    value: str


def candidates(lines: list[str], *suspects: int) -> Iterator[Accident]:
    """Yield what may have happened, likeliest first.

    `suspects` are the lines that the parser names, the last of them the one on which it stumbled.  It often stumbles
    after the true fault (an open quote swallows lines), so the lines before are looked at as well, nearest first.
    """
    last = min(suspects[-1], len(lines) - 1)
    order = dict.fromkeys([*(line for line in suspects if line <= last), *range(last, -1, -1)])
    for number in order:
        yield from _in_words(number, lines[number].rstrip())
    for number in range(last, max(last - NEAR, -1), -1):
        yield from _in_place(number, lines)


def _in_words(number: int, line: str) -> Iterator[Accident]:
    """Yield what may be wrong with what stands on the line."""
    if CONFLICT.match(line):
        message = "This is the mark of a merge conflict. Keep one of the two versions and delete the marks around them."
        yield Accident(number, 1, message, "")
    elif entry := ENTRY.match(line):
        for repair in _repairs(entry["value"]):
            right = f"{entry['head']}{repair.value}"
            yield Accident(number, entry.start("value") + 1, _advice(repair.complaint, right), right)
    elif (loose := NO_COLON.match(line)) and not loose["value"].startswith(tuple(SPECIAL)):
        value = next((repair.value for repair in _repairs(loose["value"])), loose["value"])
        right = f"{loose['indent']}{loose['key']}: {value}"
        message = _advice(f"A colon and a space belong after {loose['key']}.", right)
        yield Accident(number, loose.end("key") + 1, message, right)


def _in_place(number: int, lines: list[str]) -> Iterator[Accident]:
    """Yield what may be wrong with where the line begins."""
    line = lines[number]
    words = line.lstrip()
    indent = line[: len(line) - len(words)]
    if "\t" in indent:
        message = "There is a tab at the start of this line. Put two spaces in its place."
        yield Accident(number, indent.index("\t") + 1, message, indent.replace("\t", "  ") + words)
        return
    before = next((earlier for earlier in reversed(lines[:number]) if earlier.strip()), "")
    right = _start_after(before, words)
    if words and indent != right and not words.startswith("---"):
        where = f"with {len(right)} spaces before it" if right else "without a space before it"
        message = f"This line does not begin where it should. Begin it {where}, as the lines around it do."
        yield Accident(number, 1, message, right + words)


def _start_after(before: str, words: str) -> str:
    """Return the spaces with which a line begins that follows another: below its words, or below its hyphen."""
    start = before[: len(before) - len(before.lstrip())]
    return f"{start}  " if before.lstrip().startswith("- ") and not words.startswith("- ") else start


def _repairs(value: str) -> Iterator[_Repair]:
    """Yield what may be wrong with a value, and the right one."""
    if value[0] in "\"'":
        yield _about_quotes(value)
    elif value[0] in CLOSES:
        yield from _about_brackets(value)
    elif value[0] in SPECIAL or value.startswith("- "):
        yield _Repair(f"A value that begins with {value[0]} needs quotation marks.", _quoted(value))
    elif re.search(r":(\s|$)", value):
        yield _Repair("A value with a colon in it needs quotation marks.", _quoted(value))


def _about_quotes(value: str) -> _Repair:
    mark, inner = value[0], value[1:-1]
    if len(value) > 1 and value.endswith(mark):
        plain = inner.replace("\\" + mark, mark)
        if mark in inner:
            return _Repair("A quotation mark inside the value ends it too early.", _quoted(plain))
        return _Repair("A backslash between quotation marks is written twice.", _quoted(plain))
    if value.count(mark) % 2:
        return _Repair("A quotation mark is opened here and not closed.", _quoted(value[1:]))
    return _Repair("The quotation marks end before the value does.", _quoted(value))


def _about_brackets(value: str) -> Iterator[_Repair]:
    if missing := _unclosed(value):
        yield _Repair("A bracket is opened here and not closed.", value + missing)
    elif not value.endswith(CLOSES[value[0]]):
        yield _Repair(f"A value that begins with {value[0]} needs quotation marks.", _quoted(value))
    elif items := _items(value):
        yield _Repair("A value between these brackets needs quotation marks.", value[0] + items + value[-1])


def _unclosed(value: str) -> str:
    """Return the brackets that would close those still open at the end, or nothing where they are muddled."""
    wanted: list[str] = []
    for character in value:
        if character in CLOSES:
            wanted.append(CLOSES[character])
        elif character in CLOSES.values() and (not wanted or wanted.pop() != character):
            return ""
    return "".join(reversed(wanted))


def _items(value: str) -> str:
    """Return what stands between simple brackets with each value quoted, or nothing where it is not simple."""
    parts = [part.strip() for part in value[1:-1].split(",")]
    if any(bracket in part for part in parts for bracket in "[]{}"):
        return ""
    if value[0] == "[":
        return ", ".join(_quoted(part.strip("\"'")) for part in parts if part)
    pairs = (part.partition(":") for part in parts if part)
    return ", ".join(f"{name.strip()}: {_quoted(text.strip().strip(chr(34) + chr(39)))}" for name, _, text in pairs)


def _quoted(value: str) -> str:
    """Return the value between quotation marks; JSON's strings are valid YAML."""
    return json.dumps(value, ensure_ascii=False)


def _advice(complaint: str, right: str) -> str:
    shown = "".join(visible(character) for character in right.strip())
    return (
        f"{complaint} Write: {shown}"
        if len(shown) <= LONGEST_LINE
        else f"{complaint} Put that right, and shorten the line."
    )
