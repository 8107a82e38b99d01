"""Parsing: the YAML of one of our files becomes nodes, or the likeliest accident and the right line are told."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from manifesto import accident, yaml_nodes
from manifesto.problem import Fix, Place, Problem, Rejected, quote
from manifesto.yaml_nodes import Unreadable

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Mapping as Environment

    from manifesto.line import Accident
    from manifesto.node import Node


def read(
    text: str,
    *,
    path: str,
    first_line: int = 1,
    names: Collection[str] = (),
    environment: Environment[str, str] | None = None,
) -> Node | None:
    """Return the document's root node, or None when it is empty.

    `first_line` is the line of the file on which `text` begins.  `names` are the fields that may stand in it; they
    help to tell what happened to a broken line.  `environment` allows MkDocs' `!ENV` tag and gives its values.
    Raises Rejected (P011) for what is not YAML, or is more YAML than we take.
    """
    try:
        return yaml_nodes.nodes(text, first_line=first_line, environment=environment)
    except Unreadable as error:
        suspects = (error.line,) if error.began is None else (error.began, error.line)
        reach = partial(_reach, environment=environment)
        guess = accident.likeliest(text.split("\n"), (error.line, error.column), suspects, names, reach)
        raise Rejected([_problem(error, text, path, first_line, guess)]) from error


def _problem(error: Unreadable, text: str, path: str, first_line: int, guess: Accident | None) -> Problem:
    """Return what is told of a text that cannot be read: the likeliest accident, or else where the reader stumbled."""
    lines = text.split("\n")
    if guess:
        place = Place(guess.line + first_line, guess.column, len(lines[guess.line].rstrip()) + 1)
        return Problem(path, place, "P011", guess.message, fix=_fix(place, guess.right, safe=guess.safe))
    line, column = error.line, error.column
    while line and not "".join(lines[line : line + 1]).strip():  # nothing is wrong with an empty line
        line, column = line - 1, 0
    place = Place(line + first_line, column + 1)
    if error.message:
        return Problem(path, place, "P011", error.message, fix=_fix(place, error.right, safe=False))
    shown = lines[line] if line < len(lines) else ""
    message = f"This line cannot be read: {quote(shown.strip())}. Write it as a name, a colon, a space and a value."
    return Problem(path, place, "P011", message)


def _fix(place: Place, right: str, *, safe: bool) -> Fix | None:
    return Fix(place.line, right, safe) if right else None


def _reach(text: str, environment: Environment[str, str] | None) -> tuple[float, int]:
    """Return how far into a text the reader gets: the place where it stumbles, or beyond the last line."""
    try:
        yaml_nodes.nodes(text, environment=environment)
    except Unreadable as error:
        return error.line, error.column
    return float("inf"), 0
