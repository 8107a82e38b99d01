"""Measuring: medians of several runs, in whole processes or within this one."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

RUNS = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of the table: what was measured, the figure, the most that it may be, and the unit of both."""

    name: str
    value: float
    most: float
    unit: str

    def __str__(self) -> str:
        """Return the row as it is printed."""
        verdict = "" if self.value <= self.most else "  over"
        return f"{self.name:<62} {self.value:>9.2f} {self.most:>9.2f} {self.unit}{verdict}"


def seconds(command: Sequence[str], folder: Path, runs: int = RUNS) -> float:
    """Return the median wall time of a command as a whole process, after one run that is not counted."""
    times = [_once(command, folder) for _ in range(runs + 1)]
    return statistics.median(times[1:])


def paired(one: Sequence[str], other: Sequence[str], one_folder: Path, other_folder: Path) -> tuple[float, float]:
    """Return the medians of two commands that are run in turn, so that both meet the same machine."""
    pairs = [(_once(one, one_folder), _once(other, other_folder)) for _ in range(RUNS + 1)][1:]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def _once(command: Sequence[str], folder: Path) -> float:
    started = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - started


def milliseconds(job: Callable[[], object], runs: int = RUNS) -> float:
    """Return the median time of a call in this process, once it is warm."""
    job()
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        job()
        times.append(1000 * (time.perf_counter() - started))
    return statistics.median(times)


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
