"""The workflow of a pull request: what it looks at, what it keeps, and when it says no."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from .conftest import REPORT, event

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Stage

REVIEW = f"""
printf '%s' '{json.dumps(REPORT)}' >$out/report.json
for name in poster.pdf before.png after.png diff.png page.html summary.md; do echo $name >$out/$name; done
echo 'Fits.' >>$GITHUB_STEP_SUMMARY
"""
GIT = ["git", "-c", "user.name=Ada Example", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false"]


def git(folder: Path, *words: str) -> None:
    """Run git in a folder."""
    subprocess.run([*GIT, *words], cwd=folder, check=True, capture_output=True)


def suggested(stage: Stage, path: str, text: str) -> Path:
    """Return what GitHub gives a pull request to check out: the main branch with the change in it.

    Others have worked on the main branch since the change was begun, and once more since GitHub put both together.
    """
    folder = stage.tree
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--force", ".")
    git(folder, "commit", "--quiet", "--message=The beginning")
    git(folder, "checkout", "--quiet", "-b", "patch-1")
    stage.write(path, text)
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=A change")
    git(folder, "checkout", "--quiet", "main")
    stage.write("hooks/others.py", "# what somebody else did meanwhile\n")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message=Something else")
    git(folder, "checkout", "--quiet", "-b", "merged")
    git(folder, "merge", "--quiet", "--no-ff", "--message=Merge", "patch-1")
    git(folder, "checkout", "--quiet", "main")
    stage.write("hooks/others.py", "# and once more\n")
    git(folder, "commit", "--quiet", "--all", "--message=Something else again")
    git(folder, "update-ref", "refs/remotes/origin/main", "main")
    git(folder, "checkout", "--quiet", "merged")
    return folder


def test_a_good_one(stage: Stage) -> None:
    """A good pull request is green; poster, pictures and report are kept, each as one file that opens by itself."""
    stage.manifesto(REVIEW)
    stage.write(".ci/run", "#!/bin/sh\necho tested\n", program=True)
    tree = suggested(stage, "principles/answer-first.md", "Answer.\n")
    done = stage.play("pull-request", "pull_request", event("pull_request"), tree)

    assert done.jobs == {"check": "success", "tests": "success"}
    assert "set up runtime libraries\n" in done.log
    assert "manifesto review --base=origin/main --author=grace-example --format=github --out=review\n" in done.log
    assert stage.artifacts() == {
        **{name: [name] for name in ("after.png", "before.png", "diff.png", "page.html", "poster.pdf")},
        "report": ["report.json"],
    }
    assert done.summary == "Fits.\n"


def test_a_bad_one(stage: Stage) -> None:
    """Where something needs fixing the run is red, and keeps the report and the poster all the same."""
    stage.manifesto(f"{REVIEW}\nexit 1")
    tree = suggested(stage, "principles/answer-first.md", "Answer.\n")
    done = stage.play("pull-request", "pull_request", event("pull_request", action="synchronize"), tree)

    assert done.jobs == {"check": "failure", "tests": "success"}
    assert {"report", "poster.pdf"} <= set(stage.artifacts())


def test_one_that_cannot_even_be_set_up(stage: Stage) -> None:
    """Where setting up fails nothing is kept, and the run is red."""
    tree = suggested(stage, "tools/setup.sh", "exit 1\n")
    done = stage.play("pull-request", "pull_request", event("pull_request"), tree)

    assert done.jobs["check"] == "failure"
    assert stage.artifacts() == {}


@pytest.mark.parametrize(
    ("path", "tested"),
    [
        ("principles/answer-first.md", False),
        ("contributors.yml", False),
        ("principles/tool.py", True),
        ("pages/index.md", True),
        ("hooks/manifesto/door.py", True),
        (".github/workflows/publish.yml", True),
        ("other/contributors.yml", True),
    ],
)
def test_what_is_tested(stage: Stage, path: str, *, tested: bool) -> None:
    """The project's own tests run where more than principles and people change; what others changed does not count."""
    stage.manifesto("")
    stage.write(".ci/run", "#!/bin/sh\necho tested\n", program=True)
    done = stage.play("pull-request", "pull_request", event("pull_request"), suggested(stage, path, "New.\n"))

    assert done.jobs["tests"] == "success"
    assert ("tested\n" in done.log) is tested


def test_tests_that_fail_are_seen(stage: Stage) -> None:
    """A change of code whose tests fail is red."""
    stage.manifesto("")
    stage.write(".ci/run", "#!/bin/sh\nexit 1\n", program=True)
    done = stage.play("pull-request", "pull_request", event("pull_request"), suggested(stage, "hooks/a.py", "\n"))

    assert done.jobs == {"check": "success", "tests": "failure"}


@pytest.mark.parametrize("login", ["$(touch hurt)", "`touch hurt`", "'; touch hurt; '", '"; touch hurt; "', "--out=/"])
def test_names_are_no_commands(stage: Stage, login: str) -> None:
    """Whatever a name is, it is a name: it reaches the command as it is, and no shell reads it."""
    stage.manifesto("test ! -e hurt\ntest $# -eq 5")
    told = event("pull_request", pull_request__user__login=login)
    done = stage.play("pull-request", "pull_request", told, suggested(stage, "principles/a.md", "A.\n"))

    assert done.jobs["check"] == "success"
    assert f"--author={login} --format" in done.log
