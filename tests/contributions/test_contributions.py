"""The second floor: each data file is a contribution and the exact problems that its writer is told.

A data file changes the small project in `base/`, in which nothing is wrong:

    about: A sentence, the behaviour that the file shows.
    change:                             edits of files of the base, each old line standing in its file exactly once
      principles/keep-every-promise.md:
        "title: Keep every promise": "title: Keep <b>every</b> promise"
    files:                              whole files: text, !!binary, {link: target}, {folder: true}, null for none, or
      principles/another.md: text       a list of pieces, of which {text: x, times: 1000} is one written many times
    problems:                           what is said, line by line; an empty list where nothing is wrong
      - "principles/keep-every-promise.md:2:8: What is wrong. What to do. [P032]"
"""

from __future__ import annotations

import re
import shutil
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from manifesto.cli import main
from manifesto.problem import count

HERE = Path(__file__).parent
DATA = sorted(HERE.glob("*.yml"))
SECONDS = 2.0  # no contribution keeps anybody waiting longer, however hostile
IN_RENDERING = {"P041", "P045"}  # said while a poster is drawn, which `check` does not do


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


def project_of(data: dict[str, Any], root: Path) -> Path:
    """Write the base with the contribution into `root` and return it."""
    shutil.copytree(HERE / "base", root, dirs_exist_ok=True)
    for name, edits in data.get("change", {}).items():
        change(root / name, edits)
    for name, content in data.get("files", {}).items():
        write(root / name, content)
    return root


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_contribution(path: Path, tmp_path: Path) -> None:
    """A contribution is answered with exactly the problems that its data file lists, in their order and in time."""
    data = read_data(path)
    root = project_of(data, tmp_path / "project")
    expected = data["problems"]
    errors = [line for line in expected if ": Worth a look: " not in line]

    started = time.process_time()
    result = CliRunner().invoke(main, ["-C", str(root), "check"])
    seconds = time.process_time() - started

    assert result.output.splitlines() == [*expected, count(len(errors), len(expected) - len(errors))]
    assert result.exit_code == (1 if errors else 0)
    assert seconds < SECONDS


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_data_file(path: Path) -> None:
    """A data file says what it is about in a sentence, and holds nothing that the runner would overlook."""
    data = read_data(path)

    assert data["about"].endswith(".")
    assert data.keys() <= {"about", "change", "files", "problems"}


def test_every_id_has_a_contribution_that_meets_it(repository: Path) -> None:
    """No check is without a data file that shows what it says."""
    package = repository / "hooks" / "manifesto"
    emitted = {id for source in package.rglob("*.py") for id in re.findall(r'"(P\d{3})"', source.read_text())}
    shown = {problem[-5:-1] for path in DATA for problem in read_data(path)["problems"]}

    assert emitted - IN_RENDERING == shown


def test_every_message_ends_with_a_sentence() -> None:
    """What is said of a contribution ends as a sentence does, or with the line to write or the words to choose from."""
    for path in DATA:
        for problem in read_data(path)["problems"]:
            assert re.search(r"([.?:]|(Write|like this|before it|such as): \S.*) \[P\d{3}\]$", problem), problem
