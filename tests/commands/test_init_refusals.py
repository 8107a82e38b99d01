"""What `manifesto init` cannot do, or should not: it says why, and every file is as it was."""

from __future__ import annotations

import html
import os
import re
import shutil
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from markdown import markdown

from manifesto import Project
from manifesto.blueprint import in_markdown
from manifesto.founding import Founding, Names
from manifesto.ground import Ground
from manifesto.inheritance import Carried, kept, renamed, without_workshop

from .conftest import contents

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Make, Run

pytestmark = pytest.mark.usefixtures("plain_git")

EXAMPLE = "principles/sign-what-you-stand-for.md"
HOSTILE = [
    'He said "go" \\ and it\'s {{ name }} %}{# x',
    "W" * 80,
    "بيان الجيران",
    "no: yes # - [x](y) *b* _i_ `c` ~ & null",
    "null",
    "2026-11-21",
    "…",
    "two\nlines",
]


def git(folder: Path, *words: str) -> None:
    """Run git in a folder, as somebody who has a name."""
    who = ("-c", "user.name=Ada Example", "-c", "user.email=ada@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True, timeout=60)


@pytest.fixture
def source(repository: Path, tmp_path: Path) -> Path:
    """Return a project with our settings and the least of a program: what is in its files matters to nobody here."""
    folder = tmp_path / "source"
    for name in ("hooks/events.py", "hooks/manifesto/__init__.py", "overrides/main.html", "Makefile", "tools/x.sh"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{name}\n", encoding="utf-8")
    for name in ("mkdocs.yml", ".gitignore", ".github/CODEOWNERS", ".github/picture.png"):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(repository / name, folder / name)
    return folder


@pytest.fixture
def clone(source: Path, tmp_path: Path, run: Run) -> Path:
    """Return a fresh clone of a manifesto that is somebody's already, with another principle and more tests in it."""
    folder = tmp_path / "clone"
    assert run(source, "init", folder, "--name", "The First", "--repository", "ben-example/first").exit_code == 0
    principle = (folder / EXAMPLE).read_text(encoding="utf-8").replace("title: ", "title: Never ")
    (folder / "principles" / "another.md").write_text(principle, encoding="utf-8")
    (folder / "tests" / "more").mkdir()
    (folder / "tests" / "more" / "test_more.py").write_text("", encoding="utf-8")
    (folder / "notes.txt").write_text("The First, by ben-example.\n", encoding="utf-8")
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "First")
    return folder


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names(name: str, source: Path, tmp_path: Path, run: Run) -> None:
    """A name is taken as the very words that it is, whatever a file makes of its signs elsewhere."""
    done = run(source, "init", tmp_path / "new", "--name", name)
    settings = Project.at(tmp_path / "new").load().settings

    assert done.exit_code == 0, done.output
    assert settings.name == " ".join(name.split())
    assert len(settings.short_name) <= 40
    assert (tmp_path / "new/README.md").read_text(encoding="utf-8").startswith(f"# {in_markdown(settings.name)}\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--name", "W" * 81], "Invalid value for --name: The name has 81 characters and may have 1 to 80."),
        (["--name", "<script>x</script>"], "Invalid value for --name: The character < cannot stand in"),
        (["--name", "bell\a"], "Invalid value for --name: An invisible character (U+0007) stands at position 5"),
        (["--name", "x\u202ey"], "Invalid value for --name: An invisible character (U+202E) stands at position 2"),
        (["--name", "\udcff"], "Invalid value for --name: Some of this is not UTF-8."),
        (["--name", " \n "], "Invalid value for --name: A manifesto has a name, between quotation marks."),
        (["--name", "X", "--language", "jp"], "“jp” is no language that we know. Write its tag, such as de"),
        (["--name", "X", "--language", "../de"], "“../de” is no language that we know."),
        (["--name", "X", "--repository", "a b/c"], "“a b/c” is not a repository. Write it as owner/name."),
        ([], "Missing option '--name'."),
    ],
)
def test_wrong_words(words: list[str], said: str, source: Path, tmp_path: Path, run: Run) -> None:
    """What cannot be the name, the language or the repository of a manifesto is said, and no folder is made."""
    done = run(source, "init", tmp_path / "new", *words)

    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert not (tmp_path / "new").exists()


