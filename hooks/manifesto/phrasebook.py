"""Phrasebooks: every sentence that a reader sees and that no contributor wrote, in each of our languages.

The tables are the folder `phrases`: a folder for each language, in it a file for each room, in that a line for each
phrase.  A phrase is called by room and key, as in `home.take_the_poster`.  Names in braces stand for what is known only
when it is said; a phrase about a number has one wording for each category that CLDR gives the language.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeAlias

from manifesto import parsing
from manifesto.language import Language, language
from manifesto.node import values

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOLDER = Path(__file__).parent / "phrases"
ORIGINAL = "en"  # what stands where a language has no table yet
MARK = re.compile(r"\*\*(?P<strong>.+?)\*\*|`(?P<code>[^`]+)`|\[(?P<text>[^\]]+)\]\((?P<mark>[a-z_]+)\)")

Phrase: TypeAlias = "str | Mapping[str, str]"


class Part(NamedTuple):
    """A piece of a phrase and what it is marked as: strong, code, the name of a link, or nothing."""

    text: str
    mark: str = ""


class Say(Protocol):
    """What says a phrase in some language, as `Phrasebook.say` does."""

    def __call__(self, key: str, **known: Any) -> str:
        """Return the phrase with what is known in it."""
        ...


@dataclass(frozen=True)
class Phrasebook:
    """The phrases of one language; `say` is how templates and Python say any of them."""

    language: Language
    rooms: dict[str, Mapping[str, Phrase]] = field(default_factory=dict, repr=False, compare=False)
    _plain: dict[str, str] = field(default_factory=dict, repr=False, compare=False)  # said on thousands of pages

    def say(self, key: str, **known: Any) -> str:
        """Return a phrase with what is known in it; `count` chooses among its wordings.  Raises KeyError for no phrase.

        Numbers are said as figures, dates as days, and lists and tuples as names in a sentence.
        """
        if known:
            return self._worded(key, known).format(**self._told(known))
        if key not in self._plain:
            self._plain[key] = self._worded(key, known)
        return self._plain[key]

    def forms(self, key: str) -> str:
        """Return all wordings of a phrase as JSON, for a script that knows the number only later."""
        phrase = self.phrase(key)
        return json.dumps(phrase if not isinstance(phrase, str) else {"other": phrase}, ensure_ascii=False)

    def parts(self, key: str, **known: Any) -> tuple[Part, ...]:
        """Return a phrase in pieces: `**strong**`, `code` in backticks, and [words](name) that lead somewhere.

        What looks like a mark in what is known, which strangers wrote, is none.
        """
        said = self._told(known)
        return tuple(
            Part(text.format(**said) if said else text, mark) for text, mark in _parts(self._worded(key, known))
        )

    def phrase(self, key: str) -> Phrase:
        """Return a phrase as it stands in the table; raises KeyError for one that English has not either."""
        room, _, name = key.partition(".")
        return self.room(room)[name]

    def room(self, name: str) -> Mapping[str, Phrase]:
        """Return all phrases of a room by their keys; none where there is no such room."""
        if name not in self.rooms:
            self.rooms[name] = {**_room(ORIGINAL, name), **_room(self.language.tag, name)}
        return self.rooms[name]

    def _worded(self, key: str, known: Mapping[str, Any]) -> str:
        phrase = self.phrase(key)
        if isinstance(phrase, str):
            return phrase
        return phrase.get(self.language.count(known["count"])) or phrase["other"]

    def _told(self, known: Mapping[str, Any]) -> dict[str, object]:
        return {name: self._said(value) for name, value in known.items()}

    def _said(self, value: object) -> object:
        match value:
            case bool() | str():
                return value
            case int():
                return self.language.figure(value)
            case date():
                return self.language.day(value)
            case list() | tuple():
                return self.language.names(value)
        return value


@cache
def _parts(said: str) -> tuple[Part, ...]:
    return tuple(_marked(said))


def _marked(said: str) -> Iterator[Part]:
    start = 0
    for match in MARK.finditer(said):
        if match.start() > start:
            yield Part(said[start : match.start()])
        kind = match.lastgroup or ""
        yield Part(match["text"], match["mark"]) if match["mark"] else Part(match[kind], kind)
        start = match.end()
    if start < len(said):
        yield Part(said[start:])


@cache
def _room(tag: str, room: str) -> Mapping[str, Phrase]:
    """Return the phrases of a room in a language: of pt-BR those of pt as well, and none where nobody wrote them."""
    broader = tag.rpartition("-")[0]
    known = _room(broader, room) if broader else {}
    path = FOLDER / tag / f"{room}.yml"
    if tag not in tables() or not path.is_file():
        return known
    return {**known, **values(parsing.read(path.read_text(encoding="utf-8"), path=path.name))}


@cache
def tables() -> tuple[str, ...]:
    """Return the tags of the languages that have a table, in order."""
    return tuple(sorted(path.name for path in FOLDER.iterdir() if path.is_dir()))


@cache
def phrasebook(tag: str) -> Phrasebook:
    """Return the phrasebook of a language; English stands in for what it does not have."""
    return Phrasebook(language(tag))
