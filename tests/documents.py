"""The documents: what each of them names, taken out of its text, for the tests that look whether it is there."""

from __future__ import annotations

import re
import shlex
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner
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

ROOT = Path(__file__).parent.parent
TOP = ("README.md", "REFERENCE.md", "ARCHITECTURE.md", "CHANGELOG.md")
AROUND = tuple(sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / ".github").rglob("*.md")))
PAGES = tuple(sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "pages").glob("*.md")))
DOCUMENTS = (*TOP, *AROUND, *PAGES)
FENCE = re.compile(r"(?ms)^ *```\w*\n(.*?)^ *```")
SPAN = re.compile(r"`([^`\n]+)`")
CALL = re.compile(r"(?:^|[\s(])(?:\.venv/bin/)?manifesto ((?:-|\[|[a-z]).*)")
CALLED = re.compile(r"\b(?:command|runs|run) manifesto ([a-z]+(?:-[a-z]+)*)\b")
PLACEHOLDER = re.compile(r"<[a-z]+>")
TARGET = re.compile(r"(?m)^([a-z][a-z-]*):[^=]*?## ")


def read(name: str) -> str:
    """Return the text of a document."""
    return (ROOT / name).read_text(encoding="utf-8")


def section(name: str, heading: str) -> str:
    """Return what stands below a heading of a document, as far as the next of the same rank or a higher one."""
    rank = heading.partition(" ")[0]
    found = re.search(rf"(?ms)^{re.escape(heading)}\n(.*?)(?=^#{{1,{len(rank)}}} |\Z)", read(name))
    assert found, f"{name} has no heading {heading}"
    return found[1]


def code(text: str) -> list[str]:
    """Return what stands between backticks, and the lines of all blocks of code, those that go on put together."""
    blocks = [re.sub(r"\\\n\s*", "", block) for block in FENCE.findall(text)]
    return [*SPAN.findall(FENCE.sub("", text)), *(line.strip() for block in blocks for line in block.splitlines())]


def rows(text: str) -> list[list[str]]:
    """Return the cells of every row of the tables in a text, without the heads."""
    found = [line.strip("| ") for line in text.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in re.split(r" ?\| ?", line)] for line in found]
    heads = {place - 1 for place, line in enumerate(cells) if set("".join(line)) <= {"-", " "} and any(line)}
    return [line for place, line in enumerate(cells) if place not in heads and place - 1 not in heads]


def calls(text: str) -> list[list[str]]:
    """Return the words of each call of the command in a text, from its verb or its first option on."""
    found = [match[1] for line in code(text) if (match := CALL.search(line))]
    return [words for line in found if (words := shlex.split(re.split(r"\s[|>&]|\s+#", line)[0]))]


def verb_of(words: Iterable[str]) -> str:
    """Return the command among the words of a call."""
    return next((word for word in words if re.fullmatch(r"[a-z]+(-[a-z]+)*", word)), "")


def options_of(*commands: click.Command) -> set[str]:
    """Return the options that commands have, with their hyphens."""
    given = {name for command in commands for one in command.params for name in one.opts if name.startswith("-")}
    return {*given, "--help", "-h"}


def targets() -> set[str]:
    """Return the targets that make lists."""
    return set(TARGET.findall(read("Makefile")))


def patterns(addresses: Iterable[str]) -> list[re.Pattern[str]]:
    """Return what addresses look like whose variable parts stand between angle brackets; a query is left out."""
    parts = (PLACEHOLDER.split(address.partition("?")[0]) for address in addresses)
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
    long = replace(long, principles=long.principles * 3)
    grown = [
        tree
        for each in (long, Project.at(ROOT / "tests/manifestos/two-tongues").load())
        for tree in trees(each, UNKNOWN)
    ]
    named = ((tree, name) for tree in grown for name in (*_made(tree.manifesto), *tree.manifesto.pages))
    return tuple(
        f"/{tree.folder}{re.sub('(?:index)?[.]md$', '', name).rstrip('/')}/".replace("//", "/") for tree, name in named
    )


def _made(manifesto: Manifesto) -> Iterator[str]:
    return (one.file for one in addresses(manifesto))


def helps() -> dict[str, str]:
    """Return everything that the command says of itself, and what it says of each check, by name."""
    asked = {name: CliRunner().invoke(main, [name, "--help"]).output for name in main.commands}
    checks = {path.name: path.read_text(encoding="utf-8") for path in sorted(check.FOLDER.glob("*.yml"))}
    return {**asked, "manifesto": CliRunner().invoke(main, ["--help"]).output, **checks}


def names(fields: Iterable[Field]) -> Iterator[str]:
    """Yield the names of fields, and of those within them."""
    for field in fields:
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
