"""Disks that are full, and folders that are closed: it is said so, and every file is as it was."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NoReturn

import pytest

from .conftest import PRINCIPLE, SETTINGS, contents, replaced

if TYPE_CHECKING:
    from .conftest import Make, Run

NEW = [
    *("new", "Go first", "--author", "ada-example"),
    *("--summary", "Do the next thing that helps.", "--text", "Somebody is waiting for it, said or not."),
]
FILES = {PRINCIPLE: replaced(("title: Keep", "title: “Keep”: "), ("2026-11-21", "21.11.2026"))}
GUEST = {PRINCIPLE: replaced(("[ada-example]", "[{name: Ben Sample}]"))}
NOTHING_YET = replaced(("principles: [keep-every-promise]", "principles: []"), text=SETTINGS)
CASES = [(NEW, {}), (["fix"], FILES), (["adopt"], GUEST)]


class Full(io.FileIO):
    """A file on a disk that is full."""

    def write(self, _: object) -> NoReturn:
        """Say that there is no room."""
        raise OSError(28, "No space left on device")


def closed(**_: object) -> NoReturn:
    """Refuse to make a file."""
    raise PermissionError(13, "Permission denied")


@pytest.mark.parametrize(("command", "files"), CASES, ids=["new", "fix", "adopt"])
@pytest.mark.parametrize(
    ("step", "fails", "said"),
    [
        ("os.fdopen", Full, "could not be written: No space left on device."),
        ("tempfile.mkstemp", closed, "could not be written: Permission denied."),
    ],
    ids=["full", "closed"],
)
def test_what_cannot_be_written(
    make: Make,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    *,
    command: list[str],
    files: dict[str, str],
    step: str,
    fails: type[Full],
    said: str,
) -> None:
    """Where a file cannot be written it is said why, nothing is left behind, and nothing is said to be done."""
    root = make(files)
    before = contents(root)
    monkeypatch.setattr(f"manifesto.writing.{step}", fails)
    result = run(root, *command)

    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr
    assert contents(root) == before


def test_a_folder_that_is_missing_is_made(make: Make, run: Run) -> None:
    """The first principle makes the folder that it lies in."""
    root = make({"mkdocs.yml": NOTHING_YET})
    (root / PRINCIPLE).unlink()
    (root / "principles").rmdir()

    assert run(root, *NEW).exit_code == 0
    assert (root / "principles" / "go-first.md").is_file()


def test_a_file_in_the_place_of_the_folder(make: Make, run: Run) -> None:
    """A file that is called as the folder of principles is left alone, and nothing is said to be done."""
    root = make({"mkdocs.yml": NOTHING_YET})
    (root / PRINCIPLE).unlink()
    (root / "principles").rmdir()
    (root / "principles").write_text("Not a folder.\n", encoding="utf-8")
    result = run(root, *NEW)

    assert (result.exit_code, result.stdout) == (1, "")
    assert (root / "principles").read_text(encoding="utf-8") == "Not a folder.\n"
