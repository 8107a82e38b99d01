"""Settings: what `mkdocs.yml` says of the manifesto, under `extra.manifesto`."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from manifesto import identifier, node, parsing
from manifesto.collection import Theme
from manifesto.field import Field, Findings, read_record
from manifesto.other_font import MOST, OTHER_FONT, OtherFont
from manifesto.planned_collection import COLLECTION, PlannedCollection
from manifesto.planned_style import HOUSE_STYLE, PLAIN_STYLE
from manifesto.poster_order import POSTER, PosterOrder
from manifesto.problem import Place
from manifesto.script import direction
from manifesto.shape import NamedRecords, line, list_of, named_records, text
from manifesto.tongue import TONGUES, Tongue, check_parts, known_as

if TYPE_CHECKING:
    from collections.abc import Mapping

    from manifesto.house_style import HouseStyle
    from manifesto.node import Node

PATH = "mkdocs.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The manifesto's own facts; `site_url` ends with a slash or is empty.

    `languages` are those that it is translated into.  In one of these, `language` is its tag, `translated_from` that of
    the original, and `borrowed` are the names of the facts which are still in the original's words.
    """

    name: str
    short_name: str
    tagline: str
    edition: str
    licence: str
    repository: str = ""
    branch: str = "main"
    mark: str = ""
    language: str = "en"
    site_url: str = ""
    themes: tuple[Theme, ...] = ()
    collections: tuple[PlannedCollection, ...] = ()
    posters: tuple[PosterOrder, ...] = ()
    fonts: tuple[OtherFont, ...] = ()
    house_style: HouseStyle = PLAIN_STYLE
    languages: tuple[Tongue, ...] = ()
    translated_from: str = ""
    borrowed: frozenset[str] = frozenset()

    @property
    def original(self) -> str:
        """The tag of the language that the manifesto was written in first."""
        return self.translated_from or self.language

    @property
    def from_the_right(self) -> bool:
        """True where the manifesto's language is written from the right."""
        return direction(self.language) == "rtl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What was read of the settings; all but `settings` is known even where those are wrong.

    The other files are checked against these, so that a fault here hides none of theirs; None stands for unknown.
    `pages` is the folder of the prose pages, MkDocs' `docs_dir`.  `tongues` are the tags of the languages that the
    manifesto is translated into, out of its own `language`.
    """

    settings: Settings | None = None
    licence: str | None = None
    themes: frozenset[str] | None = None
    house_style: HouseStyle = PLAIN_STYLE
    pages: str = "docs"
    site_url: str = ""
    language: str = "en"
    tongues: frozenset[str] | None = None

    @property
    def styles(self) -> Mapping[str, HouseStyle]:
        """The house styles of the languages that it is translated into, by their tags."""
        return {each.tag: each.house_style for each in self.settings.languages} if self.settings else {}


_FIELDS = (
    line("name: The Example Manifesto", required=True, longest=80),
    line("short_name: Example Manifesto", required=True, longest=40),
    line("tagline: What we stand for, in our own words", required=True),
    line("edition: First edition", required=True, longest=40),
    line("licence: CC-BY-4.0", required=True, longest=40),
    Field(name="repository", read=text(identifier.repository), example="repository: ada-example/manifesto"),
    line("branch: main"),
    Field(name="mark", read=text(identifier.mark), example="mark: assets/images/mark.svg"),
    Field(
        name="themes",
        read=named_records(
            (line("title: Cultural", required=True), line("description: ...", required=True, longest=400)),
            Theme,
            what="theme",
        ),
        example="themes: {cultural: {title: Cultural, description: What everyone believes}}",
    ),
    Field(
        name="collections",
        read=NamedRecords(COLLECTION),
        example="collections: {ten-rules: {title: Ten rules, subtitle: ..., kind: rules, principles: []}}",
    ),
    Field(
        name="posters",
        read=list_of(POSTER, most=200),
        example="posters: [{subject: manifesto, sizes: [a3]}]",
    ),
    Field(
        name="fonts",
        read=list_of(OTHER_FONT, most=MOST),
        example="fonts: [{regular: NotoSansJP-Regular.ttf, bold: NotoSansJP-Bold.ttf}]",
    ),
    HOUSE_STYLE,
    TONGUES,
)


def read_settings(source: str, findings: Findings, environment: Mapping[str, str] | None = None) -> Outline:
    """Return the settings in the text of mkdocs.yml; when they are wrong, `findings` says what.

    `environment` answers `!ENV`; it is the process's own unless given.  Raises Rejected when the YAML cannot be read.
    """
    environment = os.environ if environment is None else environment
    root = parsing.read(source, path=findings.path, environment=environment)
    folder = _descend(root, "docs_dir")
    pages = folder.text if isinstance(folder, node.Scalar) else Outline().pages
    ours = _descend(root, "extra", "manifesto")
    if not isinstance(ours, node.Mapping):
        findings.add(Place(), "P020", "There is no extra.manifesto here. Add it, with at least a name and a licence.")
        return Outline(pages=pages)
    values = read_record(ours, _FIELDS, findings, what="manifesto")
    values["site_url"] = _site_url(root, findings)
    language = _descend(root, "theme", "language")
    if isinstance(language, node.Scalar) and not language.empty:
        values["language"] = language.text
    _check_tongues(ours, values, findings)
    return Outline(
        settings=None if findings.errors else Settings(**values),
        licence=values.get("licence"),
        site_url=values["site_url"],
        pages=pages,
        themes=_keys(ours.get("themes")),
        language=values.get("language", Outline().language),
        tongues=_keys(ours.get("languages")),
        house_style=values.get("house_style") or PLAIN_STYLE,
    )


def _site_url(root: Node | None, findings: Findings) -> str:
    """Return the address of the site with a slash at its end, or nothing where it has none."""
    address = _descend(root, "site_url")
    if not isinstance(address, node.Scalar) or address.empty or not address.text.strip():
        return ""
    before = findings.errors
    findings.obey([identifier.web_address], address.text, address.place)
    return address.text.rstrip("/") + "/" if findings.errors == before else ""


def _keys(named: Node | None) -> frozenset[str] | None:
    """Return the keys of themes, or of languages, those of broken ones included."""
    if named is None or (isinstance(named, node.Scalar) and named.empty):
        return frozenset()
    return frozenset(key.text for key, _ in named.entries) if isinstance(named, node.Mapping) else None


def _check_tongues(ours: node.Mapping, values: dict[str, Any], findings: Findings) -> None:
    """A language is another than the manifesto's own, and its themes and collections are those that there are."""
    language = values.get("language", Outline().language)
    parts = {each.key: sum(bool(title) for title, _ in each.parts) for each in values.get("collections", ()) if each}
    for key, said in _entries(ours.get("languages")):
        if key.text == language:
            message = f"{key.text} is the manifesto's own language, and its words stand above. Leave it out here."
            findings.add(key.place, "P063", message)
        for theme, _ in _entries(_descend(said, "themes")):
            findings.obey([known_as("theme", "P061", _keys(ours.get("themes")))], theme.text, theme.place)
        for collection, words in _entries(_descend(said, "collections")):
            findings.obey(
                [known_as("collection", "P063", _keys(ours.get("collections")))], collection.text, collection.place
            )
            check_parts(collection, words, parts.get(collection.text), findings)


def _entries(named: Node | None) -> tuple[tuple[node.Scalar, Node], ...]:
    return named.entries if isinstance(named, node.Mapping) else ()


def _descend(root: Node | None, *names: str) -> Node | None:
    for name in names:
        root = root.get(name) if isinstance(root, node.Mapping) else None
    return root
