"""`manifesto review`: what it prints, what it writes and where, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from manifesto.poster.library import MissingLibrary
from manifesto.poster.press import Misprint

from .conftest import PRINCIPLE, TEXT, problems

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Make, Run

pytestmark = pytest.mark.usefixtures("plain_git")
NEW = "principles/listen-first.md"
LISTEN = (
    TEXT.replace("Keep every promise", "Listen to the end")
    .replace("A promise", "An answer")
    .replace("asked for", "owed")
)
BROKEN = LISTEN.replace("title: ", "title: @")


def git(root: Path, *words: str) -> None:
    """Run git in a folder."""
    names = {f"GIT_{who}_{what}": "ada@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    subprocess.run(["git", *words], cwd=root, env=os.environ | names, check=True, capture_output=True)


@pytest.fixture
def root(make: Make) -> Path:
    """Return a project in a repository, on a branch for a change."""
    folder = make({".gitignore": "/.cache/\n"})
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=x")
    git(folder, "switch", "--quiet", "--create", "idea")
    return folder


def written(folder: Path) -> set[str]:
    """Return the names of the files in a folder; none where there is no folder."""
    return {path.name for path in folder.glob("*")}


@pytest.mark.parametrize(
    ("text", "author", "code", "verdict"),
    [
        (LISTEN, "ada-example", 0, "fits"),
        (LISTEN, "@Ada-Example", 0, "fits"),
        (LISTEN, "ben-example", 0, "for-a-person"),
        (LISTEN, "github-actions[bot]", 0, "fits"),  # from a form, which a maintainer has accepted
        (BROKEN, "ada-example", 1, "needs-fixing"),
    ],
)
def test_how_it_ends(root: Path, run: Run, *, text: str, author: str, code: int, verdict: str) -> None:
    """Only what has to be fixed ends with 1."""
    (root / NEW).write_text(text, encoding="utf-8")
    result = run(root, "review", "--author", author)

    assert result.exit_code == code
    assert json.loads((root / ".cache/review/report.json").read_text())["verdict"] == verdict


def test_what_a_person_reads(root: Path, run: Run) -> None:
    """A person reads the sentences, the problems as `check` tells them, and where the files are."""
    (root / NEW).write_text(BROKEN, encoding="utf-8")
    lines = run(root, "review").stdout.split("\n")

    assert lines[0] == f"We read “{NEW}”, and found what has to be fixed first."
    assert f"needs fixing  {NEW}:2:8  [P011]" in lines
    assert lines[-2] == f"{root / '.cache/review'} has report.json and summary.md."
    assert "1 thing to fix." in lines


def test_nothing(root: Path, run: Run) -> None:
    """Without a change it says so in a line, and writes no summary."""
    result = run(root, "review", "--author", "ada-example")

    assert (result.exit_code, result.stdout) == (0, "Nothing of the manifesto has changed.\n")
    assert written(root / ".cache/review") == {"report.json"}
    assert run(root, "review", "--format", "github").output == ""


def test_for_programs(root: Path, run: Run) -> None:
    """Another program gets the record that is written as well."""
    (root / NEW).write_text(BROKEN, encoding="utf-8")
    result = run(root, "review", "--format", "json")

    assert [each["id"] for each in problems(result)] == ["P011"]
    assert result.stdout == (root / ".cache/review/report.json").read_text(encoding="utf-8")


def test_for_github(root: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """GitHub gets annotations, and the summary of the run gets ours."""
    summary = tmp_path / "summary.md"
    summary.write_text("Before.\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    (root / NEW).write_text(BROKEN, encoding="utf-8")
    result = run(root, "review", "--format", "github")

    assert result.exit_code == 1
    assert result.stdout.startswith(f"::error file={NEW},line=2,col=8,")
    assert summary.read_text() == "Before.\n" + (root / ".cache/review/summary.md").read_text()


def test_for_github_without_a_summary(root: Path, run: Run) -> None:
    """Where the run has no summary, its log has the problems, in lines that begin no order to GitHub."""
    (root / NEW).write_text(BROKEN, encoding="utf-8")

    assert f"\n  | {NEW}:2:8: " in run(root, "review", "--format", "github").stdout


def test_what_an_earlier_review_left(root: Path, run: Run, tmp_path: Path) -> None:
    """Files of an earlier review go, and files that are not ours stay."""
    out = tmp_path / "out"
    out.mkdir()
    for name in ("before.png", "summary.md", "mine.txt"):
        (out / name).write_text("old", encoding="utf-8")

    assert run(root, "review", "--out", out).exit_code == 0
    assert written(out) == {"report.json", "mine.txt"}


def test_links_in_the_way(root: Path, run: Run, tmp_path: Path) -> None:
    """A link that lies in the folder is replaced, and what it leads to stays as it is."""
    out, other = tmp_path / "out", tmp_path / "other"
    out.mkdir()
    other.write_text("mine", encoding="utf-8")
    (out / "report.json").symlink_to(other)
    run(root, "review", "--out", out)

    assert other.read_text(encoding="utf-8") == "mine"
    assert not (out / "report.json").is_symlink()


@pytest.mark.parametrize(("link", "out"), [(".cache", None), ("out", "out"), ("out", "out/deep"), ("out", "out/../x")])
def test_a_link_leads_nobody_elsewhere(root: Path, run: Run, tmp_path: Path, link: str, out: str | None) -> None:
    """A link that came with the change does not choose where we write."""
    (tmp_path / "elsewhere").mkdir()
    (root / link).symlink_to(tmp_path / "elsewhere")
    result = run(root, "review", *(["--out", root / out] if out else []))

    assert result.exit_code == 2
    assert "leads through a link within the project" in result.stderr
    assert written(tmp_path / "elsewhere") == set()


def test_a_link_of_ones_own(root: Path, run: Run, tmp_path: Path) -> None:
    """A link outside the project is the choice of whoever names it."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "elsewhere")

    assert run(root, "review", "--out", tmp_path / "out" / "deep").exit_code == 0
    assert written(tmp_path / "elsewhere/deep") == {"report.json"}


