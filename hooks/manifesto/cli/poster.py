"""`manifesto poster`: any subject on any sheet, as a PDF."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from manifesto import writing
from manifesto.poster.matrix import Job
from manifesto.poster.profile import PROFILES
from manifesto.poster.sheet import SHEETS
from manifesto.poster.subject import WHOLE, Subject, UnknownSubject, find, selection
from manifesto.poster_order import ORIENTATIONS
from manifesto.problem import Rejected

if TYPE_CHECKING:
    from manifesto.manifesto import Manifesto
    from manifesto.poster.press import Print
    from manifesto.project import Project


@click.command()
@click.argument("subject", default=WHOLE)
@click.option("--size", default="a3", type=click.Choice(list(SHEETS), case_sensitive=False), metavar="NAME",
              help=f"The sheet: {', '.join(SHEETS)}.", show_default=True)  # fmt: skip
@click.option("--orientation", default="portrait", type=click.Choice(ORIENTATIONS), show_default=True)
@click.option("--profile", default="home", type=click.Choice(list(PROFILES)), help="The kind of printing.", show_default=True)  # fmt: skip
@click.option("--principles", metavar="SLUG,SLUG", help="Only these principles, in this order.")
@click.option("--out", default=Path(), type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
              help="The folder to write to, if it is not this one.")  # fmt: skip
@click.option("--format", "form", default="text", type=click.Choice(["text", "json"]), show_default=True)
@click.pass_obj
def poster(
    project: Project,
    *,
    subject: str,
    size: str,
    orientation: str,
    profile: str,
    principles: str | None,
    out: Path,
    form: str,
) -> None:
    """Print a poster as a PDF.

    SUBJECT is manifesto (all of it), collections/KEY or principles/SLUG.
    """
    from manifesto.poster import pressroom

    try:
        manifesto = project.load()
        about = _about(manifesto, subject, principles)
        job = Job(
            subject=about.key, sheet=SHEETS[size.lower()].turned(orientation), orientation=orientation, profile=profile
        )
        (printed,) = pressroom.print_all(manifesto, project.root, [(about, job)])
    except UnknownSubject as unknown:
        raise click.UsageError(str(unknown)) from None
    except Rejected as rejected:
        raise click.ClickException(f"No poster was printed.\n{rejected}") from None
    click.echo(_said(_written(printed, out), printed, form))


def _about(manifesto: Manifesto, key: str, principles: str | None) -> Subject:
    subject = find(manifesto, key)
    slugs = tuple(slug.strip() for slug in (principles or "").split(",") if slug.strip())
    return selection(manifesto, slugs, of=subject) if slugs else subject


def _written(printed: Print, out: Path) -> Path:
    """Write the poster whole or not at all, and return where it is."""
    target = out / printed.address.removeprefix("posters/").replace("/", "-")
    try:
        out.mkdir(parents=True, exist_ok=True)
        writing.rewrite(target, printed.pdf)
    except OSError as error:
        raise click.ClickException(f"{target} could not be written: {error.strerror}.") from None
    return target


def _said(target: Path, printed: Print, form: str) -> str:
    if form == "json":
        return json.dumps({"file": str(target), **printed.facts()}, ensure_ascii=False)
    what = {
        "full": "Everything fits",
        "titles": "Titles only: summaries would be too small to read",
        "single": "One principle",
    }
    return f"{target}\n{what[printed.layout]}, on {printed.job.sheet.title} {printed.job.orientation}, text at {printed.body_pt:.1f} pt."
