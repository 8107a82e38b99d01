"""The divergence: what is no longer as it was, in repositories of every kind, and what is said where nobody can tell."""

from __future__ import annotations

import shlex
import subprocess
from typing import TYPE_CHECKING

import pytest

from manifesto.review.divergence import NotComparable, divergence

from .conftest import LISTEN, OTHER, PROMISE, Work

if TYPE_CHECKING:
    from pathlib import Path


def refused(root: Path, ref: str | None = None) -> str:
    """Return why nobody can tell what changed."""
    with pytest.raises(NotComparable) as raised:
        divergence(root, ref)
    return str(raised.value)


def test_nothing(work: Work) -> None:
    """A branch on which nothing happened has changed nothing."""
    found = divergence(work.root)

    assert (found.base, found.changed, found.new) == (work.git("rev-parse", "main"), (), ())


def test_everything_that_is_not_as_it_was(work: Work) -> None:
    """Committed, added, not yet added and deleted files all count, and those that git is told to ignore do not."""
    work.write("principles/committed.md", OTHER)
    work.commit()
    work.write("principles/staged.md", OTHER)
    work.git("add", "principles/staged.md")
    work.write("principles/untracked.md", OTHER)
    work.write(".cache/x", "x")
    (work.root / PROMISE).unlink()
    found = divergence(work.root)

    assert set(found.changed) == {"principles/committed.md", "principles/staged.md", PROMISE}
    assert found.new == ("principles/untracked.md",)


def test_what_others_did_meanwhile_is_not_ours(work: Work) -> None:
    """What happened on main after the branch left it is no change of the branch."""
    work.write(LISTEN, OTHER)
    work.commit()
    work.git("switch", "--quiet", "main")
    work.replace(PROMISE, "worth ten", "worth twelve")
    work.commit()
    work.git("switch", "--quiet", "idea")

    assert divergence(work.root).changed == (LISTEN,)


def test_the_main_branch_of_the_origin_comes_first(work: Work) -> None:
    """Where there is an origin, its main branch counts, and not one of ours that has stayed behind or gone on."""
    began = work.git("rev-parse", "main")
    work.git("update-ref", "refs/remotes/origin/main", began)
    work.git("switch", "--quiet", "main")
    work.replace(PROMISE, "worth ten", "worth twelve")
    work.commit()

    assert divergence(work.root).changed == (PROMISE,)


@pytest.mark.parametrize("ref", ["main", "HEAD~1", "HEAD^", "heads/main", "old", "refs/tags/old"])
def test_a_base_by_name(work: Work, ref: str) -> None:
    """A branch, a tag and a commit before another one can be compared with."""
    work.git("tag", "old", "main")
    work.write(LISTEN, OTHER)
    work.commit()

    assert divergence(work.root, ref).changed == (LISTEN,)
    assert divergence(work.root, work.git("rev-parse", "main")[:12]).changed == (LISTEN,)


@pytest.mark.parametrize(
    "ref",
    [
        *("-x", "--output=x", "--all", "-", ":/x", "main:principles", "main..HEAD", "main...HEAD", "@{-1}", "main@{1}"),
        *(
            "main^{tree}",
            "HEAD^{/x}",
            "^main",
            "ma*n",
            "",
            " ",
            "main main",
            "main\nx",
            "main\x00",
            "\x1b[2J",
            "x" * 251,
        ),
    ],
)
def test_a_base_that_is_no_name(work: Work, ref: str) -> None:
    """What git would take for an option, a search, a range or a place in time is refused, and shown without its signs."""
    said = refused(work.root, ref)

    assert "is no name of a branch" in said
    assert said.isprintable()
    assert not (work.root / "x").exists()


