"""The dialect: patterns of Python as browsers read them, so that both mean the same."""

from __future__ import annotations

import re
from typing import NamedTuple

# What Python means by these letters, in the words of Unicode; browsers mean less.  A letter in capitals is the opposite.
LETTERS = {"s": r"\p{space}", "d": r"\p{Nd}", "w": r"\p{L}\p{N}_"}
LIKE_LETTERS = r"[\p{L}\p{Nl}\p{No}]"  # of a word, and neither a figure nor a low line
ENDS = {"A": "^", "Z": "$"}  # of the whole text; both mean that without a flag
SAME = frozenset("bBnrtfvux0123456789^$\\.*+?()[]{}|/")  # what may follow a backslash in both
FLAGS = ((re.MULTILINE, "m"), (re.IGNORECASE, "i"))
PIECE = re.compile(
    r"(?P<like>\[\^\\W\\d_\])|\\(?P<escaped>.)|\(\?P<(?P<name>\w+)>|\(\?P=(?P<again>\w+)\)|(?P<other>.)", re.DOTALL
)
FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"  # printable to Python, and invisible


class Browsers(NamedTuple):
    """A pattern that only browsers have: Python's know nothing of the properties of characters."""

    pattern: str
    flags: int = 0


def written(pattern: re.Pattern[str] | Browsers) -> dict[str, str]:
    """Return a pattern as `new RegExp` takes it: its source, and its flags in letters where it has any.

    In all of them a dot is any character (s), and characters are whole (u).  Raises ValueError for what is in no
    browser.
    """
    source = re.sub(r"^\(\?[mis]\)", "", pattern.pattern)
    flags = "".join(letter for flag, letter in FLAGS if pattern.flags & flag)
    pieces = source if isinstance(pattern, Browsers) else _translated(source)
    return {"source": "".join(map(_visible, pieces))} | ({"flags": flags} if flags else {})


def _translated(source: str) -> str:
    pieces = []
    within = False  # a class
    for match in PIECE.finditer(source):
        pieces.append(_piece(match, within=within))
        within = match["other"] == "[" or (within and match["other"] != "]")
    return "".join(pieces)


def _piece(match: re.Match[str], *, within: bool) -> str:
    match match.lastgroup:
        case "like":
            return LIKE_LETTERS
        case "name":
            return f"(?<{match['name']}>"
        case "again":
            return rf"\k<{match['again']}>"
        case "escaped":
            return _escaped(match["escaped"], within=within)
    return match[0]


def _escaped(letter: str, *, within: bool) -> str:
    if letter in SAME or (within and letter == "-"):
        return f"\\{letter}"
    if letters := LETTERS.get(letter):
        return letters if within else f"[{letters}]"
    if (letters := LETTERS.get(letter.lower())) and not within:
        return f"[^{letters}]"
    if letter.isalpha() and letter not in ENDS:
        raise ValueError(f"No browser knows \\{letter} as Python does.")
    return ENDS.get(letter, letter)


def _visible(character: str) -> str:
    """Return the character, or its number where nobody would see it in a file."""
    return character if character.isprintable() and character not in FILLERS else f"\\u{{{ord(character):x}}}"
