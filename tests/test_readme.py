"""The README: what it shows works as it stands there."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from tests.documents import calls, code, read
from tests.known import options_of

from manifesto import Project
from manifesto.cli import main
from manifesto.field import Findings
from manifesto.poster.frame import FRAMES
from manifesto.poster.house import read_house
from manifesto.poster.profile import PROFILES
from manifesto.poster.sheet import SHEETS
from manifesto.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path

REQUIRED = (
    "name: The Example Manifesto\nshort_name: Example\ntagline: What we stand for\nedition: First\nlicence: CC0-1.0"
)
BENCH = re.compile(r"(?s)<!-- bench -->\n(.+?)\n<!-- /bench -->")


@pytest.fixture(scope="module")
def readme() -> str:
    """The text of the README."""
    return read("README.md")


def blocks(text: str, language: str) -> list[str]:
    """Return the blocks of code in a language."""
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```", text)


def test_the_house_of_the_example_can_be_printed(readme: str, repository: Path, tmp_path: Path) -> None:
    """The file house.yml of the README is right in every line, once the logo lies beside it."""
    (example,) = (block for block in blocks(readme, "yaml") if block.startswith("team:"))
    (tmp_path / "house.yml").write_text(example, encoding="utf-8")
    (tmp_path / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><path fill="#000" d="M0 0h2v1z"/></svg>'
    )
    house = read_house(tmp_path / "house.yml", Project.at(repository).load())

    assert house.team == "Front desk"
    assert house.logo
    assert len(house.principles) == 4


def test_the_principle_of_the_example_is_right(readme: str, tmp_path: Path) -> None:
    """The file of a principle that the README shows is right, and what is held is that its words are a sample."""
    (example,) = blocks(readme, "markdown")
    (tmp_path / "principles").mkdir()
    (tmp_path / "principles/ring-back-by-four.md").write_text(example, encoding="utf-8")
    (tmp_path / "contributors.yml").write_text("{}\n", encoding="utf-8")
    settings = REQUIRED.replace("CC0-1.0", "CC-BY-4.0").replace("\n", "\n    ")
    (tmp_path / "mkdocs.yml").write_text(f"extra:\n  manifesto:\n    {settings}\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["-C", str(tmp_path), "check", "principles/ring-back-by-four.md"])

    assert done.exit_code == 0
    assert set(re.findall(r"P\d{3}", done.output.partition("Why:")[0])) == {"P046"}
    assert done.output.count("[P") == 1


def test_the_settings_of_the_examples_are_right(readme: str) -> None:
    """Each piece of mkdocs.yml that the README shows can stand there as it is."""
    examples = [block for block in blocks(readme, "yaml") if block.startswith("extra:")]
    for example in examples:
        found = Findings("mkdocs.yml")
        read_settings(example + "".join(f"    {line}\n" for line in REQUIRED.splitlines()), found, {})

        assert found.problems == [], example
    assert len(examples) == 3


def test_every_call_can_be_made(readme: str, repository: Path) -> None:
    """What follows an option is one of its choices, a principle that is there, or a file of whoever reads this."""
    principles = {path.stem for path in (repository / "principles").glob("*.md")}
    choices = {"--size": set(SHEETS), "--frame": set(FRAMES), "--profile": set(PROFILES), "--principles": principles}
    for call in calls(readme):
        for option, word in pairwise(call):
            if option in choices:
                assert set(word.split(",")) <= choices[option], call
        subjects = [word.split("/")[1] for word in call[1:2] if word.startswith("principles/") and call[0] == "poster"]
        assert set(subjects) <= principles, call


def test_profiles_are_named(readme: str) -> None:
    """Each kind of printing is named where posters are told of."""
    assert set(PROFILES) <= {word for line in code(readme) for word in line.split()}
    assert "--profile" in options_of(main.commands["poster"])


def test_there_is_a_place_for_the_figures(readme: str) -> None:
    """The last table of the bench stands between its two marks, once, below the commands that make it."""
    (table,) = BENCH.findall(readme)

    assert table.strip()
    assert readme.index("make bench-peers") < readme.index("<!-- bench -->")
