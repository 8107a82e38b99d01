"""The past: the project as it was at a commit, its words alone, laid out in a folder that goes again.

Only what is written for the manifesto is taken out of git, never a program or a template of that time.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from manifesto import contributor, edition_record, git, settings
from manifesto.blobs import Blobs
from manifesto.git import Unanswered
from manifesto.principle import FOLDER
from manifesto.project import Project
from manifesto.review.divergence import NotComparable
from manifesto.text_file import LARGEST_REGISTRY

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = b"100"  # how git's modes of files begin; a link, and a repository in a repository, have others


@contextmanager
def past(root: Path, commit: str) -> Iterator[Project]:
    """Give the project at `root` as it was at a commit, for as long as the context lasts."""
    with tempfile.TemporaryDirectory(prefix="manifesto-") as folder, Blobs(root, LARGEST_REGISTRY) as blobs:
        before = Project.at(Path(folder))
        _lay_out(root, commit, (settings.PATH, contributor.PATH, edition_record.PATH, FOLDER), before.root, blobs)
        if (pages := before.outline().pages) not in {"", ".", FOLDER}:
            _lay_out(root, commit, (pages,), before.root, blobs)
        yield before


def _lay_out(root: Path, commit: str, paths: tuple[str, ...], folder: Path, blobs: Blobs) -> None:
    try:
        listed = git.answer(root, "ls-tree", "-r", "-z", commit, "--", *paths)
    except Unanswered:  # a folder of pages that lies outside, for one
        return
    for entry in filter(None, listed.split(b"\0")):
        facts, _, name = entry.partition(b"\t")
        mode, _, blob = facts.decode("ascii").split(" ")
        path = PurePosixPath(os.fsdecode(name))
        if mode.encode().startswith(FILE) and not path.is_absolute() and ".." not in path.parts:
            _write(folder / path, blobs.content(blob), root, blob)


def _write(path: Path, content: bytes | None, root: Path, blob: str) -> None:
    if content is None:
        return _require(root, blob)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return None


def _require(root: Path, blob: str) -> None:
    """Raise NotComparable for a text that is not here; one that is here is too large to be one of ours."""
    try:
        git.answer(root, "cat-file", "-e", blob)
    except Unanswered:
        message = "This clone was made without the texts of older commits. Fetch them:\n    git fetch --refetch --no-filter origin"
        raise NotComparable(message) from None
