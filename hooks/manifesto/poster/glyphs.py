"""Glyphs: whether our faces can draw every character that a poster will print."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto.poster import noto
from manifesto.problem import Place, Problem
from manifesto.settings import PATH as MKDOCS
from manifesto.typeface import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manifesto.poster.subject import Subject
    from manifesto.settings import Settings
    from manifesto.typeface import Face, Fonts


@dataclass(frozen=True, slots=True)
class PrintedText:
    """A text of a poster: the file that it stands in, what it is there, and the face that it is printed in."""

    path: str
    what: str
    text: str
    face: Face


def missing(subject: Subject, settings: Settings, fonts: Fonts) -> Iterator[Problem]:
    """Yield a problem for each text of a poster with a character that no face of its has."""
    yield from lacking(_texts(subject, settings, fonts), settings)


def lacking(texts: Iterable[PrintedText], settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each text with a character that its face lacks, naming the first and the font to add."""
    for printed in texts:
        if characters := printed.face.missing(printed.text):
            yield Problem(printed.path, Place(), "P045", _message(printed, characters[0], settings), "review")


def _texts(subject: Subject, settings: Settings, fonts: Fonts) -> Iterator[PrintedText]:
    if not subject.single:
        said_in = subject.house.path if subject.house and subject.house.title else MKDOCS
        yield PrintedText(said_in, f"title “{subject.title}”", subject.title, fonts.statement)
        yield PrintedText(MKDOCS, f"line under the title “{subject.title}”", subject.subtitle, fonts.text)
    if house := subject.house:
        yield PrintedText(house.path, f"team “{house.line}”", house.line, fonts.statement)
    for what in ("name", "edition", "licence"):  # the imprint
        said = getattr(settings, what)
        yield PrintedText(MKDOCS, f"{what} “{said}”", said, fonts.label)
    for principle in subject.principles:
        title = f"title “{principle.title}”"
        yield PrintedText(principle.path, title, principle.title, fonts.statement)
        yield PrintedText(principle.path, f"summary under the {title}", principle.summary, fonts.text)
        for author in principle.authors:
            yield PrintedText(principle.path, f"author's name “{author.name}”", author.name, fonts.label)


def _message(printed: PrintedText, character: str, settings: Settings) -> str:
    name = unicodedata.name(character, "a character without a name").lower()
    return (
        f"The {printed.what} has {character} (U+{ord(character):04X}, {name}), which no typeface of the poster can draw. "
        f"A maintainer adds a font that has it{_remedy(printed.text, character, settings)}; until then these posters are "
        "not made."
    )


def _remedy(text: str, character: str, settings: Settings) -> str:
    """Return how a font is added: the likeliest that is not there already, and what to write for it."""
    there = {file.text for font in settings.fonts for file in font.files}
    likely = noto.fonts(character, text, settings.language)
    font = next((font for font in likely if noto.file(font, "Regular") not in there), "")
    if not font:
        return ""
    regular, bold = (noto.file(font, weight) for weight in ("Regular", "Bold"))
    record = f"{{regular: {regular}, bold: {bold}}}"
    written = f"adds {record} to the fonts" if settings.fonts else f"writes fonts: [{record}]"
    return f", such as {font}: puts its .ttf files into {FOLDER} and {written} under extra.manifesto in mkdocs.yml"
