"""The command `manifesto edition`: what the manifesto holds is kept under a name, or nothing is written."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from .conftest import PRINCIPLE, SETTINGS, contents, replaced
from .test_disk import Full, closed

if TYPE_CHECKING:
    from .conftest import Make, Run

FILE = "editions.yml"
FIRST = """\
# Frozen by `manifesto edition`; nobody edits this by hand.
first-edition:
  name: First edition
  frozen: 2026-11-21
  principles:
    keep-every-promise: {title: "Keep every promise", text: 97a9d270a2e0}
"""
SECOND = FIRST.partition("\n")[2].replace("first", "second").replace("First", "Second")
SAID = """\
First edition is frozen as of 21 November 2026, with 1 principle.
It was written to editions.yml.
Commit editions.yml, so that the posters of this edition always lead to it.
"""
NO_SUCH_SHEET = replaced(("posters: []", "posters: [{subject: manifesto, sizes: [a99]}]"), text=SETTINGS)


@pytest.fixture(autouse=True)
def a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be 21 November 2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")


def test_the_first_edition(make: Make, run: Run) -> None:
    """What the manifesto holds is written to a file of its own, and it is said what was done and what is left to do."""
    root = make()
    before = contents(root)
    result = run(root, "edition", "First edition")

    assert (result.exit_code, result.stdout, result.stderr) == (0, SAID, "")
    assert contents(root) == {**before, FILE: FIRST.encode()}
    assert run(root, "check").stdout == "Nothing to fix.\n"


@pytest.mark.parametrize(
    ("name", "written"), [("Second edition", "Second edition"), ("Next: two", '"Next: two"'), ("Yes", '"Yes"')]
)
def test_another_name_than_that_of_the_settings(make: Make, run: Run, name: str, written: str) -> None:
    """Where the settings name another edition, it is said what to write there."""
    result = run(make(), "edition", name)

    line = f"Write edition: {written} in mkdocs.yml, where it is First edition, so that posters carry it."
    assert result.stdout.splitlines()[2] == line
    assert [line for line in result.stdout.splitlines() if line.count(". ") or not line.endswith(".")] == []


def test_the_second_edition(make: Make, run: Run) -> None:
    """What is frozen already stays byte for byte, and the next edition follows it."""
    root = make({FILE: FIRST})
    result = run(root, "edition", "Second edition")

    assert result.exit_code == 0
    assert (root / FILE).read_text(encoding="utf-8") == f"{FIRST}\n{SECOND}"


def test_the_list(make: Make, run: Run) -> None:
    """Without a name the editions are listed with their days and how much they hold, the present one last."""
    root = make()
    assert run(root, "edition").stdout.split(maxsplit=4) == ["not", "frozen", "1", "principle", "First edition\n"]

    (root / FILE).write_text(f"{FIRST}    a: {{title: A, text: c56d1d7b1c35}}\n{SECOND}", encoding="utf-8")
    before = contents(root)
    result = run(root, "edition")

    assert (result.exit_code, result.stderr) == (0, "")
    assert [line.split(maxsplit=3) for line in result.stdout.splitlines()] == [
        ["2026-11-21", "2", "principles", "First edition"],
        ["2026-11-21", "1", "principle", "Second edition"],
    ]
    assert contents(root) == before


def test_today(make: Make, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the environment names no day, it is today."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    root, before = make(), datetime.now(UTC).date()
    run(root, "edition", "First edition")

    days = [before, before + timedelta(days=1)]  # midnight may come in between
    assert (root / FILE).read_text(encoding="utf-8").splitlines()[3] in [f"  frozen: {day}" for day in days]


@pytest.mark.parametrize("seconds", ["soon", "1e9", "9" * 30, "-9" * 9])
def test_a_day_that_is_none(make: Make, run: Run, monkeypatch: pytest.MonkeyPatch, seconds: str) -> None:
    """Where the environment says nonsense about the day, nothing is frozen."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    root = make()
    result = run(root, "edition", "First edition")

    assert (result.exit_code, result.stdout) == (1, "")
    assert "and that is no number of seconds." in result.stderr
    assert not (root / FILE).exists()


@pytest.mark.parametrize(
    ("name", "files", "said"),
    [
        ("First Edition", {FILE: FIRST}, "Take another name, such as “First Edition 2”."),
        ("First edition", {FILE: FIRST}, "“First edition” was frozen on 21 November 2026, and stays as it is."),
        ("", {}, "The name has 0 characters"),
        ("2026", {}, "There is no letter in “2026”."),
        ("x" * 41, {}, "The name has 41 characters and may have 1 to 40."),
        ("<i>First", {}, "The character < cannot stand in"),
        ("First\x1b[31m", {}, "An invisible character (U+001B)"),
        ("First edition", {PRINCIPLE: replaced(("Keep every promise", ""))}, "The field title is missing."),
        ("First edition", {"mkdocs.yml": NO_SUCH_SHEET}, "“a99”"),
        ("First edition", {FILE: "first-edition:\n"}, "A frozen edition is written as named values."),
        ("Second edition", {FILE: f"{FIRST}...\n"}, "No edition can be added below those that are here."),
    ],
)
def test_what_is_refused(make: Make, run: Run, name: str, files: dict[str, str], said: str) -> None:
    """A name that cannot be, a manifesto with errors or a file without room is refused, and nothing is written."""
    root = make(files)
    before = contents(root)
    result = run(root, "edition", name)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: Nothing was frozen.\n")
    assert said in result.stderr
    assert contents(root) == before


def test_a_list_of_what_cannot_be_read(make: Make, run: Run) -> None:
    """Where the manifesto has errors, these are told in place of the list."""
    result = run(make({FILE: "first-edition:\n"}), "edition")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: There is something to fix first.\neditions.yml:1:15: ")


@pytest.mark.parametrize(
    ("step", "fails", "said"),
    [
        ("os.fdopen", Full, "could not be written: No space left on device."),
        ("tempfile.mkstemp", closed, "could not be written: Permission denied."),
        ("os.access", lambda path, *_: not str(path).endswith(FILE), "could not be written: Permission denied."),
    ],
    ids=["full", "closed", "read only"],
)
def test_what_cannot_be_written(
    make: Make, run: Run, monkeypatch: pytest.MonkeyPatch, *, step: str, fails: type[Full], said: str
) -> None:
    """Where the file cannot be written it is said why, it is as it was, and nothing is said to be frozen."""
    root = make({FILE: FIRST})
    before = contents(root)
    monkeypatch.setattr(f"manifesto.writing.{step}", fails)
    result = run(root, "edition", "Second edition")

    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr
    assert contents(root) == before


def test_no_manifesto(run: Run, make: Make) -> None:
    """Where there is no manifesto there is nothing to freeze, and nothing is made."""
    root = make()
    (root / "mkdocs.yml").unlink()

    assert run(root, "edition", "First edition").exit_code == 2
    assert not (root / FILE).exists()
