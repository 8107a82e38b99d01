"""The same inputs give the same site: whoever builds it, where, when, on how many cores, and with which generator."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

POSTERS = "    posters: [{subject: manifesto, sizes: [a4], profiles: [home, shop]}]\n    mark: assets/images/mark.svg\n"
NOBODY = 65534  # whoever runs the tests is hardly that user

ELSEWHERE = {
    "PYTHONHASHSEED": "4242",
    "TZ": "Asia/Tokyo",
    "LC_ALL": "C",
    "LANGUAGE": "ja",
    "COLUMNS": "40",
}


@pytest.fixture(scope="module")
def with_posters(small: Path) -> Path:
    """Return the folder of a small manifesto that has posters, icons and a share card."""
    settings = small / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("    name: The", f"{POSTERS}    name: The", 1))
    return small


@pytest.fixture(scope="module")
def here(with_posters: Path, environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return every file of the site as it is built here."""
    return built(with_posters, tmp_path_factory.mktemp("here"), {**environment, "PYTHONHASHSEED": "1", "TZ": "UTC"})


def built(
    project: Path, folder: Path, environment: dict[str, str], *, before: Sequence[str] = (), generator: str = "mkdocs"
) -> dict[str, bytes]:
    """Lay out the project in a folder, build it there with a command before the generator's, and return every file."""
    shutil.copytree(project, folder / "project", symlinks=True, ignore=shutil.ignore_patterns("site", ".cache"))
    for name in ("site", ".cache", "home", "temporary"):
        (folder / "project" / name).mkdir()
        (folder / "project" / name).chmod(0o777)
    made = {"HOME": str(folder / "project/home"), "TMPDIR": str(folder / "project/temporary")}
    unread = held(folder / "project")
    done = subprocess.run(
        [*before, sys.executable, "-m", generator, "build", "--strict", "--config-file", "mkdocs.yml"],
        cwd=folder / "project",
        env={**environment, **made},
        check=False,
        timeout=300,
        capture_output=True,
        encoding="utf-8",
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert held(folder / "project") == unread  # nothing was written but into site/ and .cache/
    return held(folder / "project" / "site", but=())


def held(folder: Path, but: Sequence[str] = ("site", ".cache")) -> dict[str, bytes]:
    """Return the bytes of every file below a folder by its path, without those in some of its folders."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    named = ((path.relative_to(folder), path) for path in paths)
    return {name.as_posix(): path.read_bytes() for name, path in named if name.parts[0] not in but}


def somebody_else() -> list[str]:
    """Return what lets a command run as another user, without a network and on one core, as far as we may."""
    ways = (
        ["unshare", "--user", f"--map-user={NOBODY}", "--net"],
        ["taskset", "--cpu-list", str(min(os.sched_getaffinity(0)))] if hasattr(os, "sched_getaffinity") else ["true"],
    )
    return [word for way in ways if shutil.which(way[0]) and _may([*way, "true"]) for word in way]


def _may(command: Sequence[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_the_site_is_the_same_whoever_builds_it(
    with_posters: Path, here: dict[str, bytes], environment: dict[str, str], tmp_path: Path
) -> None:
    """Another folder, user, locale, time zone, hash seed and number of cores, and no network, change not a byte."""
    other = built(with_posters, tmp_path, {**environment, **ELSEWHERE}, before=somebody_else())

    assert other.keys() == here.keys()
    assert [name for name, content in here.items() if other[name] != content] == []
    assert [name for name in here if name.endswith(".pdf")]


def test_properdocs_builds_the_same_site(
    with_posters: Path, here: dict[str, bytes], environment: dict[str, str], tmp_path: Path
) -> None:
    """The fork of MkDocs that is looked after takes the same tree and makes the same files of it, byte for byte."""
    other = built(with_posters, tmp_path, environment, generator="properdocs")

    assert other.keys() == here.keys()
    assert [name for name, content in here.items() if other[name] != content] == []
