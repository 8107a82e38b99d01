"""Help: what every command says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import pytest

from manifesto.cli import main

if TYPE_CHECKING:
    from .conftest import Make, Run

COMMANDS = sorted(main.commands)


@pytest.mark.parametrize("columns", ["80", "300"])
@pytest.mark.parametrize("arguments", [[], *([name] for name in COMMANDS)], ids=" ".join)
def test_help_fits_a_terminal(
    make: Make, run: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str], columns: str
) -> None:
    """The help of each command begins with how it is called, and no line of it is wider than 80 columns."""
    monkeypatch.setenv("COLUMNS", columns)
    result = run(make(), *arguments, "--help")

    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: {' '.join(['manifesto', *arguments])} [OPTIONS]")
    assert [line for line in result.stdout.splitlines() if len(line) > 80] == []
    assert run(make(name="again"), *arguments, "-h").stdout == result.stdout


def test_all_commands_are_listed_with_what_they_do(make: Make, run: Run) -> None:
    """The first page names every command with a whole sentence about it."""
    lines = [line.split(maxsplit=1) for line in run(make(), "--help").stdout.partition("Commands:")[2].splitlines()]

    assert sorted(name for name, _ in filter(None, lines)) == COMMANDS
    assert [about for _, about in filter(None, lines) if not about.endswith(".") or about.endswith("...")] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_is(name: str) -> None:
    """Each option of each command has a line of help, or choices that speak for themselves."""
    options = [param for param in main.commands[name].params if isinstance(param, click.Option)]

    assert [option.name for option in options if not option.help and not isinstance(option.type, click.Choice)] == []
