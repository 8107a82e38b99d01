"""The posters: how long one takes when all is warm, and a hundred of them; what a worker holds; how large the files are."""

from __future__ import annotations

import pickle
import random
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from manifesto.cli.poster import poster as command
from manifesto.poster.matrix import Job, cards, jobs
from manifesto.poster.press import Run, print_poster
from manifesto.poster.pressroom import Order as Shift
from manifesto.poster.profile import PROFILES
from manifesto.poster.sheet import SHEETS
from manifesto.poster.subject import WHOLE, find, subjects

from . import matrix
from .folders import ROOT
from .measure import Figure, in_turn, one_core, peak_megabytes, seconds, took
from .walls import WALLS, Order, Wall

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manifesto import Manifesto

CHILD = [sys.executable, "-m", "manifesto.poster.child"]
SITE = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir"]
POSTER = [sys.executable, "-m", "manifesto", "poster", "--size", "a2"]
PROFILE_BYTES = 140_000  # the smallest profiles that describe a press have as much once they are packed


def figures(manifesto: Manifesto) -> Iterator[Figure]:
    """Yield every figure about posters but those beside other programs."""
    for wall, time in ours(WALLS, manifesto).items():
        yield Figure(f"poster of {wall.name}, warm", time, wall.most, "ms")
    yield Figure("posters of a hundred principles, on one core", _hundred(manifesto), 2, "s")
    yield from matrix.figures()
    yield _worker(manifesto)
    yield Figure("largest file in RGB", _largest_rgb(manifesto), 40, "KB")
    yield from _four_colours()
    yield Figure("make site, everything cached", _cached_site(), 4, "s")


def ours(walls: Iterable[Wall], manifesto: Manifesto) -> dict[Wall, float]:
    """Return the milliseconds that each wall takes us: fitted, drawn, written and read back."""
    return {wall: in_turn(partial(printed, order) for order in wall.orders(manifesto)) for wall in walls}


def printed(order: Order) -> bytes:
    """Return a poster as a PDF."""
    return print_poster(Run(manifesto=order.manifesto, root=ROOT), order.subject, order.job).pdf


def _hundred(manifesto: Manifesto) -> float:
    """Return the seconds for a poster of each of a hundred principles, one after another, after one more."""
    shown = Wall(number=101, size="a4", most=0, columns=1).order(manifesto, 0).manifesto
    singles = [subject for subject in subjects(shown).values() if subject.single]
    orders = [Order(shown, subject, Job(subject=subject.key, sheet=SHEETS["a4"])) for subject in singles]
    with one_core():
        printed(orders.pop())
        return took(lambda: [printed(order) for order in orders])


def _worker(manifesto: Manifesto) -> Figure:
    """The memory of a child that prints all of a build by itself, share cards included."""
    known = subjects(manifesto)
    work = tuple((known[job.subject], job) for job in (*jobs(manifesto), *cards(manifesto)))
    shift = Shift(Run(manifesto=manifesto, root=ROOT, shown=True), work)
    megabytes = peak_megabytes(CHILD, pickle.dumps(shift), ROOT)
    return Figure(f"memory of a worker that prints all {len(work)}", megabytes, 150, "MB")


def _largest_rgb(manifesto: Manifesto) -> float:
    """Return the kilobytes of the largest file of the walls, and of the manifesto in each kind of RGB."""
    orders = [wall.order(manifesto, 0) for wall in WALLS]
    orders += [_whole(manifesto, name) for name, profile in PROFILES.items() if not profile.four_colours]
    return max(len(printed(order)) for order in orders) / 1000


def _whole(manifesto: Manifesto, profile: str) -> Order:
    return Order(manifesto, find(manifesto, WHOLE), Job(subject=WHOLE, sheet=SHEETS["a2"], profile=profile))


def _four_colours() -> Iterator[Figure]:
    """The whole manifesto for a print shop that gave its profile, which no file may be without from then on."""
    if "shop" not in PROFILES or "--icc" not in {name for option in command.params for name in option.opts}:
        return
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder, "press.icc")
        profile.write_bytes(_profile())
        order = [*POSTER, "--profile", "shop", "--icc", str(profile), "--out", folder]
        subprocess.run(order, cwd=ROOT, check=True, capture_output=True)
        size = max(path.stat().st_size for path in Path(folder).glob("*.pdf"))
    yield Figure(f"file in CMYK with a profile of {PROFILE_BYTES // 1000} KB", size / 1000, 250, "KB")


def _profile() -> bytes:
    """Return the head of a press's profile, and so much noise that packing saves nothing."""
    head = PROFILE_BYTES.to_bytes(4, "big") + bytes(8) + b"prtrCMYKLab " + bytes(12) + b"acsp"
    table = b"".join(
        number.to_bytes(4, "big") for number in (1, int.from_bytes(b"A2B0", "big"), 144, PROFILE_BYTES - 144)
    )
    return head + bytes(128 - len(head)) + table + random.Random(1).randbytes(PROFILE_BYTES - 144)  # noqa: S311 -- the same each time


def _cached_site() -> float:
    with tempfile.TemporaryDirectory() as folder:
        return seconds([*SITE, folder], ROOT)
