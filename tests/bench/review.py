"""Reviews: how long somebody waits for the proof of a change, from the command to the last file."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from .folders import copied
from .measure import Figure, seconds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto import Manifesto

COMMAND = [sys.executable, "-m", "manifesto", "review", "--base", "main", "--author", "ada-example"]
NEW = """\
---
title: "Say it before they ask"
summary: "Tell people what will happen next before they have to ring and find out for themselves."
authors: [{name: "Ada Example", github: "ada-example"}]
added: 2026-11-21
licence: "CC-BY-4.0"
---

Every call that asks where the parcel is was a message that nobody sent. Send it the evening before.
"""
PATH = "principles/say-it-before-they-ask.md"


def figures(manifesto: Manifesto) -> Iterator[Figure]:
    """Yield the time of a review of one new principle and of one changed, with no poster printed before."""
    with tempfile.TemporaryDirectory() as name:
        folder = _repository(Path(name, "project"))
        (folder / PATH).write_text(NEW, encoding="utf-8")
        yield Figure("manifesto review of one new principle", _time(folder), 5, "s")
        (folder / PATH).unlink()
        first = manifesto.principles[0]
        text = (folder / first.path).read_text(encoding="utf-8")
        (folder / first.path).write_text(
            text.replace(first.summary, first.summary.rstrip(".") + ", always."), encoding="utf-8"
        )
        yield Figure("manifesto review of one changed principle, two posters", _time(folder), 6, "s")


def _time(folder: Path) -> float:
    """Return the median, with no poster of the change in the cache; a fresh one has none, so each run forgets them."""
    forgetful = ["sh", "-c", 'rm -rf .cache/posters && exec "$@"', "review", *COMMAND]
    return seconds(forgetful, folder, runs=3)


def _repository(folder: Path) -> Path:
    """Lay out the project in a repository of its own."""
    folder.mkdir()
    copied(folder)
    names = {f"GIT_{who}_{what}": "ada@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    for words in (["init", "--quiet", "--initial-branch=main"], ["add", "--all"], ["commit", "--quiet", "--message=x"]):
        subprocess.run(["git", *words], cwd=folder, env=os.environ | names, check=True, capture_output=True)
    return folder
