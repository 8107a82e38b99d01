"""`manifesto init` in a clone of somebody else's manifesto: it is renamed as a whole, or is as it was."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from manifesto import Project

from .conftest import contents
from .founders import failing, git

if TYPE_CHECKING:
    from .conftest import Run

pytestmark = pytest.mark.usefixtures("plain_git")
EXAMPLE = "principles/sign-what-you-stand-for.md"
HELD = """
import pathlib, sys, time
from manifesto.cli import main
real, moved = pathlib.Path.rename, iter(range(1_000_000))
def rename(source, target):
    if next(moved) == 3:
        print("begun", flush=True)
        time.sleep(30)
    return real(source, target)
pathlib.Path.rename = rename
main()
"""


@pytest.fixture
def clone(source: Path, tmp_path: Path, run: Run) -> Path:
    """Return a fresh clone of a manifesto that is somebody's already, with another principle and more tests in it."""
    folder = tmp_path / "clone"
    assert run(source, "init", folder, "--name", "The First", "--repository", "ben-example/first").exit_code == 0
    principle = (folder / EXAMPLE).read_text(encoding="utf-8").replace("title: ", "title: Never ")
    (folder / "principles" / "another.md").write_text(principle, encoding="utf-8")
    (folder / "tests" / "more").mkdir()
    (folder / "tests" / "more" / "test_more.py").write_text("", encoding="utf-8")
    (folder / "notes.txt").write_text("The First, by ben-example.\n", encoding="utf-8")
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "First")
    return folder


def test_a_clone_is_renamed(clone: Path, run: Run) -> None:
    """The words of a clone make room for those of the new manifesto, and what is nobody's words stays."""
    run_before = contents(clone)
    (clone / "site").mkdir()
    (clone / "site" / "index.html").write_text("built", encoding="utf-8")
    done = run(clone, "init", clone, "--name", "The Second", "--repository", "ada-example/second")
    manifesto = Project.at(clone).load()

    assert done.exit_code == 0, done.output
    assert manifesto.settings.name == "The Second"
    assert [principle.path for principle in manifesto.principles] == [EXAMPLE]
    assert not (clone / "tests" / "more").exists()
    assert (clone / "site/index.html").read_text(encoding="utf-8") == "built"
    assert (clone / "notes.txt").read_bytes() == run_before["notes.txt"]
    assert "git remote set-url origin https://github.com/ada-example/second\n" in done.stdout
    assert "@ada-example/editors" in (clone / ".github/CODEOWNERS").read_text(encoding="utf-8")
    assert not list(clone.glob(".init-*"))
    changed = [path for path, content in contents(clone).items() if run_before.get(path, content) != content]
    assert not [path for path in changed if path.startswith(("hooks/", "overrides/", "tools/"))]


def test_what_is_not_committed_is_kept(clone: Path, run: Run) -> None:
    """A clone in which something could be lost is left as it is, unless one says that one means it."""
    (clone / "principles" / "third.md").write_text("Not done yet.\n", encoding="utf-8")
    before = contents(clone)
    done = run(clone, "init", clone, "--name", "The Second")

    assert (done.exit_code, done.stdout) == (1, "")
    assert "1 change is not committed, such as principles/third.md, and could not be had back." in done.stderr
    assert contents(clone) == before
    assert run(clone, "init", clone, "--name", "The Second", "--force").exit_code == 0
    assert not (clone / "principles" / "third.md").exists()


def test_without_git_nothing_makes_room(source: Path, tmp_path: Path, run: Run) -> None:
    """A project that was unpacked from an archive has no past, so its words stay unless one says otherwise."""
    run(source, "init", tmp_path / "new", "--name", "The First")
    done = run(tmp_path / "new", "init", tmp_path / "new", "--name", "The Second")

    assert (done.exit_code, done.stdout) == (1, "")
    assert "There is no git here" in done.stderr
    assert run(tmp_path / "new", "init", tmp_path / "new", "--name", "The Second", "--force").exit_code == 0
    assert Project.at(tmp_path / "new").load().settings.name == "The Second"


def test_words_that_lie_elsewhere(clone: Path, tmp_path: Path, run: Run) -> None:
    """Where the principles of a clone are a link, nothing is written to where it leads."""
    (clone / "principles").rename(tmp_path / "elsewhere")
    (clone / "principles").symlink_to(tmp_path / "elsewhere")
    git(clone, "add", "-A")
    git(clone, "commit", "-q", "-m", "Second")
    before = contents(clone) | contents(tmp_path / "elsewhere")
    done = run(clone, "init", clone, "--name", "The Second")

    assert (done.exit_code, done.stdout) == (1, "")
    assert "Nothing was laid out. principles is a link" in done.stderr
    assert contents(clone) | contents(tmp_path / "elsewhere") == before


@pytest.mark.parametrize("at", [1, 5, 12, 25])
@pytest.mark.parametrize("error", [OSError(5, "Input/output error"), KeyboardInterrupt()], ids=["broken", "stopped"])
def test_a_clone_comes_back(
    clone: Path, run: Run, monkeypatch: pytest.MonkeyPatch, *, at: int, error: BaseException
) -> None:
    """Wherever it ends while the words change places, each is back where it was, and nothing lies about."""
    before = contents(clone)
    with monkeypatch.context() as patch:
        failing(patch, "rename", at, error)
        done = run(clone, "init", clone, "--name", "The Second")

    assert done.exit_code == 1
    assert contents(clone) == before
    assert sorted(path.name for path in (clone / "tests").iterdir()) == ["more", "test_manifesto.py"]


def test_what_cannot_be_put_back_is_not_lost(clone: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where one file cannot go back to its place, all others do, and it is said where that one is."""
    before = contents(clone)
    real, lost = Path.rename, clone / "README.md"

    def rename(self: Path, target: Path) -> Path:
        if (Path(target) == clone / EXAMPLE and "new" in self.parts) or (Path(target) == lost and "old" in self.parts):
            raise OSError(5, "Input/output error")
        return real(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", rename)
        done = run(clone, "init", clone, "--name", "The Second")
    (stage,) = clone.glob(".init-*.new")

    assert done.exit_code == 1
    assert f"what is missing lies in {stage}" in " ".join(done.stderr.split())
    assert "Everything is as it was" not in done.stderr
    assert (stage / "old/README.md").read_bytes() == before.pop("README.md")
    assert {path: content for path, content in contents(clone).items() if path in before} == before


@pytest.mark.parametrize("ended", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT], ids=lambda number: number.name)
def test_a_clone_comes_back_when_its_command_is_ended(clone: Path, ended: signal.Signals) -> None:
    """Asked to end, by the system, by a terminal that is closed or by a key, it puts back first what it had moved."""
    before = contents(clone)
    command = [sys.executable, "-c", HELD, "-C", str(clone), "init", str(clone), "--name", "The Second"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as held:
        assert held.stdout
        assert held.stdout.readline() == b"begun\n"
        held.send_signal(ended)
        held.wait(30)

    assert contents(clone) == before
    assert not list(clone.glob(".init-*"))
