"""Settings: what `mkdocs.yml` says of the manifesto, under `extra.manifesto`."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from manifesto import node, parsing, rule
from manifesto.collection import Collection, Part, Theme
from manifesto.field import Field, Findings, Placed, read_record
from manifesto.problem import Place
from manifesto.shape import list_of, named_records, one_of, record, text, word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from manifesto.node import Node

PATH = "mkdocs.yml"
ORIENTATIONS = ("portrait", "landscape")


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterOrder:
    """One row of the matrix of posters that a build makes."""

    subject: Placed
    sizes: tuple[Placed, ...]
    orientations: tuple[str, ...] = ORIENTATIONS[:1]
    profiles: tuple[Placed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCollection:
    """A collection as written: its slugs keep their places until they are known to exist."""

    key: str
    title: str
    subtitle: str
    kind: str
    parts: tuple[tuple[str, tuple[Placed, ...]], ...]

    def settled(self) -> Collection:
        """Return the collection once every slug is known to exist."""
        parts = tuple(Part(title=title, principles=tuple(p.text for p in placed)) for title, placed in self.parts)
        return Collection(key=self.key, title=self.title, subtitle=self.subtitle, kind=self.kind, parts=parts)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What was read of the settings; all but `settings` is known even where those are wrong.

    The other files are checked against these, so that a fault here hides none of theirs; None stands for unknown.
    `pages` is the folder of the prose pages, MkDocs' `docs_dir`.
    """

    settings: Settings | None = None
    licence: str | None = None
    themes: frozenset[str] | None = None
    pages: str = "docs"


def _line(example: str, *, required: bool = False, longest: int = 200) -> Field:
    name = example.partition(":")[0]
    return Field(name=name, read=text(rule.length(name, 1, longest)), example=example, required=required)


_SLUGS = Field(name="principles", read=list_of(word(), most=200), example="principles: [keep-every-promise]")
_PART = (_line("title: For everyone", required=True), _SLUGS)
_COLLECTION = (
    _line("title: Ten rules", required=True),
    _line("subtitle: What we agreed on", required=True),
    _line("kind: rules", required=True),
    _SLUGS,
    Field(
        name="parts",
        read=list_of(record(_PART, lambda title, principles=(): (title, principles), what="part"), most=12),
        example="parts: [{title: For everyone, principles: [keep-every-promise]}]",
    ),
)


def _collection(*, principles: tuple[Placed, ...] = (), parts: Any = (), **rest: Any) -> PlannedCollection:
    whole = (("", principles),) if principles else ()
    return PlannedCollection(parts=(*whole, *parts), **rest)


_FIELDS = (
    _line("name: The Example Manifesto", required=True, longest=80),
    _line("short_name: Example Manifesto", required=True, longest=40),
    _line("tagline: What we stand for, in our own words", required=True),
    _line("edition: First edition", required=True, longest=40),
    _line("licence: CC-BY-4.0", required=True, longest=40),
    Field(name="repository", read=text(rule.repository), example="repository: ada-example/manifesto"),
    _line("branch: main"),
    _line("mark: assets/images/mark.svg"),
    Field(
        name="themes",
        read=named_records(
            (_line("title: Cultural", required=True), _line("description: ...", required=True, longest=400)),
            Theme,
            what="theme",
        ),
        example="themes: {cultural: {title: Cultural, description: What everyone believes}}",
    ),
    Field(
        name="collections",
        read=named_records(_COLLECTION, _collection, what="collection"),
        example="collections: {ten-rules: {title: Ten rules, subtitle: ..., kind: rules, principles: []}}",
    ),
    Field(
        name="posters",
        read=list_of(
            record(
                (
                    Field(name="subject", read=word(), example="subject: manifesto", required=True),
                    Field(name="sizes", read=list_of(word(), most=40), example="sizes: [a4, a3]", required=True),
                    Field(
                        name="orientations",
                        read=list_of(text(one_of(ORIENTATIONS, "P092", "orientation")), most=2),
                        example="orientations: [portrait]",
                    ),
                    Field(name="profiles", read=list_of(word(), most=5), example="profiles: [home]"),
                ),
                PosterOrder,
                what="poster",
            ),
            most=200,
        ),
        example="posters: [{subject: manifesto, sizes: [a3]}]",
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
    address = _descend(root, "site_url")
    if isinstance(address, node.Scalar) and address.text and not address.empty:
        findings.obey([rule.web_address], address.text, address.place)
        values["site_url"] = address.text.rstrip("/") + "/"
    language = _descend(root, "theme", "language")
    if isinstance(language, node.Scalar) and not language.empty:
        values["language"] = language.text
    return Outline(
        settings=None if findings.problems else Settings(**values),
        licence=values.get("licence"),
        pages=pages,
        themes=_keys(ours.get("themes")),
    )


def _keys(themes: Node | None) -> frozenset[str] | None:
    """Return the keys of the themes, those of broken ones included."""
    if themes is None:
        return frozenset()
    return frozenset(key.text for key, _ in themes.entries) if isinstance(themes, node.Mapping) else None


def _descend(root: Node | None, *names: str) -> Node | None:
    for name in names:
        root = root.get(name) if isinstance(root, node.Mapping) else None
    return root
