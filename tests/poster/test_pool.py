"""The pool and its cache: two builds at once, builds that are killed, disks that fail, and the bar on a terminal."""

from __future__ import annotations

import io
import os
import pickle
import pty
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
import unicodedata
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from manifesto.poster import cache, pressroom, progress
from manifesto.poster.cache import Cache
from manifesto.poster.press import Run
from manifesto.poster.print import Print
from manifesto.poster.subject import find

from .conftest import job, made_up

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from manifesto import Manifesto

PATIENCE = 60  # seconds until a process that should have ended is given up


@pytest.fixture
def root(repository: Path, tmp_path: Path) -> Path:
    """Return a project of two principles with the real templates and a cache of its own."""
    folder = tmp_path / "project"
    shutil.copytree(repository / "tests/contributions/base", folder)
    first = (folder / "principles/keep-every-promise.md").read_text(encoding="utf-8")
    (folder / "principles/go-first.md").write_text(first.replace("Keep every promise", "Go first"), encoding="utf-8")
    (folder / "overrides").symlink_to(repository / "overrides")
    (tmp_path / "temporary").mkdir()
    return folder


@pytest.fixture
def started(root: Path, tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Return the function that starts the command in a process of its own; whatever is left of it is ended."""
    running: list[subprocess.Popen[str]] = []

    def start(*arguments: str, **options: Any) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "manifesto", "-C", str(root), "poster", *arguments]
        environment = {**os.environ, "TMPDIR": str(tmp_path / "temporary"), "PYTHONPATH": str(pressroom.HOOKS)}
        plain = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "encoding": "utf-8"}
        running.append(subprocess.Popen(command, env=environment, start_new_session=True, **{**plain, **options}))
        return running[-1]

    yield start
    for process in running:
        with_children(process, signal.SIGKILL)
        process.communicate(timeout=PATIENCE)


def with_children(process: subprocess.Popen[str], number: signal.Signals) -> None:
    """Send a signal to a process and to all that it started."""
    try:
        os.killpg(process.pid, number)
    except ProcessLookupError:
        return


def entries(root: Path) -> list[Path]:
    """Return what lies in the cache."""
    folder = root / cache.FOLDER
    return sorted(folder.iterdir()) if folder.is_dir() else []


def whole(root: Path) -> int:
    """Return how many entries there are, once each of them was read and nothing else was found."""
    for entry in entries(root):
        assert re.fullmatch("[0-9a-f]{64}", entry.name)
        assert isinstance(Cache(root).get(entry.name), Print)
    return len(entries(root))


def posters(folder: Path) -> dict[str, bytes]:
    """Return every file in a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


SOME = ("--all", "--size", "a4", "--profile", "home", "--out")  # 8 posters


def test_two_builds_at_once(root: Path, started: Callable[..., subprocess.Popen[str]], tmp_path: Path) -> None:
    """Two commands with one cache end well with the same bytes, and leave one whole entry for each poster."""
    both = [started(*SOME, str(tmp_path / name)) for name in ("one", "two")]
    ends = [(process.communicate(timeout=PATIENCE)[1], process.returncode) for process in both]

    assert ends == [("", 0), ("", 0)]
    assert len(posters(tmp_path / "one")) == whole(root) == 8
    assert posters(tmp_path / "one") == posters(tmp_path / "two")
    assert not list((tmp_path / "temporary").iterdir())


@pytest.mark.parametrize("number", [0, 1, 5])
def test_a_build_that_is_killed(
    root: Path, started: Callable[..., subprocess.Popen[str]], tmp_path: Path, number: int
) -> None:
    """A build that is killed keeps what it has drawn, leaves nothing half, and the next one has only the rest to do."""
    process = started(*SOME, str(tmp_path / "killed"))
    wait_for(lambda: len(entries(root)) >= number and list((tmp_path / "temporary").iterdir()))
    process.kill()
    process.wait()
    wait_for(lambda: not still_running(process))
    kept = whole(root)
    again = started(*SOME, str(tmp_path / "again"), "--format", "json")
    told, complaint = again.communicate(timeout=PATIENCE)

    assert not (tmp_path / "killed").exists() or not posters(tmp_path / "killed")
    assert kept >= number
    assert (again.returncode, complaint) == (0, "")
    assert told.count('"cached": true') == kept
    assert len(posters(tmp_path / "again")) == whole(root) == 8


def wait_for(happened: Callable[[], object]) -> None:
    """Wait until something has happened."""
    end = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.01)


def still_running(process: subprocess.Popen[str]) -> bool:
    """Return whether anything that a process started is still running."""
    try:
        os.killpg(process.pid, 0)
    except (ProcessLookupError, PermissionError):
        return False
    return True


def test_somebody_presses_control_c(root: Path, started: Callable[..., subprocess.Popen[str]], tmp_path: Path) -> None:
    """Whoever stops it at the keyboard reads one word, not how far each process was, and finds nothing lying about."""
    process = started(*SOME, str(tmp_path / "stopped"))
    wait_for(lambda: len(entries(root)) >= 1)
    with_children(process, signal.SIGINT)
    told, complaint = process.communicate(timeout=PATIENCE)

    assert (process.returncode, told) == (1, "")
    assert complaint.split() == ["Aborted!"]
    assert not list((tmp_path / "temporary").iterdir())
    assert whole(root)


