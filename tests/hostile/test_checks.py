"""What the check makes of every hostile payload: a clear answer, in time, and in little memory."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from tests.hostile.conftest import read_payloads

from manifesto import markdown
from manifesto.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.hostile.conftest import Payload

SECONDS = 2.0  # of the processor, for one small project, however hostile what is in it
MEGABYTES = 300
EXITS = {"passes": 0, "refused": 1}
WITH_LITTLE = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({MEGABYTES << 20}, {MEGABYTES << 20}))
resource.setrlimit(resource.RLIMIT_CPU, (10, 10))
from manifesto.cli import main
main(["-C", sys.argv[1], "check"])
"""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for a `payload`, a `rendered` one or a `bomb` with each of them."""
    kinds: dict[str, Callable[[Payload], bool]] = {
        "payload": lambda one: bool(one.id),
        "rendered": lambda one: one.where in {"body", "page"} and one.checked == "passes",
        "bomb": lambda one: one.bomb,
    }
    for name in kinds.keys() & set(metafunc.fixturenames):
        metafunc.parametrize(name, [_case(one) for one in read_payloads() if kinds[name](one)])


def _case(payload: Payload) -> Any:
    return pytest.param(payload, id=payload.id)


@pytest.fixture
def in_time() -> Iterator[Callable[[], float]]:
    """Return the clock of this process; what runs for longer than it may is cut off."""

    def stop(*_: object) -> None:
        pytest.fail(f"Still at work after {SECONDS} seconds.")

    before, started = signal.signal(signal.SIGPROF, stop), time.process_time()
    signal.setitimer(signal.ITIMER_PROF, SECONDS + 0.1)
    yield lambda: time.process_time() - started
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)


def test_check(payload: Payload, base: Path, in_time: Callable[[], float]) -> None:
    """A payload passes or is refused as its data file says, with a problem that names its file, and in time."""
    name = payload.place(base, "docs")
    before = set(base.parent.rglob("*"))
    done = CliRunner().invoke(main, ["-C", str(base), "check"])
    seconds = in_time()

    assert done.exit_code == EXITS[payload.checked], done.output[:2000]
    assert seconds < SECONDS
    assert set(base.parent.rglob("*")) == before
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069]", done.output)
    if payload.checked == "refused":
        assert f"needs fixing  {_shown(name)}:" in done.output
        assert re.search(r"^(\d+ things?) to fix", done.output, re.MULTILINE)


def test_rendering(rendered: Payload, in_time: Callable[[], float]) -> None:
    """What the check lets through as the text of a page or a principle becomes HTML in time."""
    markdown.render(rendered.text, base="../../")

    assert in_time() < SECONDS


@pytest.mark.skipif(sys.platform != "linux", reason="Other systems do not hold a process to its memory.")
def test_memory(bomb: Payload, base: Path, environment: dict[str, str]) -> None:
    """A large or deep payload is answered by a program that may have little memory."""
    bomb.place(base, "docs")
    command = [sys.executable, "-c", WITH_LITTLE, str(base)]
    done = subprocess.run(
        command, env=environment, capture_output=True, encoding="utf-8", errors="replace", check=False, timeout=60
    )

    assert done.returncode == EXITS[bomb.checked], (done.stdout + done.stderr)[:2000]


def _shown(name: str) -> str:
    """Return the name of a file as problems show it."""
    return "".join(c if c.isprintable() else f"U+{ord(c):04X}" for c in name)
