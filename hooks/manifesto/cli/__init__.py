"""The `manifesto` command: exit 0 clean, 1 errors in the content, 2 wrong usage, 3 a fault of ours."""

from __future__ import annotations

import os
import signal
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from manifesto.check import check as check_of
from manifesto.cli.adopt import adopt
from manifesto.cli.check import check
from manifesto.cli.edition import edition
from manifesto.cli.explain import explain
from manifesto.cli.fix import fix
from manifesto.cli.from_issue import from_issue
from manifesto.cli.init import init
from manifesto.cli.links import links
from manifesto.cli.new import new
from manifesto.cli.pledge import pledge
from manifesto.cli.poster import poster
from manifesto.cli.preflight import preflight
from manifesto.cli.review import review
from manifesto.cli.translate import translate
from manifesto.project import Project

OUR_FAULT = 3


class _Door(click.Group):
    """The group of all commands; what none of them expected is said to be ours."""

    def invoke(self, context: click.Context) -> Any:
        """Run the command."""
        with suppress(ValueError):  # not in the main thread, as in some tests
            for number in filter(None, (signal.SIGTERM, getattr(signal, "SIGHUP", None))):
                if signal.getsignal(number) != signal.SIG_IGN:  # nohup lets a command outlive its terminal
                    signal.signal(number, _end)
        try:
            return super().invoke(context)
        except (click.ClickException, click.exceptions.Exit, click.Abort, SystemExit, BrokenPipeError):
            raise
        except Exception as error:  # noqa: BLE001 -- the outermost edge: whatever comes here is a bug of ours
            click.echo(_apology(error, debug=context.params["debug"] or bool(os.environ.get("CI"))), err=True)
            raise SystemExit(OUR_FAULT) from None


def _end(number: int, _: object) -> None:
    """Clear up behind us when we are asked to end."""
    raise SystemExit(128 + number)


def _apology(error: Exception, *, debug: bool) -> str:
    about = check_of("P099")
    told = "".join(traceback.format_exception(error)) if debug else f"For us: {type(error).__name__}: {error}"
    return f"{about.what} [{about.id}]\n{about.how}\n\n{told.rstrip()}"


@click.group(cls=_Door, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.option(
    "-C",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    metavar="DIR",
    help="The project's folder, if it is not this one.",
)
@click.option("--debug", is_flag=True, help="If the tool itself fails, say where.")
@click.pass_context
def main(context: click.Context, *, folder: Path, debug: bool) -> None:  # noqa: ARG001 -- read where a command fails
    """Check a manifesto, write for it, and print its posters."""
    context.obj = Project.at(folder)


for command in (
    check,
    explain,
    init,
    new,
    fix,
    adopt,
    edition,
    poster,
    preflight,
    pledge,
    links,
    from_issue,
    review,
    translate,
):
    main.add_command(command)
