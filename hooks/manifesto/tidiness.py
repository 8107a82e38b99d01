"""Tidiness: traces that editors leave in a file, which change no word, and the file without them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manifesto.problem import Place, Problem
from manifesto.words import names

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = "\ufeff"
FENCE = "---"
TAB = 4  # as Markdown reads one
# A line break of Markdown, two spaces at the end of a line of words, is no trace but meant.
TRAILING = re.compile(r"(?m)(?<=[^ \t\n])(?: |\t[ \t]*| +\t[ \t]*)$|^[ \t]+$")

ESCAPED = re.compile(r"\\[ \t]+$")  # between quotation marks a backslash keeps the space after it
UNTIDY = re.compile(r"\A\ufeff|[\r\t]| \n|\n\n\Z")  # a file with none of these and a line end at its end is tidy


def tidied(text: str, path: str) -> str:
    """Return a file's text with plain line ends, one at its end, no byte order mark, and no spaces where lines end.

    Tabs in the body of a Markdown file become the spaces for which it takes them.  Doing it twice changes nothing more.
    """
    lines = _begun(plain(text), path).split("\n")
    end = _fields_end(lines, path)
    if end:  # without, a tab may stand before a field
        lines[end:] = [line.expandtabs(TAB) for line in lines[end:]]
    fields = [line if ESCAPED.search(line) else line.rstrip(" \t") for line in lines[:end]]
    body = TRAILING.sub("", "\n".join(lines[end:]))
    whole = "\n".join([*fields, body] if lines[end:] else fields)
    return whole.rstrip("\n") + "\n" if whole.strip() else whole


def plain(text: str) -> str:
    """Return a text with plain line ends and without a byte order mark."""
    return text.lstrip(MARK).replace("\r\n", "\n").replace("\r", "\n")


def problems(path: str, text: str) -> Iterator[Problem]:
    """Yield one word of advice for a file that `tidied` would change, with what it has and the first line of it."""
    if text.endswith("\n") and not text[:1].isspace() and not UNTIDY.search(text):
        return
    if (found := list(_traces(text, path))) and tidied(text, path) != text:
        what = names(name for name, _ in found)
        message = f"This file has {what}. It is read all the same, and there is nothing that you have to do."
        yield Problem(path, Place(min(line for _, line in found)), "P003", message, "warning")


def _traces(text: str, path: str) -> Iterator[tuple[str, int]]:
    """Yield what kinds of traces there are, and the first line of each."""
    if text.startswith(MARK):
        yield "an invisible mark at its beginning", 1
    if "\r" in text:
        yield "line ends of another system", 1
    if _begun(plain(text), path) != plain(text):
        yield "empty lines at its beginning", 1
    lines = plain(text).split("\n")
    end = _fields_end(lines, path)
    if end and (tabs := next((number for number, line in enumerate(lines[end:], end + 1) if "\t" in line), 0)):
        yield "tabs", tabs
    spaces = (
        n
        for n, line in enumerate(lines, 1)
        if (line != line.rstrip(" \t") and not ESCAPED.search(line) if n <= end else TRAILING.search(line))
    )
    if first := next(spaces, 0):
        yield "spaces at the end of lines", first
    if lines[-1] or not any(lines[-2:-1]):
        last = max((number for number, line in enumerate(lines, 1) if line.strip()), default=0)
        yield ("no line end at its end", last) if lines[-1] else ("empty lines at its end", last + 1)


def _begun(text: str, path: str) -> str:
    """Return a text of Markdown without the empty lines before its fields."""
    begun = text.lstrip()
    return begun if path.endswith(".md") and begun.startswith(FENCE) else text


def _fields_end(lines: list[str], path: str) -> int:
    """Return the number of lines up to the --- that closes the fields; 0 where there are none, all in a file of YAML."""
    if not path.endswith(".md"):
        return len(lines)
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if lines[start].rstrip() != FENCE:
        return 0
    return next((number + 1 for number, line in enumerate(lines) if number > start and line.rstrip() == FENCE), 0)