def test_a_build_that_is_asked_to_end(
    root: Path, started: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    """A build that is cancelled, as on a machine that somebody else runs, ends its processes and clears up behind them."""
    process = started(*SOME, str(tmp_path / "cancelled"))
    wait_for(lambda: len(entries(root)) >= 1)
    process.terminate()
    _, complaint = process.communicate(timeout=PATIENCE)

    assert process.returncode != 0
    assert "Traceback" not in complaint
    assert not list((tmp_path / "temporary").iterdir())


def test_what_one_process_has_drawn_is_kept_when_another_is_killed(
    manifesto_of: Callable[..., Manifesto], root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two processes share four posters; one is killed at once, and what the other has drawn need not be drawn again."""
    told, number = pressroom._tell, count()

    def kill_one(child: subprocess.Popen[bytes], order: pressroom.Order) -> None:
        if next(number) == 0:  # in one step: two threads come here at once
            child.kill()
        else:
            told(child, order)

    monkeypatch.setattr(pressroom, "_tell", kill_one)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    manifesto = manifesto_of(2)
    work = [(find(manifesto, "manifesto"), job(size=size)) for size in ("a4", "a3", "letter", "8x10")]

    with pytest.raises(pressroom.Abandoned, match="ended from outside"):
        pressroom.print_all(Run(manifesto=manifesto, root=root), work)
    assert whole(root) == 2


@pytest.fixture
def order(manifesto_of: Callable[..., Manifesto], root: Path) -> Callable[[], Print]:
    """Return the function that prints one poster for the project."""
    manifesto = manifesto_of(1)

    def once() -> Print:
        (poster,) = pressroom.print_all(
            Run(manifesto=manifesto, root=root), [(find(manifesto, "manifesto"), job(size="a4"))]
        )
        return poster

    return once


def test_a_cache_that_can_only_be_read(order: Callable[[], Print], monkeypatch: pytest.MonkeyPatch) -> None:
    """Entries of a cache that can only be read are read; that their day of use cannot be noted is no matter."""
    first = order()

    def closed(*_: object, **__: object) -> NoReturn:
        raise PermissionError(30, "Read-only file system")

    monkeypatch.setattr(cache.os, "utime", closed)
    again = order()

    assert (first.cached, again.cached) == (False, True)
    assert again.pdf == first.pdf


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond a number of bytes, as on a disk that is nearly full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_cache_on_a_full_disk(order: Callable[[], Print], root: Path) -> None:
    """Where an entry does not fit, nothing of it is left, so that a disk that is full does not become fuller."""
    poster = order()
    for entry in entries(root):
        entry.unlink()
    with room_for(1000):
        Cache(root).put("0" * 64, poster)

    assert entries(root) == []


def test_entries_that_another_build_takes_away(root: Path) -> None:
    """While the oldest are looked for, another build may take entries away or give them their names."""
    folder = root / cache.FOLDER
    folder.mkdir(parents=True)
    (folder / "new-gone").symlink_to("nowhere")  # as a file that is listed, and is not there when it is looked at
    (folder / "0").touch()
    (folder / "1").symlink_to("nowhere")
    Cache(root).prune(1)

    assert (folder / "0").exists()


def test_the_oldest_entries_go(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the most that are kept, what was used longest ago is forgotten, but nothing that this run used; a read makes it young again."""
    monkeypatch.setattr(cache, "MOST_ENTRIES", 2)
    folder = root / cache.FOLDER
    folder.mkdir(parents=True)
    for number, name in enumerate("abcdef"):
        (folder / name).write_bytes(b"")
        os.utime(folder / name, (number, number))
    Cache(root).get("a")
    Cache(root).prune(4)
    used = [entry.name for entry in entries(root)]
    Cache(root).prune(1)

    assert used == ["a", "d", "e", "f"]
    assert [entry.name for entry in entries(root)] == ["a", "f"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole[:-1] + bytes([whole[-1] ^ 1]),
        lambda whole: bytes([whole[0] ^ 1]) + whole[1:],
        lambda whole: whole * 2,
        lambda _: b"",
        lambda _: pickle.dumps("no poster"),
    ],
)
def test_a_spoilt_entry(order: Callable[[], Print], root: Path, spoil: Callable[[bytes], bytes]) -> None:
    """An entry of which one bit is wrong is not trusted: the poster is drawn again, and the entry is right again."""
    first = order()
    (entry,) = entries(root)
    good = entry.read_bytes()
    entry.write_bytes(spoil(good))
    again = order()

    assert not again.cached
    assert again.pdf == first.pdf
    assert order().cached


def test_an_entry_that_is_a_folder(order: Callable[[], Print], root: Path) -> None:
    """What else lies under the name of an entry is no entry, and in nobody's way."""
    order()
    (entry,) = entries(root)
    entry.unlink()
    entry.mkdir()

    assert order().pdf.startswith(b"%PDF")
    assert [path.name for path in entries(root)] == [entry.name]


def test_the_memory_of_a_process_is_bounded(manifesto_of: Callable[..., Manifesto], root: Path, tmp_path: Path) -> None:
    """A poster that asks for three gigabytes gets none of them, and its process ends without a poster."""
    code = (
        "import manifesto.poster.child as child\n"
        "child.print_poster = lambda *_: len(bytearray(3 * 1024**3))\n"
        "child.main()\n"
    )
    manifesto = manifesto_of((made_up(1),))
    told = pressroom.Order(Run(manifesto=manifesto, root=root), ((find(manifesto, "manifesto"), job()),))
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=pickle.dumps(told),
        env={**os.environ, "PYTHONPATH": str(pressroom.HOOKS)},
        cwd=tmp_path,
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )

    assert pickle.dumps(3 * 1024**3) not in done.stdout
    assert done.returncode != 0 or done.stdout


