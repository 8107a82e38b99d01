"""Bundles: stylesheets and scripts that are written in small files and travel as one, so that a page asks for few."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

IMPORT = re.compile(r'^@import "(?P<file>[\w/.-]+)";\n', re.MULTILINE)
REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
INDENTED = re.compile(r"\n\s+")
REMARK_LINE = re.compile(r"^\s*//.*\n", re.MULTILINE)


def stylesheet(path: Path) -> str:
    """Return a stylesheet with what it imports in the place of each import, and without remarks.

    An imported file must lie in the same folder as soon as it points to other files, since its addresses are kept.
    """
    text = path.read_text(encoding="utf-8")
    whole = IMPORT.sub(lambda match: stylesheet(path.parent / match["file"]), text)
    return INDENTED.sub("\n", REMARK.sub("", whole)).lstrip()


def script(folder: Path) -> str:
    """Return the scripts of a folder one after the other, each in a block, so that none sees another's names."""
    parts = (path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.js")))
    return "".join(f"{{\n{INDENTED.sub(chr(10), REMARK_LINE.sub('', part))}}}\n" for part in parts)
