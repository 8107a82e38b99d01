"""Body texts: what any Markdown of ours, a principle's or a page's, has to be before anything renders it."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from manifesto.plain_text import HIDDEN
from manifesto.problem import JOINERS, Place, quote

if TYPE_CHECKING:
    from manifesto.field import Findings

MOST_BRACKETS = 300  # square ones opened in one text: the renderer's time grows with the square of their number
MOST_HEADINGS = 200  # in one text: its time grows with the square of their number, too
MOST_NESTED = 12  # lists or quotations within another on one line; the renderer goes down into each
HEADING = re.compile(r"(?m)^[ >]*#{1,6}|^[ >]*(?:=+|-+)[ \t]*$")
TOO_DEEP = re.compile(rf"(?m)^(?:[ \t]*(?:[-*+>]|\d{{1,9}}[.)])[ \t]+){{{MOST_NESTED + 1},}}")
MARKER = re.compile(r"[-*+>]|\d+[.)]")
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});?")


def check_weight(body: str, first_line: int, findings: Findings) -> None:
    """Note a text that would keep everybody waiting while it is rendered, or could not be rendered at all."""
    for what, number, most in (
        ("square brackets", body.count("["), MOST_BRACKETS),
        ("headings", len(HEADING.findall(body)) if body.count("\n") > MOST_HEADINGS else 0, MOST_HEADINGS),
        ("lists within lists", len(MARKER.findall(nest[0])) if (nest := TOO_DEEP.search(body)) else 0, MOST_NESTED),
    ):
        if number > most:
            message = f"The text has {number} {what} and may have {most}. Leave some out."
            findings.add(Place(first_line), "P042", message)


def check_invisible(line: str, number: int, findings: Findings) -> None:
    """Note the first character of a line that nobody would see, however it is written."""
    for match in HIDDEN.finditer(line):
        if match[0] not in JOINERS:
            message = f"An invisible character (U+{ord(match[0]):04X}) stands here. Delete it."
            findings.add(Place(number, match.start() + 1), "P002", message)
            return
    for match in ENTITY.finditer(line):
        character = unescape(match[0])  # nothing, where it is the number of a control character
        if not character or (len(character) == 1 and character not in JOINERS and _is_invisible(character)):
            message = f"{quote(match[0])} stands for an invisible character. Delete it."
            findings.add(Place(number, match.start() + 1, match.end() + 1), "P002", message)
            return


def _is_invisible(character: str) -> bool:
    return bool(HIDDEN.match(character)) or (not character.isprintable() and not character.isspace())