def shown(started: Callable[..., subprocess.Popen[str]], out: Path) -> tuple[str, str, int]:
    """Print eight posters on a terminal, and return what stood on it, what was told, and the exit code."""
    leader, follower = pty.openpty()
    process = started(*SOME, str(out), stderr=follower)
    os.close(follower)
    seen = []
    try:
        while chunk := os.read(leader, 10_000):
            seen.append(chunk)
    except OSError:  # how a terminal says on Linux that nobody writes to it any more
        pass
    os.close(leader)
    told, _ = process.communicate(timeout=PATIENCE)
    return b"".join(seen).decode(), told, process.returncode


def test_the_bar_on_a_terminal(started: Callable[..., subprocess.Popen[str]], tmp_path: Path) -> None:
    """On a terminal a bar counts to the end and is wiped, and nothing of it is among what is told."""
    seen, told, code = shown(started, tmp_path / "out")
    lines = seen.split("\r")

    assert code == 0
    assert [f"] {number}/8" in seen for number in range(1, 9)] == [True] * 8
    assert f"[{'#' * progress.WIDTH}] 8/8" in seen
    assert lines[-1] == ""
    assert lines[-2].strip() == ""
    assert len(lines[-2]) >= max(map(len, lines))
    assert max(map(len, lines)) < 80
    assert "\n" not in seen
    assert "Posters [" not in told
    assert told.count(".pdf\n") == 8


def test_no_bar_without_a_terminal(started: Callable[..., subprocess.Popen[str]], tmp_path: Path) -> None:
    """Where nobody looks, there is no bar."""
    process = started(*SOME, str(tmp_path / "out"))
    told, complaint = process.communicate(timeout=PATIENCE)

    assert complaint == ""
    assert "Posters [" not in told
    assert "\r" not in told


class Terminal(io.TextIOWrapper):
    """A terminal that keeps what was written to it."""

    def __init__(self, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(), encoding=encoding, newline="")

    def isatty(self) -> bool:
        """Say that it is one."""
        return True

    @property
    def seen(self) -> str:
        """What stands on it."""
        self.flush()
        return self.buffer.getvalue().decode(self.encoding)  # type: ignore[attr-defined,no-any-return]


@pytest.fixture
def poster() -> Print:
    """Return a poster that nobody has drawn."""
    facts: dict[str, Any] = {"title": "Keep every promise", "page": ".", "principles": (), "layout": "full"}
    return Print(job=job(), pdf=b"%PDF-", body_pt=9, renders=1, milliseconds=1, **facts)


@pytest.mark.parametrize("title", ["Keep every promise", "約束はすべて守る" * 5, "كن حاضرا " * 9, "W" * 99])
def test_the_bar_fits_a_terminal(poster: Print, title: str) -> None:
    """No line of the bar is wider than 79 columns, in which letters of Chinese and Japanese take two each."""
    terminal = Terminal()
    with progress.bar(terminal) as told:
        for _ in range(1000):
            told(replace(poster, title=title), 1000)

    assert max(map(columns, terminal.seen.split("\r"))) < 80


def columns(line: str) -> int:
    """Return how wide a line is on a terminal."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in line)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_the_bar_on_an_old_terminal(poster: Print, encoding: str) -> None:
    """A terminal that knows no blocks keeps nobody from a poster."""
    terminal = Terminal(encoding)
    with progress.bar(terminal) as told:
        told(poster, 2)
        told(replace(poster, title="約束"), 2)

    assert "2/2" in terminal.seen


def test_the_bar_is_wiped_when_something_goes_wrong(poster: Print) -> None:
    """What ends the work early ends the bar, too, so that the message stands on a line of its own."""
    terminal = Terminal()

    def stopped() -> NoReturn:
        with progress.bar(terminal) as told:
            told(poster, 8)
            raise LookupError

    with pytest.raises(LookupError):
        stopped()

    assert terminal.seen.split("\r")[-2].strip() == ""


def test_one_poster_is_not_worth_a_bar(poster: Print) -> None:
    """A single poster is done before anybody has read a bar."""
    terminal = Terminal()
    with progress.bar(terminal) as told:
        told(poster, 1)

    assert terminal.seen == ""