def test_places_where_it_cannot_be(source: Path, tmp_path: Path, run: Run) -> None:
    """A folder in which something lies, a file, and a folder within a file are left as they are."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("Dear Ada", encoding="utf-8")
    (tmp_path / "file").write_text("Dear Ben", encoding="utf-8")
    before = contents(tmp_path)
    for place, said in {
        "full": "is not empty: letter.txt is in it. Name a folder that is not there yet.",
        "file": "is no folder. Name one that is not there yet.",
        "file/within": "could not be laid out: Not a directory. Everything is as it was.",
        "x" * 300: "File name too long",
    }.items():
        done = run(source, "init", tmp_path / place, "--name", "X")

        assert (done.exit_code, done.stdout) == (1, "")
        assert said in done.stderr
    assert run(source, "init", "", "--name", "X").exit_code == 2
    assert contents(tmp_path) == before


def test_a_project_without_the_program(make: Make, tmp_path: Path, run: Run) -> None:
    """Words alone cannot be laid out: it is said what is missing, and how another project is named."""
    done = run(make(), "init", tmp_path / "new", "--name", "X")

    assert done.exit_code == 2
    assert "to take the program from: hooks/events.py is missing." in done.stderr
    assert "name it with -C before init" in " ".join(done.stderr.split())


@pytest.mark.parametrize("with_git", [True, False], ids=["git", "archive"])
@pytest.mark.parametrize(("link", "leads"), [("tools/key", "../../secret"), ("overrides/more", "../../aside")])
def test_links_that_lead_out(source: Path, tmp_path: Path, run: Run, link: str, leads: str, *, with_git: bool) -> None:
    """What lies outside a project is not copied into a new one, and no folder of it is left out in silence."""
    (tmp_path / "secret").write_text("the-word-that-nobody-may-read", encoding="utf-8")
    (tmp_path / "aside").mkdir()
    (source / link).symlink_to(leads)
    if with_git:
        git(source, "init", "-q")
        git(source, "add", "-A")
    done = run(source, "init", tmp_path / "new", "--name", "X")

    assert (done.exit_code, done.stdout) == (1, "")
    assert f"Nothing was laid out. {link} is a link" in done.stderr
    assert not (tmp_path / "new").exists()


def test_a_folder_that_others_share(source: Path, tmp_path: Path, run: Run) -> None:
    """A project that borrows its program from elsewhere cannot give it away."""
    (source / "hooks").rename(tmp_path / "hooks")
    (source / "hooks").symlink_to(tmp_path / "hooks")
    done = run(source, "init", tmp_path / "new", "--name", "X")

    assert (done.exit_code, done.stdout) == (1, "")
    assert "Nothing was laid out. hooks is a link" in done.stderr


def test_links_within(source: Path, tmp_path: Path, run: Run) -> None:
    """A link to another file of the project becomes a file like it; one to nowhere is none of the project."""
    (source / "tools/same.sh").symlink_to("x.sh")
    (source / "tools/lost.sh").symlink_to("nowhere")

    assert run(source, "init", tmp_path / "new", "--name", "X").exit_code == 0
    assert (tmp_path / "new/tools/same.sh").read_text(encoding="utf-8") == "tools/x.sh\n"
    assert not (tmp_path / "new/tools/same.sh").is_symlink()
    assert not (tmp_path / "new/tools/lost.sh").exists()


def test_a_new_repository_is_an_empty_folder(source: Path, tmp_path: Path, run: Run) -> None:
    """Where there is nothing but git's own folder, there is room."""
    (tmp_path / "new").mkdir()
    git(tmp_path / "new", "init", "-q")

    assert run(source, "init", tmp_path / "new", "--name", "X").exit_code == 0
    assert (tmp_path / "new/.git/HEAD").is_file()
    assert not list((tmp_path / "new").glob(".init-*"))


def failing(monkeypatch: pytest.MonkeyPatch, name: str, at: int, error: BaseException) -> None:
    """Let a method of paths fail at its call of that number, and from then on do as it always does."""
    real: Callable[..., Any] = getattr(Path, name)
    calls = iter(range(1, 1_000_000))

    def method(self: Path, *words: Any, **options: Any) -> Any:
        if next(calls) == at:
            raise error
        return real(self, *words, **options)

    monkeypatch.setattr(Path, name, method)


@pytest.mark.parametrize(("method", "at"), [("mkdir", 1), ("mkdir", 9), ("write_bytes", 12), ("rename", 3)])
@pytest.mark.parametrize(
    "error", [OSError(28, "No space left on device"), PermissionError(13, "Permission denied")], ids=["full", "closed"]
)
def test_a_disk_that_gives_up(
    source: Path,
    tmp_path: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    *,
    method: str,
    at: int,
    error: OSError,
) -> None:
    """Wherever a disk is full or a folder closed, nothing of the new project is left, not even its folder."""
    failing(monkeypatch, method, at, error)
    done = run(source, "init", tmp_path / "deep" / "new", "--name", "X")

    assert (done.exit_code, done.stdout) == (1, "")
    assert f"could not be laid out: {error.strerror}. Everything is as it was." in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["source"]


# --- In place ---------------------------------------------------------------------------------------------------------


