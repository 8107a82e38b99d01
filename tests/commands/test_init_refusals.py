"""What `manifesto init` cannot do, or should not: it says why, and every file is as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manifesto import Project
from manifesto.blueprint import in_markdown

from .conftest import contents
from .founders import HOSTILE, failing, git

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Make, Run

pytestmark = pytest.mark.usefixtures("plain_git")


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
