"""Proofs: the most telling poster of a change, printed as it was and as it is, and what is different between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifesto.poster import pressroom
from manifesto.poster.difference import difference
from manifesto.poster.press import Run
from manifesto.poster.sight import picture as seen

if TYPE_CHECKING:
    from manifesto.poster.matrix import Job
    from manifesto.problem import Problem
    from manifesto.review.hanging import Hung
    from manifesto.review.wall import Wall

LONGER_SIDE = 1400  # pixels: running text of 9 pt on A3 can be read
COLOURS = 64

Files = dict[str, bytes]


def proof(poster: Hung, before: Wall | None, after: Wall | None) -> tuple[Files, tuple[Problem, ...]]:
    """Return the files that show a poster, by name, and why it cannot be printed as it is, where that is so.

    Raises what the pressroom raises where a fault of ours shows.
    """
    files: Files = {}
    printed, problems = _printed(poster.job, after if poster.after else None)
    old, _ = _printed(poster.job, before if poster.before else None)
    if printed:
        files |= {"poster.pdf": printed, "after.png": _seen(printed, poster.job)}
    if old:
        files["before.png"] = _seen(old, poster.job)
    if printed and old and (marked := difference(files["before.png"], files["after.png"])):
        files["diff.png"] = marked
    return files, problems


def _printed(job: Job, wall: Wall | None) -> tuple[bytes, tuple[Problem, ...]]:
    if not wall:
        return b"", ()
    run = Run(manifesto=wall.manifesto, root=wall.root)
    printed, problems = pressroom.print_what_can_be(run, [(wall.subjects[job.subject], job)])
    return (printed[0].pdf if printed else b""), problems


def _seen(pdf: bytes, job: Job) -> bytes:
    width = round(LONGER_SIDE * min(1.0, job.sheet.width / job.sheet.height))
    return seen(pdf, width, "PNG", around=job.kind.around, colours=COLOURS, optimize=True).content
