"""The history: when words were last changed, as repositories of every kind remember it."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from manifesto import git, history
from manifesto.history import UNKNOWN, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from manifesto import Project
    from manifesto.history import History

    MakeProject = Callable[..., Project]

pytestmark = pytest.mark.usefixtures("plain_git")
CAME = datetime(2026, 11, 25, tzinfo=UTC).timestamp()
NOW = datetime(2027, 6, 1, tzinfo=UTC)
DAY = 24 * 60 * 60
PROMISE = "principles/keep-every-promise.md"
TEXT = "A promise that is kept without a reminder is worth ten that were asked for.\n"


def day(number: int) -> date:
    """Return the day on which the commit of this number was made; the first is number 0."""
    return datetime.fromtimestamp(CAME + number * DAY, UTC).date()


@dataclass
class Past:
    """A repository with a project in it, whose commits are made a day apart."""

    repository: Path
    project: Project
    commits: int = 0

    def git(self, *words: str, author: float | None = None, committer: float | None = None) -> None:
        """Run git at the moment of the next commit."""
        now = CAME + self.commits * DAY
        moments = {"AUTHOR": now if author is None else author, "COMMITTER": now if committer is None else committer}
        told = {
            **{f"GIT_{who}_DATE": f"@{int(moment)} +0000" for who, moment in moments.items()},
            **{f"GIT_{who}_{what}": "ada@example.org" for who in moments for what in ("NAME", "EMAIL")},
        }
        subprocess.run(["git", *words], cwd=self.repository, env=os.environ | told, check=True, capture_output=True)

    def write(self, path: str, old: str, new: str) -> None:
        """Put other words into a file."""
        file = self.project.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    def commit(self, *, author: float | None = None, committer: float | None = None) -> date:
        """Commit everything that there is, and return the day."""
        self.git("add", "--all", author=author, committer=committer)
        self.git("commit", "--quiet", "--message=x", author=author, committer=committer)
        self.commits += 1
        return day(self.commits - 1)

    def read(self, now: datetime = NOW) -> History:
        """Return what is remembered."""
        return read(self.project.root, self.project.load(), self.project.root / "docs", now)

    @property
    def changed(self) -> date | None:
        """The day on which the one principle was changed."""
        return self.read().principles.get("keep-every-promise")


@pytest.fixture
def past(make_project: MakeProject) -> Past:
    """Return a project of one principle and one page in a repository, committed once."""
    project = make_project()
    (project.root / "docs").mkdir()
    (project.root / "docs/pledge.md").write_text("# Pledge\n\nWe promise.\n", encoding="utf-8")
    made = Past(project.root, project)
    made.git("init", "--quiet", "--initial-branch=main")
    made.commit()
    return made


def test_what_came_has_not_changed(past: Past) -> None:
    """The commit that brings a file is no change of it, and neither is one of other files."""
    (past.project.root / "README.md").write_text("Read me.\n", encoding="utf-8")
    past.commit()

    assert past.read() == UNKNOWN


@pytest.mark.parametrize(
    ("old", "new", "is_change"),
    [
        ("worth ten", "worth twelve", True),
        ("title: Keep every promise", "title: Keep each promise", True),
        ("do it.", "do it at once.", True),
        ("title: Keep every promise", 'title: "Keep  every promise"', False),
        ("summary: Promise only", "summary: >-\n  Promise\n  only", False),
        ("themes: [inside]", "themes: [outside]\norder: 1", False),
        (TEXT, f"{TEXT}\n\n", False),
        (TEXT, f"\n{TEXT}", False),
        ("\n", "\r\n", False),
        (TEXT, TEXT.replace(" is ", " is \t\n"), True),
    ],
)
def test_words(past: Past, old: str, new: str, is_change: bool) -> None:
    """Another title, summary or body is a change; another way of writing them down, or another theme, is none."""
    past.write(PROMISE, old, new)
    last = past.commit()

    assert past.changed == (last if is_change else None)


def test_the_last_change_counts(past: Past) -> None:
    """The day is that of the last commit that changed a word, whatever commits of other kinds came after it."""
    past.write(PROMISE, "worth ten", "worth twelve")
    past.commit()
    past.write(PROMISE, "worth twelve", "worth twenty")
    last = past.commit()
    for order in range(3):
        past.write(PROMISE, "licence:" if order == 0 else f"order: {order - 1}\nlicence:", f"order: {order}\nlicence:")
        past.commit()

    assert past.changed == last


def test_a_change_that_is_taken_back_is_one(past: Past) -> None:
    """Words that are put back changed on the day on which they were put back."""
    past.write(PROMISE, "worth ten", "worth twelve")
    past.commit()
    past.write(PROMISE, "worth twelve", "worth ten")

    assert past.commit() == past.changed


def test_what_is_not_committed_is_no_change(past: Past) -> None:
    """What somebody is writing at the moment counts only once it is committed, even where git knows of it."""
    past.write(PROMISE, "worth ten", "worth twelve")
    past.git("add", "--all")

    assert past.read() == UNKNOWN


@pytest.mark.parametrize(
    "broken", [b"---\ntitle: [\n---\n", b"\xff\xfe", b"", b"no fields", b"---\ntitle: {a: b}\n---\n"]
)
@pytest.mark.parametrize("is_change", [True, False])
def test_versions_that_cannot_be_read(past: Past, broken: bytes, is_change: bool) -> None:
    """A broken version says nothing: what counts is whether the words before and after it are the same."""
    file = past.project.root / PROMISE
    before = file.read_bytes()
    file.write_bytes(broken)
    past.commit()
    file.write_bytes(before.replace(b"worth ten", b"worth twelve") if is_change else before)

    assert past.commit() == day(2)
    assert past.changed == (day(2) if is_change else None)


def test_a_version_that_is_too_large(past: Past) -> None:
    """A version that no contribution may have the size of is passed over, and those behind it are still read."""
    file = past.project.root / PROMISE
    before = file.read_text(encoding="utf-8")
    file.write_text(before + "a" * 3_000_000, encoding="utf-8")
    past.commit()
    file.write_text(before.replace("worth ten", "worth twelve"), encoding="utf-8")
    last = past.commit()
    past.write(PROMISE, "themes: [inside]\n", "")
    past.commit()

    assert past.changed == last


@pytest.mark.parametrize("is_change", [True, False])
@pytest.mark.parametrize("commits", [1, 2])
def test_another_address(past: Past, commits: int, is_change: bool) -> None:
    """A principle that moved, in one commit or in two, has the days that it had, and moving alone is no change."""
    old, new = past.project.root / PROMISE, past.project.root / "principles/hold-to-it.md"
    past.write(PROMISE, "worth ten", "worth twelve")
    first = past.commit()
    text = old.read_text(encoding="utf-8").replace("themes:", "aliases: [keep-every-promise]\nthemes:")
    old.unlink()
    if commits == 2:
        past.commit()
    new.write_text(text.replace("do it.", "do it at once.") if is_change else text, encoding="utf-8")
    past.write("mkdocs.yml", "[keep-every-promise]", "[hold-to-it]")
    last = past.commit()

    assert past.read().principles == {"hold-to-it": last if is_change else first}


def test_what_is_gone_and_what_is_back(past: Past) -> None:
    """The day on which a principle was withdrawn is known until it is back, and its words are then what they were."""
    other = past.project.root / "principles/listen.md"
    text = (past.project.root / PROMISE).read_text(encoding="utf-8").replace("Keep every", "Hear every")
    other.write_text(text, encoding="utf-8")
    past.commit()
    other.unlink()
    gone = past.commit()

    assert past.read().gone == {"listen": gone}
    other.write_text(text, encoding="utf-8")
    past.commit()
    assert past.read() == UNKNOWN
    other.write_text(text.replace("worth ten", "worth twelve"), encoding="utf-8")
    last = past.commit()
    assert past.read().principles == {"listen": last}


def test_two_that_became_one(past: Past) -> None:
    """A principle that took in another, beside which it stood, has its own history."""
    other = past.project.root / "principles/hold-to-it.md"
    text = (past.project.root / PROMISE).read_text(encoding="utf-8").replace("Keep every", "Hold every")
    other.write_text(text, encoding="utf-8")
    past.commit()
    other.unlink()
    past.write(PROMISE, "themes:", "aliases: [hold-to-it]\nthemes:")
    past.commit()

    assert past.changed is None


def test_pages(past: Past) -> None:
    """A prose page changed with the last commit that put something else into its file."""
    page = past.project.root / "docs/pledge.md"
    page.write_text("# Pledge\n\nWe promise more.\n", encoding="utf-8")
    last = past.commit()
    page.chmod(0o755)
    past.commit()

    assert past.read().pages == {"pledge.md": last}


def test_a_merge_is_the_change(past: Past) -> None:
    """A change counts from the day on which it was merged: that is when readers got it."""
    past.git("checkout", "--quiet", "-b", "other")
    past.write(PROMISE, "worth ten", "worth twelve")
    past.commit()
    past.git("checkout", "--quiet", "main")
    (past.project.root / "README.md").write_text("Read me.\n", encoding="utf-8")
    past.commit()
    past.git("merge", "--quiet", "--no-ff", "--message=x", "other")

    assert past.changed == day(past.commits)


def test_whose_day_it_is(past: Past) -> None:
    """The day is that of the commit in UTC, not the one that its author's clock said."""
    past.write(PROMISE, "worth ten", "worth twelve")
    past.commit(author=CAME - 900 * DAY, committer=CAME + 8 * DAY + 86_399)

    assert past.changed == day(8)


