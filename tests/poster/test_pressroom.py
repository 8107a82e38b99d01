"""The pressroom: many posters, each once, whatever happens to the processes that make them."""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from manifesto import Rejected
from manifesto.field import Placed
from manifesto.poster import cache, pressroom
from manifesto.poster.matrix import Job, jobs
from manifesto.poster.press import Run
from manifesto.poster.sheet import SHEETS
from manifesto.poster.subject import find
from manifesto.poster_order import PosterOrder
from manifesto.problem import Place

from .conftest import made_up

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from manifesto import Manifesto
    from manifesto.poster.print import Print


@pytest.fixture
def root(repository: Path, tmp_path: Path) -> Path:
    """A project folder with the real overrides and a cache of its own."""
    (tmp_path / "overrides").symlink_to(repository / "overrides")
    return tmp_path


def print_on(manifesto: Manifesto, root: Path, *sizes: str) -> tuple[Print, ...]:
    """Print the whole manifesto on some sheets."""
    subject = find(manifesto, "manifesto")
    return pressroom.print_all(
        Run(manifesto=manifesto, root=root), [(subject, Job(subject="manifesto", sheet=SHEETS[s])) for s in sizes]
    )


def test_posters_come_back_in_the_order_in_which_they_were_asked_for(
    manifesto_of: Callable[..., Manifesto], root: Path
) -> None:
    """Two children share three jobs, and the answers stand in the order of the questions."""
    printed = print_on(manifesto_of(3), root, "a4", "a3", "letter")

    assert [poster.job.sheet.name for poster in printed] == ["a4", "a3", "letter"]
    assert not any(poster.cached for poster in printed)


def test_nothing_is_printed_twice(manifesto_of: Callable[..., Manifesto], root: Path) -> None:
    """The same content on the same sheet comes from the cache, byte for byte; a changed word is printed anew."""
    (first,) = print_on(manifesto_of(3), root, "a4")
    (again,) = print_on(manifesto_of(3), root, "a4")
    (changed,) = print_on(manifesto_of(3, tagline="Something else"), root, "a4")

    assert again.cached
    assert again.pdf == first.pdf
    assert not changed.cached


def test_a_spoilt_entry_is_printed_again(manifesto_of: Callable[..., Manifesto], root: Path) -> None:
    """An entry of the cache that was cut short, as by a full disk, is not trusted."""
    print_on(manifesto_of(2), root, "a4")
    (entry,) = (root / cache.FOLDER).iterdir()
    whole = entry.read_bytes()
    for spoilt in (b"", whole[:100], whole[:-1], whole[:500] + b"\x80c" + whole[502:]):
        entry.write_bytes(spoilt)
        (poster,) = print_on(manifesto_of(2), root, "a4")

        assert not poster.cached
        assert poster.pdf.startswith(b"%PDF")


def test_everything_that_is_printed_counts_for_the_cache(
    manifesto_of: Callable[..., Manifesto], tmp_path: Path, repository: Path
) -> None:
    """Another mark, edition, address or slug is another poster."""
    shutil.copytree(repository / "overrides", tmp_path / "overrides")
    plain = manifesto_of((made_up(1),))
    others = [
        manifesto_of((made_up(1),), edition="Second edition"),
        manifesto_of((made_up(1),), site_url="https://ada.example/"),
        manifesto_of((made_up(1),), language="de"),
        manifesto_of((made_up(1),), mark="assets/images/mark.svg"),
        manifesto_of((replace(made_up(1), slug="renamed"),)),
        manifesto_of((replace(made_up(1), authors=()),)),
    ]
    a4 = Job(subject="manifesto", sheet=SHEETS["a4"])
    keys = [
        cache.Cache(tmp_path).key(Run(manifesto=one, root=tmp_path), find(one, "manifesto"), a4)
        for one in (plain, *others)
    ]
    (tmp_path / "overrides/assets/images/mark.svg").write_text("<svg/>")
    cache._ingredients.cache_clear()
    keys.append(cache.Cache(tmp_path).key(Run(manifesto=plain, root=tmp_path), find(plain, "manifesto"), a4))

    assert len(set(keys)) == len(keys)


def test_a_cache_that_cannot_be_written_is_done_without(manifesto_of: Callable[..., Manifesto], root: Path) -> None:
    """Where .cache is a file, posters are printed all the same."""
    (root / ".cache").write_text("in the way")
    (poster,) = print_on(manifesto_of(2), root, "a4")

    assert poster.pdf.startswith(b"%PDF")


def test_all_that_cannot_be_printed_is_said_at_once(manifesto_of: Callable[..., Manifesto], root: Path) -> None:
    """Problems from several children are reported together and each once."""
    manifesto = manifesto_of((made_up(1, "顧客"), made_up(2, "كن")))

    with pytest.raises(Rejected) as rejected:
        print_on(manifesto, root, "a4", "a3")

    assert [problem.path for problem in rejected.value.problems] == [
        "principles/principle-1.md",
        "principles/principle-2.md",
    ]


