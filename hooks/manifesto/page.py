"""Prose pages: what may lie in the folder of pages, and what such a page may say of itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manifesto import front_matter, rule
from manifesto.field import Field, Findings, read_record
from manifesto.problem import Place, Problem, Rejected, quote
from manifesto.shape import list_of, one_of, record, text
from manifesto.text_file import read_text, relative

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEMPLATES = ("home.html", "search.html")


def _within(address: str) -> Iterator[rule.Finding]:
    """An address within the site is small letters, figures, hyphens and slashes, and ends with a slash."""
    if not re.fullmatch(r"([a-z0-9-]+/)+", address):
        yield rule.Finding("P054", f"{quote(address)} is no page of this site. Write it like pledge/.")


def _line(name: str, example: str, *rules: rule.Rule) -> Field:
    return Field(name=name, read=text(rule.length(name, 1, 200), *rules), example=f"{name}: {example}")


CALL = (
    _line("over", "In your work"),
    _line("title", "Take the pledge"),
    _line("page", "pledge/", _within),
    _line("text", "End one bad experience today."),
)
FIELDS = (
    _line("title", "The pledge"),
    _line("description", "What we promise, and how to join."),
    _line("template", "home.html", one_of(TEMPLATES, "P022", "template")),
    Field(name="calls", read=list_of(record(CALL, dict, what="call"), most=6), example="calls: [{title: Take part}]"),
)


def problems(root: Path, folder: Path) -> Iterator[Problem]:
    """Yield what is wrong with the pages in `folder`."""
    for path in sorted(folder.rglob("*")):
        within = path.relative_to(folder)
        if any(part.startswith(".") for part in within.parts) or (path.is_dir() and not path.is_symlink()):
            continue
        name = relative(root, path)
        if path.suffix != ".md" and not path.is_symlink():
            yield Problem(name, Place(), "P070", "Only pages whose name ends with .md belong here. Move it.")
        else:
            yield from _of_text(root, path, name)


def _of_text(root: Path, path: Path, name: str) -> list[Problem]:
    found = Findings(name)
    try:
        written = read_text(root, path)
        if written.startswith(front_matter.FENCE):
            read_record(front_matter.read(written, path=name).metadata, FIELDS, found, what="page")
    except Rejected as rejected:
        return list(rejected.problems)
    return found.problems
