"""The interview: `manifesto new` asks on a terminal for what was not given, and again where an answer will not do."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from manifesto import form, prose, stencil
from manifesto.composition import DEFAULT_LICENCE, TEXT, path_of
from manifesto.contributor import NAME
from manifesto.field import Findings
from manifesto.node import Scalar
from manifesto.problem import Place
from manifesto.signature import UnknownHandle, author_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifesto.contributor import Registry
    from manifesto.field import Reader
    from manifesto.project import Project, Reading
    from manifesto.settings import Outline


class Answers(NamedTuple):
    """What is asked for: the title, the authors, the summary and the text; empty where nothing was given."""

    title: str
    authors: tuple[str, ...]
    summary: str
    text: str


def ask(project: Project, reading: Reading, given: Answers) -> Answers:
    """Return the answers with what was missing, or still as the stencil has it, asked for."""
    outline, known = reading.parts.outline, reading.parts.registry
    title, authors, summary, text = given
    title = title or _line("Title, printed large (3 to 60 characters)", lambda answer: _title(project, outline, answer))
    if not authors:
        authors = (_line("Your name as it should be printed, or your handle", lambda answer: _author(known, answer)),)
    if summary == stencil.SUMMARY:
        question = "Summary, one sentence under the title (20 to 140 characters)"
        summary = _line(question, lambda answer: _faults(_field(outline, "summary"), answer))
    if text == TEXT:
        text = _text(outline)
    licence = outline.licence or DEFAULT_LICENCE
    click.confirm(f"Did you write this, or may you share it, and may it be published under {licence}?", abort=True)
    return Answers(title, authors, summary, text)


def _line(question: str, faults: Callable[[str], list[str]]) -> str:
    """Ask for one line until nothing is wrong with it."""
    while True:
        answer: str = click.prompt(question)
        if not (found := faults(answer)):
            return answer
        for message in found:
            click.echo(f"  {message}")


def _title(project: Project, outline: Outline, answer: str) -> list[str]:
    path = path_of(answer)
    taken = f"{path} is there already. Choose another title."
    return [*_faults(_field(outline, "title"), answer), *([taken] if (project.root / path).exists() else [])]


def _author(known: Registry, answer: str) -> list[str]:
    try:
        given = author_of(answer, known)
    except UnknownHandle as unknown:
        return [str(unknown)]
    return [] if given.handle else _faults(NAME.read, given.name)


def _field(outline: Outline, name: str) -> Reader:
    return next(field.read for field in form.fields(outline) if field.name == name)


def _faults(read: Reader, answer: str) -> list[str]:
    """Return what keeps an answer from being published."""
    findings = Findings("")
    read(Scalar(answer, Place(), plain=False), findings)
    return [problem.message for problem in findings.problems if problem.severity == "error"]


def _text(outline: Outline) -> str:
    """Ask for lines until an empty one, and again until nothing is wrong with them; none leaves the stencil's."""
    while True:
        click.echo(
            "The text: why it matters, in as many lines as you like. An empty line ends it; you can go on in the file."
        )
        lines = list(iter(lambda: click.prompt("", default="", prompt_suffix="> ", show_default=False), ""))
        if not lines:
            return TEXT
        findings = Findings("")
        prose.check("\n".join(lines), 1, findings, outline.house_style)
        if not findings.errors:
            return "\n".join(lines)
        for problem in findings.problems:
            click.echo(f"  Line {problem.place.line}: {problem.message}")
