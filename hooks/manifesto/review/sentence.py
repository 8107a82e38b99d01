"""Sentences: what we say with words of others in it, so that these can neither run, nor call anybody, nor be taken for ours."""

from __future__ import annotations

from dataclasses import dataclass

from manifesto.inert import shortened, span

LONGEST = 100  # characters of what somebody else wrote


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of ours with a pair of braces for each of the words of others."""

    ours: str
    words: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return it as plain text, the words of others between quotation marks."""
        return self.ours.format(*(f"“{shortened(each, LONGEST)}”" for each in self.words))

    @property
    def markdown(self) -> str:
        """The sentence in Markdown, the words of others as code, in which nothing is alive."""
        return self.ours.format(*map(code, self.words))


def say(ours: str, *words: str) -> Sentence:
    """Return a sentence of ours with words of others."""
    return Sentence(ours, words)


def code(words: str) -> str:
    """Return words as code within a line of Markdown, or within a cell of a table."""
    return span(words.replace("|", "¦"), LONGEST)


def counted(count: int, what: str) -> str:
    """Return a number with the word for what is counted, such as 2 principles."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
