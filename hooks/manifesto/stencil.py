"""The stencil: the words with which a new principle begins, in each of our languages, to be written over."""

from __future__ import annotations

from functools import cache

from manifesto.phrasebook import ORIGINAL, phrasebook, tables

PARAGRAPHS = ("why", "how", "try")


def summary(language: str) -> str:
    """Return the sentence that stands in the place of the summary."""
    return phrasebook(language).say("stencil.summary")


def text(language: str) -> tuple[str, ...]:
    """Return the sentences that stand in the place of the text, a line each."""
    return tuple(phrasebook(language).say(f"stencil.{name}") for name in PARAGRAPHS)


SUMMARY, TEXT = summary(ORIGINAL), text(ORIGINAL)  # of the command line, which speaks English


def is_left_in(written: str) -> bool:
    """Return whether words of the stencil still stand in a text, in whichever language."""
    return any(sentence in written for sentence in _sentences())


@cache
def _sentences() -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for tag in tables() for each in (summary(tag), *text(tag))))
