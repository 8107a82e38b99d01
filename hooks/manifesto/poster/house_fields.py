"""The fields of house.yml, and what each may hold."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from manifesto import plain_text
from manifesto.field import Field, WrongShape
from manifesto.poster.logo import KINDS
from manifesto.poster_order import ORIENTATIONS
from manifesto.problem import quote
from manifesto.rule import Finding, Rule, length, one_of
from manifesto.shape import list_of, text, word
from manifesto.single import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto.field import Findings, Placed
    from manifesto.node import Node

MOST_PRINCIPLES = 100
MOST_SIGNATURES = 24
LONGEST_NAME = 100  # characters of the logo's file
PATH = re.compile(r"[/\\:]|^\.")  # what leads to another folder, on any system, or names a hidden file


@Rule
def beside(name: str) -> Iterator[Finding]:
    """A logo lies beside the file that names it, and is an SVG or a PNG."""
    last = re.split(r"[/\\:]", name)[-1].lstrip(".")
    example = last if _kind(last) else "logo.svg"
    if PATH.search(name):
        message = (
            f"{quote(name)} leads out of this folder. Put the logo beside this file and write its name alone: {example}"
        )
        yield Finding("P047", message)
    elif not _kind(name):
        message = (
            f"{quote(name)} is neither an SVG nor a PNG. Save the logo as one of these, and write its name: {example}"
        )
        yield Finding("P047", message)


def _kind(name: str) -> str:
    return KINDS.get(PurePosixPath(name).suffix.lower(), "")


def _file_name(node: Node, findings: Findings) -> Placed | None:
    """Read the name of a file; None where it could not be opened safely."""
    before = findings.errors
    placed: Placed = word(length("logo", 1, LONGEST_NAME), beside)(node, findings)
    return placed if findings.errors == before else None


def _signatures(node: Node, findings: Findings) -> int:
    """Read the number of lines to sign on."""
    written = one_line(node, findings)
    if not re.fullmatch("[0-9]{1,6}", written) or int(written) > MOST_SIGNATURES:
        message = f"{quote(written)} is not a number of lines to sign on: a whole number from 0 to {MOST_SIGNATURES}."
        raise WrongShape(node, "P025", message)
    return int(written)


FIELDS = (
    Field(
        name="team",
        read=text(length("team", 1, 60), plain_text.no_marks),
        example="team: Front desk",
        required=True,
    ),
    Field(name="place", read=text(length("place", 1, 60), plain_text.no_marks), example="place: Exampleton"),
    Field(
        name="title",
        read=text(length("title", 1, 80, id="P022"), plain_text.no_marks),
        example="title: What we promise",
    ),
    Field(name="logo", read=_file_name, example="logo: logo.svg"),
    Field(name="principles", read=list_of(word(), most=MOST_PRINCIPLES), example="principles: [keep-every-promise]"),
    Field(name="signatures", read=_signatures, example="signatures: 8"),
    Field(name="size", read=word(), example="size: a3"),
    Field(name="orientation", read=text(one_of(ORIENTATIONS, "P092", "orientation")), example="orientation: portrait"),
)
