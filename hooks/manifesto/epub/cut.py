"""Cuts: the parts of the statement face that a book carries, which are those whose letters its titles need."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RULES = "overrides/assets/stylesheets/fonts.css"
RULE = re.compile(
    r'@font-face \{\s*font-family: "Statement";[^}]*?url\("\.\./fonts/(?P<file>[\w-]+\.woff2)"\)'
    r"[^}]*?unicode-range: (?P<range>[^;]+);\s*\}"
)
RANGE = re.compile(r"U\+(?P<first>[0-9A-F]+)(?:-(?P<last>[0-9A-F]+))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """One file of the face, and the code points that it is for, as CSS writes them."""

    file: str
    range: str
    content: bytes

    @property
    def data(self) -> str:
        """The file as an address that holds all of it, for a picture that can ask for no other file."""
        return f"data:font/woff2;base64,{base64.b64encode(self.content).decode()}"


def cuts(root: Path, text: str) -> Iterator[Cut]:
    """Yield the cuts of the statement face of the project at `root` that hold a letter of the text."""
    rules = root / RULES
    letters = {ord(letter) for letter in text if not letter.isspace()}
    for rule in RULE.finditer(rules.read_text(encoding="utf-8")):
        if any(not letters.isdisjoint(span) for span in _spans(rule["range"])):
            content = (rules.parent.parent / "fonts" / rule["file"]).read_bytes()
            yield Cut(file=rule["file"], range=rule["range"], content=content)


def _spans(listed: str) -> Iterator[range]:
    for match in RANGE.finditer(listed):
        first = int(match["first"], 16)
        yield range(first, int(match["last"] or match["first"], 16) + 1)
