"""The record of editions: `editions.yml`, in which each stands as it was frozen, oldest first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manifesto import node, parsing, rule, text_file, yaml_nodes
from manifesto.edition import DIGEST_LENGTH, Edition, FrozenPrinciple, key_of
from manifesto.field import Field, Findings, WrongShape
from manifesto.problem import Place, Problem, Rejected, quote
from manifesto.rule import Finding, Rule
from manifesto.shape import named_records, text
from manifesto.single import day
from manifesto.yaml_nodes import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

PATH = "editions.yml"
LARGEST = 4 * 1024 * 1024  # bytes; ten thousand principles with the longest titles take 3.4 MB
LONGEST_NAME = 40  # characters, as many as the settings allow
DIGEST = re.compile(f"[0-9a-f]{{{DIGEST_LENGTH}}}")


@Rule
def with_a_letter(name: str) -> Iterator[Finding]:
    """The name of an edition has a letter in it, of any script, so that everybody reads it as a name."""
    if not any(map(str.isalpha, name)):
        better = f"Edition {name}" if any(map(str.isdecimal, name)) else "First edition"
        yield Finding("P051", f"There is no letter in {quote(name)}. Write a name with one, such as {quote(better)}.")


@Rule
def digest(figures: str) -> Iterator[Finding]:
    """What stands for a text is written by the command, and never by hand."""
    if not DIGEST.fullmatch(figures):
        message = f"{quote(figures)} does not stand for a text. Put back the {DIGEST_LENGTH} figures that manifesto edition wrote here."
        yield Finding("P022", message)


NAME_RULES = (rule.length("name", 1, LONGEST_NAME, id="P022"), with_a_letter)


def _principle(*, key: str, title: str, text: str) -> FrozenPrinciple:
    return FrozenPrinciple(slug=key, title=title, digest=text)


_PRINCIPLE = (
    Field(name="title", read=text(rule.length("title", 1, 80)), example='title: "Keep every promise"', required=True),
    Field(name="text", read=text(digest), example="text: 4f2a9c01d3e5", required=True),
)
_EDITION = (
    Field(name="name", read=text(*NAME_RULES), example="name: First edition", required=True),
    Field(name="frozen", read=day, example="frozen: 2026-11-21", required=True),
    Field(
        name="principles",
        read=named_records(_PRINCIPLE, _principle, what="principle"),
        example='principles: {keep-every-promise: {title: "Keep every promise", text: 4f2a9c01d3e5}}',
        required=True,
    ),
)
FIELDS = (*_EDITION, *_PRINCIPLE)
EDITIONS = named_records(_EDITION, Edition, what="frozen edition")


def read_editions(source: str, findings: Findings) -> tuple[Edition, ...]:
    """Return the editions in the file's text; what is wrong goes into `findings`.

    Raises Rejected when the YAML itself cannot be read.
    """
    root = _root(source, findings.path)
    if root is None:
        return ()
    try:
        found = tuple(filter(None, EDITIONS(root, findings)))
    except WrongShape as wrong:
        findings.add(wrong.place, wrong.id, f"{wrong.message} It looks like this: first-edition:")
        return ()
    _check_editions(root, found, findings)
    return found


def _root(source: str, path: str) -> node.Node | None:
    """Read the YAML; of a large file it is not guessed what happened, since each guess is another reading."""
    if len(source) <= text_file.LARGEST:
        return parsing.read(source, path=path, names=[item.name for item in FIELDS])
    try:
        return yaml_nodes.nodes(source)
    except Unreadable as error:
        message = error.message or "This line cannot be read. Put back what manifesto edition wrote here."
        raise Rejected([Problem(path, Place(error.line + 1, error.column + 1), "P011", message)]) from error


def _check_editions(root: node.Node, found: tuple[Edition, ...], findings: Findings) -> None:
    """An edition is called as its name says, since sheets on walls lead there, and holds something."""
    places = {key.text: key.place for key, _ in reversed(root.entries)} if isinstance(root, node.Mapping) else {}
    for edition in found:
        place, right = places[edition.key], key_of(edition.name)
        if edition.key != right:
            message = f"The posters of {quote(edition.name)} lead to {right}, and here it is {quote(edition.key)}. Call it {right}."
            findings.add(place, "P070", message, fix=findings.instead(place, right, safe=False))
        if not edition.principles:
            message = f"{quote(edition.name)} holds no principle. Put back those that manifesto edition wrote here."
            findings.add(place, "P020", message)
