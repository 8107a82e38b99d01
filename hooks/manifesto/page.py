"""Prose pages: what may lie in the folder of pages, and what such a page says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from manifesto import body_text, front_matter, rule
from manifesto.field import Field, Findings, read_record
from manifesto.language_tag import name_of
from manifesto.problem import Place, Problem, Rejected, quote
from manifesto.rule import one_of
from manifesto.shape import list_of, record, text
from manifesto.text_file import read_text, relative
from manifesto.tidiness import FENCE, plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path, PurePath

    from manifesto.language_tag import Name

TEMPLATES = ("home.html", "search.html", "contribute.html", "pledge.html", "yours.html")
HOME = "index.md"
INDEXES = ("index", "README")  # the files that MkDocs takes for the page of their folder
PART = re.compile(r"[A-Za-z0-9_-]+")
TITLE = re.compile(r"\s*# +(?P<title>[^\n]*)(?:\n|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """An invitation on the home page, and the page that it leads to."""

    over: str = ""
    title: str
    page: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A prose page; its Markdown has neither front matter nor title any more.

    `language` is the tag of its words where they are not in the language of the manifesto.
    """

    body: str
    title: str = ""
    description: str = ""
    template: str = ""
    calls: tuple[Call, ...] = ()
    language: str = ""


@rule.Rule
def _within(address: str) -> Iterator[rule.Finding]:
    """An address within the site is small letters, figures, hyphens and slashes, and ends with a slash."""
    if not re.fullmatch(r"([a-z0-9-]+/)+", address):
        yield rule.Finding("P054", f"{quote(address)} is no page of this site. Write it like pledge/.")


def _line(name: str, example: str, *rules: rule.Rule, required: bool = False) -> Field:
    return Field(
        name=name, read=text(rule.length(name, 1, 200), *rules), example=f"{name}: {example}", required=required
    )


CALL = (
    _line("over", "In your work"),
    _line("title", "Take the pledge", required=True),
    _line("page", "pledge/", _within, required=True),
    _line("text", "End one bad experience today."),
)
FIELDS = (
    _line("title", "The pledge"),
    _line("description", "What we promise, and how to join."),
    _line("template", "home.html", one_of(TEMPLATES, "P022", "template")),
    Field(
        name="calls",
        read=list_of(record(CALL, Call, what="call"), most=6),
        example="calls: [{title: Take part, page: pledge/}]",
    ),
)


def read_pages(root: Path, folder: Path) -> tuple[dict[str, Page], list[Problem]]:
    """Return the pages in `folder` by their path within it, and what is wrong with what lies there."""
    pages: dict[str, Page] = {}
    if folder.is_symlink():
        message = "This is a link. Put a folder with the pages in its place."
        return pages, [Problem(relative(root, folder), Place(), "P001", message)]
    if folder.exists() and not folder.is_dir():
        message = "This is no folder. Put one with the pages in its place."
        return pages, [Problem(relative(root, folder), Place(), "P001", message)]
    problems: list[Problem] = []
    addresses: dict[str, str] = {}
    for path in visible(folder):
        found = Findings(relative(root, path))
        _check_name(path.relative_to(folder), addresses, found)
        if path.suffix == ".md" or path.is_symlink():
            name = path.relative_to(folder).as_posix()
            pages[name] = _page(root, path, found, home=original_of(name)[0] == HOME)
        else:
            found.add(Place(), "P070", "Only pages whose name ends with .md belong here. Move it.")
        problems += found.problems
    return pages, problems


def _check_name(name: PurePath, addresses: dict[str, str], found: Findings) -> None:
    """The name of a page becomes its address, and no other page has the same; `addresses` grows with each."""
    said = name_of(name.stem, ())
    parts = (*name.parts[:-1], said.slug if said else name.stem)
    if name.suffix == ".md" and not all(PART.fullmatch(part) for part in parts):
        found.add(Place(), "P070", "The name becomes an address. Use a-z, 0-9 and hyphens, and .md at its end.")
    address = "/".join(part for part in (*parts[:-1], name.stem) if part not in INDEXES)
    if name.suffix == ".md" and (other := addresses.setdefault(address, found.path)) != found.path:
        found.add(Place(), "P070", f"{other} makes the same page. Delete one of the two, or give it another name.")


def original_of(name: str) -> tuple[str, Name | None]:
    """Return the page that one is a translation of by its name, and what the name says; itself and None for others."""
    folder, slash, file = name.rpartition("/")
    said = name_of(file.removesuffix(".md"), ())
    return (f"{folder}{slash}{said.slug}.md", said) if said else (name, None)


def visible(folder: Path) -> Iterator[Path]:
    """Yield every file below `folder` that MkDocs would look at, links included."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and (path.is_symlink() or not path.is_dir()):
            yield path


def _page(root: Path, path: Path, found: Findings, *, home: bool) -> Page:
    try:
        written = plain(read_text(root, path))
        values, body, line = _parts(written, found)
    except Rejected as rejected:
        found.problems.extend(rejected.problems)
        return Page(body="")
    body_text.check_weight(body, line, found)
    for number, words in enumerate(body.split("\n"), line):
        body_text.check_invisible(words, number, found)
    if (heading := TITLE.match(body)) and not values.get("title"):
        values, body = {**values, "title": heading["title"].rstrip(" #")}, body[heading.end() :]
    if home:
        values = {"template": TEMPLATES[0], **values}  # the page that shows the manifesto needs no word for it
    return Page(body=body, **values)


def _parts(written: str, found: Findings) -> tuple[dict[str, Any], str, int]:
    """Return what a page says of itself, its Markdown, and the line on which that begins."""
    if not written.startswith(FENCE):
        return {}, written, 1
    matter = front_matter.read(written, path=found.path)
    return read_record(matter.metadata, FIELDS, found, what="page"), matter.body, matter.body_line
