"""Bundles: stylesheets and scripts that are written in small files and travel as one, so that a page asks for few."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path

IMPORT = re.compile(r'^@import "(?P<file>[\w/.-]+)";\n', re.MULTILINE)
REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
INDENTED = re.compile(r"\n\s+")
BETWEEN_RULES = re.compile(r"\s*([{};])\s*")
BEFORE_VALUE = re.compile(r"(?<=[{;])([\w-]+):\s+")
BETWEEN_VALUES = re.compile(r",\s+")
STRICT = '"use strict"\n'  # in which a function belongs to its block, and to nobody else
REMARK_LINE = re.compile(r"^\s*(?://.*|/\*\*.*\*/)\n", re.MULTILINE)
REMARK_AT_END = re.compile(r"[ \t]+// [^\"'`\n]*$", re.MULTILINE)  # one with quotation marks in it could be a string


def stylesheet(path: Path, without: Container[str] = ()) -> str:
    """Return a stylesheet with what it imports in the place of each import, without remarks and needless white space.

    Imports that are named `without` are left out.
    An imported file must lie in the same folder as soon as it points to other files, since its addresses are kept.
    No string in it may hold a brace, or white space after a comma or a semicolon.
    """
    text = path.read_text(encoding="utf-8")
    whole = IMPORT.sub(lambda at: "" if at["file"] in without else stylesheet(path.parent / at["file"]), text)
    tight = BETWEEN_RULES.sub(r"\1", REMARK.sub("", whole))
    return BETWEEN_VALUES.sub(",", BEFORE_VALUE.sub(r"\1:", tight)).strip()


def script(folder: Path) -> str:
    """Return the scripts of a folder one after the other, each in a block, so that none sees another's names."""
    parts = map(module, sorted(folder.glob("*.js")))
    return STRICT + "".join(f"{{\n{INDENTED.sub(chr(10), part)}}}\n" for part in parts)


def module(path: Path) -> str:
    """Return a script that a page loads by itself, without remarks.

    No string in it may have a line that looks like a remark, or ends as one.
    """
    return REMARK_AT_END.sub("", REMARK_LINE.sub("", path.read_text(encoding="utf-8")))
