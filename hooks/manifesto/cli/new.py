"""`manifesto new`: a principle's file that is right from the start."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from manifesto import report
from manifesto.cli.choice import require
from manifesto.cli.interview import Answers, ask
from manifesto.cli.pen import created, require_right, require_text
from manifesto.composition import DEFAULT_LICENCE, TEXT, Author, Composition
from manifesto.principle import FOLDER
from manifesto.report.text import report as told
from manifesto.resemblance import NOBODY
from manifesto.signature import UnknownHandle, author_of
from manifesto.stencil import SUMMARY

if TYPE_CHECKING:
    from manifesto.project import Project, Reading


@click.command()
@click.argument("title", required=False)
@click.option("--author", "authors", multiple=True, metavar="HANDLE|NAME",
              help="A handle of contributors.yml, or a name as it is printed; may be given again for another.")  # fmt: skip
@click.option("--summary", default=SUMMARY, metavar="TEXT", help="One sentence, printed under the title.")
@click.option(
    "--text",
    default=TEXT,
    metavar="TEXT",
    help="Why it matters, in Markdown; - reads it from the input.",
)
@click.option("--theme", "themes", multiple=True, metavar="KEY", help="A theme of mkdocs.yml; may be given again.")
@click.option("--url", default="", metavar="URL", help="The address of a single author who is written out.")
@click.option("--github", default="", metavar="LOGIN", help="The GitHub name of the same.")
@click.pass_obj
def new(
    project: Project,
    *,
    title: str | None,
    authors: tuple[str, ...],
    summary: str,
    text: str,
    themes: tuple[str, ...],
    url: str,
    github: str,
) -> None:
    """Begin a principle: write its file, right in every part.

    On a terminal it asks for what is not given. Nothing is overwritten. The
    file names the licence, by which you say that you wrote the text or may
    share it, and that anybody may use it who names you.
    """
    require(project)
    reading, given = project.read(NOBODY), Answers(title or "", authors, summary, text)
    if authors:
        authors_of(reading, authors, url, github)  # before anything is asked
    if sys.stdin.isatty() and sys.stdout.isatty():
        given = ask(project, reading, given)
    if not given.title:
        raise click.UsageError("A title is needed, between quotation marks.")
    if not given.authors:
        raise click.UsageError("An --author is needed, a handle or a name between quotation marks.")
    composition = Composition(
        title=" ".join(given.title.split()),
        summary=given.summary,
        text=_from_input() if given.text == "-" else given.text,
        authors=authors_of(reading, given.authors, url, github),
        added=datetime.now(UTC).date(),
        licence=reading.parts.outline.licence or DEFAULT_LICENCE,
        themes=themes,
    )
    _write(project, reading, composition)


def _from_input() -> str:
    try:
        return sys.stdin.buffer.read().decode()
    except UnicodeDecodeError:
        raise click.BadParameter("The input is not UTF-8.", param_hint="--text") from None


def authors_of(
    reading: Reading, names: tuple[str, ...], url: str, github: str, option: str = "--author"
) -> tuple[Author, ...]:
    """Return those who are given by handle or by name; ends the command for somebody whom nobody knows."""
    if (url or github) and len(names) > 1:
        raise click.UsageError(f"--url and --github are for a single {option.removeprefix('--')}.")
    try:
        signed = tuple(author_of(name, reading.parts.registry, url, github) for name in names)
    except UnknownHandle as unknown:
        raise click.BadParameter(str(unknown), param_hint=option) from None
    if signed and (url or github) and signed[0].handle:
        message = f"--url and --github are for a name; {signed[0].handle} has them in contributors.yml."
        raise click.UsageError(message)
    return signed


def _write(project: Project, before: Reading, composition: Composition) -> None:
    """Write the file if nothing is wrong with it, neither in itself nor beside the others; say what is."""
    require_text(composition.file)
    path = project.root / composition.path
    drafted = project.with_unsaved({path: composition.file})
    known, name = set(before.problems), composition.path
    slug = composition.path.removeprefix(f"{FOLDER}/").removesuffix(".md")
    found = [problem for problem in drafted.read({slug}).problems if problem not in known]
    found = [problem for problem in found if problem.path == name or name in problem.message]  # others have theirs
    cases = list(report.cases(found, drafted.lines, before.parts.outline.site_url))
    if not path.exists():
        require_right(found, typed=composition.file if sys.stdin.isatty() else "")
    created(path, composition.file)
    click.echo(path.relative_to(project.root))
    if sys.stdout.isatty():
        click.echo("Open it in an editor to go on; manifesto check says whether all is well.")
    if cases:
        click.echo(f"\n{told(cases)}")
