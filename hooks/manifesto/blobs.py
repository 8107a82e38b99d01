"""Blobs: what files held at any time, as git keeps it."""

from __future__ import annotations

import subprocess
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Self

from manifesto import git

if TYPE_CHECKING:
    from pathlib import Path

PIECE = 65_536  # bytes at a time of what is too large to be kept


class Blobs:
    """The blobs of a repository, asked of one program that stays open; a context, since the program has to end."""

    def __init__(self, root: Path, largest: int) -> None:
        self._root, self._largest = root, largest
        self._program: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._program:
            self._program.kill()  # it only reads
            self._program.wait()
            for end in (self._program.stdin, self._program.stdout):
                with suppress(OSError):
                    end.close() if end else None

    def content(self, blob: str) -> bytes | None:
        """Return the content of a blob; None where it is missing, is none, or has more than `largest` bytes."""
        try:
            self._program = self._program or _open(self._root)
            return self._ask(blob, self._program)
        except OSError:  # the program is not there, or is gone
            return None

    def _ask(self, blob: str, program: subprocess.Popen[bytes]) -> bytes | None:
        asked, told = program.stdin, program.stdout
        if not (asked and told):
            return None
        asked.write(f"{blob}\n".encode("ascii"))
        asked.flush()
        match told.readline().split():
            case [_, kind, size] if size.isdigit() and int(size) <= self._largest:
                content = told.read(int(size) + 1)[:-1]  # without the line end behind it
                return content if kind == b"blob" else None
            case [_, _, size] if size.isdigit():
                _skip(told, int(size) + 1)
        return None


def _open(root: Path) -> subprocess.Popen[bytes]:
    pipe, command = subprocess.PIPE, [*git.PROGRAM, "cat-file", "--batch"]
    return subprocess.Popen(
        command, cwd=root, env=git.environment(), stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL
    )


def _skip(stream: IO[bytes], size: int) -> None:
    while size > 0 and (piece := stream.read(min(size, PIECE))):
        size -= len(piece)
