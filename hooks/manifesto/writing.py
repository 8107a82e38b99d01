"""Writing: files of the project, each whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path


def rewrite(path: Path, content: str | bytes) -> None:
    """Put a text, or bytes, in the place of a file's, or leave the file as it was; raises OSError."""
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    new = _written_beside(path, content)
    try:
        new.chmod(path.stat().st_mode if path.exists() else 0o666 & ~_umask())
        new.replace(path)
    except BaseException:  # however it ends, nothing is left lying about
        new.unlink(missing_ok=True)
        raise


def probe(folder: Path) -> None:
    """Raise OSError where no file can be written into a folder; nothing is left behind."""
    _written_beside(folder / "probe", b"").unlink()


def create(path: Path, text: str) -> None:
    """Write a new file; raises FileExistsError where there is one already, and OSError."""
    if path.parent.is_symlink() or (path.parent.exists() and not path.parent.is_dir()):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(path.parent))
    path.parent.mkdir(parents=True, exist_ok=True)
    new = _written_beside(path, text)
    try:
        new.chmod(0o666 & ~_umask())
        _named(new, path)
    finally:
        new.unlink(missing_ok=True)


def _named(new: Path, path: Path) -> None:
    """Give a file its name, unless there is another of that name; a rename would take its place."""
    try:
        os.link(new, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without a second name for a file
        path.touch(exist_ok=False)
        new.replace(path)


def _umask() -> int:
    """Return what this process takes from the mode of new files; there is no way to ask but to set it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _written_beside(path: Path, content: str | bytes) -> Path:
    """Write a hidden file in the same folder, so that what follows is a single step."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".new")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
    except BaseException:
        Path(name).unlink()
        raise
    return Path(name)