def test_a_child_that_dies_is_our_fault_and_leaves_nothing_half(
    manifesto_of: Callable[..., Manifesto], root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When a process ends without its poster, the build stops with the poster's name, and the cache has no entry."""
    monkeypatch.setattr(pressroom, "_tell", lambda child, _: child.kill())

    with pytest.raises(pressroom.Abandoned, match="poster of manifesto on a4 could not be drawn"):
        print_on(manifesto_of(2), root, "a4")

    assert not (root / cache.FOLDER).exists() or not list((root / cache.FOLDER).iterdir())


def test_the_same_inputs_give_the_same_bytes_in_any_process(manifesto_of: Callable[..., Manifesto], root: Path) -> None:
    """Two processes with other hash seeds, time zones and folders for temporary files draw equal files."""
    order = pressroom.Order(
        Run(manifesto=manifesto_of(7), root=root),
        ((find(manifesto_of(7), "manifesto"), Job(subject="manifesto", sheet=SHEETS["a3"])),),
    )
    digests = set()
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(pressroom.HOOKS)}
        done = subprocess.run(
            [sys.executable, "-m", "manifesto.poster.child"],
            input=pickle.dumps(order),
            env=environment,
            capture_output=True,
            check=True,
        )
        digests.add(hashlib.sha256(pickle.loads(done.stdout).pdf).hexdigest())  # noqa: S301 -- our own child

    assert len(digests) == 1


def test_a_child_gives_up_a_poster_that_takes_too_long(manifesto_of: Callable[..., Manifesto], root: Path) -> None:
    """A process that uses more than its seconds of processor time is ended by the system, whatever it is doing."""
    code = (
        "import manifesto.poster.child as child\n"
        "child.SECONDS_EACH = 1\n"
        "child.print_poster = lambda *_: [None for _ in iter(int, 1)]\n"
        "child.main()\n"
    )
    order = pressroom.Order(
        Run(manifesto=manifesto_of(1), root=root),
        ((find(manifesto_of(1), "manifesto"), Job(subject="manifesto", sheet=SHEETS["a4"])),),
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=pickle.dumps(order),
        env={**os.environ, "PYTHONPATH": str(pressroom.HOOKS)},
        capture_output=True,
        check=False,
        timeout=60,
    )

    assert done.returncode < 0
    assert done.stdout == b""


def ordered(manifesto: Manifesto, *orders: PosterOrder) -> Manifesto:
    """Return the manifesto with another matrix of posters."""
    return replace(manifesto, settings=replace(manifesto.settings, posters=orders))


def test_the_matrix_makes_each_poster_once(manifesto_of: Callable[..., Manifesto]) -> None:
    """Rows that overlap, and the star for every principle, give each job once at its address."""
    here = Place(1, 1)
    manifesto = ordered(
        manifesto_of(2),
        PosterOrder(subject=Placed("manifesto", here), sizes=(Placed("a4", here), Placed("a4", here))),
        PosterOrder(subject=Placed("principles/*", here), sizes=(Placed("a4", here),), orientations=("landscape",)),
    )

    assert [job.address for job in jobs(manifesto)] == [
        "posters/manifesto/a4-portrait.pdf",
        "posters/principles/principle-1/a4-landscape.pdf",
        "posters/principles/principle-2/a4-landscape.pdf",
    ]


def test_an_empty_matrix_makes_no_posters(manifesto_of: Callable[..., Manifesto], root: Path) -> None:
    """A project that lists none gets none, and no process is started for it."""
    assert pressroom.print_matrix(ordered(manifesto_of(2)), root) == ((), ())


def test_an_unknown_word_in_the_matrix_is_answered_with_the_nearest(manifesto_of: Callable[..., Manifesto]) -> None:
    """A wrong subject, sheet or profile is reported at its place in mkdocs.yml, all three at once."""
    manifesto = ordered(
        manifesto_of(1),
        PosterOrder(
            subject=Placed("manifest", Place(9, 5)),
            sizes=(Placed("A4", Place(9, 20)),),
            profiles=(Placed("hone", Place(9, 30)),),
        ),
    )

    with pytest.raises(Rejected) as rejected:
        jobs(manifesto)

    assert [str(problem) for problem in rejected.value.problems] == [
        "mkdocs.yml:9:5: There is no poster “manifest”. Did you mean manifesto? [P094]",
        "mkdocs.yml:9:20: There is no sheet “A4”. Did you mean a4? [P095]",
        "mkdocs.yml:9:30: There is no profile “hone”. Did you mean home? [P096]",
    ]
