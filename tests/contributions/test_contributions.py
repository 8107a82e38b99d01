"""The second floor: each data file is a contribution and the exact problems that its writer is told.

A data file changes the small project in `base/`, in which nothing is wrong:

    about: A sentence, the behaviour that the file shows.
    shows: P032                         the id, or a list of ids, that the file is about: each is among its problems
    spares: P031                        the id, or ids, that the file is a near miss of: none is among its problems
    change:                             edits of files of the base, each old line standing in its file exactly once
      principles/keep-every-promise.md:
        "title: Keep every promise": "title: Keep <b>every</b> promise"
    files:                              whole files: text, !!binary, {link: target}, {folder: true}, null for none, or
      principles/another.md: text       a list of pieces, of which {text: x, times: 1000} is one written many times
    asks: [principles/another.md]       the files that somebody asks about by name; without, all of them
    problems:                           what is said, line by line; an empty list where nothing is wrong
      - "principles/keep-every-promise.md:2:8: What is wrong. What to do. [P032]"
      - "principles/keep-every-promise.md:3:10: What is wrong. Change line 3 to: what is right [P011]"
      - "principles/keep-every-promise.md:4:1: Worth a look: What can be better. [P031]"
"""

from __future__ import annotations

import json
import re
import shutil
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from manifesto.cli import main
from manifesto.problem import Fix, Place, Problem

HERE = Path(__file__).parent
DATA = sorted(HERE.glob("*.yml"))
SECONDS = 2.0  # no contribution keeps anybody waiting longer, however hostile
ELSEWHERE = {  # what no contribution to the base can show
    "P041",  # said while a poster is drawn, which `check` does not do
    "P044",  # said of links that were asked (tests/links)
    "P045",  # said where the folder of the fonts is (tests/poster/test_letters.py)
    "P047",  # said of a house edition (tests/poster/test_logo.py)
    *("P055", "P056", "P071", "P072"),  # said of a change (tests/review)
    "P099",  # said of ourselves (tests/commands/test_faults.py)
}


def read_data(path: Path) -> dict[str, Any]:
    """Return what a data file says."""
    data: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return data


def change(file: Path, edits: dict[str, str]) -> None:
    """Replace lines of a file of the base."""
    text = file.read_text(encoding="utf-8")
    for old, new in edits.items():
        assert text.count(f"{old}\n") == 1, f"{old!r} does not stand once in {file}"
        text = text.replace(f"{old}\n", f"{new}\n" if new else "")
    file.write_text(text, encoding="utf-8")


def write(file: Path, content: Any) -> None:
    """Put in a file's place what the data file describes."""
    if file.is_dir() and not file.is_symlink():
        shutil.rmtree(file)
    file.unlink(missing_ok=True)
    file.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, dict) and "link" in content:
        file.symlink_to(content["link"])
    elif isinstance(content, dict) and "folder" in content:
        file.mkdir()
    elif content is not None:
        file.write_bytes(in_bytes(content))


def in_bytes(content: str | bytes | list[Any] | dict[str, Any]) -> bytes:
    """Return the bytes of a text, of bytes, of a text written many times, or of a list of these."""
    match content:
        case bytes():
            return content
        case str():
            return content.encode()
        case dict():
            return str(content["text"]).encode() * int(content["times"])
    return b"".join(in_bytes(piece) for piece in content)


def about(data: dict[str, Any], key: str) -> set[str]:
    """Return the ids that a data file shows or spares."""
    ids = data.get(key, [])
    return {ids} if isinstance(ids, str) else set(ids)


def told(data: dict[str, Any]) -> set[str]:
    """Return the ids of the problems of a data file."""
    return {problem[-5:-1] for problem in data["problems"]}


def project_of(data: dict[str, Any], root: Path) -> Path:
    """Write the base with the contribution into `root` and return it."""
    shutil.copytree(HERE / "base", root, dirs_exist_ok=True)
    for name, edits in data.get("change", {}).items():
        change(root / name, edits)
    for name, content in data.get("files", {}).items():
        write(root / name, content)
    return root


def problem_of(one: dict[str, Any]) -> Problem:
    """Return the problem that the report of a check tells of."""
    place = Place(one["line"], one["column"], one["end_column"])
    fix = Fix(**one["fix"]) if one["fix"] else None
    return Problem(one["path"], place, one["id"], one["message"], one["severity"], fix)


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_contribution(path: Path, tmp_path: Path) -> None:
    """A contribution is answered with exactly the problems that its data file lists, in their order and in time."""
    data = read_data(path)
    root = project_of(data, tmp_path / "project")

    started = time.process_time()
    result = CliRunner().invoke(main, ["-C", str(root), "check", "--format", "json", *data.get("asks", ())])
    seconds = time.process_time() - started
    problems = [problem_of(one) for one in json.loads(result.stdout)["problems"]]

    assert list(map(str, problems)) == data["problems"]
    assert result.exit_code == (1 if any(problem.severity == "error" for problem in problems) else 0)
    assert seconds < SECONDS


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_data_file(path: Path) -> None:
    """A data file says what it is about in a sentence, and holds nothing that the runner would overlook."""
    data = read_data(path)

    assert data["about"].endswith(".")
    assert data.keys() <= {"about", "shows", "spares", "change", "files", "asks", "problems"}
    assert about(data, "shows") <= told(data)
    assert not about(data, "spares") & told(data)


def emitted(repository: Path) -> set[str]:
    """Return the ids that our own code gives to problems."""
    package = repository / "hooks" / "manifesto"
    return {id for source in package.rglob("*.py") for id in re.findall(r'"(P\d{3})"', source.read_text("utf-8"))}


@pytest.mark.parametrize("key", ["shows", "spares"])
def test_every_id_has_a_contribution_that_meets_it(key: str, repository: Path) -> None:
    """No check is without a data file that shows what it says, and one that shows where it has nothing to say."""
    met = set[str]().union(*(about(read_data(path), key) for path in DATA))

    assert met == emitted(repository) - ELSEWHERE


def test_every_message_ends_with_a_sentence() -> None:
    """What is said of a contribution ends as a sentence does, or with the line to write or the words to choose from."""
    for path in DATA:
        for problem in read_data(path)["problems"]:
            assert re.search(
                r"([.?:]|(Write|like this|before it|such as|Change line \d+ to): +\S.*) \[P\d{3}\]$", problem
            ), problem
