"""The interview: `manifesto new` asks on a terminal for what was not given, and again where an answer will not do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from manifesto import draft, prose, stencil
from manifesto.composition import TEXT
from manifesto.field import Findings
from manifesto.node import Scalar
from manifesto.problem import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifesto.problem import Problem
    from manifesto.project import Reading
    from manifesto.settings import Outline

Answers = tuple[str, tuple[str, ...], str, str]


def ask(reading: Reading, title: str | None, authors: tuple[str, ...], summary: str, text: str) -> Answers:
    """Return title, authors, summary and text, asked for where they are missing or still as the stencil has them."""
    outline = reading.parts.outline
    title = title or _line("Title, printed large (3 to 60 characters)", _field(outline, "title"))
    if not authors:
        authors = (_line("Your name as it should be printed, or your handle", lambda _: []),)
    if summary == stencil.SUMMARY:
        summary = _line("Summary, one sentence under the title (20 to 140 characters)", _field(outline, "summary"))
    if text == TEXT:
        text = _text(outline)
    licence = outline.licence or "CC-BY-4.0"
    click.confirm(f"Did you write this, or may you share it, and may it be published under {licence}?", abort=True)
    return title, authors, summary, text


def _line(question: str, faults: Callable[[str], list[Problem]]) -> str:
    """Ask for one line until nothing is wrong with it."""
    while True:
        answer: str = click.prompt(question)
        if not (found := faults(answer)):
            return answer
        for problem in found:
            click.echo(f"  {problem.message}")


def _field(outline: Outline, name: str) -> Callable[[str], list[Problem]]:
    """Return what finds the errors of a field's value."""
    read = next(field.read for field in draft.fields(outline) if field.name == name)

    def faults(answer: str) -> list[Problem]:
        findings = Findings("")
        read(Scalar(answer, Place(), plain=False), findings)
        return [problem for problem in findings.problems if problem.severity == "error"]

    return faults


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
