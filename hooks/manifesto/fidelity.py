"""Fidelity: whether each translation has an original, is one, and was made from what that says now."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from manifesto.draft import LEFT
from manifesto.edition import DIGEST_LENGTH, digest_of
from manifesto.notation import quoted
from manifesto.principle import FOLDER
from manifesto.problem import Place, Problem, quote
from manifesto.suggestion import suggest
from manifesto.translation import CLAIM_LASTS
from manifesto.words import day

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterator, Mapping, Sequence
    from datetime import date

    from manifesto.draft import Draft
    from manifesto.rendition import Rendition

DIGEST = re.compile(rf"[0-9a-f]{{{DIGEST_LENGTH}}}")
MOST_GUESSED = 20  # files without an original; to look for the name that was meant takes time
FEWEST_LETTERS = 20  # of a line that nobody writes twice by chance
NOT_TRANSLATED = LEFT._replace(message="These are still the words of the original. Write yours in their place.")


@dataclass(frozen=True, kw_only=True)
class Fidelity:
    """The translations beside the drafts of the originals; `slugs` are those of all of these, broken ones included."""

    renditions: Sequence[Rendition]
    drafts: Sequence[Draft]
    slugs: frozenset[str]

    @cached_property
    def _drafts(self) -> Mapping[str, Draft]:
        return {draft.slug: draft for draft in self.drafts}

    @cached_property
    def _moved(self) -> Mapping[str, str]:
        """The slugs of today by those of before."""
        return {alias.text: draft.slug for draft in self.drafts for alias in draft.aliases}

    def slug_of(self, rendition: Rendition) -> str:
        """Return the slug of the original today, which may have moved to another address; nothing where it is gone."""
        slug = rendition.slug
        return slug if slug in self.slugs else self._moved.get(slug, "")

    @cached_property
    def _named(self) -> frozenset[str]:
        return frozenset(rendition.name for rendition in self.renditions)

    def problems(self, names: Mapping[str, str], about: Container[str] | None, today: date) -> Iterator[Problem]:
        """Yield what does not fit; what is out of date is told only of the files `about` which somebody asks by name.

        `names` are the slugs of the originals by the names of all translations, broken ones included.
        """
        astray = [name for name, slug in names.items() if slug not in self.slugs]
        for number, name in enumerate(astray):
            yield self._astray(name, names[name], among=self.slugs if number < MOST_GUESSED else ())
        for rendition in self.renditions:
            draft = self._drafts.get(self.slug_of(rendition))
            asked = about is not None and rendition.name in about
            if rendition.claimed:
                yield from _lapsed(rendition, today) if asked else ()
            elif draft:
                yield from self._made_from(rendition, draft, asked=asked)
                yield from _left(rendition, draft)

    def _astray(self, name: str, slug: str, among: Collection[str]) -> Problem:
        """Return what is said of a translation without an original of its name, which may be one `among` these."""
        path, tag = f"{FOLDER}/{name}.md", name.removeprefix(f"{slug}.")
        now = self._moved.get(slug)
        if now is None:
            advice = f"{suggest(slug, sorted(among))} " if among else ""
            message = f"There is no principle {quote(slug)} that this could be a translation of. {advice}If it has been taken away, delete this file, too."
            return Problem(path, Place(), "P064", message)
        if f"{now}.{tag}" in self._named:
            message = f"The original is in {FOLDER}/{now}.md now, and {FOLDER}/{now}.{tag}.md is its translation. Delete one of the two."
            return Problem(path, Place(), "P064", message)
        message = f"The original is in {FOLDER}/{now}.md now, and this counts as its translation. Rename it to {now}.{tag}.md."
        return Problem(path, Place(), "P064", message, "warning")

    def _made_from(self, rendition: Rendition, draft: Draft, *, asked: bool) -> Iterator[Problem]:
        """The digest of the original is there, is one, and is that of the words of today."""
        right = digest_of(draft)
        if rendition.of is None:
            message = f"The field of is missing, which says what this was translated from. If that is what stands in {draft.path} now, it looks like this: of: {quoted(right)}"
            yield Problem(rendition.path, rendition.place, "P065", message)
        elif not DIGEST.fullmatch(rendition.of.text):
            message = f"{quote(rendition.of.text)} stands for no words. If this translates what stands in {draft.path} now, write it like this: of: {quoted(right)}"
            yield Problem(rendition.path, rendition.of.place, "P065", message)
        elif asked and rendition.of.text != right:
            message = f"{draft.path} says something else by now than when this was translated. Once this says the same again, write it like this: of: {quoted(right)}"
            yield Problem(rendition.path, rendition.of.place, "P066", message, "warning")


def _lapsed(rendition: Rendition, today: date) -> Iterator[Problem]:
    last = rendition.claimed + CLAIM_LASTS if rendition.claimed else today
    if last < today:
        message = f"This claim ended on {day(last)}, and anybody may translate the principle. To go on, write the day of today; to leave it, delete this file."
        yield Problem(rendition.path, rendition.places["claimed"], "P067", message, "warning")


def _left(rendition: Rendition, draft: Draft) -> Iterator[Problem]:
    """Words of the original that a new file begins with are there to be written over."""
    for name in ("title", "summary"):
        said = getattr(rendition, name)
        if said == getattr(draft, name) and len(said.split()) > 1:
            yield _still(rendition, rendition.places[name])
    words = {line.strip() for line in draft.body.split("\n") if sum(map(str.isalpha, line)) >= FEWEST_LETTERS}
    for number, line in enumerate(rendition.body.split("\n"), rendition.body_line):
        if line.strip() in words:
            yield _still(rendition, Place(number, 1, len(line) + 1))
            return


def _still(rendition: Rendition, place: Place) -> Problem:
    return Problem(rendition.path, place, NOT_TRANSLATED.id, NOT_TRANSLATED.message, NOT_TRANSLATED.severity)
