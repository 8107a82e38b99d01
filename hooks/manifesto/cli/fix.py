"""`manifesto fix`: what can safely be put right is, and it is said what that was."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from manifesto import mending
from manifesto.cli.choice import Choice, require
from manifesto.cli.pen import written
from manifesto.problem import as_line

if TYPE_CHECKING:
    from manifesto.mending import Change
    from manifesto.project import Project


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@click.pass_obj
def fix(project: Project, *, files: tuple[Path, ...]) -> None:
    """Put right what can be, without touching a word.

    Quotation marks, line ends, days written another way and the like. Without
    FILE in all files. What is left is for you: manifesto check says what.
    """
    require(project)
    choice = Choice(project, files)
    choice.require_ours(project.outline())
    done = mending.mend(project, choice)
    for path, text in done.texts.items():
        written({path: text})
        for change in done.changes:
            if project.root / change.problem.path == path:
                click.echo("\n".join(_told(change)))
    number = len(done.changes)
    click.echo(
        f"{number} {'thing' if number == 1 else 'things'} put right."
        if number
        else "Nothing that could be put right without you."
        if done.left
        else "Nothing to put right."
    )
    if done.left:
        things = "1 thing is" if done.left == 1 else f"{done.left} things are"
        click.echo(f"{things} left for you; manifesto check says what.")
    if done.more:
        click.echo("There is more; run it again.")


def _told(change: Change) -> list[str]:
    problem = change.problem
    said = [f"{problem.path}:{problem.place.line}  {problem.message} [{problem.id}]"]
    if change.after:
        said += [f"  - {as_line(change.before)}", *(f"  + {as_line(line)}" for line in change.after.split("\n"))]
    return said