@pytest.mark.parametrize("late", [NOW.timestamp() + 1, 4_102_444_800, 999_999_999_999])
def test_a_clock_that_ran_ahead(past: Past, late: float) -> None:
    """A commit cannot have been made after now: its change has the day of the commit before it."""
    past.write(PROMISE, "worth ten", "worth twelve")
    past.write("docs/pledge.md", "promise", "promise more")
    past.commit(committer=late)

    assert past.read().principles == {"keep-every-promise": day(0)}
    assert past.read().pages == {"pledge.md": day(0)}
    assert past.read().updated(past.project.load().principles[0]) == day(0)


def test_a_clock_that_stood_still(past: Past) -> None:
    """A day before the one on which a principle was added is no change of it, for what is shown and told."""
    past.write(PROMISE, "worth ten", "worth twelve")
    past.commit(committer=86_400)
    principle, told = past.project.load().principles[0], past.read()

    assert told.principles == {"keep-every-promise": date(1970, 1, 2)}
    assert told.changed(principle) is None
    assert told.updated(principle) == told.newest([principle]) == principle.added
    assert told.newest([]) is None


def test_a_fresh_copy(past: Past, tmp_path: Path) -> None:
    """A copy with a repository of its own, a shallow clone and an archive have nothing that changed."""
    past.write(PROMISE, "worth ten", "worth twelve")
    past.commit()
    manifesto = past.project.load()
    copy, shallow, archive = (tmp_path / name for name in ("copy", "shallow", "archive"))
    for folder in (copy, archive):
        shutil.copytree(past.repository, folder, ignore=shutil.ignore_patterns(".git"))
    other = Past(copy, past.project.at(copy))
    other.git("init", "--quiet")
    other.commit()
    past.git("clone", "--quiet", "--depth=1", f"file://{past.repository}", str(shallow))

    for root in (copy, shallow, archive, tmp_path / "nowhere"):
        assert read(root, manifesto, root / "docs", NOW) == UNKNOWN
    assert past.changed is not None