def test_a_clone_is_renamed(clone: Path, run: Run) -> None:
    """The words of a clone make room for those of the new manifesto, and what is nobody's words stays."""
    run_before = contents(clone)
    (clone / "site").mkdir()
    (clone / "site" / "index.html").write_text("built", encoding="utf-8")
    done = run(clone, "init", clone, "--name", "The Second", "--repository", "ada-example/second")
    manifesto = Project.at(clone).load()

    assert done.exit_code == 0, done.output
    assert manifesto.settings.name == "The Second"
    assert [principle.path for principle in manifesto.principles] == [EXAMPLE]
    assert not (clone / "tests" / "more").exists()
    assert (clone / "site/index.html").read_text(encoding="utf-8") == "built"
    assert (clone / "notes.txt").read_bytes() == run_before["notes.txt"]
    assert "git remote set-url origin https://github.com/ada-example/second\n" in done.stdout
    assert "@ada-example/editors" in (clone / ".github/CODEOWNERS").read_text(encoding="utf-8")
    assert not list(clone.glob(".init-*"))
    changed = [path for path, content in contents(clone).items() if run_before.get(path, content) != content]
    assert not [path for path in changed if path.startswith(("hooks/", "overrides/", "tools/"))]


def test_what_is_not_committed_is_kept(clone: Path, run: Run) -> None:
    """A clone in which something could be lost is left as it is, unless one says that one means it."""
    (clone / "principles" / "third.md").write_text("Not done yet.\n", encoding="utf-8")
    before = contents(clone)
    done = run(clone, "init", clone, "--name", "The Second")

    assert (done.exit_code, done.stdout) == (1, "")
    assert "1 change is not committed, such as principles/third.md, and could not be had back." in done.stderr
    assert contents(clone) == before
    assert run(clone, "init", clone, "--name", "The Second", "--force").exit_code == 0
    assert not (clone / "principles" / "third.md").exists()


def test_without_git_nothing_makes_room(source: Path, tmp_path: Path, run: Run) -> None:
    """A project that was unpacked from an archive has no past, so its words stay unless one says otherwise."""
    run(source, "init", tmp_path / "new", "--name", "The First")
    done = run(tmp_path / "new", "init", tmp_path / "new", "--name", "The Second")

    assert (done.exit_code, done.stdout) == (1, "")
    assert "There is no git here" in done.stderr
    assert run(tmp_path / "new", "init", tmp_path / "new", "--name", "The Second", "--force").exit_code == 0
    assert Project.at(tmp_path / "new").load().settings.name == "The Second"


def test_words_that_lie_elsewhere(clone: Path, tmp_path: Path, run: Run) -> None:
    """Where the principles of a clone are a link, nothing is written to where it leads."""
    (clone / "principles").rename(tmp_path / "elsewhere")
    (clone / "principles").symlink_to(tmp_path / "elsewhere")
    git(clone, "add", "-A")
    git(clone, "commit", "-q", "-m", "Second")
    before = contents(clone) | contents(tmp_path / "elsewhere")
    done = run(clone, "init", clone, "--name", "The Second")

    assert (done.exit_code, done.stdout) == (1, "")
    assert "Nothing was laid out. principles is a link" in done.stderr
    assert contents(clone) | contents(tmp_path / "elsewhere") == before


@pytest.mark.parametrize("at", [1, 5, 12, 25])
@pytest.mark.parametrize("error", [OSError(5, "Input/output error"), KeyboardInterrupt()], ids=["broken", "stopped"])
def test_a_clone_comes_back(
    clone: Path, run: Run, monkeypatch: pytest.MonkeyPatch, *, at: int, error: BaseException
) -> None:
    """Wherever it ends while the words change places, each is back where it was, and nothing lies about."""
    before = contents(clone)
    with monkeypatch.context() as patch:
        failing(patch, "rename", at, error)
        done = run(clone, "init", clone, "--name", "The Second")

    assert done.exit_code == 1
    assert contents(clone) == before
    assert sorted(path.name for path in (clone / "tests").iterdir()) == ["more", "test_manifesto.py"]


