"""Front matter: the metadata between the two `---` lines of a file, and the body after them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto import node, parsing
from manifesto.problem import Fix, Place, Problem, Rejected
from manifesto.tidiness import FENCE

if TYPE_CHECKING:
    from collections.abc import Collection

DASHES = re.compile(r"[-–—―−]{1,4}")  # what a word processor makes of the three hyphens
FIELD = re.compile(r"[\w-]+\s*[:：]|[ \t]+\S|- |#")  # how a line among the fields begins
SAMPLE = "---, then lines such as title: Keep every promise, then --- again"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The metadata of one file and its body; `body_line` is the line of the file on which the body begins."""

    metadata: node.Mapping
    body: str
    body_line: int

    def place_of(self, name: str) -> Place:
        """Return where the value of a field stands; the beginning of the fields where there is none."""
        found = self.metadata.get(name)
        return found.place if found else self.metadata.place

    @property
    def text(self) -> str:
        """The body without the empty lines around it, with a line end at its end."""
        return self.body.strip("\n") + "\n"

    @property
    def text_line(self) -> int:
        """The line of the file on which the text begins."""
        return self.body_line + len(self.body) - len(self.body.lstrip("\n"))


def read(text: str, *, path: str, names: Collection[str] = ()) -> FrontMatter:
    """Return the front matter of a file's text; `names` are the fields that may stand in it.

    Raises Rejected: P010 when a `---` line is missing, P011 when the YAML cannot be read, P013 when it is no mapping.
    """
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)  # empty lines before it hurt nobody
    end = start + _closing_line(lines[start:], path)
    metadata = parsing.read("\n".join(lines[start + 1 : end]), path=path, first_line=start + 2, names=names)
    if not isinstance(metadata, node.Mapping):
        message = "Between the two --- lines stand fields, one a line, such as title: Keep every promise."
        raise Rejected([Problem(path, Place(start + 2), "P013", message)])
    return FrontMatter(metadata, "\n".join(lines[end + 1 :]), end + 2)


def _closing_line(lines: list[str], path: str) -> int:
    if not any(line.strip() for line in lines):
        message = f"The file is empty. Begin with {SAMPLE}; the text follows."
        raise Rejected([Problem(path, Place(), "P010", message)])
    if lines[0].rstrip() != FENCE:
        if DASHES.fullmatch(lines[0].strip()):
            raise Rejected([_dash(path, 1)])
        if lines[0].startswith("{\\rtf"):
            message = (
                "This file was saved as rich text. Save it as plain text; in TextEdit that is Format, Make Plain Text."
            )
            raise Rejected([Problem(path, Place(), "P010", message)])
        message = f"The file does not begin with ---. Put it on the first line: {SAMPLE}."
        raise Rejected([Problem(path, Place(), "P010", message)])
    ends = [number for number, line in enumerate(lines) if number and line.rstrip() == FENCE]
    last = _last_field(lines, sure=not ends)
    if last < len(lines) and _is_like_a_fence(lines[last], sure=not ends) and (not ends or last < ends[0]):
        raise Rejected([_dash(path, last + 1)])
    if not ends:
        message = "The line --- that closes the fields is missing. Put --- on a line of its own before the text."
        raise Rejected([Problem(path, Place(last), "P010", message)])
    return ends[0]


def _is_like_a_fence(line: str, *, sure: bool = False) -> bool:
    """Return whether a line looks like three hyphens; a hyphen alone is an item of a list, and one further in is, too."""
    dashes = line.strip() if sure else line.rstrip()
    return bool(DASHES.fullmatch(dashes)) and dashes != "-" and (sure or not dashes.isascii())


def _dash(path: str, number: int) -> Problem:
    message = "This line should be three hyphens, and has something like them."
    return Problem(path, Place(number), "P010", message, fix=Fix(number, FENCE, safe=True))


def _last_field(lines: list[str], *, sure: bool) -> int:
    """Return the number of the last line that still looks like a field, or like a part of one: the closing --- follows it."""
    number = 1
    for index, line in enumerate(lines[1:], 2):
        if not FIELD.match(line) or _is_like_a_fence(line, sure=sure):
            break
        number = index
    return number
