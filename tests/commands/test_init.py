"""`manifesto init`: a manifesto of one's own is laid out whole, with its own names everywhere, and builds at once."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from mkdocs.utils.yaml import yaml_load
from yaml import safe_load

from manifesto import Project
from manifesto.blueprint import machinery
from manifesto.cli import main
from manifesto.inheritance import kept
from manifesto.phrasebook import phrasebook, tables
from manifesto.poster import matrix

from .conftest import contents

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from .conftest import Run

    Lay = Callable[..., Result]

NAME = "The Example Manifesto"
REPOSITORY = "keepers-example/light"
OURS = re.compile(r"customer|great[ -]service|great-customer", re.IGNORECASE)
LEGAL = {"LICENSE"}  # the terms of the program name who wrote it, and ask that they stay
# What a README shows that nothing else does, and what makes its pictures.
NOT_TAKEN = {".github/picture.png", ".github/site.webp", "tools/picture.py", "tools/screenshots.py"}


@pytest.fixture(scope="module")
def laid(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder into which a manifesto was laid out from ours."""
    folder = tmp_path_factory.mktemp("init") / "deep" / "project"
    words = ["-C", str(repository), "init", str(folder), "--name", NAME, "--repository", REPOSITORY]
    done = CliRunner().invoke(main, words)

    assert done.exit_code == 0, done.output
    assert done.output.startswith(f"{NAME} is laid out in {folder}, with one principle to begin with.\n")
    assert "nobody said" not in done.output
    assert "origin" not in done.output  # there is none yet
    return folder


def texts(folder: Path) -> dict[str, str]:
    """Return every file of a folder that is text, by path."""
    found = {}
    for path, content in contents(folder).items():
        try:
            found[path] = content.decode()
        except UnicodeDecodeError:
            assert path.endswith((".ttf", ".woff2", ".icc", ".webp", ".png")), path
    return found


def settings_of(folder: Path) -> dict[str, Any]:
    """Return what MkDocs makes of the settings of a project."""
    found: dict[str, Any] = yaml_load((folder / "mkdocs.yml").read_text(encoding="utf-8"))
    return found


def test_nothing_of_ours_is_in_it(laid: Path) -> None:
    """No file holds a word that is about our own manifesto, or the place where that is at home."""
    for path, text in texts(laid).items():
        assert path in LEGAL or not (found := OURS.search(text)), f"{path}: {found[0]}"


def test_the_names_are_its_own(laid: Path) -> None:
    """Its name, its address and its repository stand where ours did, and the teams are those of its owner."""
    manifesto = Project.at(laid).load()
    found = texts(laid)

    assert manifesto.settings.name == settings_of(laid)["site_name"] == NAME
    assert manifesto.settings.repository == REPOSITORY
    assert manifesto.settings.site_url == "https://keepers-example.github.io/light/"
    assert found["README.md"].startswith(f"# {NAME}\n")
    assert "@keepers-example/editors" in found[".github/CODEOWNERS"]
    assert f"https://github.com/{REPOSITORY}/security/advisories/new" in found[".github/SECURITY.md"]
    assert "https://keepers-example.github.io/light/contribute/" in found[".github/ISSUE_TEMPLATE/config.yml"]
    assert "Up to three of inside, outside, with commas" in found[".github/ISSUE_TEMPLATE/principle.yml"]
    assert "schema=https://keepers-example.github.io/light/schema/" in found["contributors.yml"]


def test_it_has_one_principle_in_which_nothing_is_wrong(laid: Path, run: Run) -> None:
    """The check finds nothing to say, and there is one principle, by one person."""
    manifesto = Project.at(laid).load()

    assert run(laid, "check").stdout == "Nothing to fix.\n"
    assert len(manifesto.principles) == len(manifesto.contributors) == 1


def test_it_has_the_whole_program(laid: Path, repository: Path) -> None:
    """What is no word of ours is taken over to the last byte, programs as programs; what makes our pictures is not."""
    taken, ours = contents(laid), kept(repository)
    same = ("hooks/", "overrides/", "tools/", ".ci/", ".github/workflows/", ".github/scripts/", "requirements")
    mark = "overrides/assets/images/mark.svg"
    for path in (path for path in ours if path.startswith(same) and path not in {*NOT_TAKEN, mark}):
        if ".github" not in path:
            assert taken[path] == (repository / path).read_bytes(), path
        assert os.access(laid / path, os.X_OK) == os.access(repository / path, os.X_OK), path

    assert taken[mark] != (repository / mark).read_bytes()
    assert not taken.keys() & NOT_TAKEN
    assert not [path for path in taken if path.startswith((".venv", "site/", ".cache", ".git/"))]


def test_mkdocs_is_told_the_same(laid: Path, repository: Path) -> None:
    """Whatever mkdocs.yml says of the program and not of a manifesto is as it is in ours."""
    theirs, ours = settings_of(laid), settings_of(repository)
    own = {"site_name", "site_description", "site_url", "nav"}

    assert theirs.keys() == ours.keys()
    assert {key: theirs[key] for key in theirs.keys() - own - {"extra"}} == {
        key: ours[key] for key in ours.keys() - own - {"extra"}
    }
    assert theirs["extra"]["leave_out"] == ours["extra"]["leave_out"]
    assert machinery((repository / "mkdocs.yml").read_text(encoding="utf-8"))["leave_out"] == ours["extra"]["leave_out"]


