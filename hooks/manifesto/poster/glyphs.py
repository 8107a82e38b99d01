"""Glyphs: whether our faces can draw every character that a poster will print."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from manifesto.problem import Place, Problem
from manifesto.settings import PATH as MKDOCS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto.poster.subject import Subject
    from manifesto.settings import Settings
    from manifesto.typeface import Fonts

# The face that each text is set in, and the one that stands in for what it lacks (as in poster.css).
STATEMENTS = ("statement",)
SUMMARIES = ("text",)
NAMES = ("label", "text")


def missing(subject: Subject, settings: Settings, fonts: Fonts) -> Iterator[Problem]:
    """Yield a problem for each text with a character that no face of its has, naming where it stands and the character."""
    imprint = " ".join((settings.name, settings.edition, settings.licence))
    shared: tuple[tuple[str, str, tuple[str, ...]], ...] = (
        ("title", subject.title, STATEMENTS),
        ("line under the title", subject.subtitle, SUMMARIES),
        ("imprint", imprint, NAMES),
    )
    for what, text, names in shared:
        if not subject.single and (lacking := _lacking(text, names, fonts)):
            yield Problem(MKDOCS, Place(), "P045", _message(what, subject.title, lacking), "review")
    for principle in subject.principles:
        texts: list[tuple[str, str, tuple[str, ...]]] = [
            ("title", principle.title, STATEMENTS),
            ("summary", principle.summary, SUMMARIES),
        ]
        texts += [("author's name", author.name, NAMES) for author in principle.authors]
        for what, text, names in texts:
            if lacking := _lacking(text, names, fonts):
                yield Problem(principle.path, Place(), "P045", _message(what, principle.title, lacking), "review")


def _lacking(text: str, names: tuple[str, ...], fonts: Fonts) -> str:
    """Return the first character that none of the faces has, or nothing."""
    first, *others = [getattr(fonts, name) for name in names]
    return next((c for c in first.missing(text) if all(face.missing(c) for face in others)), "")


def _message(what: str, title: str, character: str) -> str:
    name = unicodedata.name(character, "a character without a name").lower()
    return (
        f"The {what} of “{title}” has {character} (U+{ord(character):04X}, {name}), which no typeface of the poster can draw. "
        "A maintainer adds a font that has it; until then these posters are not made."
    )
