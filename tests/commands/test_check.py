"""The command `manifesto check`: which files it reports on, what it ends with, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .conftest import SETTINGS, contents, problems, replaced

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from .conftest import Make, Run

FAULTS = {"principles/a.md": "", "principles/b.md": "---\n", "contributors.yml": "ada-example: {name: '@da'}\n"}


def paths(result: Result) -> list[str]:
    """Return the paths that a run reported on."""
    return [problem["path"] for problem in problems(result)]


def test_a_clean_project(make: Make, run: Run) -> None:
    """A project with nothing to fix is said to be so, on standard output, with exit code 0."""
    result = run(make(), "check")

    assert (result.exit_code, result.stdout, result.stderr) == (0, "Nothing to fix.\n", "")


def test_a_project_with_problems(make: Make, run: Run) -> None:
    """Problems are printed on standard output, in the order of files and lines, counted, with exit code 1."""
    result = run(make(FAULTS), "check")
    first = [line.split() for line in result.stdout.splitlines() if line.startswith("needs fixing")]

    assert (result.exit_code, result.stderr) == (1, "")
    assert first == [
        ["needs", "fixing", "contributors.yml:1:21", "[P051]"],
        ["needs", "fixing", "principles/a.md:1:1", "[P010]"],
        ["needs", "fixing", "principles/b.md:1:1", "[P010]"],
    ]
    assert result.stdout.endswith("\n\n3 things to fix.\n")


def test_advice_is_no_failure(make: Make, run: Run) -> None:
    """What is worth a look, or for a person to look at, is told and counted, with exit code 0."""
    text = replaced(
        ("Keep every promise", "KEEP EVERY PROMISE"), ("A promise that", "Ring 01632 960001 when a promise")
    )
    result = run(make({"principles/keep-every-promise.md": text}), "check")

    assert result.exit_code == 0
    assert result.stdout.endswith("\n\nNothing to fix, 1 worth a look, 1 for a person to look at.\n")


@pytest.mark.parametrize(
    ("files", "reported"),
    [
        (["principles/a.md"], ["principles/a.md"]),
        (["principles/b.md", "contributors.yml"], ["contributors.yml", "principles/b.md"]),
        (["principles"], ["principles/a.md", "principles/b.md"]),
        (["principles/"], ["principles/a.md", "principles/b.md"]),
        (["./principles/../principles/a.md"], ["principles/a.md"]),
        (["."], ["contributors.yml", "principles/a.md", "principles/b.md"]),
        (["mkdocs.yml"], []),
    ],
)
def test_some_files_only(make: Make, run: Run, files: list[str], reported: list[str]) -> None:
    """With files or folders named, only they are reported, and only they decide the exit code."""
    result = run(make(FAULTS), "check", "--format", "json", *files)

    assert paths(result) == reported
    assert result.exit_code == (1 if reported else 0)


def test_files_are_named_from_where_one_stands_too(make: Make, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file may be named as the shell completes it, or in full."""
    root = make(FAULTS)
    monkeypatch.chdir(root / "principles")

    for folder, file, path in ((root, "a.md", "principles/a.md"), ("..", root / "principles/b.md", "principles/b.md")):
        assert paths(run(folder, "check", "--format", "json", file)) == [path]


def test_the_project_comes_before_where_one_stands(
    make: Make, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A file of the same name in the folder where one stands does not hide the project's faults."""
    root = make(FAULTS)
    (tmp_path / "here" / "principles").mkdir(parents=True)
    (tmp_path / "here" / "principles" / "a.md").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "here")

    assert paths(run(root, "check", "--format", "json", "principles/a.md")) == ["principles/a.md"]


def test_a_link_among_the_principles_can_be_named(make: Make, run: Run) -> None:
    """A link that leads nowhere is a file that can be asked about."""
    root = make()
    (root / "principles" / "link.md").symlink_to("nowhere")

    assert paths(run(root, "check", "--format", "json", "principles/link.md")) == ["principles/link.md"]


def test_posters_are_checked_where_the_rest_is_right(make: Make, run: Run) -> None:
    """The matrix of posters is checked as well, so that a build does not stop at it later."""
    posters = replaced(("posters: []", "posters: [{subject: x, sizes: [a99]}]"), text=SETTINGS)
    result = run(make({"mkdocs.yml": posters}), "check", "--format", "json")

    assert [problem["id"] for problem in problems(result)] == ["P094", "P095"]


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_nothing_is_written(make: Make, run: Run, form: str) -> None:
    """A check leaves the project as it was."""
    root = make(FAULTS)
    before = contents(root), sorted((path, path.stat().st_mtime_ns) for path in root.rglob("*"))
    run(root, "check", "--format", form)

    assert (contents(root), sorted((path, path.stat().st_mtime_ns) for path in root.rglob("*"))) == before
