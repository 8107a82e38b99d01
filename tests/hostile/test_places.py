"""What lies where a file is expected and is none: it is named, and neither opened nor followed."""

from __future__ import annotations

import os
import shutil
import signal
import socket
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from manifesto.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SECRET = "the-word-that-nobody-may-read"  # noqa: S105 -- a word to look for
PLACES = ("principles/keep-every-promise.md", "principles", "contributors.yml", "docs/pledge.md", "docs", "mkdocs.yml")


def _socket(place: Path, _: Path) -> None:
    here = os.open(".", os.O_RDONLY)
    os.chdir(place.parent)  # the path of a socket may not be long
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(place.name)
    os.fchdir(here)
    os.close(here)


KINDS: dict[str, Callable[[Path, Path], object]] = {
    "link to a file outside": lambda place, secret: place.symlink_to(secret),
    "link upwards": lambda place, secret: place.symlink_to(os.path.relpath(secret, place.parent)),
    "link to a folder outside": lambda place, secret: place.symlink_to(secret.parent, target_is_directory=True),
    "link to a device": lambda place, _: place.symlink_to("/dev/zero"),
    "link to what the program was told": lambda place, _: place.symlink_to("/proc/self/environ"),
    "link to itself": lambda place, _: place.symlink_to(place.name),
    "link to nowhere": lambda place, _: place.symlink_to("nowhere"),
    "pipe": lambda place, _: os.mkfifo(place),
    "socket": _socket,
    "folder": lambda place, _: place.mkdir(),
}
FOLDERS = {"principles", "docs", "docs/pledge.md"}  # where a folder may be, a folder of pages included
LEFT_TO_MKDOCS = {("docs", "pipe"), ("docs", "socket")}  # it wants a folder of pages, and opens nothing else
CASES = [
    (place, kind)
    for place in PLACES
    for kind in KINDS
    if not (kind == "folder" and place in FOLDERS) and (place, kind) not in LEFT_TO_MKDOCS
]


@pytest.fixture(autouse=True)
def no_waiting() -> Iterator[None]:
    """Fail where the check waits for something that never comes."""

    def stop(*_: object) -> None:
        pytest.fail("The check waits.")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(60)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize(("place", "kind"), CASES)
def test_what_is_no_file_is_not_opened(place: str, kind: str, base: Path, tmp_path: Path) -> None:
    """A link, a pipe, a socket, a device or a folder where something else belongs is a problem that names it."""
    secret = tmp_path / "outside" / "secret.md"
    secret.parent.mkdir()
    secret.write_text(f"---\ntitle: {SECRET}\n---\n\n{SECRET}\n", encoding="utf-8")
    there = base / place
    there.parent.mkdir(exist_ok=True)
    shutil.rmtree(there, ignore_errors=True)
    there.unlink(missing_ok=True)
    KINDS[kind](there, secret)
    done = CliRunner().invoke(main, ["-C", str(base), "check"], env={"SECRET": SECRET})

    assert done.exit_code == 1, done.output
    assert f"needs fixing  {place}:1:1  [P0" in done.output
    assert SECRET not in done.output


@pytest.mark.parametrize("name", ["../outside.md", "principles/../../outside.md", "/dev/zero", "/etc/passwd"])
def test_a_file_outside_is_not_checked(name: str, base: Path) -> None:
    """A file that is not in the project is refused when it is named, and not read."""
    (base.parent / "outside.md").write_text(SECRET, encoding="utf-8")
    done = CliRunner().invoke(main, ["-C", str(base), "check", name])

    assert done.exit_code == 2
    assert "is not in the project" in done.output
    assert SECRET not in done.output


def test_a_folder_among_the_pages_is_not_followed(base: Path, tmp_path: Path) -> None:
    """A folder of pages that leads somewhere else is named, and what lies in it is not."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text(SECRET, encoding="utf-8")
    (base / "docs").mkdir()
    (base / "docs" / "more").symlink_to(outside, target_is_directory=True)
    done = CliRunner().invoke(main, ["-C", str(base), "check"])

    assert done.exit_code == 1
    assert "needs fixing  docs/more:1:1" in done.output
    assert "secret" not in done.output
