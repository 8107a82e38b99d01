"""Indexing: pages are handed to Pagefind one by one while others are still being made, so that both work at once.

Pagefind is asked, and answers, in JSON that is written in base64 and closed with a comma.  It takes in whatever it is
given, works it off in its own time, and ends when whoever asks is no more.  It hands the index over, and we write it:
where it writes itself it says that it is done before it is, and tries for ever on a disk that is full.
"""

from __future__ import annotations

import base64
import json
import os
import signal
import subprocess
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from pagefind_bin import get_executable

from manifesto import index_order

MARK = "data-pagefind-body"  # what a page has on whatever may be found
# Where one of our pages begins and ends with its language, with what is told of it, and with what may be found.
OPENING, TOLD, SHEET = ("<html", ">"), ("<template", "/template>"), ("<main", "/main>")
UNUSED = ("pagefind-*ui*", "pagefind-highlight.js")  # interfaces that our search page does without
AT_ONCE = 1 << 20  # bytes that wait between the two of us, where the system lets one choose
DYING = 10  # seconds; a program that has nothing more to say ends at once


class NotIndexed(Exception):  # noqa: N818 -- it says what happened to the site
    """Pagefind could not index the site; the message is what it said."""


class Indexing:
    """A Pagefind at work.  It numbers pages in the order in which they come: the same order gives the same index."""

    def __init__(self) -> None:
        """Start the program; by way of its Python package it takes twice as long."""
        pipe = subprocess.PIPE
        command = [str(get_executable()), "--service"]
        self._program = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, bufsize=0, pipesize=AT_ONCE)
        self._asked = self._answered = 0
        self._said: list[bytes] = []
        os.set_blocking(self._output, False)
        self._ask("NewIndex")

    def add(self, file: str, html: str) -> None:
        """Hand over a page by its path below the site, where it can be found at all; never waits for the index.

        Whatever goes wrong is told by `finish`.
        """
        if MARK in html:
            self._ask("AddFile", index_id=0, file_path=file, file_contents=findable(html))
            self._listen()

    def gather(self) -> None:
        """Ask for the index of all these pages, and do not wait for it."""
        self._ask("GetFiles", index_id=0)

    def finish(self, folder: Path) -> None:
        """Wait for the index, write it into a folder and put it in order.  Raises NotIndexed and OSError."""
        os.set_blocking(self._output, True)
        while self._answered < self._asked and self._listen():
            pass
        told = [] if self._answered == self._asked else [self._ending()]
        told.append(self.abandon())
        answers = b"".join(self._said).split(b",")[:-1]
        self._said.clear()
        _write(folder, _index(answers, told))
        index_order.settle(folder)

    def abandon(self) -> str:
        """End the program, whatever it does, and return what it complained of."""
        self._program.kill()
        return self._program.communicate()[1].decode(errors="replace").strip()

    @property
    def _output(self) -> int:
        assert self._program.stdout is not None  # noqa: S101 -- it is a pipe
        return self._program.stdout.fileno()

    def _ask(self, kind: str, **payload: Any) -> None:
        assert self._program.stdin is not None  # noqa: S101 -- it is a pipe
        self._asked += 1
        message = json.dumps({"message_id": self._asked, "payload": {"type": kind, **payload}})
        rest = memoryview(base64.b64encode(message.encode()) + b",")
        try:
            while rest:
                rest = rest[self._program.stdin.write(rest) :]
        except BrokenPipeError:
            return  # it has ended, which shows when its answers are missed

    def _listen(self) -> bool:
        """Take in what it has said, and return whether that was anything."""
        try:
            said = os.read(self._output, AT_ONCE)
        except BlockingIOError:
            return False
        self._said.append(said)
        self._answered += said.count(b",")
        return bool(said)

    def _ending(self) -> str:
        code = self._program.wait(DYING)
        how = f"was ended by {signal.Signals(-code).name}" if code < 0 else f"ended with {code}"
        return f"Pagefind {how} before it was done."


def findable(html: str) -> str:
    """Return what may be found of one of our pages: its shell is more than half of it, and Pagefind would read that, too."""
    if not all(mark in html for mark, _ in (OPENING, SHEET)):
        return html
    sheet = html[html.index(SHEET[0]) : html.rindex(SHEET[1]) + len(SHEET[1])]
    head = html[: html.index(SHEET[0])]
    return "".join((*(_part(head, *ends) for ends in (OPENING, TOLD)), sheet))


def _part(html: str, first: str, last: str) -> str:
    """Return what is between two marks, both of them with it, or nothing."""
    start = html.find(first)
    return "" if start < 0 else html[start : html.index(last, start) + len(last)]


def _index(answers: list[bytes], told: list[str]) -> list[dict[str, str]]:
    """Return the files that the last answer holds; raises NotIndexed where something was told, or is a fault."""
    said: dict[str, Any] = {}
    for answer in answers:
        said = json.loads(base64.b64decode(answer))["payload"]
        if said["type"] == "Error":
            told.insert(0, said["message"])
    if any(told):
        raise NotIndexed("\n".join(filter(None, told)))
    files: list[dict[str, str]] = said["files"]
    return files


def _write(folder: Path, files: list[dict[str, str]]) -> None:
    """Write what our search page asks for."""
    wanted = [file for file in files if not any(fnmatch(file["path"], pattern) for pattern in UNUSED)]
    for place in sorted({Path(file["path"]).parent for file in wanted}):
        (folder / place).mkdir(parents=True, exist_ok=True)
    for file in wanted:
        with open(f"{folder}/{file['path']}", "wb") as written:  # noqa: PTH123 -- there are thousands of them
            written.write(base64.b64decode(file["content"]))
