"""Publishing: a new site takes the place of the old one whole, or not at all."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def publish(repository: Path, folder: Path, new: str) -> subprocess.CompletedProcess[str]:
    """Run the script in a folder, as make does."""
    (folder / ".cache").mkdir(exist_ok=True)
    command = [sys.executable, str(repository / "tools" / "publish.py"), new, "site"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def site_of(folder: Path, text: str) -> None:
    """Write a site of one page."""
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(text)


def test_a_new_site_takes_the_place_of_the_old(repository: Path, tmp_path: Path) -> None:
    """What was built is at the place, and nothing of the old site is left anywhere."""
    site_of(tmp_path / "site", "old")
    site_of(tmp_path / ".cache/next-1", "new")
    done = publish(repository, tmp_path, ".cache/next-1")

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site/index.html").read_text() == "new"
    assert [path.name for path in (tmp_path / ".cache").iterdir()] == ["publish.lock"]


def test_the_first_site_needs_no_old_one(repository: Path, tmp_path: Path) -> None:
    """A fresh clone has no site yet."""
    site_of(tmp_path / ".cache/next-1", "new")

    assert publish(repository, tmp_path, ".cache/next-1").returncode == 0
    assert (tmp_path / "site/index.html").read_text() == "new"


def test_the_old_site_comes_back_when_there_is_no_new_one(repository: Path, tmp_path: Path) -> None:
    """When the new site cannot be moved, the old one stands where it stood, and one line says why."""
    site_of(tmp_path / "site", "old")
    done = publish(repository, tmp_path, ".cache/next-1")

    assert done.returncode == 1
    assert "The old one is as it was." in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "site/index.html").read_text() == "old"
