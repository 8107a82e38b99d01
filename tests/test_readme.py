"""The README: what it shows works as it stands there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from manifesto import Project
from manifesto.cli import main
from manifesto.poster.frame import FRAMES
from manifesto.poster.house import read_house
from manifesto.poster.profile import PROFILES
from manifesto.poster.sheet import SHEETS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def readme(repository: Path) -> str:
    """The text of the README."""
    return (repository / "README.md").read_text(encoding="utf-8")


def test_the_house_of_the_example_can_be_printed(readme: str, repository: Path, tmp_path: Path) -> None:
    """The file house.yml of the README is right in every line, once the logo lies beside it."""
    (example,) = re.findall(r"```yaml\n(team: .*?)```", readme, re.DOTALL)
    (tmp_path / "house.yml").write_text(example, encoding="utf-8")
    (tmp_path / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><path fill="#000" d="M0 0h2v1z"/></svg>'
    )
    house = read_house(tmp_path / "house.yml", Project.at(repository).load())

    assert house.team == "Front desk"
    assert house.logo
    assert len(house.principles) == 4


def test_every_sheet_frame_and_profile_is_told(readme: str) -> None:
    """Each sheet, each kind of frame and each profile that there is has its name in the README, and no other."""
    (told,) = re.findall(r"\*\*Sheets\*\* are (.*?)\.\n", readme)

    assert {name for names in re.findall(r"`([^`]+)`", told) for name in names.split()} == set(SHEETS)
    assert set(re.findall(r"^\| `([\w-]+)` \| .* \| .* \|$", readme, re.MULTILINE)) >= set(PROFILES)
    for frame in re.findall(r"--frame ([\w-]+)", readme):
        assert frame in FRAMES


def test_every_command_is_told(readme: str) -> None:
    """Each command of the tool has its row in the table."""
    rows = set(re.findall(r"^\| `manifesto ([\w-]+)", readme, re.MULTILINE))

    assert rows == set(main.commands)
