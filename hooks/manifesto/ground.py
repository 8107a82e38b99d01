"""The ground: the folder in which a project is laid out, which afterwards holds all of it or is as it was."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from manifesto.inheritance import Carried


class HalfLaid(Exception):  # noqa: N818 -- it says what happened to the folder
    """Something could not be put back; the message says where it lies."""


@dataclass(slots=True)
class Ground:
    """A folder, and how each step that was taken in it is taken back."""

    root: Path
    _back: list[Callable[[], object]] = field(default_factory=list)

    def lay(self, files: Mapping[str, Carried], gone: Iterable[str] = ()) -> None:
        """Put files in their places and take others away; raises OSError, and then everything is as it was, or HalfLaid.

        All of them are on the disk before the first is put in its place, and from then on nothing is written.
        """
        left, stage = tuple(gone), None
        try:
            self._make(self.root)
            stage = Path(tempfile.mkdtemp(dir=self.root, prefix=".init-", suffix=".new"))
            self._back.append(partial(_clear, stage))
            for path, file in files.items():
                _write(stage / "new" / path, file)
            for path in (*left, *files):
                if os.path.lexists(self.root / path):
                    self._move(self.root / path, stage / "old" / path)
            for path in files:
                self._move(stage / "new" / path, self.root / path)
        except BaseException as error:  # however it ends, nothing is half laid out
            for step in reversed(self._back):
                with suppress(OSError):  # all others are taken back
                    step()
            if stage and (stage / "old").exists():
                raise HalfLaid(f"what is missing lies in {stage}") from error
            raise
        shutil.rmtree(stage, ignore_errors=True)
        _sweep(self.root, left)

    def _make(self, folder: Path) -> None:
        """Make a folder, and those in which it lies."""
        for each in reversed([each for each in (folder, *folder.parents) if not each.exists()]):
            each.mkdir()
            self._back.append(each.rmdir)

    def _move(self, source: Path, target: Path) -> None:
        self._make(target.parent)
        source.rename(target)
        self._back.append(partial(target.rename, source))


def _clear(stage: Path) -> None:
    """Take away what was made ready; what was there before stays, where it could not be put back."""
    shutil.rmtree(stage / "new", ignore_errors=True)
    stage.rmdir()


def _write(path: Path, file: Carried) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(file.content)
    if file.runs:
        mode = path.stat().st_mode
        path.chmod(mode | (mode & 0o444) >> 2)  # whoever may read it may run it


def _sweep(root: Path, gone: Iterable[str]) -> None:
    """Take away the folders in which nothing is left."""
    folders = {parent for path in gone for parent in Path(path).parents if parent != Path()}
    for folder in sorted(folders, key=lambda each: len(each.parts), reverse=True):
        with suppress(OSError):
            (root / folder).rmdir()
