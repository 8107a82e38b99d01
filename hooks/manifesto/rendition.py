"""A rendition: one translation of `principles/`, or a claim to one, read by itself before its original is looked at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from manifesto import front_matter, identifier, language_tag, prose
from manifesto.draft import references_of
from manifesto.field import Findings, Placed, read_record
from manifesto.principle import FOLDER
from manifesto.problem import Place, quote
from manifesto.slug import slug_of
from manifesto.translation import Translation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from manifesto.byline import WrittenOut
    from manifesto.contributor import Contributor
    from manifesto.language_tag import Name
    from manifesto.node import Mapping as Metadata
    from manifesto.reference import References
    from manifesto.rendition_form import RenditionForm
    from manifesto.settings import Outline

WORDS = ("title", "summary", "of")  # of these a claim has none
IN_THE_ORIGINAL = "The field {name} stands in the original, and counts for its translations. {advice}"
BELOW = {  # what somebody who copied the original may mean by a field of it
    "author": "Who translated it stands under translators.",
    "authors": "Who translated it stands under translators.",
    "added": "The day of the translation stands under translated.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """A well-formed file; whether it has an original is seen when the manifesto is put together.

    `title` and `body` are empty for a claim.  `of` is what is written for the digest of the original, where anything
    is; `body_line` is the line on which the text begins, `places` are those of the fields by name.
    """

    slug: str
    language: str
    translators: tuple[Placed | WrittenOut, ...]
    places: Mapping[str, Place]
    title: str = ""
    summary: str = ""
    body: str = ""
    body_line: int = 1
    of: Placed | None = None
    translated: date | None = None
    licence: str = ""
    claimed: date | None = None

    @property
    def name(self) -> str:
        """The name of its file, without the ending."""
        return f"{self.slug}.{self.language}"

    @property
    def authors(self) -> tuple[Placed | WrittenOut, ...]:
        """Those who sign it, as authors sign an original."""
        return self.translators

    @property
    def place(self) -> Place:
        """Where the title stands, or what stands in its place."""
        return self.places.get("title") or self.places.get("claimed") or Place()

    @property
    def path(self) -> str:
        """The file that it is written in, from the project's folder."""
        return f"{FOLDER}/{self.name}.md"

    def settled(self, slug: str, translators: tuple[Contributor, ...]) -> Translation:
        """Return the translation once its original, which may have another slug today, and its people are known."""
        assert self.translated  # noqa: S101 -- a claim is none
        return Translation(
            slug=slug,
            language=self.language,
            title=self.title,
            summary=self.summary,
            body=self.body,
            translators=translators,
            of=self.of.text if self.of else "",
            translated=self.translated,
            licence=self.licence,
            path=self.path,
        )


def read_rendition(
    source: str, findings: Findings, name: Name, form: RenditionForm
) -> tuple[References, Rendition | None]:
    """Return whom one file names and where it leads, and its rendition, or None when something in it is wrong.

    Raises Rejected when the front matter cannot be read at all.
    """
    matter = front_matter.read(source, path=findings.path, names=form.names)
    claim = matter.metadata.get("claimed") and not any(map(matter.metadata.get, WORDS))
    claim = bool(claim and not matter.body.strip())
    metadata = matter.metadata if claim else _without_what_is_elsewhere(matter.metadata, form, findings)
    values = read_record(
        metadata, form.claim if claim else form.fields, findings, what="claim" if claim else "translation"
    )
    if "translators" in values and not values["translators"]:
        findings.add(
            matter.place_of("translators"), "P020", "Nobody is named. Write: translators: [{name: Ada Example}]"
        )
    if not claim:
        prose.check(matter.body, matter.body_line, findings, form.style)
        _look_for_a_claim(values, matter, findings)
    body = "" if claim else matter.text
    read = body if len(body) <= prose.LONGEST else ""
    named = {"authors": values.get("translators", ())}
    references = references_of(name.stem, named, read, matter.text_line, findings)
    return references, None if findings.errors else Rendition(
        slug=name.slug,
        language=name.tag,
        places={key.text: value.place for key, value in matter.metadata.entries},
        body=body,
        body_line=matter.text_line,
        **values,
    )


def _without_what_is_elsewhere(metadata: Metadata, form: RenditionForm, findings: Findings) -> Metadata:
    """Return the fields without those that only the original has, each of which is told."""
    kept = []
    for key, value in metadata.entries:
        if key.text in form.elsewhere:
            advice = BELOW.get(key.text, "Delete it here.")
            findings.add(key.place, "P021", IN_THE_ORIGINAL.format(name=key.text, advice=advice))
        else:
            kept.append((key, value))
    return replace(metadata, entries=tuple(kept))


def _look_for_a_claim(values: dict[str, Any], matter: front_matter.FrontMatter, findings: Findings) -> None:
    """What is translated needs no claim any more."""
    if values.pop("claimed", None):
        message = "A claim stands in a file without a text, and here is one. Delete this line; the translation counts."
        findings.add(matter.place_of("claimed"), "P067", message, "warning")


def check_name(name: Name, outline: Outline, findings: Findings) -> None:
    """Note what is wrong with the name of a file: it is that of its original, with the tag of a language of mkdocs.yml."""
    for message in _wrong_slug(name):
        findings.add(Place(), "P064", message)
    if message := language_tag.wrong(name, outline.tongues, outline.language):
        findings.add(Place(), "P063", message)


def _wrong_slug(name: Name) -> Iterator[str]:
    front, _, last = name.slug.rpartition(".")
    if front and language_tag.usual(last):
        yield f"This file's name has two languages in it, and a translation is made from the original alone. Call it {front}.{name.tag}.md."
    elif any(identifier.slug(name.slug)):
        better = slug_of(name.slug, identifier.LONGEST_SLUG)
        rename = f" Rename it to {better}.{name.tag}.md, if that is what the original is called." if better else ""
        yield f"A translation has the name of its original and the tag of its language, such as keep-it-short.de.md, and {quote(name.slug)} is no principle's name.{rename}"
