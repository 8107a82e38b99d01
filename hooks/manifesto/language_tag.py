"""Language tags: how a language is called in mkdocs.yml, in the name of a translation's file and in an address.

A language, a script where it is not the usual one, and a country where that matters, as HTML has them (BCP 47): de,
pt-BR, zh-Hant.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from manifesto.problem import quote
from manifesto.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

TAG = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?")
LIKE = re.compile(r"(?i)(?P<language>[a-z]{2,3})(?:[-_](?P<script>[a-z]{4}))?(?:[-_](?P<country>[a-z]{2}|[0-9]{3}))?")
ENDINGS = frozenset(["md", "txt", "doc", "odt", "rtf", "htm", "bak", "old", "tmp"])  # which programs add to a name
TAKEN = frozenset({"all"})  # first folders of pages of ours that could be tags; a test looks for others


class Name(NamedTuple):
    """What the name of a translation's file says: that of the original, and the tag of the language."""

    slug: str
    tag: str

    @property
    def stem(self) -> str:
        """The name of the file, without its ending."""
        return f"{self.slug}.{self.tag}"


def name_of(stem: str, originals: Container[str]) -> Name | None:
    """Return what a name says that ends as the tag of a language does, or begins as one of the originals; None for others."""
    slug, _, tag = stem.rpartition(".")
    if slug and tag and tag.lower() not in ENDINGS and (usual(tag) or stem.partition(".")[0] in originals):
        return Name(slug, tag)
    return None


def usual(written: str) -> str:
    """Return a tag as it is usually written, capitals and hyphens included; nothing for what is none."""
    if not (found := LIKE.fullmatch(written)):
        return ""
    parts = (found["language"].lower(), (found["script"] or "").title(), (found["country"] or "").upper())
    return "-".join(filter(None, parts))


@Rule
def tag(text: str) -> Iterator[Finding]:
    """A language is called by its tag, which becomes the beginning of addresses."""
    if usual(text) in TAKEN:
        yield Finding("P063", taken(usual(text)))
    elif not TAG.fullmatch(text):
        right = usual(text)
        advice = f"Write {right}." if right else "Write its tag, such as de, pt-BR or zh-Hant."
        yield Finding("P063", f"{quote(text)} is not how a language is called. {advice}", right=right)


def taken(tag: str) -> str:
    """Return why a tag in `TAKEN` cannot be a language of the manifesto."""
    return f"The pages of a language stand below its tag, and at {tag}/ stands another page of the site. Leave {quote(tag)} out."


def wrong(name: Name, known: frozenset[str] | None, own: str) -> str:
    """Return what is wrong with the language of a file; nothing where it is one of those known, or nobody knows them.

    `own` is the manifesto's own language.
    """
    if known is None or name.tag in known:
        return ""
    if not (right := usual(name.tag)):
        example = min(known) if known else "de"
        return (
            f"{quote(name.tag)} is not how a language is called. Before .md stands its tag: {name.slug}.{example}.md."
        )
    if right in TAKEN:
        return taken(right)
    meant = next((each for each in (*known, own) if each.casefold() == right.casefold()), right)
    if meant == own:
        return f"{quote(name.tag)} is the language of the original, whose words stand in {name.slug}.md. Write them there, or rename this file."
    if meant != name.tag:
        return f"The language {quote(name.tag)} is written {meant} here. Rename this file to {name.slug}.{meant}.md."
    return f"This manifesto is not translated into {quote(right)} yet. {how_to_add(right, known)}"


def how_to_add(tag: str, known: frozenset[str]) -> str:
    """Return what to write into mkdocs.yml so that a manifesto is translated into one more language."""
    of_another_country = sorted(each for each in known if each.partition("-")[0] == tag.partition("-")[0])
    instead = f" Or did you mean {' or '.join(of_another_country)}?" if of_another_country else ""
    if known:
        return f"To add the language, write this line in mkdocs.yml, below languages: {tag}: {{}}.{instead}"
    return f"To add the language, write this line in mkdocs.yml, below extra and manifesto: languages: {{{tag}: {{}}}}."
