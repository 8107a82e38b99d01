"""Transcripts: a translation that is being written for somebody, and the file that comes of it.

Every value stands between quotation marks, so that no word of it can mean anything to YAML.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto.composition import author_lines
from manifesto.notation import quoted
from manifesto.principle import FOLDER
from manifesto.tidiness import tidied

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from manifesto.composition import Author


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """Everything that the file of a translation says, or that of a claim to one; `written` is the day of either.

    `of` is the digest of the original.
    """

    slug: str
    language: str
    translators: tuple[Author, ...]
    written: date
    title: str = ""
    summary: str = ""
    text: str = ""
    of: str = ""
    licence: str = ""
    claim: bool = False

    @property
    def path(self) -> str:
        """The file that it belongs in, from the project's folder."""
        return f"{FOLDER}/{self.slug}.{self.language}.md"

    @property
    def file(self) -> str:
        """The whole text of that file."""
        text = ["", self.text.strip()] if not self.claim else []
        return tidied("\n".join(["---", *self._fields(), "---", *text, ""]), self.path)

    def _fields(self) -> Iterator[str]:
        if not self.claim:
            yield f"title: {quoted(self.title)}"
            yield f"summary: {quoted(self.summary)}"
        yield "translators:"
        for translator in self.translators:
            yield from author_lines(translator)
        if self.claim:
            yield f"claimed: {self.written.isoformat()}"
            return
        yield f"of: {quoted(self.of)}"
        yield f"translated: {self.written.isoformat()}"
        yield f"licence: {quoted(self.licence)}"