def test_a_folder_that_cannot_be(root: Path, run: Run, tmp_path: Path) -> None:
    """A file in the way of the folder, or a folder in the way of a file, is told."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert run(root, "review", "--out", tmp_path / "file" / "deep").exit_code == 2

    (tmp_path / "out/report.json").mkdir(parents=True)
    result = run(root, "review", "--out", tmp_path / "out")
    assert (result.exit_code, "could not be written to" in result.stderr) == (2, True)


@pytest.mark.parametrize("base", ["-x", "--all", "nowhere", "main..HEAD", ":/x", "a\nb"])
def test_a_base_that_cannot_be(root: Path, run: Run, base: str) -> None:
    """A base that git does not have, or would take for something else, is wrong usage, and nothing is written."""
    result = run(root, "review", f"--base={base}")

    assert result.exit_code == 2
    assert "Traceback" not in result.stderr
    assert written(root / ".cache/review") == set()


def test_a_folder_without_git(make: Make, run: Run) -> None:
    """Where there is no repository, the command is named that needs none."""
    result = run(make(), "review")

    assert result.exit_code == 2
    assert "\n    manifesto check" in result.stderr


def test_a_folder_without_a_manifesto(tmp_path: Path, run: Run) -> None:
    """Where there is no manifesto that is said first."""
    assert run(tmp_path, "review").exit_code == 2


@pytest.mark.parametrize(("failure", "code", "words"), [
    (Misprint("The poster came out wrong."), 3, "For us: The poster came out wrong."),
    (MissingLibrary("Install it:\n    brew install pango"), 2, "\n    brew install pango"),
])  # fmt: skip
def test_a_poster_that_fails(
    root: Path, run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch, *, failure: Exception, code: int, words: str
) -> None:  # fmt: skip
    """Where a poster fails through us, that is said, and everything else is written."""

    def fails(*_: object) -> None:
        raise failure

    (root / "overrides").symlink_to(repository / "overrides")
    settings = (root / "mkdocs.yml").read_text().replace("posters: []", "posters: [{subject: manifesto, sizes: [a4]}]")
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    monkeypatch.setattr("manifesto.review.proof.proof", fails)
    result = run(root, "review")

    assert result.exit_code == code
    assert words in result.stderr
    assert ("P099" in result.stderr) is (code == 3)
    if code == 3:
        assert json.loads((root / ".cache/review/report.json").read_text())["verdict"] == "for-a-person"
        assert written(root / ".cache/review") == {"report.json", "summary.md"}


def test_a_fault_of_ours(root: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever fails in us, whoever waits for an answer gets one that does not blame them."""

    def fails(*_: object) -> None:
        raise ZeroDivisionError("x")

    monkeypatch.setattr("manifesto.review.review.review", fails)
    result = run(root, "review")

    assert result.exit_code == 3
    assert "[P099]" in result.stderr
    assert "fault of its own" in (root / ".cache/review/report.json").read_text()
    assert "There is nothing that you have to change." in (root / ".cache/review/summary.md").read_text()


def test_it_costs_others_nothing() -> None:
    """What only a review needs is loaded when there is one."""
    code = (
        "import sys, manifesto.cli; print(sorted(name for name in sys.modules if name.startswith('manifesto.review')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "['manifesto.review', 'manifesto.review.divergence']"


def test_the_principle_is_as_it_was(root: Path, run: Run) -> None:
    """A review changes nothing of the project but its own folder."""
    (root / NEW).write_text(LISTEN, encoding="utf-8")
    run(root, "review")
    done = subprocess.run(["git", "status", "--short"], cwd=root, capture_output=True, text=True, check=True)

    assert done.stdout == f"?? {NEW}\n"
    assert (root / PRINCIPLE).read_text(encoding="utf-8") == TEXT
