"""`manifesto review`: what a change does to the manifesto, proved on any machine before it is taken in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from manifesto import writing
from manifesto.check import check as check_of
from manifesto.cli.check import FORMATS, to_github, to_people
from manifesto.cli.choice import require
from manifesto.problem import as_line
from manifesto.review.divergence import NotComparable, divergence
from manifesto.words import names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from manifesto.project import Project
    from manifesto.review.exhibit import Exhibit

FOLDER = ".cache/review"
FILES = ("report.json", "summary.md", "page.html", "poster.pdf", "before.png", "after.png", "diff.png")
OUR_FAULT = 3


@click.command()
@click.option(
    "--base", metavar="REF", help="What the change is compared with; origin's main branch, or ours, unless given."
)
@click.option("--author", default="", metavar="LOGIN", help="Who sends the change, by their name on GitHub.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
              help=f"The folder to write to, if it is not {FOLDER}.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True,
              help="For people, for GitHub's annotations, or for programs.")  # fmt: skip
@click.pass_obj
def review(project: Project, *, base: str | None, author: str, out: Path | None, form: str) -> None:
    """Say what a change does, and show it.

    The change is everything that is not as it was where the work began,
    whether it is committed or not. Errors end with exit code 1; what is
    worth a look or for a person to look at does not.
    """
    require(project)
    folder = _folder(project, out)
    try:
        shown = _shown(project, base, author.strip().removeprefix("@"))
    except NotComparable as refused:
        raise click.UsageError(str(refused)) from None
    except Exception:  # whatever it is, whoever waits for an answer gets one
        _write(folder, _apologies())
        raise
    _write(folder, shown.files)
    _told(shown, folder, form)
    if failed := shown.review.failed:
        about = check_of("P099")
        click.echo(f"{about.what} [{about.id}]\nFor us: {as_line(failed)}", err=True)
        raise SystemExit(OUR_FAULT)
    raise SystemExit(1 if shown.review.verdict == "needs-fixing" else 0)


def _shown(project: Project, base: str | None, author: str) -> Exhibit:
    """Return what there is to show; raises NotComparable, also where posters cannot be drawn on this machine."""
    from manifesto.poster.library import MissingLibrary  # what follows costs what no other command need pay
    from manifesto.review import exhibit, review
    from manifesto.review.past import past

    diverged = divergence(project.root, base)
    with past(project.root, diverged.base) as before:
        found = review.review(project, before, diverged, author)
    try:
        return exhibit.exhibit(found, project)
    except MissingLibrary as missing:
        raise NotComparable(str(missing)) from None


def _apologies() -> Mapping[str, bytes]:
    """Return the files of a review that failed through a fault of ours."""
    from manifesto.review import record, summary

    return {"report.json": record.apology().encode(), "summary.md": summary.apology().encode()}


def _told(shown: Exhibit, folder: Path, form: str) -> None:
    if form == "json":
        click.echo(shown.files["report.json"].decode(), nl=False)
    elif shown.review.verdict == "nothing":
        click.echo("Nothing of the manifesto has changed.") if form == "text" else None
    elif form == "github":
        to_github(shown.cases, shown.files["summary.md"].decode())
    else:
        for sentence in shown.sentences:
            click.echo(str(sentence))
        click.echo()
        to_people(shown.cases)
        click.echo(f"\n{as_line(str(folder))} has {names(name for name in FILES if name in shown.files)}.")


def _folder(project: Project, out: Path | None) -> Path:
    """Return the folder to write to, made where it is not there; a link within the project leads nobody elsewhere."""
    folder = (out or project.root / FOLDER).absolute()
    shown = as_line(str(out or FOLDER))
    for part in (folder, *folder.parents):
        if part.is_symlink() and part.parent.resolve().is_relative_to(project.root):
            raise click.BadParameter(f"{shown} leads through a link within the project. Name a folder elsewhere.", param_hint="--out")  # fmt: skip
    try:
        folder.mkdir(parents=True, exist_ok=True)
        writing.probe(folder)
    except OSError as error:
        raise click.BadParameter(f"{shown} cannot be written to: {error.strerror}.", param_hint="--out") from None
    return folder


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files, and take away what an earlier review left."""
    try:
        for name in FILES:
            (folder / name).unlink(missing_ok=True)
        for name, content in files.items():
            writing.rewrite(folder / name, content)
    except OSError as error:
        raise click.UsageError(f"{as_line(str(folder))} could not be written to: {error.strerror}.") from None