def test_a_clone_without_the_files_of_the_past(past: Past, tmp_path: Path) -> None:
    """What a clone has left behind is not fetched: nothing is known of it, and nobody is asked."""
    past.git("config", "uploadpack.allowFilter", "true")
    past.write(PROMISE, "worth ten", "worth twelve")
    past.write("docs/pledge.md", "promise", "promise more")
    last = past.commit()
    clone = tmp_path / "clone"
    past.git("clone", "--quiet", "--filter=blob:none", f"file://{past.repository}", str(clone))
    found = read(clone, past.project.load(), clone / "docs", NOW)

    assert (found.principles, found.pages) == ({}, {"pledge.md": last})


def test_a_project_in_a_part_of_a_repository(make_project: MakeProject) -> None:
    """A project in a sub-folder has its own files looked at, and not those of the same name above or beside it."""
    project = make_project()
    past = Past(project.root.parent, project)
    past.git("init", "--quiet")
    for name in ("principles", "beside/principles"):
        (past.repository / name).mkdir(parents=True)
        (past.repository / name / "keep-every-promise.md").write_text("1\n", encoding="utf-8")
    past.commit()
    past.write(PROMISE, "worth ten", "worth twelve")
    last = past.commit()
    (past.repository / PROMISE).write_text("2\n", encoding="utf-8")
    past.commit()

    assert past.changed == last


def test_names_that_mislead(past: Past) -> None:
    """Files whose names look like what git says, and names that are no text, hide and feign nothing."""
    for name in (b"9999999999", b":100644 100644 0 0 M", b"a\nb\tc", b"\xff\xfe", b"-x", b"**"):
        path = os.path.join(os.fsencode(past.project.root / "docs"), name)  # noqa: PTH118 -- Path takes no bytes
        with open(path, "wb") as file:  # noqa: PTH123 -- neither does it here
            file.write(b"1")
    past.write(PROMISE, "worth ten", "worth twelve")
    last = past.commit()
    manifesto = past.project.load
    for path in (past.project.root / "docs").iterdir():
        if path.suffix != ".md":
            path.unlink()
    past.commit()

    assert past.read().principles == {"keep-every-promise": last}
    assert past.read().gone == {}
    assert manifesto().principles


