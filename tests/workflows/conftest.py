"""What the tests of the workflows share: events as GitHub sends them, a GitHub that answers, and a machine to run on."""

from __future__ import annotations

import copy
import json
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from .actions import Machine
from .github import GitHub, serving
from .runner import Done, Runner, triggered

if TYPE_CHECKING:
    from collections.abc import Iterator

REPOSITORY = Path(__file__).parent.parent.parent
WORKFLOWS = REPOSITORY / ".github" / "workflows"
EVENTS = Path(__file__).parent / "events"
SETUP = """echo "set up $*"
mkdir -p .venv/bin
cp "$(dirname "$0")/manifesto" .venv/bin/manifesto
"""
REPORT: dict[str, Any] = {
    "version": 1,
    "verdict": "fits",
    "sentences": ["Fits A3 at 11.2 pt.", "Your name will appear as Grace Example."],
    "problems": [],
    "counts": {"error": 0, "warning": 0, "review": 0},
    "principles": [],
    "posters": [],
}


def event(name: str, **changes: Any) -> dict[str, Any]:
    """Return an event; a change `issue__title="x"` is made at that place."""
    found: dict[str, Any] = json.loads((EVENTS / f"{name}.json").read_text(encoding="utf-8"))
    for place, value in changes.items():
        *way, last = place.split("__")
        part = found
        for step in way:
            part = part[step]
        part[last] = copy.deepcopy(value)
    return found


@dataclass(slots=True, kw_only=True)
class Stage:
    """A place to play workflows on: the main branch's files, what other runs left, and what happened."""

    github: GitHub
    folder: Path
    tree: Path
    published: list[Path] = field(default_factory=list)
    runs: int = 0

    def write(self, path: str, text: str, *, program: bool = False) -> None:
        """Write a file of the main branch."""
        file = self.tree / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        file.chmod(0o755 if program else 0o644)

    def manifesto(self, script: str) -> None:
        """Let the command `manifesto` be this script of bash; `out` is the folder after --out."""
        find = 'out=; for word; do case $word in --out=*) out=${word#--out=};; esac; [ "${last-}" != --out ] || out=$word; last=$word; done\n'
        say = 'echo "manifesto $*"\n'
        self.write("tools/manifesto", f"#!/usr/bin/env bash\nset -e\n{say}{find}[ -z $out ] || mkdir -p $out\n{script}\n", program=True)  # fmt: skip

    def left_behind(self, run: int, name: str, files: dict[str, bytes]) -> None:
        """Let an earlier run have left an artifact."""
        for path, data in files.items():
            file = self.folder / "runs" / str(run) / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)

    def play(self, name: str, happened: str, told: dict[str, Any], folder: Path | None = None) -> Done:
        """Run a workflow for an event that starts it."""
        path = WORKFLOWS / f"{name}.yml"
        assert triggered(path, told, happened)
        self.runs += 1
        home = self.folder / f"run-{self.runs}"
        home.mkdir()
        of_runs = {each.name: each for each in (self.folder / "runs").iterdir()}
        machine = Machine(
            checkout=lambda work: _copy(folder or self.tree, work),
            artifacts=home / "artifacts",
            of_runs=of_runs,
            published=self.published,
        )
        runner = Runner(path=path, name=happened, event=told, machine=machine, api=self.github.api, folder=home)
        return runner.run()

    def artifacts(self) -> dict[str, list[str]]:
        """Return the files of each artifact of the last run."""
        folder = self.folder / f"run-{self.runs}" / "artifacts"
        found = sorted(folder.iterdir()) if folder.is_dir() else []
        return {
            each.name: sorted(p.relative_to(each).as_posix() for p in each.rglob("*") if p.is_file()) for each in found
        }


def _copy(tree: Path, workspace: Path) -> None:
    shutil.copytree(tree, workspace, dirs_exist_ok=True, symlinks=True)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """Return a stage with a fake command, whose set-up installs nothing."""
    scripts = REPOSITORY / ".github" / "scripts"
    with serving(GitHub(scripts=scripts)) as github:
        made = Stage(github=github, folder=tmp_path, tree=tmp_path / "tree")
        (tmp_path / "runs").mkdir()
        shutil.copytree(scripts, made.tree / ".github" / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
        made.write("tools/setup.sh", SETUP)
        made.write("contributors.yml", "{}\n")
        made.write("principles/keep-every-promise.md", "A promise.\n")
        made.manifesto("")
        yield made
