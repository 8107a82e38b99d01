"""The folder of principles: which files lie in it, which of them are translations, and what does not belong there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manifesto.identifier import LONGEST_SLUG
from manifesto.language_tag import name_of
from manifesto.principle import FOLDER
from manifesto.problem import Place, Problem
from manifesto.slug import slug_of
from manifesto.text_file import relative

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from manifesto.language_tag import Name


def principle_files(root: Path, unsaved: Iterable[Path] = ()) -> tuple[list[Path], list[Problem]]:
    """Return the files of `principles/` in order, those not yet saved included, and a problem for whatever else lies there."""
    folder = root / FOLDER
    if folder.is_symlink():
        message = "This is a link. Put a folder with the principles in its place."
        return [], [Problem(FOLDER, Place(), "P001", message)]
    try:
        entries = {path for path in folder.iterdir() if not path.name.startswith(".")}
    except OSError:
        entries = set()
    entries |= {path for path in unsaved if path.parent == folder}
    ordered = sorted(entries, key=lambda path: path.name)
    files = [path for path in ordered if path.suffix == ".md"]
    others = [
        Problem(
            relative(root, path), Place(), "P070", f"Only files whose name ends with .md belong here. {_advice(path)}"
        )
        for path in ordered
        if path.suffix != ".md"
    ]
    if not files:
        message = "There is no principle yet. Write the first one: a file such as principles/keep-every-promise.md."
        others.append(Problem(FOLDER, Place(), "P010", message))
    return files, others


def sorted_out(files: Iterable[Path]) -> tuple[list[Path], list[tuple[Path, Name]]]:
    """Return the files of originals, and those of translations with what their names say."""
    files = list(files)
    undotted = {path.stem for path in files if "." not in path.stem}
    originals, translations = [], []
    for path in files:
        if name := name_of(path.stem, undotted):
            translations.append((path, name))
        else:
            originals.append(path)
    return originals, translations


def _advice(path: Path) -> str:
    """Return what to do with a file that has another name: some programs give theirs without being asked."""
    name = re.sub(r"(?i)(?:\.md|\.txt|\.markdown|\.mdown)+$", "", path.name)
    right = slug_of(name, LONGEST_SLUG)
    return f"Rename it to {right}.md." if name != path.name and right else "Move it."
