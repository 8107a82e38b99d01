"""`manifesto adopt`: authors who are written out in principles get a handle in contributors.yml."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from manifesto import adoption
from manifesto.cli.choice import require
from manifesto.cli.pen import written
from manifesto.problem import Rejected, as_line

if TYPE_CHECKING:
    from manifesto.project import Project


@click.command()
@click.pass_obj
def adopt(project: Project) -> None:
    """Move authors who are written out into contributors.yml.

    Each gets a handle there, which takes their place in the principle. For
    maintainers, after a contribution has been merged.
    """
    require(project)
    try:
        done = adoption.adopt(project)
    except Rejected as rejected:
        raise click.ClickException(f"Nothing was changed.\n{rejected}") from None
    written(done.texts)
    for person in done.people:
        known = "" if person.new else ", who is in contributors.yml already"
        click.echo(f"{person.path}: {person.name} is {person.handle}{known}.")
    for path in done.left:
        click.echo(f"{as_line(path)} was left as it is: something in it needs fixing, or a maintainer, first.")
    new = len({person.handle for person in done.people if person.new})
    click.echo(
        f"{new} {'person' if new == 1 else 'people'} added to contributors.yml." if done.people else "Nobody to adopt."
    )
