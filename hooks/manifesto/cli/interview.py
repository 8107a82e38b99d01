"""The interview: `manifesto new` asks on a terminal for what was not given, and again where an answer will not do."""

from __future__ import annotations

from contextlib import suppress
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


END = "."
OF_THE_WHOLE = ("P020", "P040")  # what is wrong with a text and with no line of it


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
    title = title or _line(
        "Title, printed large (up to 60 characters read best)", lambda answer: _title(project, outline, answer)
    )
    if not authors:
        authors = (_line("Your name as it should be printed, or your handle", lambda answer: _author(known, answer)),)
    if summary == stencil.SUMMARY:
        question = "Summary, one sentence under the title (up to 140 characters read best)"
        summary = _line(question, lambda answer: _faults(_field(outline, "summary"), answer))
    if text == TEXT:
        text = _text(outline)
    licence = outline.licence or DEFAULT_LICENCE
    given = Answers(title, authors, summary, text)
    if not _yes(f"Did you write this, or may you share it, and may it be published under {licence}?"):
        raise click.ClickException(f"Then it cannot be published, and nothing was written.{_kept(given)}")
    return given


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
    """Ask for lines until one that is a dot, then for those again with which something is wrong; none leaves the stencil's."""
    click.echo(
        "The text: why it matters, in as many lines and paragraphs as you like. A line with a dot alone ends it."
    )
    if not (lines := _lines()):
        return TEXT
    while True:
        findings = Findings("")
        prose.check("\n".join(lines), 1, findings, outline.house_style)
        if not (problem := next((each for each in findings.problems if each.severity == "error"), None)):
            return "\n".join(lines)
        click.echo(f"  {problem.message}")
        if problem.id in OF_THE_WHOLE:
            if not (more := _lines()):
                return "\n".join(lines)  # nobody is there any more, or wants to go on in the file
            lines += more
        else:
            lines[problem.place.line - 1] = click.prompt(
                f"Line {problem.place.line} again", default="", show_default=False
            )


def _lines() -> list[str]:
    lines: list[str] = []
    with suppress(click.Abort):  # Ctrl-D ends the text as well
        while (line := click.prompt("", default="", prompt_suffix="> ", show_default=False)) != END:
            lines.append(line)
    return lines if any(line.strip() for line in lines) else []


def _yes(question: str) -> bool:
    """Ask until the answer is yes or no: an empty line that was typed ahead is neither."""
    while (answer := click.prompt(question, prompt_suffix=" [yes/no] ").strip().lower()) not in {"y", "yes", "n", "no"}:
        click.echo("  Please type yes or no.")
    return str(answer).startswith("y")


def _kept(given: Answers) -> str:
    """Return what somebody typed, so that none of it is lost."""
    return f" This is what you wrote:\n\n{given.title}\n\n{given.summary}\n\n{given.text}"
