"""The plot: the folder that is chosen for a new manifesto, and whether it may be laid out there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from manifesto import git, settings
from manifesto.problem import as_line

if TYPE_CHECKING:
    from manifesto.project import Project

PROGRAM = ("hooks/events.py", "hooks/manifesto/__init__.py", "overrides/main.html", "Makefile", settings.PATH)


def chosen(project: Project, folder: str, *, force: bool) -> tuple[Path, bool]:
    """Return the folder, and whether it is that of the project itself; ends the command where something is in the way."""
    if not folder:  # what an unknown variable of a shell leaves, and not the folder in which one is
        raise click.UsageError("Name the folder in which it is laid out.")
    if _is_same(Path(folder), project.root):
        _require_committed(project.root, force=force)
        return project.root, True
    root = Path(os.path.abspath(folder))  # noqa: PTH100 -- a link on the way there stays one
    _require_empty(root)
    return root, False


def _is_same(folder: Path, root: Path) -> bool:
    try:
        return folder.samefile(root)
    except (OSError, ValueError):
        return False


def require_program(project: Project) -> None:
    """End the command where there is nothing that a new manifesto could be built with."""
    missing = [name for name in PROGRAM if not (project.root / name).is_file()]
    if missing:
        raise click.UsageError(
            f"There is no project in {as_line(str(project.root))} to take the program from: {missing[0]} is missing. "
            "Run this in a clone of one, or name it with -C before init."
        )


def _require_committed(root: Path, *, force: bool) -> None:
    """End the command where what makes room could not be had back."""
    if force:
        return
    try:
        changed = git.answer(root, "status", "--porcelain", "-z", "--untracked-files=all", "--", ".")
    except git.Unanswered:
        raise click.ClickException(
            "Nothing was laid out. There is no git here from which the words of this project could be had back. "
            "Name another folder, or say --force."
        ) from None
    if changed:
        number = len([entry for entry in changed.split(b"\0") if entry])
        first = os.fsdecode(changed.split(b"\0")[0][3:])
        raise click.ClickException(
            f"Nothing was laid out. {number} {'change is' if number == 1 else 'changes are'} not committed, such as "
            f"{as_line(first)}, and could not be had back. Commit them, or say --force."
        )


def _require_empty(root: Path) -> None:
    try:
        there = sorted(path.name for path in root.iterdir() if path.name != ".git") if os.path.lexists(root) else []
    except NotADirectoryError:
        raise click.ClickException(f"{as_line(str(root))} is no folder. Name one that is not there yet.") from None
    except OSError as error:
        raise click.ClickException(f"{as_line(str(root))} cannot be read: {error.strerror}.") from None
    except ValueError as error:
        raise click.ClickException(f"{as_line(str(root))} can be no folder: {error}.") from None
    if there:
        raise click.ClickException(
            f"{as_line(str(root))} is not empty: {as_line(there[0])} is in it. Name a folder that is not there yet."
        )
