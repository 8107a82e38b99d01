"""What there is to be told of: options, targets, fields, addresses, and what the command says of itself."""

from __future__ import annotations

import re
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner
from tests.documents import ROOT, read
from tests.manifestos.conftest import laid

from manifesto import Project, check, form, page, rendition_form, settings
from manifesto.atlas import addresses
from manifesto.cli import main
from manifesto.contributor import FIELDS as OF_A_PERSON
from manifesto.history import UNKNOWN
from manifesto.poster.house_fields import FIELDS as OF_A_HOUSE
from manifesto.settings import Outline
from manifesto.shape import ListOf, NamedRecords, Record
from manifesto.tree import trees

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import click

    from manifesto import Manifesto
    from manifesto.field import Field, Reader

CALLED = re.compile(r"\b(?:command|runs|run) (?:\.venv/bin/)?manifesto ([a-z]+(?:-[a-z]+)*)\b")  # in plain text
TARGET = re.compile(r"(?m)^([a-z][a-z-]*):[^=]*?## ")
PLACEHOLDER = re.compile(r"<[a-z]+>")


def options_of(*commands: click.Command) -> set[str]:
    """Return the options that commands have, with their hyphens."""
    given = {name for command in commands for one in command.params for name in one.opts if name.startswith("-")}
    return {*given, "--help", "-h"}


def targets() -> set[str]:
    """Return the targets that make lists."""
    return set(TARGET.findall(read("Makefile")))


def helps() -> dict[str, str]:
    """Return everything that the command says of itself, and what it says of each check, by name."""
    asked = {name: CliRunner().invoke(main, [name, "--help"]).output for name in main.commands}
    checks = {path.name: path.read_text(encoding="utf-8") for path in sorted(check.FOLDER.glob("*.yml"))}
    return {**asked, "manifesto": CliRunner().invoke(main, ["--help"]).output, **checks}


def fields() -> dict[str, set[str]]:
    """Return every field that somebody may write, by the kind of file that it stands in."""
    outline = Outline(licence="CC-BY-4.0")
    return {
        "principle": set(names(form.fields(outline))),
        "translation": set(names(rendition_form.fields(outline))),
        "person": set(names(OF_A_PERSON)),
        "page": set(names(page.FIELDS)),
        "settings": set(names(settings._FIELDS)),
        "house": set(names(OF_A_HOUSE)),
    }


def names(of: Iterable[Field]) -> Iterator[str]:
    """Yield the names of fields, and of those within them."""
    for field in of:
        yield field.name
        yield from names(_within(field.read))


def _within(reader: Reader) -> Iterable[Field]:
    match reader:
        case Record():
            return reader.fields
        case NamedRecords():
            return _within(reader.record)
        case ListOf():
            return _within(reader.item)
    return _within(reader.person) if hasattr(reader, "person") else ()


def patterns(told: Iterable[str]) -> list[re.Pattern[str]]:
    """Return what addresses look like whose variable parts stand between angle brackets; a query is left out."""
    parts = (PLACEHOLDER.split(address.partition("?")[0]) for address in told)
    return [re.compile("[^/]+".join(map(re.escape, each))) for each in parts]


def published(site: Path) -> set[str]:
    """Return every address of the built site, and of the pages of two others: one in two languages, and a long one."""
    ours = {f"/{path.relative_to(site).as_posix()}" for path in site.rglob("*") if path.is_file()}
    return {address.removesuffix("index.html") for address in ours} | set(_elsewhere())


@cache
def _elsewhere() -> tuple[str, ...]:
    """Return the addresses of pages that our own site does not have, since it has one language and short lists."""
    with tempfile.TemporaryDirectory() as folder:
        long = Project.at(laid("hundred", Path(folder, "hundred"), ROOT)).load()
    two = Project.at(ROOT / "tests/manifestos/two-tongues").load()
    grown = [tree for each in (replace(long, principles=long.principles * 3), two) for tree in trees(each, UNKNOWN)]
    named = [f"{tree.folder}{name}" for tree in grown for name in (*_made(tree.manifesto), *tree.manifesto.pages)]
    return tuple(f"/{re.sub('(?:index)?[.]md$', '', name).rstrip('/')}/".replace("//", "/") for name in named)


def _made(manifesto: Manifesto) -> Iterator[str]:
    return (one.file for one in addresses(manifesto))
