"""Change sets: several files of the project written together, or none of them."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from manifesto.writing import create, rewrite

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def write(texts: Mapping[Path, str]) -> None:
    """Write each file; raises OSError, and leaves every file as it was, where one cannot be written."""
    before = {path: path.read_bytes() if path.exists() else None for path in texts}
    done: list[Path] = []
    try:
        for path, text in texts.items():
            (create if before[path] is None else rewrite)(path, text)
            done.append(path)
    except BaseException:
        for path in done:
            with suppress(OSError):  # nothing more can be done
                _restore(path, before[path])
        raise


def _restore(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink()
    else:
        rewrite(path, content)
