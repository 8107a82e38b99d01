"""`manifesto links`: whether what the manifesto links to is still there."""

from __future__ import annotations

import re
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

import click

from manifesto import outward, report, whereabouts
from manifesto.answer import DEAD, PATIENCE
from manifesto.cli.choice import require
from manifesto.report import data, text
from manifesto.words import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from manifesto.answer import Answer
    from manifesto.outward import Outward
    from manifesto.problem import Problem
    from manifesto.project import Project
    from manifesto.report import Case
    from manifesto.settings import Outline

FORMATS = ("text", "json")
NO_NETWORK = (
    "Nothing answered, so the fault is probably with the network here, and says nothing about the links. "
    "Run this again where there is one."
)


@click.command()
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True,
              help="For people, or for programs.")  # fmt: skip
@click.option("--timeout", "patience", type=click.IntRange(1, 120), default=PATIENCE, show_default=True, metavar="S",
              help="How many seconds to wait for an answer.")  # fmt: skip
@click.pass_obj
def links(project: Project, *, form: str, patience: int) -> None:
    """Ask whether what the manifesto links to is still there.

    Every address in principles, contributors.yml and pages is asked once, a few
    sites at a time. Links that nobody can follow any more end with exit code 1;
    those that moved, or that a person should try, do not.
    """
    require(project)
    found, unread = outward.links(project)
    if unread:
        click.echo(f"Not read: {names(unread)}. manifesto check says why.", err=True)
    if sys.stderr.isatty():
        click.echo(f"Asking {len({link.asked for link in found})} addresses …", err=True)
    outline = project.outline()
    answers, offline = _asked(outline, found, patience)
    if offline:
        click.echo(NO_NETWORK, err=True)
    problems = [] if offline else list(_told(project, found, answers))
    cases = list(report.cases(problems, project.lines, outline.site_url))
    click.echo(_to_programs(cases, offline=offline) if form == "json" else _to_people(cases, found, offline=offline))
    dead = not offline and any(answer.kind in DEAD for answer in answers.values())
    raise SystemExit(1 if dead else 0)


def _asked(outline: Outline, found: Iterable[Outward], patience: int) -> tuple[Mapping[str, Answer], bool]:
    """Return what each address comes to, and whether the fault is with the network here."""
    from manifesto import inquiry, journey  # what talks to a network costs what no other command need pay
    from manifesto.web import Web

    visit = partial(journey.visit, knock=Web(agent=_agent(outline), patience=patience).knock, rest=time.sleep)
    answers = inquiry.ask((link.asked for link in found), visit, time.sleep)
    own = partial(visit, outline.site_url) if outline.site_url.startswith(outward.SCHEMES[0]) else None
    return answers, inquiry.no_network(answers.values(), own)


def _agent(outline: Outline) -> str:
    """Return who asks: this tool, and the site for which it does."""
    site = outline.site_url if re.fullmatch(r"[!-~]+", outline.site_url) else ""
    return f"manifesto-links/1 (+{site})" if site else "manifesto-links/1"


def _told(project: Project, found: Iterable[Outward], answers: Mapping[str, Answer]) -> Iterable[Problem]:
    lines = {path: project.lines(path) for path in {link.path for link in found}}
    for link in found:
        if problem := whereabouts.problem(link, answers[link.asked], lines[link.path]):
            yield problem


def _to_programs(cases: Sequence[Case], *, offline: bool) -> str:
    """Return the report of a check, and whether there was a network: without one, no problem says nothing."""
    return data.written({**data.record(cases), "network": not offline})


def _to_people(cases: Sequence[Case], found: list[Outward], *, offline: bool) -> str:
    if not found:
        return "There is no link to another site."
    return "Nothing is known about the links." if offline else text.report(cases)
