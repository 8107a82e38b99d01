"""Manuscripts: a passage as Markdown again, so written that every program that reads Markdown reads the same in it.

Bodies are not copied as their authors wrote them: put together in one file, an open fence of one would swallow the
next, and a named link of one would lead where another says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manifesto.literal import address, escaped, guarded
from manifesto.passage import HEADINGS, blocks, words_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

BREAK = "\x00"  # stands for the spaces at the end of a line that is broken on purpose; no text has it
INDENT = "    "  # of what stands in a list; Python-Markdown asks for four spaces, and others allow them
ALIGNED = {"left": ":---", "right": "---:", "center": ":---:"}


def manuscript(root: Element) -> str:
    """Return a passage as Markdown, without a line end at its end."""
    return "\n\n".join(map(_block, blocks(root)))


def _block(element: Element) -> str:
    return _WRITERS.get(element.tag, _inline)(element)


def _heading(element: Element) -> str:
    return f"{'#' * int(element.tag[1:])} {' '.join(_inline(element).split())}"


def _rule(_: Element) -> str:
    return "* * *"


def _quotation(element: Element) -> str:
    return _prefixed(manuscript(element), "> ", "> ")


def _list(element: Element) -> str:
    first = int(element.get("start") or 1)
    marks = (f"{number}. " if element.tag == "ol" else "- " for number in range(first, first + len(element)))
    items = [_item(item) for item in element]
    between = "\n\n" if any(item.find("p") is not None for item in element) else "\n"
    return between.join(_prefixed(item, mark, INDENT) for item, mark in zip(items, marks, strict=True))


def _item(item: Element) -> str:
    """Return what is in an item; below words that are no paragraph a list follows on the next line."""
    loose = item.find("p") is None
    return ("\n" if loose else "\n\n").join(map(_block, blocks(item)))


def _prefixed(text: str, first: str, others: str) -> str:
    start, *rest = text.split("\n")
    lines = (others + line if line else others.rstrip() for line in rest)
    return "\n".join([first + start, *lines])


def _fenced(element: Element) -> str:
    code = "".join(element.itertext())
    fence = "`" * max(3, 1 + _longest_run(code))
    return f"{fence}\n{code.rstrip(chr(10))}\n{fence}"


def _longest_run(code: str) -> int:
    return max(map(len, re.findall("`+", code)), default=0)


def _table(element: Element) -> str:
    head, *body = ([_cell(cell) for cell in row] for row in element.iter("tr"))
    sides = [ALIGNED.get(cell.get("align", ""), "---") for cell in next(element.iter("tr"))]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, sides, *body))


def _cell(cell: Element) -> str:
    return re.sub(r"(?<!\\)\|", r"\\|", " ".join(_inline(cell).split()))


def _inline(element: Element) -> str:
    """Return the words in an element with their marks, line by line as they were written."""
    lines = (line.strip(" \t") for line in _words(element).strip().split("\n"))
    text = "\n".join(line for line in lines if line).replace(BREAK, "  ")
    return guarded(text)


def _words(element: Element) -> str:
    parts = [escaped(element.text)]
    for child in element:
        parts += [_marked(child), escaped(child.tail)]
    return "".join(parts)


def _marked(element: Element) -> str:
    match element.tag:
        case "em":
            return f"*{_words(element).strip()}*"
        case "strong":
            return f"**{_words(element).strip()}**"
        case "code":
            return _code("".join(element.itertext()))
        case "br":
            return f"{BREAK}\n"
        case "a":
            return _link(element)
    return _words(element)


def _code(code: str) -> str:
    fence = "`" * (1 + _longest_run(code))
    space = " " if code.startswith("`") or code.endswith("`") else ""
    return f"{fence}{space}{code}{space}{fence}"


def _link(element: Element) -> str:
    target = address(element.get("href", ""))
    words = words_of(element)
    return f"<{words}>" if target.removeprefix("mailto:") == words else f"[{_words(element).strip()}]({target})"


_WRITERS = {
    **dict.fromkeys(HEADINGS, _heading),
    **dict.fromkeys(("ul", "ol"), _list),
    "blockquote": _quotation,
    "pre": _fenced,
    "table": _table,
    "hr": _rule,
}
