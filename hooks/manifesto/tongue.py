"""Tongues: what mkdocs.yml says of the manifesto in another language than its own; what it leaves out is the original's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from manifesto.field import Field
from manifesto.language_tag import tag as tag_rule
from manifesto.node import Mapping, Node, Scalar, Sequence
from manifesto.planned_style import HOUSE_STYLE, PLAIN_STYLE
from manifesto.poster_order import POSTER, PosterOrder
from manifesto.problem import quote
from manifesto.rule import Finding, Rule, length
from manifesto.shape import NamedRecords, Record, line, list_of, text
from manifesto.suggestion import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto.collection import Theme
    from manifesto.field import Findings
    from manifesto.house_style import HouseStyle
    from manifesto.planned_collection import PlannedCollection
    from manifesto.settings import Settings

WORDS = ("name", "short_name", "tagline", "edition")
LONGEST_SHORT_NAME = 40  # characters; so long a name stands in the head of a page as well


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslatedTheme:
    """A theme's words in another language."""

    key: str
    title: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslatedCollection:
    """A collection's words in another language; `parts` are the titles of its parts, in their order."""

    key: str
    title: str
    subtitle: str
    kind: str = ""
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """A language that the manifesto is translated into, by its tag; `posters` are the original's where it is None."""

    key: str
    name: str = ""
    short_name: str = ""
    tagline: str = ""
    edition: str = ""
    themes: tuple[TranslatedTheme, ...] = ()
    collections: tuple[TranslatedCollection, ...] = ()
    posters: tuple[PosterOrder, ...] | None = None
    house_style: HouseStyle = PLAIN_STYLE

    @property
    def tag(self) -> str:
        """The tag of the language, as HTML knows it."""
        return self.key

    def settings(self, original: Settings) -> Settings:
        """Return the settings of the manifesto in this language."""
        words = {name: said for name in WORDS if (said := getattr(self, name))}
        if self.name and not self.short_name and len(self.name) <= LONGEST_SHORT_NAME:
            words["short_name"] = self.name
        themes = {theme.key: theme for theme in self.themes}
        collections = {collection.key: collection for collection in self.collections}
        borrowed = original.language
        return replace(
            original,
            **words,
            language=self.tag,
            translated_from=original.original,
            borrowed=frozenset(WORDS) - words.keys(),
            themes=tuple(_theme(each, themes.get(each.key), borrowed) for each in original.themes),
            collections=tuple(_collection(each, collections.get(each.key), borrowed) for each in original.collections),
            posters=original.posters if self.posters is None else self.posters,
            house_style=self.house_style,
        )


def _theme(theme: Theme, said: TranslatedTheme | None, borrowed: str) -> Theme:
    if said is None:
        return replace(theme, language=borrowed)
    return replace(theme, title=said.title, description=said.description)


def _collection(planned: PlannedCollection, said: TranslatedCollection | None, borrowed: str) -> PlannedCollection:
    if said is None:
        return replace(planned, language=borrowed)
    titles = iter(said.parts)
    parts = tuple((next(titles, title) if title else "", slugs) for title, slugs in planned.parts)
    return replace(planned, title=said.title, subtitle=said.subtitle, kind=said.kind or planned.kind, parts=parts)


def known_as(what: str, id: str, known: frozenset[str] | None) -> Rule:
    """Return the rule that a key is that of a theme, or a collection, which there is; of None nothing is known."""

    @Rule
    def rule(text: str) -> Iterator[Finding]:
        """The key is known."""
        if known is not None and text not in known:
            yield Finding(id, f"There is no {what} {quote(text)} to translate. {suggest(text, sorted(known))}")

    return rule


def check_parts(key: Scalar, words: Node, parts: int | None, findings: Findings) -> None:
    """Note where a collection has other parts in another language; `parts` counts those that have a title in the original."""
    said = words.get("parts") if isinstance(words, Mapping) else None
    number = len(said.items) if isinstance(said, Sequence) else 1 if said else 0
    if parts is not None and number != parts:
        place = said.place if said else key.place
        titles = (
            f"Write their titles in that order, such as parts: [{', '.join(['...'] * parts)}]."
            if parts
            else "Leave parts out."
        )
        findings.add(
            place,
            "P063",
            f"{quote(key.text)} has {parts} parts with a title in the original, and {number} here. {titles}",
        )


_THEMES = NamedRecords(
    Record(
        (line("title: Kultur", required=True), line("description: ...", required=True, longest=400)),
        TranslatedTheme,
        "theme",
    )
)
_COLLECTIONS = NamedRecords(
    Record(
        (
            line("title: Zehn Regeln", required=True),
            line("subtitle: ...", required=True),
            line("kind: Regeln"),
            Field(name="parts", read=list_of(text(length("title", 1, 200)), most=12), example="parts: [Für alle]"),
        ),
        TranslatedCollection,
        "collection",
    )
)
TONGUES = Field(
    name="languages",
    read=NamedRecords(
        Record(
            (
                line("name: Das Beispiel-Manifest", longest=80),
                line("short_name: Beispiel-Manifest", longest=LONGEST_SHORT_NAME),
                line("tagline: Wofür wir stehen, in unseren Worten"),
                line("edition: Erste Ausgabe", longest=40),
                Field(name="themes", read=_THEMES, example="themes: {cultural: {title: Kultur, description: ...}}"),
                Field(
                    name="collections",
                    read=_COLLECTIONS,
                    example="collections: {ten-rules: {title: ..., subtitle: ...}}",
                ),
                Field(
                    name="posters",
                    read=list_of(POSTER, most=200),
                    example="posters: [{subject: manifesto, sizes: [a3]}]",
                ),
                HOUSE_STYLE,
            ),
            Tongue,
            "language",
        ),
        tag_rule,
    ),
    example="languages: {de: {name: Das Beispiel-Manifest}}",
)
