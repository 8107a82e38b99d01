"""`manifesto explain`: what a check looks at, why, and how to put right what it finds."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, Any

import click

from manifesto import check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from click.shell_completion import CompletionItem

    from manifesto.project import Project

WIDTH = 80


class _Id(click.ParamType[str]):
    """The id of a check, in capitals or not."""

    name = "id"

    def convert(self, value: Any, param: click.Parameter | None, context: click.Context | None) -> str:
        """Return the id as the table has it."""
        number = re.fullmatch(r"[Pp]?(\d{1,3})", str(value))
        if (id := f"P{number[1]:0>3}" if number else str(value).upper()) not in check.ids():
            self.fail(f"There is no check {value}. manifesto explain lists all of them.", param, context)
        return id

    def shell_complete(self, _context: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Return the ids that begin so, with their titles."""
        from click.shell_completion import CompletionItem

        return [
            CompletionItem(id, help=check.check(id).title) for id in check.ids() if id.startswith(incomplete.upper())
        ]


@click.command()
@click.argument("id", type=_Id(), required=False, metavar="[ID]")
@click.pass_obj
def explain(project: Project, *, id: str | None) -> None:
    """Say what a check looks at, why, and what to do.

    ID stands at the end of each message, such as P011. Without it all checks
    are listed.
    """
    if id is None:
        for each in check.ids():
            click.echo(f"{each}  {check.check(each).title}")
        return
    home = project.outline().site_url
    click.echo("\n".join(_lines(check.check(id), home)))


def _lines(about: check.Check, home: str) -> Iterator[str]:
    yield f"{about.id}  {about.title}"
    yield f"      {about.verdict}"
    for head, words in (("What", about.what), ("Why", about.why), ("How", about.how)):
        yield ""
        yield from textwrap.wrap(f"{head}: {words}", WIDTH, break_long_words=False, break_on_hyphens=False)
    for example in about.examples:
        yield ""
        yield f"In {example.file}, instead of" if example.file else "Instead of"
        yield textwrap.indent(example.wrong, "    ")
        if example.right:
            yield "write"
            yield textwrap.indent(example.right, "    ")
    if home:
        yield ""
        yield f"The same on the site: {home}{about.page}"
