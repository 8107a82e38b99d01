"""`manifesto init`: a manifesto of one's own, laid out and ready to build."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import click

from manifesto import blueprint, build_day, identifier, settings
from manifesto.cli.plot import chosen, require_program
from manifesto.field import Findings
from manifesto.founding import REPOSITORY, Founding, names_of
from manifesto.ground import Ground, HalfLaid
from manifesto.inheritance import Astray, Carried, inherited, is_own, kept
from manifesto.language import language as language_of
from manifesto.phrasebook import tables
from manifesto.problem import Rejected, as_line, quote

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from manifesto.project import Project

TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


@click.command()
@click.argument("folder", metavar="DIR")
@click.option("--name", required=True, metavar="NAME", help="What the manifesto is called.")
@click.option(
    "--language", default="en", metavar="TAG", help="What it is written in, such as de, pt-BR or ar; else en."
)
@click.option("--repository", default="", metavar="OWNER/NAME", help="Where it will be at home on GitHub.")
@click.option("--force", is_flag=True, help="Rename this project although what is in it is not committed.")
@click.pass_obj
def init(project: Project, *, folder: str, name: str, language: str, repository: str, force: bool) -> None:
    """Lay out a manifesto of your own in DIR.

    It has one principle to begin with, takes everything but its words from the
    project in which you are, and builds at once. DIR is a new folder or an
    empty one. Where it is this very project, its words make room for those of
    the new one; that needs git, in which they stay, and nothing in it that is
    not committed.
    """
    founding = Founding(
        name=_name(name),
        language=_language(language),
        repository=_repository(repository),
        day=build_day.today(os.environ),
    )
    require_program(project)
    root, inside = chosen(project, folder, force=force)
    try:
        paths = kept(project.root)
        source = project.text(project.settings_file)
        new = {path: Carried(text.encode()) for path, text in blueprint.drawn(founding, source).items()}
        _require_right(new[settings.PATH])
        files = inherited(project.root, paths, names_of(source), founding.names) | new
        gone = [path for path in paths if inside and is_own(path) and path not in files]
        Ground(root).lay(files, gone)
    except Rejected as rejected:
        raise click.ClickException(f"Nothing was laid out.\n{rejected}") from None
    except Astray as astray:
        raise click.ClickException(f"Nothing was laid out. {astray}") from None
    except HalfLaid as half:
        raise click.ClickException(f"{as_line(str(root))} could not be laid out, and {as_line(str(half))}.") from None
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        reason = getattr(error, "strerror", None) or str(error)
        raise click.ClickException(
            f"{as_line(str(root))} could not be laid out: {reason}. Everything is as it was."
        ) from None
    click.echo("\n".join(_said(founding, root, inside=inside)))


def _name(text: str) -> str:
    """Return the name on one line; what cannot be printed ends the command."""
    name = " ".join(text.split())
    if any("\ud800" <= character <= "\udfff" for character in name):
        raise click.BadParameter("Some of this is not UTF-8.", param_hint="--name")
    if not name:
        raise click.BadParameter("A manifesto has a name, between quotation marks.", param_hint="--name")
    return name


def _language(tag: str) -> str:
    """Return the tag of a language that somebody speaks."""
    known = TAG.fullmatch(tag) and language_of(tag).name != tag
    if not known:
        message = f"{quote(tag)} is no language that we know. Write its tag, such as de, pt-BR, ar or ja."
        raise click.BadParameter(message, param_hint="--language")
    return tag


def _repository(text: str) -> str:
    if text and (found := list(identifier.repository(text))):
        raise click.BadParameter(found[0].message, param_hint="--repository")
    return text


def _require_right(file: Carried) -> None:
    """End the command where a manifesto cannot have this name."""
    found = Findings(settings.PATH)
    settings.read_settings(file.content.decode(), found, {})
    if found.errors:
        raise click.BadParameter(
            " ".join(dict.fromkeys(problem.message for problem in found.problems)), param_hint="--name"
        )


def _said(founding: Founding, root: Path, *, inside: bool) -> Iterable[str]:
    """Yield what was done and what comes next, a sentence each."""
    shown = as_line(str(root))
    yield f"{founding.name} is laid out in {shown}, with one principle to begin with."
    if founding.language.partition("-")[0] not in tables():
        spoken = language_of(founding.language).name
        yield f"Nobody has told us yet how to say things in {spoken} ({founding.language}), so its words are English."
    if not founding.repository:
        yield f"Where it will be at home nobody said: {REPOSITORY} stands for that in .github, and {founding.site} in mkdocs.yml."
    if inside:
        yield "If git has an origin here, that is still the old project's. To change that:"
        yield f"    git remote set-url origin https://github.com/{founding.names.repository}"
    yield "make site builds it there, and README.md says what to change."
