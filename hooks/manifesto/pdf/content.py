"""Content: the instructions of a content stream, each an operator with its operands as they were written.

A content stream is what a page is painted with (ISO 32000-1:2008, 7.8.2).  Operands are left as bytes, since most are
never asked for: one regular expression takes an instruction at a time, and only strings with brackets inside brackets
and inline images are followed by hand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

INSTRUCTION = re.compile(
    rb"""(?:
        [\0\t\n\f\r\ 0-9.+\-\[\]>]++           # white space, numbers, the ends of arrays and dictionaries
      | <(?:<|[0-9A-Fa-f\0\t\n\f\r\ ]*+>)      # a dictionary begins, or a hexadecimal string
      | /[^\0\t\n\f\r\ ()<>\[\]{}/%]*+         # a name
      | \((?:[^()\\]++|\\.)*+\)                # a string
      | %[^\r\n]*+                             # a comment
      | (?:true|false|null)(?![^\0\t\n\f\r\ ()<>\[\]{}/%])
    )*+ ([A-Za-z'"][A-Za-z0-9*'"]*+)?""",
    re.VERBOSE | re.DOTALL,
)
ODD = re.compile(rb"""[^\0\t\n\f\r 0-9.+\-\[\]<>/(%A-Za-z'"]++""")
BRACKET = re.compile(rb"\\.|[()]", re.DOTALL)
NAME = re.compile(rb"/([^\0\t\n\f\r ()<>\[\]{}/%]*)")
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
NUMBER = re.compile(rb"[+-]*(?:[0-9]+\.?[0-9]*|\.[0-9]+)")
HEXADECIMAL = re.compile(rb"<([0-9A-Fa-f\0\t\n\f\r ]*)>")
ESCAPE = re.compile(rb"\\(?:[0-7]{1,3}|\r\n|.)", re.DOTALL)
LINE_END = re.compile(rb"\\(?:\r\n|\r|\n)")
IMAGE_END = re.compile(rb"[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ][\t\n\f\r -~]{0,9}+(?:[\t\n\f\r -~]|\Z)|\Z)")
LARGEST = 1e9  # of a number; nothing on paper is as large


def instructions(content: bytes, wanted: Container[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Yield the wanted operators with their operands, in order; what makes no sense is passed over.

    An inline image is one instruction, `EI`, with the entries of its dictionary as operands.
    """
    match, start, position, length = INSTRUCTION.match, 0, 0, len(content)
    while position < length:
        found = match(content, position)
        if found is None:
            return
        operator = found[1]
        if operator is None:
            position = _after_oddity(content, found.end())
            continue
        position = found.end()
        if operator == b"ID":
            yield b"EI", content[start : found.start(1)]
            position = _after_image(content, position)
        elif operator in wanted:
            yield operator, content[start : found.start(1)]
        start = position


def _after_oddity(content: bytes, position: int) -> int:
    """Return where to go on: after a string with brackets in it, or after a character that means nothing."""
    if content[position : position + 1] == b"(":
        return _string_end(content, position)
    odd = ODD.match(content, position)
    return odd.end() if odd else position + 1


def _string_end(content: bytes, position: int) -> int:
    depth = 0
    for bracket in BRACKET.finditer(content, position):
        depth += {b"(": 1, b")": -1}.get(bracket[0], 0)
        if depth == 0:
            return bracket.end()
    return len(content)


def _after_image(content: bytes, position: int) -> int:
    """Return the end of an inline image: `EI` between white space, with text and no data after it."""
    end = IMAGE_END.search(content, position)
    return end.end() if end else len(content)


def numbers(operands: bytes) -> tuple[float, ...]:
    """Return the numbers among operands that are numbers and names."""
    return tuple(_number(word) for word in NUMBER.findall(NAME.sub(b" ", operands)))


def _number(word: bytes) -> float:
    signs = len(word) - len(word.lstrip(b"+-"))
    value = min(float(word[signs:]), LARGEST)
    return -value if word.startswith(b"-") else value


def names(operands: bytes) -> tuple[str, ...]:
    """Return the names among the operands; one that is not in UTF-8 matches none of a dictionary."""
    return tuple(_decoded(name) for name in NAME.findall(operands))


def _decoded(name: bytes) -> str:
    if b"#" in name:
        name = ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), name)
    return name.decode("utf-8", "replace")


def characters(operands: bytes) -> int:
    """Return how many bytes the strings among the operands show, alone or in an array."""
    if b"(" not in operands:
        return sum((_digits(digits) + 1) // 2 for digits in HEXADECIMAL.findall(operands))
    total, position = 0, 0
    while (start := operands.find(b"(", position)) >= 0:
        total += characters(operands[position:start])
        position = _string_end(operands, start)
        total += len(ESCAPE.sub(b".", LINE_END.sub(b"", operands[start + 1 : position - 1])))
    return total + characters(operands[position:])


def _digits(digits: bytes) -> int:
    return len(digits) if digits.isalnum() else len(b"".join(digits.split()))
