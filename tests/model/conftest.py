"""What the tests of the model share: a small project to change, and the parts that one is made of."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from manifesto import Project
from manifesto.principle import Principle
from manifesto.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifesto.contributor import Contributor

    MakePrinciple = Callable[..., Principle]
    MakeProject = Callable[..., Project]

BASE = Path(__file__).parent.parent / "contributions" / "base"
FRONT_MATTER = """\
---
title: {title}
summary: Promise only what you will do, then do it.
authors: {authors}
added: {added}
licence: CC-BY-4.0
{more}---

A promise that is kept without a reminder is worth ten that were asked for.
"""


@pytest.fixture
def make_project(tmp_path: Path) -> MakeProject:
    """Return the function that writes the small project, and files of one's own by path, and opens it."""

    def make(files: dict[str, str] | None = None) -> Project:
        root = tmp_path / "project"
        shutil.copytree(BASE, root, dirs_exist_ok=True)
        for name, text in (files or {}).items():
            (root / name).write_text(text, encoding="utf-8")
        return Project.at(root)

    return make


@pytest.fixture
def front_matter() -> Callable[..., str]:
    """Return the function that writes the text of a principle, right but for what it is told."""

    def write(
        title: str = "Listen first", authors: str = "[ada-example]", added: str = "2026-11-21", more: str = ""
    ) -> str:
        return FRONT_MATTER.format(title=title, authors=authors, added=added, more=more)

    return write


@pytest.fixture
def make_principle() -> MakePrinciple:
    """Return the function that makes a principle of a number and its authors."""

    def make(number: int, *authors: Contributor, themes: tuple[str, ...] = ()) -> Principle:
        return Principle(
            number=number,
            slug=f"principle-{number}",
            title=f"Principle {number}",
            summary="Promise only what you will do, then do it.",
            authors=authors,
            added=date(2026, 11, number),
            licence="CC-BY-4.0",
            body="Why it matters.\n",
            themes=themes,
        )

    return make


@pytest.fixture
def settings() -> Settings:
    """Return the settings of a manifesto with nothing but the required in them."""
    return Settings(
        name="The Example Manifesto",
        short_name="Example Manifesto",
        tagline="What we stand for",
        edition="First edition",
        licence="CC-BY-4.0",
        site_url="https://example.org/",
    )
