"""The pressroom: many posters at once, each in a child process that is held to its time and memory.

The children are started by hand and not as a pool of multiprocessing, whose children would import the program that
started them, MkDocs included.  A child gets its work on standard input and gives each poster back as it is done.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from manifesto.poster import stock
from manifesto.poster.cache import Cache
from manifesto.poster.glyphs import missing
from manifesto.poster.matrix import cards
from manifesto.poster.matrix import jobs as listed_jobs
from manifesto.poster.press import Abandoned, Misprint, Run, cached
from manifesto.poster.print import Print
from manifesto.poster.subject import subjects
from manifesto.problem import Rejected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from manifesto.manifesto import Manifesto
    from manifesto.poster.matrix import Job
    from manifesto.poster.subject import Subject
    from manifesto.problem import Problem

MOST_CHILDREN = 4
HOOKS = Path(__file__).parent.parent.parent


@dataclass(frozen=True, slots=True)
class Order:
    """The work of one child."""

    run: Run
    work: tuple[tuple[Subject, Job], ...]


def print_matrix(
    manifesto: Manifesto, root: Path, *, progress: Callable[[Print, int], None] = lambda *_: None
) -> tuple[tuple[Print, ...], tuple[Problem, ...]]:
    """Return every poster that `extra.manifesto.posters` lists, and why some are left out for want of a letter.

    One text in another script keeps nobody else's poster from the wall.  Raises Rejected with all else that cannot be
    printed.
    """
    (printed,), left_out = print_matrices((manifesto,), root, progress=progress)
    return printed, left_out


def print_matrices(
    manifestos: Iterable[Manifesto], root: Path, *, progress: Callable[[Print, int], None] = lambda *_: None
) -> tuple[tuple[tuple[Print, ...], ...], tuple[Problem, ...]]:
    """Return the posters of each of these, which are one manifesto in its languages, and why some are left out."""
    planned = [_planned(manifesto, root) for manifesto in manifestos]
    number = sum(len(work) for _, work, _ in planned)

    def told(poster: Print, _: int) -> None:
        progress(poster, number)

    printed = tuple(print_all(run, work, progress=told, in_all=number) for run, work, _ in planned)
    left_out = dict.fromkeys(problem for _, _, lacking in planned for problem in lacking)
    return printed, tuple(sorted(left_out))


def _planned(manifesto: Manifesto, root: Path) -> tuple[Run, Sequence[tuple[Subject, Job]], Iterable[Problem]]:
    """Return what the matrix of a manifesto asks for and can be printed, and why the rest cannot."""
    known, fonts = subjects(manifesto), stock.fonts(manifesto.settings, root)
    jobs = (*listed_jobs(manifesto), *cards(manifesto))
    lacking = {key: tuple(missing(known[key], manifesto.settings, fonts)) for key in {job.subject for job in jobs}}
    work = [(known[job.subject], job) for job in jobs if not lacking[job.subject]]
    return Run(manifesto=manifesto, root=root, shown=True), work, chain.from_iterable(lacking.values())


def print_all(
    run: Run,
    work: Sequence[tuple[Subject, Job]],
    *,
    progress: Callable[[Print, int], None] = lambda *_: None,
    in_all: int = 0,
) -> tuple[Print, ...]:
    """Return the posters in the order of `work`, from the cache or newly printed.

    `progress` hears of each, and of how many there will be.  A build that prints more than these needs `in_all`.

    Raises Rejected with every problem of the content, Misprint when a fault of ours shows.
    """
    posters, problems = print_what_can_be(run, work, progress=progress, in_all=in_all)
    if problems:
        raise Rejected(problems)
    return posters


def print_what_can_be(
    run: Run,
    work: Sequence[tuple[Subject, Job]],
    *,
    progress: Callable[[Print, int], None] = lambda *_: None,
    in_all: int = 0,
) -> tuple[tuple[Print, ...], tuple[Problem, ...]]:
    """Return the posters that can be printed, in the order of `work`, and why the others cannot."""
    cache = Cache(run.root)
    keys = [cache.key(run, subject, job) for subject, job in work]
    number = len(set(keys))
    done = {key: cached(poster) for key in keys if (poster := cache.get(key))}
    for poster in done.values():
        progress(poster, number)
    wanted = {key: pair for key, pair in zip(keys, work, strict=True) if key not in done}

    def kept(key: str, poster: Print) -> None:
        cache.put(key, poster)  # at once, so that a build that is killed has not worked for nothing
        progress(poster, number)

    printed, problems = _printed(run, wanted, kept)
    done |= printed
    if wanted:
        cache.prune(max(len(done), in_all))
    return tuple(done[key] for key in keys if key in done), tuple(dict.fromkeys(problems))


def _printed(
    run: Run, wanted: dict[str, tuple[Subject, Job]], kept: Callable[[str, Print], None]
) -> tuple[dict[str, Print], list[Problem]]:
    """Print what the cache has not, shared out among as many children as there are processors."""
    number = min(os.cpu_count() or 1, MOST_CHILDREN, len(wanted))
    if not number:
        return {}, []
    keys = [list(wanted)[start::number] for start in range(number)]
    orders = [Order(run, tuple(wanted[key] for key in some)) for some in keys]
    children: list[subprocess.Popen[bytes]] = []
    with ThreadPoolExecutor(number) as threads:
        try:
            results = list(threads.map(_child, orders, keys, [kept] * number, [children] * number))
        except (KeyboardInterrupt, SystemExit):  # all of it is asked to end, and nobody waits for the rest
            for child in children:
                child.kill()
            raise
    posters = {key: poster for found, _ in results for key, poster in found.items()}
    return posters, [problem for _, problems in results for problem in problems]


def _child(
    order: Order, keys: Sequence[str], kept: Callable[[str, Print], None], children: list[subprocess.Popen[bytes]]
) -> tuple[dict[str, Print], list[Problem]]:
    """Run one child; return its posters and the problems of those that cannot be printed."""
    posters: dict[str, Print] = {}
    problems: list[Problem] = []
    with _started() as child:
        children.append(child)
        _tell(child, order)
        for key, (subject, job) in zip(keys, order.work, strict=True):
            result = _next(child, f"{subject.key} on {job.sheet.name}")
            if isinstance(result, Print):
                posters[key] = result
                kept(key, result)
            elif isinstance(result, Exception):
                raise result
            else:
                problems.extend(result)
    return posters, problems


def _ended(code: int) -> str:
    """Return how a process ended, and what helps."""
    if code == -getattr(signal, "SIGXCPU", 0):
        return "took longer than it may"
    return f"was ended from outside (signal {-code}), perhaps for want of memory; try again"


@contextmanager
def _started() -> Iterator[subprocess.Popen[bytes]]:
    """Start a child with a temporary folder of its own, which goes with it however it ends."""
    with tempfile.TemporaryDirectory(prefix="manifesto-") as folder:
        environment = {**os.environ, "PYTHONPATH": str(HOOKS), "TMPDIR": folder}
        command = [sys.executable, "-m", "manifesto.poster.child"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as child:
            try:
                yield child
            finally:
                child.kill()


def _tell(child: subprocess.Popen[bytes], order: Order) -> None:
    if child.stdin:
        with suppress(BrokenPipeError):  # a child that is gone already is told of when its first poster is asked for
            child.stdin.write(pickle.dumps(order))
            child.stdin.close()


def _next(child: subprocess.Popen[bytes], what: str) -> Print | tuple[Problem, ...] | Exception:
    """Return what the child made of its next job; a child that is gone was over its limits, was killed, or met a bug."""
    try:
        result: Print | tuple[Problem, ...] | Exception = pickle.load(cast("BinaryIO", child.stdout))  # noqa: S301 -- our own child
    except (EOFError, pickle.UnpicklingError):
        if (code := child.wait()) > 0:
            raise Misprint(f"The poster of {what} could not be drawn: its process ended with {code}.") from None
        raise Abandoned(f"The poster of {what} could not be drawn: its process {_ended(code)}.") from None
    return result
