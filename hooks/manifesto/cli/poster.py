"""The `manifesto` command: exit 0 clean, 1 problems of the content, 2 wrong usage."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from manifesto.poster import matrix
from manifesto.poster.matrix import Job
from manifesto.poster.profile import PROFILES
from manifesto.poster.sheet import SHEETS
from manifesto.poster.subject import WHOLE, Subject, UnknownSubject, find, selection, subjects
from manifesto.problem import Problem, Rejected, report
from manifesto.project import Project
from manifesto.settings import ORIENTATIONS
from manifesto.text_file import relative

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manifesto.manifesto import Manifesto
    from manifesto.poster.press import Print


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.option(
    "-C",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    metavar="DIR",
    help="The project's folder, if it is not this one.",
)
@click.pass_context
def main(context: click.Context, folder: Path) -> None:
    """Check a manifesto and print its posters."""
    context.obj = Project.at(folder)


@main.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@click.pass_obj
def check(project: Project, files: tuple[Path, ...]) -> None:
    """Say what is right and what to change, file by file.

    Without FILE every file is reported; with it, only those.
    """
    wanted = [_named(project, file) for file in files]
    problems = tuple(problem for problem in _problems(project) if not wanted or _is_among(problem.path, wanted))
    errors = any(problem.severity == "error" for problem in problems)
    click.echo(report(problems), err=errors)
    raise SystemExit(1 if errors else 0)


def _problems(project: Project) -> tuple[Problem, ...]:
    """Return the problems of the content and, where that can be published, of the posters that a build would make."""
    manifesto, problems = project.read()
    if manifesto is None:
        return problems
    try:
        return (*problems, *_unprintable(manifesto, project.root))
    except Rejected as rejected:
        return (*problems, *rejected.problems)


def _unprintable(manifesto: Manifesto, root: Path) -> Iterator[Problem]:
    """Yield a problem for each text on a listed poster with a character that no typeface has."""
    listed = dict.fromkeys(job.subject for job in matrix.jobs(manifesto))
    if listed:
        from manifesto import typeface  # these cost what a manifesto without posters need not pay
        from manifesto.poster import glyphs

        known, fonts = subjects(manifesto), root / typeface.FOLDER
        if fonts.is_dir():  # a folder of content alone can be checked, too
            found = (problem for key in listed for problem in glyphs.missing(known[key], manifesto.settings, fonts))
            yield from dict.fromkeys(found)


def _named(project: Project, file: Path) -> str:
    """Return a file as problems name it; it may be given from the project's folder or from where one stands."""
    inside = project.root / file
    here = inside if os.path.lexists(inside) else file
    if not os.path.lexists(here):
        raise click.BadParameter(f"There is no file {file}.", param_hint="FILE")
    place = here.resolve() if here.is_dir() else here.parent.resolve() / here.name
    if not place.is_relative_to(project.root):
        raise click.BadParameter(f"{file} is not in the project {project.root}.", param_hint="FILE")
    return relative(project.root, place)


def _is_among(path: str, wanted: Iterable[str]) -> bool:
    """Return whether a path is one of those wanted, or lies in one of them."""
    return any(each in {path, "."} or path.startswith(f"{each}/") for each in wanted)


@main.command()
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
    name = printed.address.removeprefix("posters/").replace("/", "-")
    target, new = out / name, out / f".{name}.new"
    try:
        out.mkdir(parents=True, exist_ok=True)
        new.write_bytes(printed.pdf)
        new.replace(target)
    except OSError as error:
        new.unlink(missing_ok=True)
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
