"""Glyphs: whether our faces can draw every character that a poster will print."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from manifesto import typeface
from manifesto.problem import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from manifesto.poster.subject import Subject

# The face that each text is set in, and the one that stands in for what it lacks (as in poster.css).
STATEMENTS = (typeface.STATEMENT,)
SUMMARIES = (typeface.TEXT,)
NAMES = (typeface.LABEL, typeface.TEXT)


def missing(subject: Subject, fonts: Path) -> Iterator[Problem]:
    """Yield a problem for each text of the subject with a character that no face of its has, naming principle and character."""
    for principle in subject.principles:
        texts: list[tuple[str, str, tuple[str, ...]]] = [
            ("title", principle.title, STATEMENTS),
            ("summary", principle.summary, SUMMARIES),
        ]
        texts += [("author's name", author.name, NAMES) for author in principle.authors]
        for what, text, names in texts:
            faces = [typeface.face(fonts / name) for name in names]
            lacking = [c for c in faces[0].missing(text) if all(face.missing(c) for face in faces[1:])]
            if lacking:
                yield Problem(principle.path, Place(), "P045", _message(what, principle.title, lacking[0]))


def _message(what: str, title: str, character: str) -> str:
    name = unicodedata.name(character, "a character without a name").lower()
    return (
        f"The {what} of “{title}” has {character} (U+{ord(character):04X}, {name}), which no typeface of the poster can draw. "
        "Write it without, or ask a maintainer to add a font that has it."
    )
