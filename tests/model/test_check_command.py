"""The command `manifesto check`: what it prints, where, and with which exit code."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from manifesto.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from manifesto import Project

    MakeProject = Callable[..., Project]

FAULTS = {"principles/a.md": "", "principles/b.md": "---\n", "contributors.yml": "ada-example: {name: '@da'}\n"}
EMPTY = (
    "The file is empty. Begin with ---, then lines such as title: Keep every promise, "
    "then --- again; the text follows. [P010]"
)
OPEN = "The line --- that closes the fields is missing. Put --- on a line of its own before the text. [P010]"
NEVER = {"mkdocs", "weasyprint", "uharfbuzz", "markdown", "nh3", "pypdfium2", "segno", "jinja2", "fontTools", "PIL"}


def run(*arguments: str | Path) -> Result:
    """Return what a run of the command gave."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def paths(result: Result) -> list[str]:
    """Return the paths that a run reported on."""
    return [line.partition(":")[0] for line in result.stderr.splitlines()[:-1]]


def test_a_clean_project(make_project: MakeProject) -> None:
    """A project with nothing to fix is said to be so, on standard output, with exit code 0."""
    result = run("-C", make_project().root, "check")

    assert (result.exit_code, result.stdout, result.stderr) == (0, "Nothing to fix.\n", "")


def test_a_project_with_problems(make_project: MakeProject) -> None:
    """Problems are printed one a line on standard error, counted, with exit code 1."""
    result = run("-C", make_project(FAULTS).root, "check")

    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        "contributors.yml:1:21: “@” cannot stand in a name. Write the name as it should be printed. [P051]",
        f"principles/a.md:1:1: {EMPTY}",
        f"principles/b.md:1:1: {OPEN}",
        "3 things to fix.",
    ]


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
def test_some_files_only(make_project: MakeProject, files: list[str], reported: list[str]) -> None:
    """With files or folders named, only they are reported, and only they decide the exit code."""
    result = run("-C", make_project(FAULTS).root, "check", *files)

    assert paths(result) == reported
    assert result.exit_code == (1 if reported else 0)


def test_files_are_named_from_where_one_stands_too(make_project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file may be named as the shell completes it, or in full."""
    root = make_project(FAULTS).root
    monkeypatch.chdir(root / "principles")

    assert paths(run("-C", root, "check", "a.md")) == ["principles/a.md"]
    assert paths(run("-C", "..", "check", root / "principles" / "b.md")) == ["principles/b.md"]


def test_the_project_comes_before_where_one_stands(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A file of the same name in the folder where one stands does not hide the project's faults."""
    root = make_project(FAULTS).root
    (tmp_path / "here" / "principles").mkdir(parents=True)
    (tmp_path / "here" / "principles" / "a.md").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "here")

    assert paths(run("-C", root, "check", "principles/a.md")) == ["principles/a.md"]


def test_a_link_among_the_principles_can_be_named(make_project: MakeProject) -> None:
    """A link that leads nowhere is a file that can be asked about."""
    root = make_project().root
    (root / "principles" / "link.md").symlink_to("nowhere")

    assert paths(run("-C", root, "check", "principles/link.md")) == ["principles/link.md"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "principles/nothing.md"], "There is no file principles/nothing.md."),
        (["check", "/etc/passwd"], "/etc/passwd is not in the project"),
        (["check", "--wrong"], "No such option"),
        (["chekc"], "No such command"),
        (["-C", "/nowhere", "check"], "does not exist"),
    ],
)
def test_wrong_usage(make_project: MakeProject, arguments: list[str], said: str) -> None:
    """What cannot be asked for is said in a sentence, with exit code 2."""
    result = run("-C", make_project(FAULTS).root, *arguments)

    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.output


def test_posters_are_checked_where_the_rest_is_right(make_project: MakeProject) -> None:
    """The matrix of posters is checked as well, so that a build does not stop at it later."""
    project = make_project()
    text = project.settings_file.read_text(encoding="utf-8")
    project.settings_file.write_text(
        text.replace("posters: []", "posters: [{subject: x, sizes: [a99]}]"), encoding="utf-8"
    )

    assert [line[-5:-1] for line in run("-C", project.root, "check").stderr.splitlines()[:-1]] == ["P094", "P095"]


def test_nothing_is_written(make_project: MakeProject) -> None:
    """A check leaves the project as it was."""
    root = make_project(FAULTS).root
    before = sorted((path, path.stat().st_mtime_ns) for path in root.rglob("*"))
    run("-C", root, "check")

    assert sorted((path, path.stat().st_mtime_ns) for path in root.rglob("*")) == before


@pytest.mark.parametrize(("files", "code"), [({}, 0), (FAULTS, 1)])
def test_the_module_is_the_command(make_project: MakeProject, files: dict[str, str], code: int) -> None:
    """`python -m manifesto` does the same as the command, in a process of its own."""
    root = make_project(files).root
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-W", "error", "-m", "manifesto", "-C", str(root), "check"],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )

    assert done.returncode == code
    assert done.stdout + done.stderr == run("-C", root, "check").output


def test_a_terminal_that_knows_no_unicode(make_project: MakeProject) -> None:
    """Problems can be printed where only ASCII can, without a traceback."""
    root = make_project({"principles/a.md": "---\ntitle: <日本>\n---\n"}).root
    done = subprocess.run(
        [sys.executable, "-m", "manifesto", "-C", str(root), "check"],
        capture_output=True,
        env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        check=False,
        timeout=60,
    )

    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"[P032]" in done.stderr


def test_what_a_check_does_not_load(make_project: MakeProject) -> None:
    """A check pays for nothing that only the site or the posters need."""
    program = (
        "import sys\nfrom manifesto.cli import main\n"
        "try:\n    main()\nexcept SystemExit as end:\n    code = end.code\n"
        "print(code, *sorted({name.partition('.')[0] for name in sys.modules}))\n"
    )
    for files in ({}, FAULTS):
        done = subprocess.run(
            [sys.executable, "-c", program, "-C", str(make_project(files).root), "check"],
            capture_output=True,
            encoding="utf-8",
            check=True,
            timeout=60,
        )
        code, *modules = done.stdout.splitlines()[-1].split()

        assert code == ("1" if files else "0")
        assert {"click", "yaml", "manifesto"} <= set(modules)
        assert not NEVER & set(modules)
