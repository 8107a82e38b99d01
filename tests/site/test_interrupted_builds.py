"""Builds that are cut short: what was published stays as it was, and the next build is none the worse."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Make = Callable[..., subprocess.Popen[str]]

SMALL_FILES = 8  # blocks of 512 bytes; a page of ours is larger


def fingerprint(folder: Path) -> dict[str, str]:
    """Return the hash of every file below a folder by its path."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


@pytest.fixture
def make(project: Path, repository: Path, environment: dict[str, str]) -> Make:
    """Return the function that starts `make site` in the small manifesto, in a group of processes of its own."""
    for name in ("tools", "Makefile"):
        (project / name).symlink_to(repository / name)
    outside = {name: value for name, value in environment.items() if name not in {"MAKEFLAGS", "MAKELEVEL"}}

    def start(*before: str) -> subprocess.Popen[str]:
        command = [*before, "make", "--no-print-directory", "site", "setup=true", f"bin={Path(sys.executable).parent}"]
        told = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "encoding": "utf-8"}
        return subprocess.Popen(command, cwd=project, env=outside, start_new_session=True, **told)

    return start


@pytest.fixture
def published(project: Path, make: Make) -> Path:
    """Return the folder of a site that stands, and after whose building the manifesto was changed."""
    told, _ = make().communicate(timeout=300)
    assert (project / "site/index.html").is_file(), told
    principle = project / "principles/go-first.md"
    principle.write_text(principle.read_text(encoding="utf-8").replace("Go first", "Go before them"), encoding="utf-8")
    return project / "site"


@pytest.mark.parametrize("seen", ["index.html", "pagefind"])
def test_a_build_that_is_killed_leaves_the_site(project: Path, published: Path, make: Make, seen: str) -> None:
    """Killed among the pages, or while it indexes them, a build has touched nothing that is published."""
    before, next_site = fingerprint(published), ".cache/next-*"
    process = make()
    while process.poll() is None and not list(project.glob(f"{next_site}/{seen}")):
        time.sleep(0.002)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate(timeout=60)

    assert fingerprint(published) == before

    told, _ = make().communicate(timeout=300)
    assert "Go before them" in (published / "principles/go-first/index.html").read_text(encoding="utf-8"), told


def test_a_disk_that_is_full_leaves_the_site(published: Path, make: Make) -> None:
    """Where nothing more can be written, the build says so in plain words, and what is published stays."""
    before = fingerprint(published)

    process = make("sh", "-c", f'ulimit -f {SMALL_FILES} && exec "$0" "$@"')
    told, _ = process.communicate(timeout=300)

    assert process.returncode == 2
    assert "The site could not be written: File too large" in told
    assert "Traceback" not in told
    assert "Nothing was published: site/ is as it was." in told
    assert fingerprint(published) == before
