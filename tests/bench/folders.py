"""Folders: the project itself, and the copies of it that are measured where nothing is left over from before."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from manifesto import Manifesto

ROOT = Path(__file__).parent.parent.parent
SHARED = ("principles", "pages", "overrides", "hooks")
MEMORY, ROOM = Path("/dev/shm"), 4 << 30  # noqa: S108 -- where a system has folders in memory; bytes that are enough


def ready() -> str:
    """Let whatever is measured run as it does by itself, its folders in memory where there is room, and say where they are.

    On a disk the thousands of files of a build take as long as those that were removed before them allow: ext4 passes
    over what was freed in the last minutes one by one (`recently_deleted` in the kernel's fs/ext4/ialloc.c).
    """
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # what was compiled is kept, unless somebody forbids it
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        tempfile.tempdir = str(MEMORY)
        return "files in memory"
    return "files on disk"


def copied(folder: Path) -> Path:
    """Lay out the project as it is, with an empty cache, and return its folder."""
    for name in SHARED:
        shutil.copytree(ROOT / name, folder / name)
    for name in ("contributors.yml", "mkdocs.yml"):
        shutil.copy(ROOT / name, folder)
    return folder


def without_posters(folder: Path) -> Path:
    """Lay out the project with an empty matrix of posters."""
    settings = copied(folder) / "mkdocs.yml"
    settings.write_text(re.sub(r"(?m)^    posters:\n(      .*\n)+", "    posters: []\n", settings.read_text()))
    return folder


def bare(folder: Path, manifesto: Manifesto, pages: int) -> Path:
    """Lay out a project of stock MkDocs with as many pages, the texts of the principles over and over."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: Bare\n")
    for number in range(pages):
        principle = manifesto.principles[number % len(manifesto.principles)]
        name = f"page-{number}.md" if number else "index.md"
        (docs / name).write_text(f"# {principle.title}\n\n{principle.summary}\n\n{principle.body}")
    shutil.rmtree(folder / "site", ignore_errors=True)
    return folder
