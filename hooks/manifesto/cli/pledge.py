"""`manifesto pledge`: the certificate of somebody who took the pledge, as a PDF."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from manifesto import plain_text, writing
from manifesto.cli.known import Known
from manifesto.contributor import NAME
from manifesto.field import Findings
from manifesto.guest import handle_of
from manifesto.node import Scalar
from manifesto.problem import Place, Rejected, as_line, quote
from manifesto.rule import length
from manifesto.shape import text

if TYPE_CHECKING:
    from manifesto.field import Reader
    from manifesto.project import Project

SIZES = ("a4", "letter")
DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
TEAM = text(length("team", 1, 60), plain_text.no_marks)


class Day(click.ParamType[date]):
    """A day of the calendar."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ARG002 -- click's signature
        """Return the day; ends the command with 1 for what is none."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value) if DAY.fullmatch(str(value)) else "")
        except ValueError:
            message = f"{quote(str(value))} is not a day. Write the year, the month and the day, such as 2026-11-21."
            raise click.ClickException(message) from None


@click.command()
@click.option("--name", required=True, metavar="NAME", help="The name as it is printed, in any script.")
@click.option("--team", default="", metavar="TEAM", help="The team, if it should stand there.")
@click.option("--date", "day", type=Day(), metavar="YYYY-MM-DD", help="The day; today unless given.")
@click.option("--size", default="a4", type=Known("sheet for a certificate", SIZES), metavar="a4|letter", help="The sheet, lying on its side; a4 unless given.")  # fmt: skip
@click.option("--out", default=Path(), type=click.Path(path_type=Path), metavar="DIR|FILE", help="The folder to write to, if it is not this one, or the PDF itself.")  # fmt: skip
@click.pass_obj
def pledge(project: Project, /, *, name: str, team: str, day: date | None, size: str, out: Path) -> None:
    """Print the certificate of somebody who took the pledge, as a PDF.

    Nobody is entered anywhere by it; /pledge/ on the site says how one is.
    """
    from manifesto.pledge import PAGE, TEMPLATE  # it reads Markdown, which no other command should pay for
    from manifesto.pledge import pledge as pledge_of
    from manifesto.poster import certification
    from manifesto.poster.layout.inscription import Certified
    from manifesto.poster.library import MissingLibrary

    name, team = _read("--name", NAME.read, name), _read("--team", TEAM, team) if team.strip() else ""
    try:
        manifesto = project.load()
        taken = pledge_of(manifesto)
        if taken is None:
            message = f"This manifesto has no pledge. It has one with a page {PAGE} that says template: {TEMPLATE}."
            raise click.ClickException(message)
        if not (project.root / "overrides").is_dir():
            message = "There is no folder overrides here, in which all that is seen lies. Take it from the source."
            raise click.ClickException(message)
        certified = Certified(name=name, team=team, day=day or datetime.now().astimezone().date())
        pdf = certification.certify(taken, certified, manifesto.settings, project.root, size=size)
    except MissingLibrary as missing:
        raise click.ClickException(str(missing)) from None
    except Rejected as rejected:
        raise click.ClickException(f"No certificate was printed.\n{rejected}") from None
    click.echo(as_line(str(_written(pdf, out, f"certificate-{handle_of(name)}.pdf"))))


def _read(option: str, read: Reader, given: str) -> str:
    """Return what was given as the check reads it; ends the command where it would be refused."""
    findings = Findings("")
    value: str = read(Scalar(given, Place(), plain=False), findings)
    if errors := [f"{problem.message} [{problem.id}]" for problem in findings.problems if problem.severity == "error"]:
        raise click.ClickException("\n".join([f"{option} cannot be printed as it is.", *errors]))
    return value


def _written(pdf: bytes, out: Path, name: str) -> Path:
    """Write the certificate whole or not at all, and return where it is."""
    target = out if out.suffix.lower() == ".pdf" and not out.is_dir() else out / name
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        writing.rewrite(target, pdf)
    except OSError as error:
        raise click.ClickException(f"{as_line(str(target))} could not be written: {error.strerror}.") from None
    return target
