"""What the tests of the commands share: a small project in which nothing is wrong, and a run of the command."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from manifesto import report
from manifesto.cli import main
from manifesto.problem import Fix, Place, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from click.testing import Result

    from manifesto.report import Case

    Make = Callable[..., Path]
    Run = Callable[..., Result]

BASE = Path(__file__).parent.parent / "contributions" / "base"
PRINCIPLE = "principles/keep-every-promise.md"
TEXT = (BASE / PRINCIPLE).read_text(encoding="utf-8")
REGISTRY = (BASE / "contributors.yml").read_text(encoding="utf-8")
SETTINGS = (BASE / "mkdocs.yml").read_text(encoding="utf-8")


def replaced(*edits: tuple[str, str], text: str = TEXT) -> str:
    """Return the text of the principle, or another, with some words of it replaced."""
    for old, new in edits:
        assert text.count(old) == 1, f"{old!r} does not stand once in the text"
        text = text.replace(old, new)
    return text


def contents(root: Path) -> dict[str, bytes]:
    """Return every file of a folder as it is, hidden ones included."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def problems(result: Result) -> list[dict[str, Any]]:
    """Return what a check told another program."""
    return list(json.loads(result.stdout)["problems"])


def case(message: str, path: str = PRINCIPLE, fix: Fix | None = None) -> Case:
    """Return what is told of a problem with this message."""
    (one,) = report.cases(
        [Problem(path, Place(2, 8, 12), "P030", message, fix=fix)], lambda _: [], "https://example.org/"
    )
    return one


@pytest.fixture(autouse=True)
def no_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what the machine that runs the tests says of itself."""
    for name in ("CI", "NO_COLOR", "TERM", "COLUMNS", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Return the function that writes the small project, with files of one's own by path, and says where it is."""

    def write(files: Mapping[str, str | bytes] | None = None, name: str = "project") -> Path:
        root = tmp_path / name
        shutil.copytree(BASE, root)
        for path, content in (files or {}).items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content.encode() if isinstance(content, str) else content)
        return root

    return write


@pytest.fixture
def run() -> Run:
    """Return the function that runs the command in a project's folder."""

    def invoke(root: Path, *arguments: str | Path, answers: str = "") -> Result:
        words = ["-C", str(root), *map(str, arguments)]
        return CliRunner().invoke(main, words, input=answers, prog_name="manifesto")

    return invoke


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command believe that it talks to a person at a terminal."""
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _: True, raising=False)


@pytest.fixture
def source(repository: Path, tmp_path: Path) -> Path:
    """Return a project with our settings and the least of a program: what is in its files matters to nobody here."""
    folder = tmp_path / "source"
    for name in ("hooks/events.py", "hooks/manifesto/__init__.py", "overrides/main.html", "Makefile", "tools/x.sh"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{name}\n", encoding="utf-8")
    for name in ("mkdocs.yml", ".gitignore", ".github/CODEOWNERS", ".github/picture.png"):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(repository / name, folder / name)
    return folder