def test_what_cannot_be_put_back_is_not_lost(clone: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where one file cannot go back to its place, all others do, and it is said where that one is."""
    before = contents(clone)
    real, lost = Path.rename, clone / "README.md"

    def rename(self: Path, target: Path) -> Path:
        if (Path(target) == clone / EXAMPLE and "new" in self.parts) or (Path(target) == lost and "old" in self.parts):
            raise OSError(5, "Input/output error")
        return real(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", rename)
        done = run(clone, "init", clone, "--name", "The Second")
    (stage,) = clone.glob(".init-*.new")

    assert done.exit_code == 1
    assert f"what is missing lies in {stage}" in " ".join(done.stderr.split())
    assert "Everything is as it was" not in done.stderr
    assert (stage / "old/README.md").read_bytes() == before.pop("README.md")
    assert {path: content for path, content in contents(clone).items() if path in before} == before


HELD = """
import pathlib, sys, time
from manifesto.cli import main
real, moved = pathlib.Path.rename, iter(range(1_000_000))
def rename(source, target):
    if next(moved) == 3:
        print("begun", flush=True)
        time.sleep(30)
    return real(source, target)
pathlib.Path.rename = rename
main()
"""


@pytest.mark.parametrize("ended", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT], ids=lambda number: number.name)
def test_a_clone_comes_back_when_its_command_is_ended(clone: Path, ended: signal.Signals) -> None:
    """Asked to end, by the system, by a terminal that is closed or by a key, it puts back first what it had moved."""
    before = contents(clone)
    command = [sys.executable, "-c", HELD, "-C", str(clone), "init", str(clone), "--name", "The Second"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as held:
        assert held.stdout
        assert held.stdout.readline() == b"begun\n"
        held.send_signal(ended)
        held.wait(30)

    assert contents(clone) == before
    assert not list(clone.glob(".init-*"))


# --- Parts ------------------------------------------------------------------------------------------------------------


def test_what_git_would_keep(tmp_path: Path) -> None:
    """With git and without, what a build or an editor left behind is none of the project."""
    (tmp_path / ".gitignore").write_text("# made\n/site/\n__pycache__/\n*.py[cod]\n/*.pdf\n", encoding="utf-8")
    for name in ("a.py", "a.pyc", "site/x.html", "b/site/y.html", "b/__pycache__/z", "p.pdf", "b/q.pdf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    expected = [".gitignore", "a.py", "b/q.pdf", "b/site/y.html"]

    assert kept(tmp_path) == expected
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "a.py")
    assert kept(tmp_path) == expected


def test_names_within_words_stay() -> None:
    """Only the name of the home itself is exchanged, and the longest first; what only looks like it is left."""
    old = Names(repository="ada/wall", site="https://ada.github.io/wall/", themes=("one", "two"))
    new = Names(repository="ben/door", site="https://ben.example/", themes=("in", "out"))
    text = "https://ada.github.io/wall/pledge/ ada/wall @ada/editors adam ada-example one, two, three placeholder: two"

    assert renamed(text, old, new) == (
        "https://ben.example/pledge/ ben/door @ben/editors adam ada-example in, out, three placeholder: in"
    )


def test_targets_without_their_tests() -> None:
    """A target that runs what is not taken over is gone, with its name, and the rest is untouched."""
    text = (
        ".PHONY: site bench\n\nsite: ## Build\n\t@mkdocs\n\nbench: ## Measure\n\t@python -m tests.bench\n\nend := 1\n"
    )

    assert without_workshop(text) == ".PHONY: site\n\nsite: ## Build\n\t@mkdocs\n\nend := 1\n"


@pytest.mark.parametrize("name", [*HOSTILE, "1. First", "a_b_c \\* ~~d~~", "Tab | le", "![x](y)", "*"])
def test_signs_of_markdown_are_signs(name: str) -> None:
    """Whatever Markdown could take for more than a sign is read as the sign that it is; GitHub's knows three more."""
    name = " ".join(name.split())
    shown = re.sub(r"\\([~|&])", r"\1", markdown(f"# {in_markdown(name)}"))

    assert html.unescape(shown) == f"<h1>{name}</h1>"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("The Example Manifesto", "The Example Manifesto"),
        ("The Manifesto of All Those Who Mend What Others Throw Away", "The Manifesto of All Those Who Mend What"),
        ("W" * 41, "W" * 39 + "…"),
        ("素晴らしい" * 10, ("素晴らしい" * 10)[:39] + "…"),
    ],
)
def test_short_names(name: str, short: str) -> None:
    """Where a name is too long for a small place, it ends with a word."""
    assert Founding(name=name, language="en", day=date(2026, 11, 21)).short_name == short


@pytest.mark.parametrize(
    ("repository", "site"),
    [
        ("", "https://manifesto.example/"),
        ("Ada-Example/Wall", "https://ada-example.github.io/Wall/"),
        ("ada-example/ada-example.github.io", "https://ada-example.github.io/"),
    ],
)
def test_where_github_publishes(repository: str, site: str) -> None:
    """A repository has its pages below its owner's, unless it is that of the owner's pages."""
    assert Founding(name="X", language="en", repository=repository, day=date(2026, 11, 21)).site == site


def test_a_program_stays_one(tmp_path: Path) -> None:
    """Who may read a program may run it, and nobody else."""
    mask = os.umask(0o027)
    try:
        Ground(tmp_path).lay({"run": Carried(b"#!/bin/sh\n", runs=True), "text": Carried(b"x")})
    finally:
        os.umask(mask)

    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("run", "text")] == [0o750, 0o640]
