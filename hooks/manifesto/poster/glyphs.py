"""Glyphs: whether our faces can draw every character that a poster will print."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from manifesto.font_file import flaw, font_file
from manifesto.language import language
from manifesto.phrasebook import phrasebook
from manifesto.poster import noto
from manifesto.problem import Place, Problem
from manifesto.settings import PATH as MKDOCS
from manifesto.typeface import FOLDER

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from manifesto.poster.subject import Subject
    from manifesto.settings import Settings
    from manifesto.typeface import Face, Fonts


REGULAR = "Regular"
NAMED = re.compile(r"\{\w+\}")  # what a phrase leaves open


@dataclass(frozen=True, slots=True)
class PrintedText:
    """A text of a poster: the file that it stands in, what it is there, and the face that it is printed in."""

    path: str
    what: str
    text: str
    face: Face


def missing(subject: Subject, settings: Settings, fonts: Fonts) -> Iterator[Problem]:
    """Yield a problem for each text of a poster with a character that no face of its has."""
    yield from lacking(_texts(subject, settings, fonts), settings, fonts.folder)


def lacking(texts: Iterable[PrintedText], settings: Settings, folder: Path) -> Iterator[Problem]:
    """Yield a problem for each text with a character that its face lacks, naming the first and the font to add.

    `folder` is where fonts lie.
    """
    for printed in texts:
        if characters := printed.face.missing(printed.text):
            yield Problem(printed.path, Place(), "P045", _message(printed, characters, settings, folder), "review")


def _texts(subject: Subject, settings: Settings, fonts: Fonts) -> Iterator[PrintedText]:
    if not subject.single:
        said_in = subject.house.path if subject.house and subject.house.title else MKDOCS
        yield PrintedText(said_in, f"title “{subject.title}”", subject.title, fonts.statement)
        yield PrintedText(MKDOCS, f"line under the title “{subject.title}”", subject.subtitle, fonts.text)
    if house := subject.house:
        line = house.line(phrasebook(settings.language))
        yield PrintedText(house.path, f"team “{line}”", line, fonts.statement)
    for what in ("name", "edition", "licence"):  # the imprint
        said = getattr(settings, what)
        yield PrintedText(MKDOCS, f"{what} “{said}”", said, fonts.label)
    yield small_print(settings, fonts.label)
    for principle in subject.principles:
        title = f"title “{principle.title}”"
        yield PrintedText(principle.file, title, principle.title, fonts.statement)
        yield PrintedText(principle.file, f"summary under the {title}", principle.summary, fonts.text)
        for author in principle.authors:
            yield PrintedText(principle.file, f"author's name “{author.name}”", author.name, fonts.label)
        for person in principle.translators:
            yield PrintedText(principle.file, f"translator's name “{person.name}”", person.name, fonts.label)


def small_print(settings: Settings, face: Face) -> PrintedText:
    """Return what every poster and certificate says in its own language, whatever it is about: our words, and days.

    The days of all months are among them, so that no poster fails in another one.
    """
    said, spoken = phrasebook(settings.language).room("poster"), language(settings.language)
    ours = [text for phrase in said.values() for text in ([phrase] if isinstance(phrase, str) else phrase.values())]
    days = (spoken.day(date(2026, month, 1)) for month in range(1, 13))
    name = spoken.name if settings.translated_from else ""  # a sheet says what is not in the language yet
    words = " ".join((*(NAMED.sub("", text) for text in ours), *days, spoken.figure(10_000), name))
    return PrintedText(MKDOCS, f"small print in the language {settings.language}", words, face)


def _message(printed: PrintedText, characters: list[str], settings: Settings, folder: Path) -> str:
    character = characters[0]
    name = unicodedata.name(character, "a character without a name").lower()
    return (
        f"The {printed.what} has {character} (U+{ord(character):04X}, {name}), which no typeface of the poster can draw. "
        f"A maintainer adds a font that has it{_remedy(printed.text, characters, settings, folder)}; until then these "
        "posters are not made."
    )


def _remedy(text: str, characters: list[str], settings: Settings, folder: Path) -> str:
    """Return how a font is added: the likeliest that is not there already, and what to write for it."""
    named = {file.text for font in settings.fonts for file in font.files}
    likely = noto.fonts(characters[0], text, settings.language)
    new = {noto.file(font, REGULAR): font for font in likely if noto.file(font, REGULAR) not in named}
    waiting = _waiting(characters, folder, named)
    if regular := next((file for file in (*new, *waiting) if file in waiting), ""):
        bold = regular.replace(f"-{REGULAR}.", "-Bold.")
        both = (folder / bold).is_file()
        record = f"{{regular: {regular}, bold: {bold}}}" if both else f"{{regular: {regular}}}"
        return f", which lies in {FOLDER} already: {_written(record, settings)}"
    for regular, font in new.items():
        record = f"{{regular: {regular}, bold: {noto.file(font, 'Bold')}}}"
        return f", such as {font}: puts its .ttf files into {FOLDER} and {_written(record, settings)}"
    return ""


def _waiting(characters: list[str], folder: Path, named: Collection[str]) -> list[str]:
    """Return the fonts that lie there, are not used yet, and have all of the characters."""
    files = (path for path in sorted(folder.glob(f"*-{REGULAR}.ttf")) if path.name not in named)
    return [path.name for path in files if not flaw(path) and font_file(path).letters.issuperset(characters)]


def _written(record: str, settings: Settings) -> str:
    written = f"adds {record} to the fonts" if settings.fonts else f"writes fonts: [{record}]"
    return f"{written} under extra.manifesto in mkdocs.yml"
