"""Plain readings: a passage without any marks, in lines of so many columns, for a terminal or an e-mail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manifesto.columns import COLUMNS, underlined, width, without_control, wrapped
from manifesto.passage import HEADINGS, blocks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

FEWEST = 24  # columns; what is nested deeper than leaves these stands beyond the margin
UNDER = "-"
BREAK = "\x00"  # stands for a line that is broken on purpose; no text has it
QUOTED = "> "  # as in e-mail
GAP = "  "  # between the columns of a table


def plain_reading(root: Element, columns: int = COLUMNS) -> str:
    """Return a passage as plain text; no line is wider than `columns`, but for addresses and what was set as code."""
    return "\n\n".join("\n".join(_block(block, columns)) for block in blocks(root))


def _block(element: Element, columns: int) -> list[str]:
    return _SETTERS.get(element.tag, _paragraph)(element, columns)


def _paragraph(element: Element, columns: int) -> list[str]:
    return [one for part in _words(element).split(BREAK) for one in wrapped(part, columns)]


def _heading(element: Element, columns: int) -> list[str]:
    return underlined(_words(element), UNDER, columns).split("\n")


def _quotation(element: Element, columns: int) -> list[str]:
    lines = plain_reading(element, max(columns - len(QUOTED), FEWEST)).split("\n")
    return [f"{QUOTED}{one}".rstrip() for one in lines]


def _code(element: Element, _: int) -> list[str]:
    code = without_control("".join(element.itertext()))
    return [f"    {one}".rstrip() for one in code.strip("\n").split("\n")]


def _rule(_: Element, __: int) -> list[str]:
    return ["* * *"]


def _list(element: Element, columns: int) -> list[str]:
    first = int(element.get("start") or 1)
    marks = [f"{number}." if element.tag == "ol" else "-" for number in range(first, first + len(element))]
    hang = max(map(len, marks), default=0) + 1
    open_ = any(item.find("p") is not None for item in element)
    lines: list[str] = []
    for mark, item in zip(marks, element, strict=True):
        parts = _item(item, max(columns - hang, FEWEST))
        lines += [""] * bool(open_ and lines)
        lines += [f"{mark:<{hang}}{parts[0]}", *(" " * hang + part if part else "" for part in parts[1:])]
    return lines


def _item(item: Element, columns: int) -> list[str]:
    """Return the lines of an item; below words that are no paragraph a list follows on the next line."""
    between = "\n" if item.find("p") is None else "\n\n"
    return between.join("\n".join(_block(block, columns)) for block in blocks(item)).split("\n")


def _table(element: Element, columns: int) -> list[str]:
    """Return a table in columns where they fit, else each of its rows below the other, cell by cell."""
    head, *rows = ([" ".join(wrapped(_words(cell), columns)) for cell in row] for row in element.iter("tr"))
    widths = [max(map(width, cells)) for cells in zip(head, *rows, strict=False)]
    if sum(widths) + len(GAP) * (len(widths) - 1) > columns:
        return _records(head, rows, columns)
    return [_row(cells, widths) for cells in (head, [UNDER * each for each in widths], *rows)]


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    return GAP.join(cell + " " * (wide - width(cell)) for cell, wide in zip(cells, widths, strict=False)).rstrip()


def _records(head: Sequence[str], rows: Sequence[Sequence[str]], columns: int) -> list[str]:
    lines: list[str] = []
    for row in rows:
        lines += [""] * bool(lines)
        for name, cell in zip(head, row, strict=False):
            start, *others = wrapped(f"{name}: {cell}" if name else cell, max(columns - 2, FEWEST))
            lines += [start, *(f"  {other}" for other in others)]
    return lines


def _words(element: Element) -> str:
    """Return the words in an element; each address that is led to stands behind them in angle brackets."""
    parts = [element.text or ""]
    for child in element:
        words = BREAK if child.tag == "br" else _words(child)
        parts += [_link(words, child.get("href", "")) if child.tag == "a" else words, child.tail or ""]
    return "".join(parts)


def _link(words: str, target: str) -> str:
    address = re.sub(r"[\s<>]", lambda match: f"%{ord(match[0]):02X}", target)
    if address.removeprefix("mailto:") == words.strip():
        return f"<{address}>" if address.startswith("https:") else words
    return f"{words} <{address.removeprefix('mailto:') if '?' not in address else address}>"


_SETTERS = {
    **dict.fromkeys(HEADINGS, _heading),
    **dict.fromkeys(("ul", "ol"), _list),
    "blockquote": _quotation,
    "pre": _code,
    "table": _table,
    "hr": _rule,
}