@pytest.mark.parametrize(
    ("ref", "command"),
    [
        ("nowhere", "git fetch origin +refs/heads/nowhere:refs/remotes/origin/nowhere"),
        ("origin/release", "git fetch origin +refs/heads/release:refs/remotes/origin/release"),
        ("a;b", "git fetch origin '+refs/heads/a;b:refs/remotes/origin/a;b'"),
        ("0123456789abcdef", "git fetch origin 0123456789abcdef"),
        ("main~9", "git fetch origin +refs/heads/main:refs/remotes/origin/main"),
    ],
)
def test_a_base_that_is_not_here(work: Work, ref: str, command: str) -> None:
    """Who names what is not here is told the command that fetches it, ready to be pasted."""
    assert f"\n    {command}" in refused(work.root, ref)


@pytest.mark.parametrize("ref", [None, "origin/main"])
def test_a_shallow_clone(work: Work, tmp_path: Path, ref: str | None) -> None:
    """A clone of the newest commits only is told what to fetch, and with it the answer is right."""
    work.write(LISTEN, OTHER)
    work.commit()
    clone = tmp_path / "clone"
    work.git("clone", "--quiet", "--depth=1", "--branch=idea", f"file://{work.root}", str(clone))
    (command,) = [line.strip() for line in refused(clone, ref).split("\n") if line.startswith("    ")]
    subprocess.run(shlex.split(command), cwd=clone, check=True, capture_output=True)

    assert divergence(clone, ref).changed == (LISTEN,)


def test_no_common_commit(work: Work) -> None:
    """Two branches that began apart cannot be compared, and that is said."""
    work.git("switch", "--quiet", "--orphan", "alone")
    work.write(LISTEN, OTHER)
    work.commit()

    assert "no commit in common" in refused(work.root)


def test_no_repository(tmp_path: Path) -> None:
    """In a folder that no repository is around the command is named that needs none."""
    assert "lies in no git repository" in refused(tmp_path)
    assert "manifesto check" in refused(tmp_path)


def test_no_git(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where git is not there, the command is told that installs it."""
    monkeypatch.setenv("PATH", "/nowhere")

    assert "apt-get install git" in refused(work.root)


def test_no_main_branch(work: Work) -> None:
    """Where there is no main branch it is said how to get one, or to name another."""
    work.git("branch", "--delete", "--force", "main")

    assert "git fetch origin +refs/heads/main:refs/remotes/origin/main" in refused(work.root)
    assert "--base" in refused(work.root)


def test_surroundings_do_not_lead_elsewhere(work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a hook of git's says of another repository, and settings for people, change nothing."""
    work.write(LISTEN, OTHER)
    work.commit()
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")
    found = divergence(work.root)
    monkeypatch.delenv("GIT_DIR")
    work.git("config", "diff.relative", "true")
    work.git("config", "diff.renames", "copies")
    work.git("config", "core.quotePath", "true")

    assert found.changed == divergence(work.root).changed == (LISTEN,)


def test_a_project_below_the_repository(tmp_path: Path) -> None:
    """In a project that lies in a folder of its repository, files are named from there, and those outside with two dots."""
    outer = Work(tmp_path / "outer")
    outer.write("site/words/mkdocs.yml", "x")
    outer.git("init", "--quiet", "--initial-branch=main")
    outer.commit()
    outer.git("switch", "--quiet", "--create", "idea")
    outer.write("site/words/principles/a.md", "x")
    outer.write("other/x", "x")
    outer.commit()
    outer.write("site/words/principles/b.md", "x")
    found = divergence(outer.root / "site/words")

    assert set(found.changed) == {"principles/a.md", "../../other/x"}
    assert found.new == ("principles/b.md",)


@pytest.mark.parametrize(
    "name", ["a\nb.md", "a\x1b[2J.md", "-x.md", ":(top)x.md", "日本.md", "a\tb.md", '"a".md', b"\xff.md"]
)
def test_names_of_every_kind(work: Work, name: str | bytes) -> None:
    """A file is found whatever its name is."""
    text = name.decode("utf-8", "surrogateescape") if isinstance(name, bytes) else name
    work.write(f"principles/{text}", OTHER)
    assert divergence(work.root).new == (f"principles/{text}",)
    work.commit()

    assert divergence(work.root).changed == (f"principles/{text}",)
