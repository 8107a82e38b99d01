"""`manifesto from-issue`: a form that somebody filled in on GitHub, checked, and written down once it is accepted."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from manifesto import changeset, inbox, report, writing
from manifesto.cli.check import every_problem
from manifesto.cli.choice import require
from manifesto.issue import LARGEST, NoIssue, read_issue
from manifesto.issue_form import NoForm
from manifesto.problem import Rejected, as_line
from manifesto.pull_request import pull_request
from manifesto.report import reply
from manifesto.text_file import relative

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from manifesto.inbox import Filled
    from manifesto.issue import Issue
    from manifesto.project import Project, Reading
    from manifesto.proposal import Proposal
    from manifesto.report import Case
    from manifesto.report.reply import Part

COMMENT, PULL = "comment.md", "pull.json"
OUT = Path(".cache/from-issue")


@click.command("from-issue")
@click.argument("event", type=click.Path(path_type=Path), required=False, metavar="[EVENT]")
@click.option("--write", "write", is_flag=True, help="Change the files, if nothing is in the way.")
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR",
              help="Where comment.md and pull.json are written; .cache/from-issue without.")  # fmt: skip
@click.pass_obj
def from_issue(project: Project, *, event: Path | None, write: bool, out: Path | None) -> None:
    """Read a form that somebody filled in on GitHub.

    EVENT is the file that GitHub writes when something happens to an issue;
    without it, the one of this run. What has to be said to whoever filled in
    the form is written into comment.md. Errors end with exit code 1.
    """
    require(project)
    issue, folder = _issue(event), out or project.root / OUT
    _cleared(folder)
    if not (filled := _filled(project, issue)):
        state = "closed" if issue.closed else "not made with a form that is read here"
        click.echo(f"Issue {issue.number} is {state}, so there is nothing to do.")
        return
    if filled.lost:
        _say(folder, reply.lost(filled.form, filled.lost))
        raise SystemExit(1)
    raise SystemExit(_answer(project, issue, filled, folder, write=write))


def _filled(project: Project, issue: Issue) -> Filled | None:
    """Return the form of an issue, where it is open and made with one."""
    try:
        return None if issue.closed else inbox.filled(project, issue)
    except (NoForm, Rejected) as fault:
        raise click.UsageError(str(fault)) from None


def _answer(project: Project, issue: Issue, filled: Filled, folder: Path, *, write: bool) -> int:
    """Say what the answers come to, write it down if that is wanted and possible, and return the exit code."""
    proposal = inbox.comes_to(project, issue, filled, _look)
    cases = _cases(project, proposal)
    wanted = write and not proposal.already
    label = inbox.missing(issue, filled.kind)
    ready = wanted and proposal.stands and not proposal.waits and not label
    if ready:
        _written(project, issue, proposal, reply.markdown(reply.told(proposal, cases, filled.form)), folder)
    _say(folder, reply.replied(filled.kind, proposal, cases, filled.form, accepted=ready and issue.accepted))
    if wanted and not ready:
        why = f" The label {label} is missing." if proposal.stands and label else ""
        click.echo(f"Nothing was changed.{why}", err=True)
    return 1 if proposal.errors or (wanted and not ready) else 0


def _look(project: Project, about: Container[str]) -> Reading:
    """Read a project, and find in it all that `manifesto check` finds."""
    reading = project.read(about)
    return reading._replace(problems=every_problem(project, reading))


def _cases(project: Project, proposal: Proposal) -> Sequence[Case]:
    drafted = proposal.drafted or project
    return list(report.cases(proposal.problems, drafted.lines, project.outline().site_url))


def _issue(event: Path | None) -> Issue:
    path = event or Path(os.environ.get("GITHUB_EVENT_PATH", ""))
    if not event and path == Path():
        raise click.UsageError("Name the file of an event; GITHUB_EVENT_PATH names none.")
    try:
        if path.stat().st_size > LARGEST:
            raise NoIssue(f"It has more than {LARGEST:,} bytes.")
        return read_issue(path.read_bytes())
    except OSError as error:
        raise click.UsageError(f"{as_line(str(path))} cannot be read: {error.strerror}.") from None
    except NoIssue as fault:
        raise click.UsageError(f"{as_line(str(path))} is not the event of an issue. {fault}") from None


def _cleared(folder: Path) -> None:
    """Have the folder, without what an earlier run left in it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in (COMMENT, PULL):
            (folder / name).unlink(missing_ok=True)
        writing.probe(folder)
    except OSError as error:
        raise click.ClickException(f"Nothing can be written into {as_line(str(folder))}: {error.strerror}.") from None


def _written(project: Project, issue: Issue, proposal: Proposal, told: str, folder: Path) -> None:
    """Change the files of the project, all or none, and write what is needed to propose that."""
    try:
        changeset.write(proposal.texts)
    except OSError as error:
        raise click.ClickException(f"The files could not be written: {error.strerror}. All are as they were.") from None
    paths = [relative(project.root, path) for path in proposal.texts]
    _file(folder / PULL, pull_request(issue, proposal, paths, told))


def _say(folder: Path, parts: Sequence[Part]) -> None:
    _file(folder / COMMENT, reply.markdown(parts))
    click.echo(reply.plain(parts).rstrip("\n"))


def _file(path: Path, text: str) -> None:
    try:
        writing.rewrite(path, text)
    except OSError as error:
        raise click.ClickException(f"{as_line(str(path))} could not be written: {error.strerror}.") from None
