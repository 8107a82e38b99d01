"""The examples of the checks: each wrong piece meets its check, and each right piece meets it no more."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from manifesto import check
from manifesto.cli import main

BASE = Path(__file__).parent.parent / "contributions" / "base"
PRINCIPLE = "principles/keep-every-promise.md"
FIELD = re.compile(r"(?P<name>[a-z_]+):(?: |$)")
OF_A_CHANGE = {"P055"}  # whose examples say something only beside what was there before (tests/review/test_consent.py)
EXAMPLES = [
    pytest.param(id, example, id=f"{id}-{number}")
    for id in check.ids()
    if id not in OF_A_CHANGE
    for number, example in enumerate(check.check(id).examples, 1)
]


def entries(lines: list[str], indent: str = "") -> list[tuple[str, list[str]]]:
    """Return names and lines of the values that begin at this indentation; lines before the first have no name."""
    found: list[tuple[str, list[str]]] = []
    for line in lines:
        match = FIELD.match(line.removeprefix(indent)) if line.startswith(indent) else None
        if match or not found:
            found.append((match["name"] if match else "", [line]))
        else:
            found[-1][1].append(line)
    return found


def replaced(lines: list[str], piece: list[str], indent: str = "") -> list[str]:
    """Return the lines with those of the piece in the place of the values of the same names."""
    names = {name for name, _ in entries(piece, indent)}
    kept = [line for name, group in entries(lines, indent) if name not in names for line in group]
    return [*kept, *piece]


def placed(base: str, piece: str, file: str) -> str:
    """Return the text of a file of the base with a piece of an example where it belongs."""
    if file == "contributors.yml":
        return f"{base}{piece}\n"
    if file == "mkdocs.yml":
        return "\n".join(replaced(base.splitlines(), [f"    {line}" for line in piece.split("\n")], " " * 4)) + "\n"
    if piece.startswith("---"):
        return f"{piece}\n"
    _, fields, body = base.split("---\n")
    if FIELD.match(piece.partition("\n")[0]):
        return "\n".join(["---", *replaced(fields.splitlines(), piece.split("\n")), "---"]) + f"\n{body}"
    return f"{base}\n{piece}\n"


def said(root: Path, example: check.Example, piece: str) -> list[str]:
    """Return all that is said of the base with a piece in it."""
    shutil.copytree(BASE, root)
    path = root / (example.file or PRINCIPLE)
    path.write_text(placed(path.read_text(encoding="utf-8"), piece, example.file), encoding="utf-8")
    result = CliRunner().invoke(main, ["-C", str(root), "check", "--format", "json"])
    return [f"{told['path']} {told['id']}" for told in json.loads(result.output)["problems"]]


@pytest.mark.parametrize(("id", "example"), EXAMPLES)
def test_the_wrong_piece_is_noticed(id: str, example: check.Example, tmp_path: Path) -> None:
    """Who writes what the example shows as wrong is told so, in the file where it stands."""
    assert f"{example.file or PRINCIPLE} {id}" in said(tmp_path / "wrong", example, example.wrong)


@pytest.mark.parametrize(("id", "example"), EXAMPLES)
def test_the_right_piece_is_not(id: str, example: check.Example, tmp_path: Path) -> None:
    """Who writes what the example shows as right is told of nothing, neither of this nor of anything else."""
    assert example.right, id
    assert said(tmp_path / "right", example, example.right) == []


@pytest.mark.parametrize(("id", "example"), EXAMPLES)
def test_an_example_stands_where_it_can(id: str, example: check.Example) -> None:
    """An example is of one of the files that people write, and its two pieces differ."""
    assert example.file in {"", "contributors.yml", "mkdocs.yml"}
    assert example.wrong != example.right, id
