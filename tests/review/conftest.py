"""What the tests of reviews share: a small project in a repository, and a branch on which somebody works."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from manifesto import Project
from manifesto.review import exhibit
from manifesto.review.divergence import divergence
from manifesto.review.past import past
from manifesto.review.review import review

if TYPE_CHECKING:
    from manifesto.review.exhibit import Exhibit
    from manifesto.review.review import Review

BASE = Path(__file__).parent.parent / "contributions" / "base"
PROMISE = "principles/keep-every-promise.md"
OTHER = """\
---
title: Listen to the end
summary: Let people finish what they came to say, and then answer that.
authors: [{name: Ben Example, github: ben-example}]
added: 2026-11-22
licence: CC-BY-4.0
---

Half of an answer is wrong because it was given to half of a question.
"""
LISTEN = "principles/listen-to-the-end.md"
POSTERS = """\
    posters:
      - {subject: manifesto, sizes: [a4], orientations: [portrait, landscape]}
      - {subject: collections/first-steps, sizes: [a3], profiles: [shop]}
      - {subject: "principles/*", sizes: [a4]}
"""
PEOPLE = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Ada Example"), ("EMAIL", "ada@example.org"), ("DATE", "@1790000000 +0000"))
}


@dataclass
class Work:
    """A project in a repository, and what somebody does to it."""

    root: Path

    def git(self, *words: str, cwd: Path | None = None) -> str:
        """Run git, and return what it says."""
        done = subprocess.run(
            ["git", *words], cwd=cwd or self.root, env=os.environ | PEOPLE, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()

    def write(self, path: str, text: str | bytes) -> None:
        """Put a file there, or another text into one."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)

    def replace(self, path: str, old: str, new: str) -> None:
        """Put other words into a file."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def commit(self) -> str:
        """Commit everything that there is, and return the commit."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message=x")
        return self.git("rev-parse", "HEAD")

    @property
    def project(self) -> Project:
        """The project as it is now."""
        return Project.at(self.root)

    def review(self, author: str = "", base: str | None = None) -> Review:
        """Return what a change does, without its posters."""
        diverged = divergence(self.project.root, base)
        with past(self.project.root, diverged.base) as before:
            return review(self.project, before, diverged, author)

    def exhibit(self, author: str = "") -> Exhibit:
        """Return everything that there is to see of a change."""
        return exhibit.exhibit(self.review(author), self.project)

    def told(self, author: str = "") -> list[str]:
        """Return path and id of each problem of a change."""
        return [f"{problem.path} {problem.id}" for problem in self.review(author).problems]


@pytest.fixture(autouse=True)
def no_surroundings(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Take away what the machine that runs the tests says of itself."""
    request.getfixturevalue("plain_git")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


@pytest.fixture
def work(tmp_path: Path) -> Work:
    """Return a project of one principle without posters, committed on main, and a branch for a change."""
    made = Work(tmp_path / "project")
    shutil.copytree(BASE, made.root)
    made.git("init", "--quiet", "--initial-branch=main")
    made.write(".gitignore", "/.cache/\n/overrides\n")
    made.write("docs/pledge.md", "# Pledge\n\nWe promise.\n")
    made.commit()
    made.git("switch", "--quiet", "--create", "idea")
    return made


@pytest.fixture
def wall(work: Work, repository: Path) -> Work:
    """Return the same with posters, and with what they are made of."""
    work.git("switch", "--quiet", "main")
    work.replace("mkdocs.yml", "    posters: []\n", POSTERS)
    work.commit()
    work.git("switch", "--quiet", "--force-create", "idea")
    (work.root / "overrides").symlink_to(repository / "overrides")
    return work
