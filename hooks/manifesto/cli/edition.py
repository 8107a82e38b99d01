"""`manifesto edition`: the manifesto as it stands is kept under a name, for the sheets that carry it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from manifesto import build_day, edition_record, notation, words
from manifesto.cli.choice import require
from manifesto.cli.pen import written
from manifesto.edition import editions
from manifesto.freezing import NameRefused, appended, freeze
from manifesto.poster import matrix
from manifesto.problem import Rejected, quote

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from manifesto.edition import Edition
    from manifesto.manifesto import Manifesto
    from manifesto.project import Project

NOT_FROZEN = "not frozen"


@click.command()
@click.argument("name", required=False, metavar="[NAME]")
@click.pass_obj
def edition(project: Project, *, name: str | None) -> None:
    """Freeze an edition under a NAME, or list them.

    What the manifesto holds now is kept in editions.yml, so that the page to
    which posters of this edition lead can say what has changed since. The day
    is today, or that of SOURCE_DATE_EPOCH. Without NAME the editions are listed.
    """
    require(project)
    try:
        manifesto = project.load()
        if name is None:
            click.echo("\n".join(_listed(manifesto)))
            return
        matrix.jobs(manifesto)  # posters that cannot be made are an error, too
        frozen = freeze(manifesto, name, _today())
        _write(project, manifesto, frozen)
    except NameRefused as refused:
        raise click.ClickException(f"Nothing was frozen.\n{refused}") from None
    except Rejected as rejected:
        raise click.ClickException(
            f"{'Nothing was frozen' if name is not None else 'There is something to fix first'}.\n{rejected}"
        ) from None
    click.echo("\n".join(_said(frozen, manifesto.settings.edition)))


def _today() -> date:
    seconds = os.environ.get(build_day.VARIABLE)
    if seconds and not build_day.named(os.environ):
        raise click.ClickException(
            f"Nothing was frozen.\n{build_day.VARIABLE} is {quote(seconds)}, and that is no number of seconds. Correct it, or unset it."
        )
    return build_day.today(os.environ)


def _write(project: Project, manifesto: Manifesto, frozen: Edition) -> None:
    path = project.root / edition_record.PATH
    text = project.text(path, largest=edition_record.LARGEST) if path.exists() else ""
    written({path: appended(text, manifesto.frozen, frozen)})


def _listed(manifesto: Manifesto) -> Iterator[str]:
    for each in editions(manifesto):
        yield f"{each.frozen or NOT_FROZEN}  {_number(each):>16}  {each.name}"


def _said(frozen: Edition, named: str) -> Iterator[str]:
    """Yield what was done and what is left to do, a sentence each."""
    day = words.day(frozen.frozen) if frozen.frozen else ""
    yield f"{frozen.name} is frozen as of {day}, with {_number(frozen)}."
    yield f"It was written to {edition_record.PATH}."
    if frozen.name != named:
        yield f"Write edition: {notation.value(frozen.name)} in mkdocs.yml, where it is {named}, so that posters carry it."
    yield f"Commit {edition_record.PATH}, so that the posters of this edition always lead to it."


def _number(edition: Edition) -> str:
    return f"{len(edition.principles)} principle{'' if len(edition.principles) == 1 else 's'}"
