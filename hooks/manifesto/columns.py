"""Columns: how wide a text is in a terminal, and where its lines end there, in any script."""

from __future__ import annotations

import re
import unicodedata

from manifesto.line_breaking import line, pieces

COLUMNS = 72
ADDRESS = re.compile(r"(<[^\s<>]*[:@/][^\s<>]*>)")
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
# Letters of a column each, and signs that stand between them; without marks, and without soft hyphens.
SIMPLE = re.compile("[ -~\u00a0-\u00ac\u00ae-\u02ff\u0384-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")
SPACES = re.compile(r"[ \t\n\r]+")


def underlined(text: str, sign: str, columns: int = COLUMNS) -> str:
    """Return a heading with a line of `sign` below it, as wide as its widest line."""
    lines = wrapped(text, columns)
    return "\n".join([*lines, sign * max(map(width, lines))])


def width(text: str) -> int:
    """Return how many columns a text takes in a terminal: two for wide characters (Unicode UAX 11), none for marks."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrapped(text: str, columns: int) -> list[str]:
    """Return a text in lines; what cannot be broken and is wider has a line of its own."""
    words = SPACES.sub(" ", without_control(text)).strip()
    return _filled(words.split(" "), columns) if SIMPLE.fullmatch(words) else _set(_pieces(words), columns)


def _filled(words: list[str], columns: int) -> list[str]:
    """Return words whose letters take a column each in lines; most texts are of such words, and this is quick."""
    lines, start, taken = [], 0, -1
    for number, word in enumerate(words):
        taken += 1 + len(word)
        if taken > columns and number > start:
            lines.append(" ".join(words[start:number]))
            start, taken = number, len(word)
    return [*lines, " ".join(words[start:])]


def _set(parts: list[str], columns: int) -> list[str]:
    """Return pieces of a text in any script in lines."""
    lines: list[list[str]] = [[]]
    taken = 0
    for piece in parts:
        if lines[-1] and taken + width(piece.rstrip(" ")) > columns:
            lines.append([])
            taken = 0
        lines[-1].append(piece)
        taken += width(piece)
    return [line(tuple(each)) for each in lines]


def _pieces(text: str) -> list[str]:
    """Return a text in pieces between which a line may end; an address is never broken."""
    found = [""]
    for part in ADDRESS.split(text):
        first, *others = [part] if ADDRESS.fullmatch(part) else _broken(part)
        if found[-1].endswith(" "):
            found.append(first)
        else:
            found[-1] += first
        found += others
    return found


def _broken(words: str) -> list[str]:
    """Return words in pieces, and with them the spaces round the whole."""
    parts = [" "] * words.startswith(" ") + list(pieces(words)) or [""]
    parts[-1] += " " * (words.endswith(" ") and not parts[-1].endswith(" "))
    return parts


def without_control(text: str) -> str:
    """Return a text without the characters that would steer a terminal, or turn words round."""
    return UNSEEN.sub("", text)
