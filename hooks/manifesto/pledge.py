"""The pledge: what is promised, who has promised it, and how many bad experiences they have ended."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto import markdown
from manifesto.passage import passage, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto.contributor import Contributor
    from manifesto.manifesto import Manifesto
    from manifesto.page import Page

PAGE, TEMPLATE = "pledge.md", "pledge.html"  # a manifesto has a pledge where this page asks for this template
CERTIFICATE, BADGE, NAMES = "pledge/certificate.md", "pledge/badge.svg", "pledge/names"
SHOWN = 80  # names in the page itself, so that it stays light however many there are
PART = 1_000  # names in a file of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge:
    """The pledge as it stands today.

    `people` took it, the newest first; `ended` is what everybody in contributors.yml reports, hidden people left out.
    `words` is the promise itself: the first quotation of the page, or its description where it quotes nothing.
    """

    title: str
    words: str
    people: tuple[Contributor, ...]
    ended: int

    @property
    def newest(self) -> tuple[Contributor, ...]:
        """The people whose names stand in the page itself."""
        return self.people[:SHOWN]

    @property
    def part(self) -> int:
        """How many names a file of them holds; none where all of them stand in the page."""
        return PART if len(self.people) > SHOWN else 0

    def files(self) -> Iterator[tuple[str, str]]:
        """Yield the files of names, with their addresses, where not all stand in the page.

        They count from the oldest on, so that another name changes the last file alone and browsers keep the others.
        """
        oldest = [[person.handle, person.name] for person in reversed(self.people)]
        for number in range(-(-len(oldest) // PART) if self.part else 0):
            names = oldest[number * PART : (number + 1) * PART]
            yield f"{NAMES}/{number}.json", json.dumps(names, ensure_ascii=False, separators=(",", ":"))


def pledge(manifesto: Manifesto) -> Pledge | None:
    """Return the pledge of a manifesto, or None where it has none."""
    page = manifesto.pages.get(PAGE)
    if page is None or page.template != TEMPLATE:
        return None
    took = [(person.pledged, person.handle, person) for person in manifesto.contributors if person.pledged]
    return Pledge(
        title=page.title,
        words=_words(page),
        people=tuple(person for _, _, person in sorted(took, key=lambda one: one[:2], reverse=True)),
        ended=sum(person.ended or 0 for person in manifesto.contributors),
    )


def _words(page: Page) -> str:
    tree = passage(markdown.render(page.body, base=""), rank=2, base="", principle="{}")
    quoted = next(tree.iter("blockquote"), None)
    return page.description if quoted is None else words_of(quoted)
