"""Completion: the command gives each shell a script, and answers what that script asks."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from manifesto.check import check, ids
from manifesto.cli import main


def asked(instruction: str, **environment: str) -> str:
    """Return what the command answers to a shell."""
    result = CliRunner().invoke(main, env={"_MANIFESTO_COMPLETE": instruction, **environment}, prog_name="manifesto")

    assert result.exit_code == 0
    return result.stdout


@pytest.mark.parametrize(
    ("shell", "words"),
    [
        ("bash", ("_manifesto_completion()", "_MANIFESTO_COMPLETE=bash_complete", "complete -o nosort -F")),
        ("zsh", ("#compdef manifesto", "_MANIFESTO_COMPLETE=zsh_complete", "compdef _manifesto_completion manifesto")),
        ("fish", ("function _manifesto_completion", "_MANIFESTO_COMPLETE=fish_complete", "complete --no-files")),
    ],
)
def test_the_script_of_a_shell(shell: str, words: tuple[str, ...]) -> None:
    """Each shell gets a script that asks the command for what can follow."""
    script = asked(f"{shell}_source")

    assert [word for word in words if word not in script] == []


@pytest.mark.parametrize("typed", ["P0", "p01", "P099", "", "P"])
def test_ids_are_completed(typed: str) -> None:
    """After `explain` the ids that begin so are offered, in capitals or not."""
    answer = asked("bash_complete", COMP_WORDS=f"manifesto explain {typed}", COMP_CWORD="2")

    assert answer.splitlines() == [f"plain,{id}" for id in ids() if id.startswith(typed.upper())]


def test_ids_come_with_their_titles() -> None:
    """Where a shell shows what it offers, each id has its title beside it."""
    answer = asked("zsh_complete", COMP_WORDS="manifesto explain P011", COMP_CWORD="2")

    assert answer.splitlines() == ["plain", "P011", check("P011").title]


def test_commands_and_formats_are_completed() -> None:
    """Commands and the values of options are offered, too."""
    commands = asked("bash_complete", COMP_WORDS="manifesto ", COMP_CWORD="1")
    formats = asked("bash_complete", COMP_WORDS="manifesto check --format ", COMP_CWORD="3")

    assert [line.removeprefix("plain,") for line in commands.splitlines()] == sorted(main.commands)
    assert formats.splitlines() == ["plain,text", "plain,github", "plain,json"]
