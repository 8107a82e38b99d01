"""The parts of a new manifesto: which files it takes over, what is renamed in them, and what it is called."""

from __future__ import annotations

import html
import os
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from markdown import markdown
from tests.commands.founders import HOSTILE, git

from manifesto.blueprint import in_markdown
from manifesto.founding import Founding, Names
from manifesto.ground import Ground
from manifesto.inheritance import Carried, kept, renamed, without_workshop

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("plain_git")


def test_what_git_would_keep(tmp_path: Path) -> None:
    """With git and without, what a build or an editor left behind is none of the project."""
    (tmp_path / ".gitignore").write_text("# made\n/site/\n__pycache__/\n*.py[cod]\n/*.pdf\n", encoding="utf-8")
    for name in ("a.py", "a.pyc", "site/x.html", "b/site/y.html", "b/__pycache__/z", "p.pdf", "b/q.pdf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    expected = [".gitignore", "a.py", "b/q.pdf", "b/site/y.html"]

    assert kept(tmp_path) == expected
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "a.py")
    assert kept(tmp_path) == expected


def test_names_within_words_stay() -> None:
    """Only the name of the home itself is exchanged, and the longest first; what only looks like it is left."""
    old = Names(repository="ada/wall", site="https://ada.github.io/wall/", themes=("one", "two"))
    new = Names(repository="ben/door", site="https://ben.example/", themes=("in", "out"))
    text = "https://ada.github.io/wall/pledge/ ada/wall @ada/editors adam ada-example one, two, three placeholder: two"

    assert renamed(text, old, new) == (
        "https://ben.example/pledge/ ben/door @ben/editors adam ada-example in, out, three placeholder: in"
    )


def test_targets_without_their_tests() -> None:
    """A target that runs what is not taken over is gone, with its name, and the rest is untouched."""
    text = (
        ".PHONY: site bench\n\nsite: ## Build\n\t@mkdocs\n\nbench: ## Measure\n\t@python -m tests.bench\n\nend := 1\n"
    )

    assert without_workshop(text) == ".PHONY: site\n\nsite: ## Build\n\t@mkdocs\n\nend := 1\n"


@pytest.mark.parametrize("name", [*HOSTILE, "1. First", "a_b_c \\* ~~d~~", "Tab | le", "![x](y)", "*"])
def test_signs_of_markdown_are_signs(name: str) -> None:
    """Whatever Markdown could take for more than a sign is read as the sign that it is; GitHub's knows three more."""
    name = " ".join(name.split())
    shown = re.sub(r"\\([~|&])", r"\1", markdown(f"# {in_markdown(name)}"))

    assert html.unescape(shown) == f"<h1>{name}</h1>"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("The Example Manifesto", "The Example Manifesto"),
        ("The Manifesto of All Those Who Mend What Others Throw Away", "The Manifesto of All Those Who Mend What"),
        ("W" * 41, "W" * 39 + "…"),
        ("素晴らしい" * 10, ("素晴らしい" * 10)[:39] + "…"),
    ],
)
def test_short_names(name: str, short: str) -> None:
    """Where a name is too long for a small place, it ends with a word."""
    assert Founding(name=name, language="en", day=date(2026, 11, 21)).short_name == short


@pytest.mark.parametrize(
    ("repository", "site"),
    [
        ("", "https://manifesto.example/"),
        ("Ada-Example/Wall", "https://ada-example.github.io/Wall/"),
        ("ada-example/ada-example.github.io", "https://ada-example.github.io/"),
    ],
)
def test_where_github_publishes(repository: str, site: str) -> None:
    """A repository has its pages below its owner's, unless it is that of the owner's pages."""
    assert Founding(name="X", language="en", repository=repository, day=date(2026, 11, 21)).site == site


def test_a_program_stays_one(tmp_path: Path) -> None:
    """Who may read a program may run it, and nobody else."""
    mask = os.umask(0o027)
    try:
        Ground(tmp_path).lay({"run": Carried(b"#!/bin/sh\n", runs=True), "text": Carried(b"x")})
    finally:
        os.umask(mask)

    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("run", "text")] == [0o750, 0o640]
