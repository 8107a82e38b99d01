"""Measuring: medians of several runs, in whole processes or within this one."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

RUNS = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table: what was measured, the figure, the most that it may be, and the unit of both.

    Without a figure, what was to be measured is not installed; without a most, the figure is there to compare with.
    A score has a least instead.
    """

    name: str
    value: float | None
    most: float | None
    unit: str
    least: float | None = None

    @property
    def over(self) -> bool:
        """Whether it is more than it may be."""
        return self.value is not None and self.most is not None and self.value > self.most

    @property
    def under(self) -> bool:
        """Whether it is less than it may be."""
        return self.value is not None and self.least is not None and self.value < self.least

    def __str__(self) -> str:
        """Return the row as it is printed."""
        if self.value is None:
            return f"{self.name:<62}     not installed"
        bound = (
            f"≤ {self.most:.2f}" if self.most is not None else f"≥ {self.least:.2f}" if self.least is not None else ""
        )
        verdict = "  over" if self.over else "  under" if self.under else ""
        return f"{self.name:<62} {self.value:>9.2f} {bound:>9} {self.unit}{verdict}"


def seconds(command: Sequence[str], folder: Path, runs: int = RUNS) -> float:
    """Return the median wall time of a command as a whole process, after one run that is not counted."""
    times = [_once(command, folder) for _ in range(runs + 1)]
    return statistics.median(times[1:])


def paired(command: Sequence[str], one: Path, other: Path, runs: int = RUNS) -> tuple[float, float]:
    """Return the medians of a command in two folders, in turn, so that both meet the same machine."""
    pairs = [(_once(command, one), _once(command, other)) for _ in range(runs + 1)][1:]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def _once(command: Sequence[str], folder: Path) -> float:
    return took(lambda: subprocess.run(command, cwd=folder, check=True, capture_output=True))


def milliseconds(job: Callable[[], object], runs: int = RUNS) -> float:
    """Return the median time of a call in this process, once it is warm."""
    return in_turn([job] * (runs + 1))


def in_turn(jobs: Iterable[Callable[[], object]]) -> float:
    """Return the median time of several calls in this process, in milliseconds, without the first, which warms it."""
    return statistics.median([1000 * took(job) for job in jobs][1:])


def took(job: Callable[[], object]) -> float:
    """Return how many seconds a call takes."""
    started = time.perf_counter()
    job()
    return time.perf_counter() - started


def peak_megabytes(command: Sequence[str], given: bytes, folder: Path) -> float:
    """Return the most memory that a process held at once while it worked in a folder on what it was given."""
    with subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        if process.stdin:
            process.stdin.write(given)
            process.stdin.close()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command} ended with {process.returncode}")
    return usage.ru_maxrss / (1024 if os.uname().sysname == "Linux" else 1024**2)


@contextmanager
def one_core() -> Iterator[None]:
    """Keep this process, and whatever it starts, to one core for a while; where the system cannot, go on as it is."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
