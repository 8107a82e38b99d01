"""The pen of the commands: files are written, or it is said why they could not be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from manifesto import writing
from manifesto.problem import as_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from manifesto.problem import Problem


def written(texts: Mapping[Path, str]) -> None:
    """Write each file whole, in order; ends the command with what went wrong at the first that cannot be written."""
    done: list[str] = []
    for path, text in texts.items():
        try:
            writing.rewrite(path, text)
        except OSError as error:
            before = f" Written before it: {', '.join(done)}." if done else ""
            raise click.ClickException(
                f"{as_line(str(path))} could not be written: {error.strerror}. It is as it was.{before}"
            ) from None
        done.append(path.name)


def created(path: Path, text: str, instead: str = "Give the principle another title.") -> None:
    """Write a file that is not there yet; ends the command where one is, saying what to do instead, or with what went wrong."""
    try:
        writing.create(path, text)
    except FileExistsError:
        raise click.ClickException(f"{as_line(str(path))} is there already, and stays as it is. {instead}") from None
    except OSError as error:
        raise click.ClickException(f"{as_line(str(path))} could not be written: {error.strerror}.") from None


def require_text(text: str) -> None:
    """End the command where somebody gave bytes that are no UTF-8, which Python keeps as halves of characters."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise click.UsageError("Some of this is not UTF-8.")


def require_right(problems: Iterable[Problem], typed: str = "") -> None:
    """End the command where any of the problems keeps a file from being written, saying each of those.

    What somebody has `typed` is shown, so that nothing of it is lost.
    """
    if errors := [problem for problem in problems if problem.severity == "error"]:
        for problem in errors:
            click.echo(f"{problem.message} [{problem.id}]", err=True)
        if typed:
            click.echo(f"\nThis is what you wrote:\n\n{typed}", err=True)
        raise click.ClickException("No file was written.")