@pytest.mark.parametrize("folder", [":(top)x", "*", ":!principles", "a b", "-x", "..", "nowhere"])
def test_folders_that_mislead(past: Past, folder: str) -> None:
    """The folder of the pages is a name, whatever git would make of the signs in it."""
    past.write(PROMISE, "worth ten", "worth twelve")
    last = past.commit()
    found = read(past.project.root, past.project.load(), past.project.root / folder, NOW)

    assert found.principles == {"keep-every-promise": last} or folder == ".."
    assert found.pages == {}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GIT_DIR", "/nowhere"),
        ("GIT_WORK_TREE", "/"),
        ("GIT_INDEX_FILE", "/nowhere"),
        ("GIT_OBJECT_DIRECTORY", "/nowhere"),
        ("GIT_NAMESPACE", "other"),
        ("GIT_TRACE", "1"),
        ("GIT_CONFIG_COUNT", "nonsense"),
        ("GIT_EXTERNAL_DIFF", "false"),
        ("GIT_GLOB_PATHSPECS", "1"),
        ("GIT_PAGER", "false"),
    ],
)
def test_an_environment_that_misleads(past: Past, name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a hook of git's, or somebody at work on another repository, has set is not followed."""
    past.write(PROMISE, "worth ten", "worth twelve")
    last = past.commit()
    monkeypatch.setenv(name, value)

    assert past.changed == last


@pytest.mark.parametrize(
    "setting",
    [
        "color.ui=always",
        "log.showSignature=true",
        "diff.renames=copies",
        "log.follow=true",
        "log.date=iso",
        "core.quotePath=true",
        "diff.external=false",
    ],
)
def test_settings_that_mislead(past: Past, setting: str) -> None:
    """How somebody likes git to talk changes nothing of what is read."""
    past.write(PROMISE, "worth ten", "worth twelve")
    last = past.commit()
    past.git("config", *setting.split("="))

    assert past.changed == last


def test_without_git(past: Past, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where there is no git, or one that fails in the middle, nothing is known, and nothing else happens."""
    past.write(PROMISE, "worth ten", "worth twelve")
    past.commit()
    true_git = shutil.which("git")
    monkeypatch.setenv("PATH", str(tmp_path))

    assert past.read() == UNKNOWN
    for says in ("exit 1", "exit 0", "echo nonsense", "kill -9 $$", f'test "$6" = log && exec {true_git} "$@"'):
        (tmp_path / "git").write_text(f"#!/bin/sh\n{says}\n", encoding="utf-8")
        (tmp_path / "git").chmod(0o755)
        assert past.read() == UNKNOWN


def test_a_repository_of_somebody_else(past: Past, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where git does not trust whoever owns the repository, nothing is known of it."""
    past.write(PROMISE, "worth ten", "worth twelve")
    past.commit()
    assert past.changed is not None
    monkeypatch.delenv("SUDO_UID", raising=False)
    if os.geteuid() == 0:  # nobody else can give a folder away
        for folder in (past.repository, past.repository / ".git"):
            os.chown(folder, 12_345, -1)
    else:
        monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(past.repository / "nonsense"))
        (past.repository / "nonsense").write_text("nonsense", encoding="utf-8")

    assert past.read() == UNKNOWN


def test_a_repository_without_a_commit(make_project: MakeProject) -> None:
    """A repository in which nothing was committed yet has no history."""
    project = make_project()
    Past(project.root, project).git("init", "--quiet")

    assert read(project.root, project.load(), project.root / "docs", NOW) == UNKNOWN


def test_a_long_history(past: Past, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a long history the newest commits are looked at, and what is older counts as not known."""
    past.write(PROMISE, "worth ten", "worth twelve")
    last = past.commit()
    for number in range(3):
        past.write("docs/pledge.md", "promise", f"promise {number}")
        past.commit()

    assert past.changed == last
    with monkeypatch.context() as few:
        few.setattr(history, "MOST_VERSIONS", 1)
        assert past.changed is None
    monkeypatch.setattr(git, "MOST_COMMITS", 3)
    assert past.read().principles == {}
    assert past.read().pages == {"pledge.md": day(4)}
