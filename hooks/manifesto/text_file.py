"""A text file from a stranger: read whole, or refused with the reason."""

from __future__ import annotations

import re
import stat
from itertools import islice
from typing import TYPE_CHECKING

from manifesto.problem import Place, Problem, Rejected, code_of, visible
from manifesto.rule import Saying
from manifesto.tidiness import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST = 64 * 1024
MOST_SHOWN = 10  # of the lines with such characters, since a file that is no text has them everywhere
CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]"
)  # and what YAML takes for a line end
STANDS_HERE = Saying("P001", "An invisible character ({code}) stands here. Delete it.")
LARGEST_REGISTRY = 2 * 1024 * 1024  # bytes; ten thousand people with an address each take 1 MB


def read_text(root: Path, path: Path, *, largest: int = LARGEST) -> str:
    """Return the text of `path` as it stands there, line ends and byte order mark included.

    Raises Rejected (P001) for a link, a device, a missing, a huge or a non-UTF-8 file and for control characters.
    """
    name = relative(root, path)
    if fault := _unreadable(path, largest):
        raise Rejected([Problem(name, Place(), "P001", fault)])
    try:
        text = path.read_bytes().decode()
    except OSError as error:
        fault = f"This file cannot be opened ({error.strerror}). Let everybody read it."
        raise Rejected([Problem(name, Place(), "P001", fault)]) from error
    except UnicodeDecodeError as error:
        if error.object.startswith(b"PK"):
            fault = "This is a document of a word processor, or an archive. Copy its words into a plain text file."
            raise Rejected([Problem(name, Place(), "P001", fault)]) from error
        raise Rejected([_not_utf8(name, error)]) from error
    refuse_controls(name, text)
    return text


def refuse_controls(name: str, text: str) -> None:
    """Raise Rejected (P001) for control characters in the text of the file `name`."""
    if problems := list(islice(_control_characters(name, plain(text)), MOST_SHOWN)):
        raise Rejected(problems)


def relative(root: Path, path: Path) -> str:
    """Return `path` as messages show it: from the project's folder, with forward slashes and nothing invisible in it."""
    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    return shown if shown.isprintable() else "".join(map(visible, shown))


def _unreadable(path: Path, largest: int) -> str | None:
    try:
        status = path.lstat()
    except OSError:
        return "This file is not there. Create it, or correct its name."
    if not stat.S_ISREG(status.st_mode):
        return f"This is {_kind(status.st_mode)}. Put a plain text file in its place."
    if status.st_size > largest:
        return f"The file has {status.st_size:,} bytes and may have {largest:,}. Shorten it."
    return None


def _kind(mode: int) -> str:
    if stat.S_ISLNK(mode):
        return "a link to another place"
    return "a folder" if stat.S_ISDIR(mode) else "a device"


def _not_utf8(name: str, error: UnicodeDecodeError) -> Problem:
    lines = plain(error.object[: error.start].decode("utf-8", "replace")).split("\n")
    message = "The character here is not UTF-8. Open the file in a text editor and save it as UTF-8."
    return Problem(name, Place(len(lines), len(lines[-1]) + 1), "P001", message)


def _control_characters(name: str, text: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        if found := CONTROL.search(line):
            message = STANDS_HERE.finding(code=code_of(found[0])).message
            yield Problem(name, Place(number, found.start() + 1), STANDS_HERE.id, message)
