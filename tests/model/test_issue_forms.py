"""Our own issue forms: what the site, the workflows and the command rely on."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from manifesto import Project
from manifesto.issue_form import FOLDER, read_form

if TYPE_CHECKING:
    from pathlib import Path

IDS = {
    "principle": ["principle_title", "summary", "text", "themes", "name", "link", "consent"],
    "translation": ["principle", "language", "translated_title", "summary", "text", "name", "link", "consent"],
    "pledge": ["name", "link", "consent"],
    "ended": ["name", "number", "what"],
    "withdraw": ["name"],
    "talk": ["principle", "thought"],
}


@pytest.mark.parametrize("kind", IDS)
def test_a_form(kind: str, repository: Path) -> None:
    """Each form asks for what the command reads, under these names, and labels its issues as itself."""
    form = read_form((repository / FOLDER / f"{kind}.yml").read_text(encoding="utf-8"), kind)

    assert [question.id for question in form.questions] == IDS[kind]
    assert form.labels == {kind}
    assert all(question.boxes for question in form.questions if question.id == "consent")


def test_the_words_of_this_manifesto(repository: Path) -> None:
    """The form names the licence and the themes that the manifesto has."""
    text = (repository / FOLDER / "principle.yml").read_text(encoding="utf-8")
    manifesto = Project.at(repository).load()
    form = read_form(text, "principle")

    assert f"published under {manifesto.settings.licence}," in form.questions[-1].boxes[0]
    assert f"Up to three of {', '.join(theme.key for theme in manifesto.settings.themes)}, with commas" in text


def test_no_file_is_forgotten(repository: Path) -> None:
    """The folder holds these forms and the file about them, and nothing else."""
    assert {path.name for path in (repository / FOLDER).iterdir()} == {*(f"{kind}.yml" for kind in IDS), "config.yml"}


@pytest.mark.parametrize(("schema", "names"), [("forms", list(IDS)), ("config", ["config"])])
def test_github_takes_them(schema: str, names: list[str], repository: Path) -> None:
    """Each file has the shape that GitHub asks for."""
    files = [str(repository / FOLDER / f"{name}.yml") for name in names]
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.github-issue-{schema}", *files]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=60)

    assert done.returncode == 0, done.stdout + done.stderr
