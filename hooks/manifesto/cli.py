"""The `manifesto` command: exit 0 clean, 1 problems of the content, 2 wrong usage."""

from __future__ import annotations

from pathlib import Path

import click

from manifesto.problem import Problem, report
from manifesto.project import Project
from manifesto.text_file import relative


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.option("-C", "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path(),
              metavar="DIR", help="The project's folder, if it is not this one.")
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
    problems = _within(project.check(), {relative(project.root, file.resolve()) for file in files})
    click.echo(report(problems), err=bool(problems))
    raise SystemExit(1 if problems else 0)


def _within(problems: tuple[Problem, ...], paths: set[str]) -> tuple[Problem, ...]:
    return tuple(problem for problem in problems if not paths or problem.path in paths)
