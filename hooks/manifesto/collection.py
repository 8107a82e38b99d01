"""Themes and collections: the two ways in which a manifesto is read in parts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A subject that principles share, with a sentence or two that explain it.

    `language` is the tag of its words where they are not in the language of the manifesto.
    """

    key: str
    title: str
    description: str
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a collection; one without a title stands for the whole."""

    principles: tuple[str, ...]
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """A chosen sequence of principles under a title of its own; `kind` is a word such as steps, rules or rights.

    `language` is the tag of its words where they are not in the language of the manifesto.
    """

    key: str
    title: str
    subtitle: str
    kind: str
    parts: tuple[Part, ...]
    language: str = ""

    @property
    def principles(self) -> tuple[str, ...]:
        """The slugs of all parts, in order."""
        return tuple(slug for part in self.parts for slug in part.principles)
