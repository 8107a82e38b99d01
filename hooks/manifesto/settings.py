"""Settings: what `mkdocs.yml` says of the manifesto, under `extra.manifesto`."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto import identifier, node, parsing, rule
from manifesto.collection import Theme
from manifesto.field import Field, Findings, read_record
from manifesto.house_style import HouseStyle, Wording
from manifesto.other_font import MOST, OTHER_FONT, OtherFont
from manifesto.planned_collection import COLLECTION, PlannedCollection
from manifesto.poster_order import POSTER, PosterOrder
from manifesto.problem import Place
from manifesto.script import direction
from manifesto.shape import NamedRecords, line, list_of, named_records, record, text
from manifesto.single import whole_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from manifesto.node import Node

PATH = "mkdocs.yml"
PLAIN_STYLE = HouseStyle()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The manifesto's own facts; `site_url` ends with a slash or is empty."""

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

    @property
    def from_the_right(self) -> bool:
        """True where the manifesto's language is written from the right."""
        return direction(self.language) == "rtl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What was read of the settings; all but `settings` is known even where those are wrong.

    The other files are checked against these, so that a fault here hides none of theirs; None stands for unknown.
    `pages` is the folder of the prose pages, MkDocs' `docs_dir`.
    """

    settings: Settings | None = None
    licence: str | None = None
    themes: frozenset[str] | None = None
    house_style: HouseStyle = PLAIN_STYLE
    pages: str = "docs"
    site_url: str = ""


_WORDING = (line("avoid: utilize", required=True), line("write: use", required=True))
_HOUSE_STYLE = (
    Field(
        name="instead",
        read=list_of(record(_WORDING, Wording, what="wording"), most=500),
        example="instead: [{avoid: utilize, write: use}]",
    ),
    Field(name="hold", read=list_of(text(rule.length("hold", 1, 60)), most=500), example="hold: [a-word]"),
    Field(name="longest_sentence", read=whole_number, example="longest_sentence: 40"),
)

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
    Field(
        name="house_style",
        read=record(_HOUSE_STYLE, HouseStyle, what="house style"),
        example="house_style: {longest_sentence: 40}",
    ),
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
    return Outline(
        settings=None if findings.errors else Settings(**values),
        licence=values.get("licence"),
        site_url=values["site_url"],
        pages=pages,
        themes=_keys(ours.get("themes")),
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


def _keys(themes: Node | None) -> frozenset[str] | None:
    """Return the keys of the themes, those of broken ones included."""
    if themes is None:
        return frozenset()
    return frozenset(key.text for key, _ in themes.entries) if isinstance(themes, node.Mapping) else None


def _descend(root: Node | None, *names: str) -> Node | None:
    for name in names:
        root = root.get(name) if isinstance(root, node.Mapping) else None
    return root
