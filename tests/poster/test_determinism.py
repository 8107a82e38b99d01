"""Determinism: the same words make the same bytes, whoever prints them, where, when, and after what."""

from __future__ import annotations

import io
import os
import pickle
import subprocess
import sys
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from manifesto.poster.condition import Condition
from manifesto.poster.matrix import CARD, Job
from manifesto.poster.press import Run, print_poster
from manifesto.poster.pressroom import HOOKS, Order
from manifesto.poster.profile import PROFILES
from manifesto.poster.sheet import CARD as CARD_SHEET

from . import icc, wall

if TYPE_CHECKING:
    from manifesto.poster.print import Print
    from manifesto.poster.subject import Subject

PRESS = Condition(identifier="Custom", info="Example press", profile=icc.profile())
KINDS = ("whole", "single", "drawn", "pictured")
WORK = [(kind, profile, way) for kind, profile, way in product(KINDS, PROFILES, ("portrait", "landscape"))]
PLACES = {  # what a process is started with; the second and the third print the same things in another order
    "here": {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
    "far away": {"PYTHONHASHSEED": "4242", "TZ": "Asia/Tokyo", "SOURCE_DATE_EPOCH": "1", "LANGUAGE": "de"},
    "long ago": {"PYTHONHASHSEED": "random", "TZ": "America/St_Johns", "SOURCE_DATE_EPOCH": "4102444800"},
}


def ordered(*, backwards: bool) -> list[tuple[Subject, Job]]:
    """Return every kind for every printing, and a card, forwards or backwards."""
    work = [(wall.subjects()[kind], wall.job(kind, profile, "a4", way)) for kind, profile, way in WORK]
    whole = wall.subjects()["whole"]
    work.append((whole, Job(subject=whole.key, sheet=CARD_SHEET, orientation="landscape", profile=CARD)))
    return work[::-1] if backwards else work


@lru_cache(maxsize=8)
def printed(place: str, *, press: bool, folder: Path) -> dict[str, bytes]:
    """Return what another process prints, by its address and by what it is about."""
    work = ordered(backwards=place != "here")
    run = Run(manifesto=wall.manifesto(), root=wall.REPOSITORY, condition=PRESS if press else None)
    temporary = folder / place
    temporary.mkdir(exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-m", "manifesto.poster.child"],
        input=pickle.dumps(Order(run, tuple(work))),
        cwd=temporary,
        env={**os.environ, **PLACES[place], "TMPDIR": str(temporary), "PYTHONPATH": str(HOOKS)},
        capture_output=True,
        check=True,
    )
    answers = io.BytesIO(done.stdout)
    results: list[Print] = [pickle.load(answers) for _ in work]  # noqa: S301 -- our own child
    return {named(subject, job): one.pdf for (subject, job), one in zip(work, results, strict=True)}


def named(subject: Subject, job: Job) -> str:
    """Return what tells a poster of this wall from the others; two houses share an address."""
    logo = subject.house.logo.kind if subject.house and subject.house.logo else ""
    return f"{job.address} {logo}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for temporary files."""
    return tmp_path_factory.mktemp("places")


@pytest.mark.parametrize("place", ["far away", "long ago"])
@pytest.mark.parametrize("press", [False, True], ids=["coated paper", "a press of its own"])
def test_two_processes_print_the_same_bytes(place: str, press: bool, folder: Path) -> None:
    """Hash seed, time zone, date, language, folders and the order of the work change nothing in any file."""
    here, there = (printed(one, press=press, folder=folder) for one in ("here", place))

    assert set(here) == set(there)
    assert [name for name in here if here[name] != there[name]] == []
    assert len(here) == len(WORK) + 1


def test_this_process_prints_them_too(folder: Path) -> None:
    """What was printed before in a process leaves no trace in what comes after."""
    here = printed("here", press=False, folder=folder)
    differing = [
        (kind, profile, way)
        for kind, profile, way in WORK
        if here[named(wall.subjects()[kind], wall.job(kind, profile, "a4", way))] != wall.hung(kind, profile, "a4", way)
    ]

    assert differing == []


def test_other_words_make_other_bytes(folder: Path) -> None:
    """Every poster of the wall is another file, so that sameness says something."""
    files = printed("here", press=False, folder=folder)

    assert len(set(files.values())) == len(files)


def test_nothing_of_this_machine_is_in_a_file(folder: Path) -> None:
    """Neither a path nor a name of the machine stands in what is handed to strangers."""
    for name, content in printed("here", press=True, folder=folder).items():
        for trace in (str(wall.REPOSITORY), str(Path.home()), str(folder), os.uname().nodename):
            assert len(trace) < 3 or trace.encode() not in content, name


def test_a_poster_is_the_same_a_second_time() -> None:
    """Printed twice in one process, with another in between, a poster is byte for byte what it was."""
    run = Run(manifesto=wall.manifesto(), root=wall.REPOSITORY)
    for kind, other in (("pictured", "drawn"), ("drawn", "pictured")):
        jobs = [(wall.subjects()[one], wall.job(one, "shop", "letter", "landscape")) for one in (kind, other, kind)]
        first, _, again = (print_poster(run, subject, job).pdf for subject, job in jobs)

        assert first == again
