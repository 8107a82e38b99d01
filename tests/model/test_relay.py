"""The relay: pages that a second process makes are those that the first would have made, and none is lost with it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from manifesto import relay

if TYPE_CHECKING:
    from pathlib import Path

# A process of its own for each: a copy of the one that runs the tests would copy its threads as well.
SCRIPT = """
import json, os, signal, sys
from manifesto.relay import Relay

def make(name):
    if name == "fail":
        raise ValueError(name)
    if name == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    return name * times

names, times = json.loads(sys.argv[1])
other = Relay(names, make)
texts = [other.text() for _ in names]
other.end()
other.end()
print(json.dumps(texts))
"""

needs_two_cores = pytest.mark.skipif(relay.cores() < relay.EACH, reason="on one core nothing is shared")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="copies of a process are safe only there")


def texts(names: list[str], times: int = 1) -> list[str | None]:
    """Return what the first process has of pages whose text is their name so many times."""
    command = [sys.executable, "-W", "error", "-c", SCRIPT, json.dumps([names, times])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=True, timeout=60)
    assert done.stderr == ""
    found: list[str | None] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("names", [[], ["a"], ["a", "", "b"], ["約束", "صدق", "🙂"], ["a,\n", "\0", "é" * 300]])
def test_pages_come_as_they_were_made(names: list[str]) -> None:
    """In their order, in any script, and empty ones as well."""
    assert texts(names) == names


def test_long_pages_come_whole() -> None:
    """More than what leads from one to the other holds at once comes through."""
    assert texts(["ab", "cd", "ef"], 1_500_000) == [name * 1_500_000 for name in ("ab", "cd", "ef")]


@pytest.mark.parametrize("end", ["fail", "die"])
def test_what_the_other_could_not_make_is_left_to_the_first(end: str) -> None:
    """Where it stops, by a fault of ours or killed, the pages before it are there, and nobody waits for the others."""
    assert texts(["a", "b", end, "c", "d"]) == ["a", "b", None, None, None]


def test_nobody_waits_for_one_that_is_not_asked() -> None:
    """A build that ends early lets go of the other process, though it has much to hand over still."""
    code = (
        "from manifesto.relay import Relay; import os\n"
        "other = Relay(['a'] * 1000, lambda name: name * 100_000)\n"
        "assert other.text() == 'a' * 100_000\n"
        "other.end(); print('ended')"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, encoding="utf-8", check=True, timeout=60
    )

    assert done.stdout == "ended\n"


@pytest.mark.parametrize(
    ("pages", "here", "expected"),
    [
        (0, ("linux", 8, 1), 0),
        (99, ("linux", 8, 1), 0),
        (100, ("linux", 8, 1), 50),
        (1_000, ("linux", 2, 1), 500),
        (1_003, ("linux", 2, 1), 502),
        (1_000, ("linux", 1, 1), 0),
        (1_000, ("linux", 8, 2), 0),
        (1_000, ("darwin", 8, 1), 0),
        (1_000, ("win32", 8, 1), 0),
    ],
)
def test_pages_are_shared_where_it_helps(
    monkeypatch: pytest.MonkeyPatch, pages: int, here: tuple[str, int, int], expected: int
) -> None:
    """Every second one, but not of a few, not on one core, and nowhere where copies of a process are not safe."""
    system, cores, threads = here
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(relay, "cores", lambda: cores)
    monkeypatch.setattr(threading, "active_count", lambda: threads)
    names = [str(number) for number in range(pages)]

    shared = relay.shared(names)

    assert len(shared) == expected
    assert shared == [name for name in names if name in set(shared)]


SHARE = """
import json, sys
from pathlib import Path
from manifesto.relay import Share

names, more, ends, marker = json.loads(sys.argv[1])

def make(name):
    if name == ends:
        raise ValueError(name)
    if name == [*names, *more][-1]:
        Path(marker).touch()
    return name * 200

first, then = ({name: (lambda name=name: make(name)) for name in some} for some in (names, more))
share = Share(first, then)
try:
    while marker and not Path(marker).exists():
        share.take_in()
    texts = [share.text(name) if name in share else "own" for name in (*names, *more)]
except ValueError as error:
    texts = [str(error)]
finally:
    share.take_in()
    share.end()
print(json.dumps(texts))
"""


def shared(names: list[str], more: list[str], *, ends: str = "", marker: str = "") -> list[str]:
    """Return what a share gives of texts that are their name two hundred times, or which of them could not be made."""
    command = [sys.executable, "-W", "error", "-c", SHARE, json.dumps([names, more, ends, marker])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=True, timeout=60)
    assert done.stderr == ""
    found: list[str] = json.loads(done.stdout)
    return found


@needs_two_cores
@pytest.mark.parametrize("waits", [False, True])
def test_a_share_is_every_second_text_of_many_and_all_that_come_then(waits: bool, tmp_path: Path) -> None:
    """They come as they are asked for, or are held where nobody asks yet, though they are more than lies between the two."""
    names, more = [f"{n:04}-{'x' * 60}" for n in range(600)], ["one", "other"]

    texts = shared(names, more, marker=str(tmp_path / "done") if waits else "")

    own = [name * 200 if n % 2 == 0 else "own" for n, name in enumerate(names)]
    assert texts == [*own, "one" * 200, "other" * 200]


@needs_two_cores
def test_what_fails_in_a_share_fails_in_the_first_process() -> None:
    """A fault of ours that ends the other process is met again where it can be told."""
    names = [f"{n:04}" for n in range(400)]

    assert shared(names, [], ends=names[100]) == [names[100]]


def test_of_few_texts_nothing_is_shared() -> None:
    """Where it would take longer to share them out, everything is made here."""
    assert shared([f"{n:04}" for n in range(relay.FEW - 1)], ["then"]) == ["own"] * relay.FEW
