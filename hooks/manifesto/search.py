"""The search: the finished pages are indexed by Pagefind, whose program comes with its package."""

from __future__ import annotations

import subprocess
from itertools import groupby
from typing import TYPE_CHECKING

from pagefind_bin import get_executable

from manifesto import script

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

UNUSED = ("pagefind-*ui*", "pagefind-highlight.js")  # interfaces that our search page does without
UNSPACED = frozenset({script.HAN, script.KANA, "THAI", "LAO", "KHMER", "MYANMAR"})  # no space between words
TAIL = 8  # characters; few words are longer


class NotIndexed(Exception):  # noqa: N818 -- it says what happened to the site
    """Pagefind could not index the site; the message is what it printed."""


def index(site: Path) -> None:
    """Write the index of a built site into its folder `pagefind`.

    The program is started directly: by way of Python it takes twice as long.  Raises NotIndexed.
    """
    command = [str(get_executable()), "--site", str(site), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotIndexed(done.stdout + done.stderr)
    for pattern in UNUSED:
        for leftover in (site / "pagefind").glob(pattern):
            leftover.unlink()


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
