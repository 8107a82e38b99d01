"""Progress: how many posters are done, as a bar on a terminal and nowhere else."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from manifesto.poster.print import Print

WIDTH = 30  # characters
FEWEST = 2  # posters that are worth a bar


@contextmanager
def bar(stream: TextIO) -> Iterator[Callable[[Print, int], None]]:
    """Return what hears of each poster and of how many there will be; the line is wiped at the end."""
    if not stream.isatty():
        yield lambda *_: None
        return
    done, lock, longest = 0, Lock(), 0  # children are heard from several threads

    def advance(_: Print, number: int) -> None:
        nonlocal done, longest
        with lock:
            done += 1
            if number >= FEWEST:
                filled = "#" * (WIDTH * done // number)
                line = f"Posters [{filled:.<{WIDTH}}] {done}/{number}"
                longest = max(longest, len(line))
                stream.write(f"\r{line:<{longest}}")
                stream.flush()

    try:
        yield advance
    finally:
        if longest:
            stream.write("\r" + " " * longest + "\r")
            stream.flush()
