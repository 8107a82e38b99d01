"""The accidents that people have with YAML, recognised from the lines they wrote and answered with the right line."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto.problem import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

ENTRY = re.compile(r"^(?P<indent>\s*(?:- )?)(?P<key>[A-Za-z_][\w-]*)\s*:\s+(?P<value>\S.*?)\s*$")
SPECIAL = "@`%&*!|>?,"


@dataclass(frozen=True, slots=True)
class Accident:
    """What probably happened; `line` counts from 0 within the text, `column` from 1."""

    line: int
    column: int
    message: str


def recognise(lines: list[str], suspect: int) -> Accident | None:
    """Return the likeliest accident on the suspect line or on one before it, or None.

    A parser often stumbles after the true fault (an open quote swallows lines), so the lines before it are tried
    as well, nearest first.
    """
    for number in range(min(suspect, len(lines) - 1), -1, -1):
        for accident in _on_line(number, lines[number]):
            return accident
    return None


def _on_line(number: int, line: str) -> Iterator[Accident]:
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        message = "There is a tab at the start of this line. Put two spaces in its place."
        yield Accident(number, indent.index("\t") + 1, message)
        return
    if not (entry := ENTRY.match(line)):
        return
    value, start = entry["value"], entry.start("value") + 1
    for complaint in _about_value(value):
        yield Accident(number, start, f"{complaint} Write: {_quoted(entry)}")
        return


def _about_value(value: str) -> Iterator[str]:
    if value[0] in "\"'":
        if len(value) == 1 or not value.endswith(value[0]) or value.count(value[0]) % 2:
            yield "A quotation mark is opened here and not closed in its place."
        return
    if value[0] in "[{":
        if value.count("[") != value.count("]") or value.count("{") != value.count("}"):
            yield "A bracket is opened here and not closed."
        return
    if value[0] in SPECIAL:
        yield f"A value that begins with {value[0]} needs quotation marks."
    elif re.search(r":(\s|$)", value):
        yield "A value with a colon in it needs quotation marks."


def _quoted(entry: re.Match[str]) -> str:
    """Return the line as it should be written; JSON's strings are valid YAML."""
    value = "".join(visible(character) for character in entry["value"])
    if value[0] in "[{":
        closing = "]" * (value.count("[") - value.count("]")) + "}" * (value.count("{") - value.count("}"))
        return f"{entry['key']}: {value}{closing}"
    return f"{entry['key']}: {json.dumps(value.strip(chr(34) + chr(39)), ensure_ascii=False)}"
