"""The search: what lets a word be found in scripts that put no space between words."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from manifesto import script

if TYPE_CHECKING:
    from collections.abc import Iterator

UNSPACED = frozenset({script.HAN, script.KANA, "THAI", "LAO", "KHMER", "MYANMAR"})  # no space between words
TAIL = 8  # characters; few words are longer


def tails(text: str) -> str:
    """Return what makes each word of an unspaced script findable: every run of it from each of its characters on.

    Pagefind finds a word by its beginning and takes words from the spaces between them.  Japanese, Chinese, Thai, Lao,
    Khmer and Burmese have none, so that a sentence would be one word; a run from each character on begins, somewhere,
    with the word that is looked for.  Nothing comes of text in other scripts.
    """
    if text.isascii():
        return ""
    return " ".join(dict.fromkeys(tail for run in _unspaced(text) for tail in _tails(run)))


def _unspaced(text: str) -> Iterator[str]:
    for unspaced, characters in groupby(text, lambda one: one.isalnum() and script.of(one) in UNSPACED):
        if unspaced:
            yield "".join(characters)


def _tails(run: str) -> Iterator[str]:
    return (run[start : start + TAIL] for start in range(len(run)))
