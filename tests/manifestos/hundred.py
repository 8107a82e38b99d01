"""A manifesto of one hundred principles with long texts, in words that nobody speaks; the same each time."""

from __future__ import annotations

import random
from itertools import product
from typing import TYPE_CHECKING

from yaml import safe_dump

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NUMBER = 100
PEOPLE = 25
LONGEST = 5_900  # characters of a text; 6,000 are allowed
SYLLABLES = ["".join(pair) for pair in product("bdfghklmnprstv", "aeiou")]
THEMES = ("morning", "noon", "evening")
PRINCIPLE = """---
title: {title}
summary: {summary}
authors: [person-{person}]
added: 2026-11-{day:02}
licence: CC-BY-SA-4.0
themes: [{theme}]
order: {number}
---

{body}
"""
SETTINGS = {
    "site_name": "One Hundred Words of Rain",
    "site_url": "https://rain.example/words/",
    "theme": {"language": "en"},
    "extra": {
        "manifesto": {
            "name": "One Hundred Words of Rain",
            "short_name": "Rain",
            "tagline": "Said in a tongue that nobody speaks",
            "edition": "Second edition",
            "licence": "CC-BY-SA-4.0",
            "repository": "rain-example/words",
            "themes": {key: {"title": key.title(), "description": f"Rain of the {key}."} for key in THEMES},
        }
    },
}


class Tongue:
    """Somebody who speaks in words that nobody knows, and always says the same."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311 -- chance that is the same each time

    def word(self) -> str:
        """Return a word of one to four syllables."""
        return "".join(self._chance.choices(SYLLABLES, k=self._chance.choice((1, 2, 2, 3, 4))))

    def sentence(self, shortest: int, longest: int) -> str:
        """Return a sentence of so many words."""
        words = [self.word() for _ in range(self._chance.randint(shortest, longest))]
        return f"{' '.join(words).capitalize()}."

    def text(self) -> str:
        """Return paragraphs, a list and a heading, as long as a text may be."""
        parts = [" ".join(self.sentence(6, 20) for _ in range(5)) for _ in range(4)]
        parts += [f"## {self.sentence(2, 4)[:-1]}", "\n".join(f"- {self.sentence(4, 9)}" for _ in range(4))]
        while sum(map(len, parts)) < LONGEST - 600:
            parts.append(" ".join(self.sentence(6, 20) for _ in range(4)))
        return "\n\n".join(parts)[:LONGEST].rpartition(".")[0] + "."


def files() -> Iterator[tuple[str, str]]:
    """Yield every file of the manifesto, by path."""
    yield "mkdocs.yml", safe_dump(SETTINGS, sort_keys=False)
    yield "contributors.yml", "".join(f"person-{n}:\n  name: Person {n}\n" for n in range(PEOPLE))
    yield "pages/index.md", f"---\ntitle: Rain\n---\n\n{Tongue(0).sentence(20, 30)}\n"
    yield "pages/search.md", "---\ntitle: Search\ntemplate: search.html\n---\n"
    for number in range(1, NUMBER + 1):
        yield f"principles/word-{number}.md", principle(number)


def principle(number: int) -> str:
    """Return the file of one principle; the next is by somebody else, and of another theme."""
    tongue = Tongue(number)
    title = tongue.sentence(2, 4)[:-1][:55].strip()
    return PRINCIPLE.format(
        title=title,
        summary=tongue.sentence(7, 10)[:138].strip(),
        person=number % PEOPLE,
        day=number % 21 + 1,
        theme=THEMES[number % len(THEMES)],
        number=number,
        body=tongue.text(),
    )


def written(folder: Path) -> None:
    """Lay out the manifesto in a folder."""
    for name, text in files():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
