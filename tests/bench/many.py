"""A manifesto of any size, the same each time: what grows with the number of principles shows on it."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SYLLABLES = [
    "ba",
    "be",
    "di",
    "do",
    "fa",
    "fe",
    "ga",
    "go",
    "ha",
    "hi",
    "ka",
    "ke",
    "la",
    "lo",
    "ma",
    "me",
    "na",
    "no",
    "pa",
    "pe",
    "ra",
    "ro",
    "sa",
    "se",
    "ta",
    "to",
    "va",
    "vo",
]
WORDS = 3_000  # as many as a text of everyday language draws on
SETTINGS = """site_name: Many
extra:
  manifesto: {name: Many, short_name: Many, tagline: All of them, edition: First, licence: CC-BY-4.0}
"""
PRINCIPLE = """---
title: {title}
summary: {summary}
authors: [person-{number}]
added: 2026-11-21
licence: CC-BY-4.0
---

{body}
"""


def written(folder: Path, number: int) -> Path:
    """Write so many principles of two hundred words, each by somebody else, and return their folder."""
    chance = random.Random(number)  # noqa: S311 -- chance that is the same each time
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(WORDS)]

    def some(count: int) -> str:
        return " ".join(chance.choices(words, k=count)).capitalize()

    (folder / "principles").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    people = (f"person-{n}:\n  name: Person {n} Example\n  url: https://example.org/{n}\n" for n in range(number))
    (folder / "contributors.yml").write_text("".join(people), encoding="utf-8")
    for n in range(number):
        body = "\n\n".join(f"{some(50)}." for _ in range(4))
        text = PRINCIPLE.format(title=some(5)[:60].strip(), summary=f"{some(14)[:120]}.", number=n, body=body)
        (folder / "principles" / f"principle-{n}.md").write_text(text, encoding="utf-8")
    return folder
