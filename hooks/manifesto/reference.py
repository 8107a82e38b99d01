"""References: what one file says of people, themes and other files, and whether all of it is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto import identifier, prose
from manifesto.notation import value
from manifesto.principle import FOLDER
from manifesto.problem import Place, Problem, quote
from manifesto.rule import Saying
from manifesto.suggestion import nearest, suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manifesto.field import Placed

UNKNOWN = "There is no {what} {word}. {advice}"
NO_THEME, NO_PRINCIPLE = Saying("P061", UNKNOWN), Saying("P062", UNKNOWN)
TWICE = Saying("P052", "{word} stands here twice. Keep one.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Everything that can be referred to, broken files and entries included; None stands for unknown.

    A fault in one file is so not reported a second time in the files that refer to it.  `taken` grows with each alias
    and tells whose it is.
    """

    slugs: frozenset[str]
    handles: frozenset[str] | None
    themes: frozenset[str] | None
    taken: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class References:
    """The words of one file that lead elsewhere, whatever else is wrong with the file."""

    slug: str
    authors: tuple[Placed, ...]
    themes: tuple[Placed, ...]
    related: tuple[Placed, ...]
    aliases: tuple[Placed, ...]
    body: str
    body_line: int

    def problems(self, known: Known) -> Iterator[Problem]:
        """Yield a problem for every word that leads nowhere or stands twice."""
        for place, id, message in (*self._names(known), *self._aliases(known), *self._links(known)):
            yield Problem(f"{FOLDER}/{self.slug}.md", place, id, message)

    def _names(self, known: Known) -> Iterator[tuple[Place, str, str]]:
        """Every author, theme and related principle is known, and none is named twice."""
        yield from _each("contributor", "P050", self.authors, known.handles)
        yield from _each("theme", NO_THEME.id, self.themes, known.themes)
        for word in self.related:
            if word.text == self.slug:
                yield word.place, "P062", "This is the principle itself. Remove it here."
        others = [word for word in self.related if word.text != self.slug]
        yield from _each("principle", NO_PRINCIPLE.id, others, known.slugs, but=self.slug)

    def _aliases(self, known: Known) -> Iterator[tuple[Place, str, str]]:
        """An old address leads to one principle only."""
        for alias in self.aliases:
            if owner := alias.text if alias.text in known.slugs else known.taken.get(alias.text):
                message = f"The address {alias.text} belongs to {FOLDER}/{owner}.md. Remove it here."
                yield alias.place, "P073", message
            known.taken.setdefault(alias.text, self.slug)

    def _links(self, known: Known) -> Iterator[tuple[Place, str, str]]:
        """A link to another principle leads to one that is there."""
        for line, column, target in prose.links(self.body) if ".md" in self.body else ():
            match = prose.PRINCIPLE.fullmatch(target)
            if match and match["slug"] not in known.slugs:
                advice = suggest(match["slug"], sorted(known.slugs))
                said = NO_PRINCIPLE.finding(what="principle", word=quote(match["slug"]), advice=advice)
                yield Place(self.body_line + line, column), said.id, said.message


def _each(
    what: str, id: str, words: Iterable[Placed], known: frozenset[str] | None, *, but: str = ""
) -> Iterator[tuple[Place, str, str]]:
    seen: set[str] = set()
    for word in words:
        if known is not None and word.text not in known:
            others = sorted(known - {but})
            advice = suggest(word.text, others)
            if what == "contributor":
                advice = _author_meant(word.text, others)
            said = Saying(id, UNKNOWN).finding(what=what, word=quote(word.text), advice=advice)
            yield word.place, said.id, said.message
        elif word.text in seen:
            said = TWICE.finding(word=word.text)
            yield word.place, said.id, said.message
        seen.add(word.text)


def _author_meant(written: str, handles: list[str]) -> str:
    """Return what to write for an author whom nobody knows: one of the handles, or the name."""
    near = nearest(written, handles)
    known = f"Did you mean {' or '.join(near)}? " if near else ""
    if any(identifier.handle(written)):
        return f"{known}If that is a name, write it like this: {{name: {value(written)}}}."
    known = known or (f"{suggest(written, handles)} " if handles else "")
    return f"{known}{'Or w' if known else 'W'}rite the name, like this: {{name: Ada Example}}."
