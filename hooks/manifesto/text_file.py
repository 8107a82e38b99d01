"""A text file from a stranger: read whole, or refused with the reason."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from manifesto.problem import Place, Problem, Rejected

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 64 * 1024
LARGEST_REGISTRY = 4 * 1024 * 1024


def read_text(root: Path, path: Path, *, largest: int = LARGEST) -> str:
    """Return the text of `path` with plain line ends and without a byte order mark.

    Raises Rejected (P001) for a link, a device, a missing, a huge or a non-UTF-8 file and for control characters.
    """
    name = relative(root, path)
    if fault := _unreadable(path, largest):
        raise Rejected([Problem(name, Place(), "P001", fault)])
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Rejected([_not_utf8(name, error)]) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if problems := list(_control_characters(name, text)):
        raise Rejected(problems)
    return text


def relative(root: Path, path: Path) -> str:
    """Return `path` as messages show it: from the project's folder, with forward slashes."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def _unreadable(path: Path, largest: int) -> str | None:
    try:
        status = path.lstat()
    except OSError:
        return "This file is not there. Create it, or correct its name."
    if not stat.S_ISREG(status.st_mode):
        return "This is a link, a folder or a device. Put a regular text file in its place."
    if status.st_size > largest:
        return (
            f"The file has {status.st_size} bytes and may have {largest}. "
            "Shorten it; a principle needs no more than a page."
        )
    return None


def _not_utf8(name: str, error: UnicodeDecodeError) -> Problem:
    before = error.object[: error.start]
    line = before.count(b"\n") + 1
    column = len(before.rsplit(b"\n", 1)[-1].decode("utf-8", "replace")) + 1
    message = f"Byte {error.start + 1} of this file is not UTF-8. Open it in a text editor and save it as UTF-8."
    return Problem(name, Place(line, column), "P001", message)


def _control_characters(name: str, text: str) -> list[Problem]:
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        for column, character in enumerate(line, 1):
            if (character < " " and character != "\t") or "\x7f" <= character <= "\x9f":
                message = f"There is a control character here (U+{ord(character):04X}). Delete it."
                found.append(Problem(name, Place(number, column), "P001", message))
                break
    return found
