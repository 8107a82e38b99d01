"""Sentences: what we say with words of others in it, so that these can neither run, nor call anybody, nor be taken for ours."""

from __future__ import annotations

import re
from dataclasses import dataclass

from manifesto.problem import as_line

LONGEST = 100  # characters of what somebody else wrote


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of ours with a pair of braces for each of the words of others."""

    ours: str
    words: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return it as plain text, the words of others between quotation marks."""
        return self.ours.format(*(f"“{shortened(each)}”" for each in self.words))

    @property
    def markdown(self) -> str:
        """The sentence in Markdown, the words of others as code, in which nothing is alive."""
        return self.ours.format(*map(code, self.words))


def say(ours: str, *words: str) -> Sentence:
    """Return a sentence of ours with words of others."""
    return Sentence(ours, words)


def shortened(words: str) -> str:
    """Return words on one line, with what is invisible in them written out, and cut where they are long."""
    line = as_line(words[: LONGEST + 1])
    return line if len(words) <= LONGEST else f"{line[:LONGEST]}…"


def code(words: str) -> str:
    """Return words as code within a line of Markdown, or within a cell of a table."""
    line = shortened(words).replace("|", "¦")
    fence = "`" * (1 + max(map(len, re.findall("`+", line)), default=0))
    space = " " if line.startswith("`") or line.endswith("`") or not line.strip() else ""
    return f"{fence}{space}{line}{space}{fence}"
