"""Faults: what the commands say when the tool itself fails, and when they are called wrongly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from manifesto.check import check
from manifesto.project import Project

from .conftest import contents

if TYPE_CHECKING:
    from .conftest import Make, Run

COMMANDS = (
    ["check"],
    ["check", "--format", "json"],
    ["new", "Go first", "--author", "ada-example"],
    ["fix"],
    ["adopt"],
    ["edition", "First edition"],
)


@pytest.fixture
def bug(monkeypatch: pytest.MonkeyPatch) -> None:
    """Break the reading of a project."""

    def broken(*_: Any) -> NoReturn:
        message = "a made-up bug"
        raise LookupError(message)

    monkeypatch.setattr(Project, "read", broken)


@pytest.mark.usefixtures("bug")
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_fault_of_ours(make: Make, run: Run, command: list[str]) -> None:
    """A bug ends with exit code 3, says on standard error that it is ours and what to do, and shows no traceback."""
    root = make()
    before = contents(root)
    result = run(root, *command)
    about = check("P099")

    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == f"{about.what} [P099]\n{about.how}\n\nFor us: LookupError: a made-up bug\n"
    assert contents(root) == before


@pytest.mark.usefixtures("bug")
def test_a_traceback_for_those_who_ask(make: Make, run: Run) -> None:
    """With --debug a bug says where it happened as well."""
    result = run(make(), "--debug", "check")

    assert result.exit_code == 3
    assert "[P099]" in result.stderr
    assert "Traceback (most recent call last):\n" in result.stderr
    assert result.stderr.endswith("\nLookupError: a made-up bug\n")


@pytest.mark.usefixtures("bug")
@pytest.mark.parametrize(("value", "shown"), [("true", True), ("1", True), ("", False)])
def test_a_traceback_in_a_build(
    make: Make, run: Run, monkeypatch: pytest.MonkeyPatch, value: str, *, shown: bool
) -> None:
    """Where nobody can run it again, in a build, a bug says where it happened by itself."""
    monkeypatch.setenv("CI", value)
    result = run(make(), "check")

    assert result.exit_code == 3
    assert ("Traceback" in result.stderr) == shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "principles/nothing.md"], "There is no file principles/nothing.md."),
        (["check", "/etc/passwd"], "/etc/passwd is not in the project"),
        (["check", ".."], ".. is not in the project"),
        (["check", "--wrong"], "No such option"),
        (["check", "--format", "xml"], "'xml' is not one of"),
        (["chekc"], "No such command"),
        (["-C", "/nowhere", "check"], "does not exist"),
        (["explain", "P011", "P012"], "unexpected extra argument"),
        (["adopt", "principles"], "unexpected extra argument"),
        (["fix", "principles/nothing.md"], "There is no file principles/nothing.md."),
        (["new"], "A title is needed, between quotation marks."),
        (["new", "Go first"], "An --author is needed, a handle or a name between quotation marks."),
        (["new", "--author", "Ben Sample"], "A title is needed, between quotation marks."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage(make: Make, run: Run, arguments: list[str], said: str) -> None:
    """What cannot be asked for is said in a sentence on standard error, with exit code 2, and changes nothing."""
    root = make()
    before = contents(root)
    result = run(root, *arguments)

    assert (result.exit_code, result.stdout) == (2, "")
    assert said in " ".join(result.stderr.split())
    assert "Traceback" not in result.stderr
    assert contents(root) == before