def test_make_offers_what_works_there(laid: Path, repository: Path) -> None:
    """Each target that is left is the same as ours; those that only our own tests and pictures can fill are gone."""
    theirs, ours = ((folder / "Makefile").read_text(encoding="utf-8") for folder in (laid, repository))
    gone = {"fuzz", "bench", "bench-peers", "picture", "screenshots"}

    def targets(text: str) -> set[str]:
        return set(re.findall(r"(?m)^([a-z-]+):", text))

    assert targets(theirs) == targets(ours) - gone
    assert not gone & set(re.findall(r"[\w-]+", re.findall(r"(?m)^\.PHONY:(.*)$", theirs)[0]))
    assert set(theirs.splitlines()) - set(ours.splitlines()) == {
        line for line in theirs.splitlines() if line.startswith(".PHONY:")
    }


def test_its_own_tests_pass(laid: Path, tmp_path: Path, environment: dict[str, str]) -> None:
    """Its tests build its site with its posters, and find that all is well; and its code is in order."""
    folder = shutil.copytree(laid, tmp_path / "copy")
    tests = ["pytest", "-q", f"--basetemp={tmp_path / 'tests'}"]  # which tidies up after no run but its own
    for command in (tests, ["ruff", "check", "tests"], ["ruff", "format", "--check", "tests"]):
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=folder,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=200,
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_its_forms_are_forms(laid: Path) -> None:
    """What GitHub reads is YAML still, and every form has its questions."""
    for path in (laid / ".github").rglob("*.yml"):
        assert safe_load(path.read_text(encoding="utf-8")), path


@pytest.mark.parametrize(
    ("language", "fonts"), [("ar", ["Amiri"]), ("fa", ["Amiri"]), ("ja", ["BIZUDGothic"]), ("de", []), ("pt-BR", [])]
)
def test_a_language(language: str, fonts: list[str], repository: Path, tmp_path: Path, run: Run) -> None:
    """A language whose letters our typefaces lack brings a font that has them, with its licence beside it."""
    done = run(repository, "init", tmp_path / "new", "--name", NAME, "--language", language)
    settings = Project.at(tmp_path / "new").load().settings

    assert done.exit_code == 0, done.output
    assert settings.language == language
    assert [font.regular.text.partition("-")[0] for font in settings.fonts] == fonts
    for font in fonts:
        assert (tmp_path / "new/overrides/assets/fonts" / f"{font}-Bold.ttf").is_file()
        assert (tmp_path / "new/overrides/assets/fonts" / f"OFL-{font}.txt").is_file()


@pytest.mark.parametrize("language", tables())
def test_the_example_of_a_collection_can_be_taken(language: str, repository: Path, tmp_path: Path, run: Run) -> None:
    """Without the signs before it the collection is right, is counted in a word of its language, and has its poster."""
    run(repository, "init", tmp_path / "new", "--name", NAME, "--language", language)
    file = tmp_path / "new/mkdocs.yml"
    text = re.sub(r"(?m)^( +)# (- |collections:| +[\w-]+:)", r"\1\2", file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8")
    manifesto = Project.at(tmp_path / "new").load()
    (collection,) = manifesto.collections

    assert collection.kind == phrasebook(language).say("init.collection_kind")
    assert (collection.kind == "steps") == (language == "en")
    assert collection.principles == ("sign-what-you-stand-for",)
    assert "collections/index.md" in [
        address for entry in settings_of(file.parent)["nav"] for address in entry.values()
    ]
    assert f"posters/collections/{collection.key}/a4-portrait.pdf" in {job.address for job in matrix.jobs(manifesto)}


@pytest.mark.parametrize("language", tables())
def test_the_readme_leads_to_github(language: str, repository: Path, tmp_path: Path, run: Run) -> None:
    """In each language it has every line that puts the project on GitHub, and names commands as they can be typed."""
    run(repository, "init", tmp_path / "new", "--name", NAME, "--language", language, "--repository", REPOSITORY)
    readme = (tmp_path / "new/README.md").read_text(encoding="utf-8")
    lines = re.findall(r"(?m)^git (init|add|commit|remote add|push)\b", readme)

    assert lines == ["init", "add", "commit", "remote add", "push"]
    assert f"git remote add origin https://github.com/{REPOSITORY}\n" in readme
    assert "`git remote set-url origin`" in readme
    assert "](REFERENCE.md)" in readme
    assert "`.venv/bin/manifesto new`" in readme
    assert "`manifesto " not in readme


def test_nobody_said_where(repository: Path, tmp_path: Path, run: Run) -> None:
    """Without a repository nothing leads to somebody else's, and it is said what stands in its place."""
    done = run(repository, "init", tmp_path / "new", "--name", NAME)
    settings = Project.at(tmp_path / "new").load().settings

    assert (settings.repository, settings.site_url) == ("", "https://manifesto.example/")
    assert "YOUR-NAME/YOUR-MANIFESTO stands for that in .github" in done.stdout
    assert "@YOUR-NAME/editors" in (tmp_path / "new/.github/CODEOWNERS").read_text(encoding="utf-8")


def test_a_manifesto_that_was_laid_out_lays_out_another(laid: Path, tmp_path: Path, run: Run) -> None:
    """It makes no difference from which manifesto a new one takes the program; there may be no git anywhere."""
    words = ("--name", "Another", "--repository", "ada-example/another", "--language", "ja")
    for source, folder in ((laid, tmp_path / "one"), (tmp_path / "one", tmp_path / "two")):
        assert run(source, "init", folder, *words).exit_code == 0

    assert not [path for path, text in texts(tmp_path / "one").items() if "keepers-example" in text]
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
