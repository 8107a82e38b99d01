"""The relay: a second process makes some of the pages, in their order, while the first makes the others.

It is a copy of the first, with everything that was read in its memory, and hands over one text after the other.  Where
it stops, for whatever reason, the first makes the rest, and meets the same reason.
"""

from __future__ import annotations

import os
import select
import sys
import threading
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

FEW = 100  # pages: to make fewer of them takes no longer than to share them out
EACH = 2  # every second page is for the second process
AHEAD = 1 << 20  # bytes of texts that wait to be asked for
SIZE = 4  # bytes of the number before each text, which says how long it is


def shared(names: Sequence[str]) -> list[str]:
    """Return which of these pages a second process makes: none of a few, or where it could not run beside the first."""
    if len(names) < FEW or cores() < EACH or sys.platform != "linux" or threading.active_count() > 1:
        return []  # elsewhere copies of a process are not safe
    return list(names[::EACH])


def cores() -> int:
    """Return on how many cores this process may run."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Relay:
    """A second process at work on some pages, each of which is asked for once, and in their order."""

    def __init__(self, names: Sequence[str], make: Callable[[str], str]) -> None:
        """Start it; `make` returns the text of a page by its name."""
        reading, writing = _pipe()
        self._process = os.fork()
        if not self._process:
            os.close(reading)
            _hand_over(names, make, writing)
        os.close(writing)
        self._texts = os.fdopen(reading, "rb", buffering=0)
        self._held: deque[str | None] = deque()

    def text(self) -> str | None:
        """Return the text of the next page, or nothing where the other process has stopped."""
        return self._held.popleft() if self._held else self._next()

    def take_in(self) -> None:
        """Hold what has come, so that the other process goes on while nobody asks for its texts."""
        while select.select([self._texts], [], [], 0)[0]:
            self._held.append(self._next())
            if self._held[-1] is None:
                return

    def _next(self) -> str | None:
        size = self._bytes(SIZE)
        content = self._bytes(int.from_bytes(size, "big"))
        whole = len(size) == SIZE and len(content) == int.from_bytes(size, "big")
        return content.decode() if whole else None

    def _bytes(self, number: int) -> bytes:
        """Return the next bytes, so many of them; fewer where there are no more."""
        parts, missing = [], number
        while missing and (part := self._texts.read(missing)):
            parts.append(part)
            missing -= len(part)
        return b"".join(parts)

    def end(self) -> None:
        """Let go of the other process, which ends when nobody takes its texts any more."""
        if self._process:
            self._texts.close()
            os.waitpid(self._process, 0)
            self._process = 0


class Share:
    """The texts that are left to a second process, where there are enough; what it does not hand over is made here."""

    def __init__(self, makers: Mapping[str, Callable[[], str]], then: Mapping[str, Callable[[], str]]) -> None:
        """Choose among the texts that could be left to it, by name and in the order of asking, and begin.

        Where it makes any of them, it makes all that are asked for `then`, after them.
        """
        taken = shared(list(makers))
        self._makers = {name: makers[name] for name in taken} | (dict(then) if taken else {})
        self._other = Relay(list(self._makers), lambda name: self._makers[name]()) if taken else None

    def __contains__(self, name: str) -> bool:
        return name in self._makers

    def text(self, name: str) -> str:
        """Return the next text of the share, which has this name."""
        text = self._other.text() if self._other else None
        return self._makers[name]() if text is None else text

    def take_in(self) -> None:
        """Hold what has come until it is asked for; to be called where texts are made that are not of the share."""
        if self._other:
            self._other.take_in()

    def end(self) -> None:
        """Let go of the other process, if there is one."""
        if self._other:
            self._other.end()


def _pipe() -> tuple[int, int]:
    """Return the two ends of a pipe that holds as much as the system allows, so that neither often waits for the other."""
    import fcntl  # which not every system has

    reading, writing = os.pipe()
    with suppress(OSError):
        fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, AHEAD)
    return reading, writing


def _hand_over(names: Sequence[str], make: Callable[[str], str], writing: int) -> None:
    """Make the pages and end the process, without what Python does when it ends: that is for the first one to do."""
    with suppress(BaseException), os.fdopen(writing, "wb", buffering=0) as texts:
        for name in names:
            content = make(name).encode()
            rest = memoryview(len(content).to_bytes(SIZE, "big") + content)
            while rest:
                rest = rest[texts.write(rest) :]
    os._exit(0)
