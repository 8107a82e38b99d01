"""`manifesto check`: what is right and what to change, for people, for GitHub and for programs."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from manifesto import report
from manifesto.cli.choice import Choice, require
from manifesto.poster import matrix
from manifesto.poster.subject import subjects
from manifesto.principle import FOLDER
from manifesto.problem import Rejected, count
from manifesto.report import data, github, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from manifesto.manifesto import Manifesto
    from manifesto.problem import Problem
    from manifesto.project import Project, Reading
    from manifesto.report import Case

FORMATS = ("text", "github", "json")


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True,
              help="For people, for GitHub's annotations, or for programs.")  # fmt: skip
@click.pass_obj
def check(project: Project, *, files: tuple[Path, ...], form: str) -> None:
    """Say what is right and what to change, file by file.

    Without FILE every file is reported; with it, only those. Errors end with
    exit code 1; what is worth a look or for a person to look at does not.
    """
    if not (project.root / FOLDER).is_dir():
        require(project)
    choice = Choice(project, files)
    reading = project.read(choice.slugs)
    choice.require_ours(reading.parts.outline)
    problems = [problem for problem in every_problem(project, reading) if problem.path in choice]
    cases = list(report.cases(problems, project.lines, reading.parts.outline.site_url))
    {"text": to_people, "github": _to_github, "json": _to_programs}[form](cases)
    raise SystemExit(1 if any(problem.severity == "error" for problem in problems) else 0)


def to_people(cases: Sequence[Case]) -> None:
    """Say the problems to a person, in colours where there are any."""
    colours = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    click.echo(text.report(cases, _paint) if colours else text.report(cases), color=colours)


def _paint(words: str, colour: str) -> str:
    return click.style(words, bold=True) if colour == "bold" else click.style(words, fg=colour)


def _to_programs(cases: Sequence[Case]) -> None:
    click.echo(data.report(cases))


def _to_github(cases: Sequence[Case]) -> None:
    """Annotate, and write everything into the summary of the run, or into its log where there is no summary."""
    to_github(cases, github.summary(cases))


def to_github(cases: Sequence[Case], summary: str) -> None:
    """Annotate, and write the summary, or the problems into the log of the run where it has no summary."""
    summed_up = _summed_up(summary)
    for line in github.commands(cases, "summary" if summed_up else "log"):
        click.echo(line)
    if not summed_up:
        for case in cases:
            click.echo(f"  | {case.problem}")
    click.echo(count(case.problem.severity for case in cases))


def _summed_up(summary: str) -> bool:
    """Write the summary of the run; return False where there is none to write to."""
    path = os.environ.get("GITHUB_STEP_SUMMARY", "")
    try:
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(summary)
    except OSError:
        return False
    return True


def every_problem(project: Project, reading: Reading) -> tuple[Problem, ...]:
    """Return the problems of the content and, where that can be published, of the posters that a build would make."""
    if (whole := reading.manifesto) is None:
        return reading.problems
    every = (whole, *map(whole.in_tongue, whole.tongues))
    try:
        unprintable = dict.fromkeys(each for one in every for each in _unprintable(one, project.root))
        return (*reading.problems, *reading.parts.at_titles(unprintable))
    except Rejected as rejected:
        return (*reading.problems, *rejected.problems)


def _unprintable(manifesto: Manifesto, root: Path) -> Iterator[Problem]:
    """Yield a problem for each text on a listed poster with a character that no typeface has."""
    listed = dict.fromkeys(job.subject for job in matrix.jobs(manifesto))
    if listed:
        from manifesto import typeface  # these cost what a manifesto without posters need not pay
        from manifesto.poster import glyphs, stock

        if (root / typeface.FOLDER).is_dir():  # a folder of content alone can be checked, too
            known, fonts = subjects(manifesto), stock.fonts(manifesto.settings, root)
            found = (problem for key in listed for problem in glyphs.missing(known[key], manifesto.settings, fonts))
            yield from dict.fromkeys(found)
