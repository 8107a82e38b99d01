"""What strangers wrote, in our comments: it can be read, and it does nothing."""

from __future__ import annotations

import html
import importlib.util
import json
import os
import re
import sys
from typing import TYPE_CHECKING, Any

import pytest

from .conftest import REPORT, REPOSITORY

if TYPE_CHECKING:
    from email.message import Message
    from pathlib import Path
    from types import ModuleType


def script(name: str) -> ModuleType:
    """Return a script of the workflows as a module."""
    path = REPOSITORY / ".github" / "scripts" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"workflow_script_{name}", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


comment = script("comment")
HOSTILE = (
    "@everyone",
    "@ada-example/maintainers",
    "ada@example.org",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "![x](https://example.org/x.png)",
    "[x]: https://example.org",
    "https://example.org/login",
    "www.example.org",
    "mailto:ada@example.org",
    "fixes #1",
    "ada-example/manifesto#1",
    "GH-1",
    "::error::hello",
    "::set-output name=a::b",
    "one\ntwo\r\n# three",
    "# Heading",
    "- item",
    "+ item",
    "1. item",
    "2) item",
    "===",
    "---",
    "```sh",
    "~~~",
    "> quote",
    "    code",
    "\ta",
    "| a | b |",
    "$$x$$ $`x`$",
    ":tada:",
    "**bold** __bold__ ~~gone~~",
    "a &lt;b&gt; &#64;everyone",
    "\\@everyone \\",
    comment.MARKER,
    "a\u202eb",
    "\u2066a\u2069",
    "a\u200bb",
    "\ufeff",
    "\x1b[31m",
    "\x00",
    "\ud800",
    "^[1] [^1]",
    "</details></sub>",
)


UNREADABLE = {
    "not JSON": b"fits",
    "nothing": b"",
    "too long": b"[" + b" " * 64 * 1024 + b"]",
    "deep": b"[" * 60_000,
    "deep objects": b'{"a":' * 10_000,
    "not a number": b'{"version": 1, "verdict": "fits", "counts": NaN}',
    "infinite": b'{"version": 1, "verdict": "fits", "counts": -Infinity}',
    "long number": b'{"version": ' + b"9" * 5_000 + b"}",
    "a list": b"[1, 2]",
    "no text": b"\xff\xfe\x00",
    "other version": b'{"version": 2, "verdict": "fits"}',
    "other verdict": b'{"version": 1, "verdict": "perfect"}',
    "verdict of another type": b'{"version": 1, "verdict": ["fits"]}',
}


def shown(text: str) -> str:
    """Return what GitHub has once entities are characters again, before it looks for names and numbers."""
    return html.unescape(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_inert(text: str) -> None:
    """No markup, mention, reference, address or invisible sign comes through, before or after entities are resolved."""
    made = comment.inert(text)

    assert "\n" not in made
    assert not re.search(r"[<>\[\]\\`*_~|@:!$](?<!&)", made.replace("!", ""))
    assert not re.search(r"&(?!#\d+;)", made)
    assert not re.match(r"\s|[-+=#>]|\d+[.)]", made)
    assert not re.search(r"@\w|#\d|://\w|(?i:www\.|gh-\d|mailto:)", shown(made))
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]", made)
    made.encode()


@pytest.mark.parametrize(
    "text", ["Fits A3 at 11.2 pt.", "“Ça va” – 안씨아저씨", "می\u200cخواهم", "well-known (really)", ""]
)
def test_plain_words_stay(text: str) -> None:
    """Ordinary sentences, of any script, stand in the comment as they were written."""
    assert comment.inert(text) == text


def test_a_sentence_is_cut() -> None:
    """A sentence is cut where it would be too long."""
    assert comment.inert("a" * 1_000_000) == "a" * 300 + "…"


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_copied(text: str) -> None:
    """Nothing leaves the block that somebody may copy, and nothing in it is invisible."""
    lines = comment.block(text, "  ").split("\n")
    fence = lines[0].strip()

    assert set(fence) == {"`"}
    assert len(fence) >= 3
    assert lines[-1] == f"  {fence}"
    assert all(line.startswith("  ") and fence not in line for line in lines[1:-1])
    assert not re.search(r"[\x00-\x1f\u200b\u202e\u2066\ufeff\ud800]", "".join(lines))
    "".join(lines).encode()


@pytest.mark.parametrize("data", UNREADABLE.values(), ids=UNREADABLE)
def test_what_is_no_report(tmp_path: Path, data: bytes) -> None:
    """What is not a report, or too long for one, is not read."""
    (tmp_path / "report.json").write_bytes(data)

    assert comment.read(tmp_path) is None


def test_no_file_of_its_own(tmp_path: Path) -> None:
    """A report that is a folder, a pipe, a link or not there is none, and nobody waits for it."""
    for name in ("folder", "pipe", "link", "none"):
        (tmp_path / name).mkdir()
    (tmp_path / "folder" / "report.json").mkdir()
    os.mkfifo(tmp_path / "pipe" / "report.json")
    (tmp_path / "whole.json").write_text(json.dumps(REPORT))
    (tmp_path / "link" / "report.json").symlink_to(tmp_path / "whole.json")

    assert [comment.read(tmp_path / name) for name in ("folder", "pipe", "link", "none")] == [None] * 4


def test_a_report_is_read(tmp_path: Path) -> None:
    """A report of the largest size is read."""
    text = json.dumps(REPORT)
    (tmp_path / "report.json").write_text(text + " " * (64 * 1024 - len(text)))

    assert comment.read(tmp_path) == REPORT


def report(**changes: Any) -> dict[str, Any]:
    """Return a report with something else in it."""
    return REPORT | {"verdict": "needs-fixing"} | changes


WRONG: tuple[Any, ...] = (None, True, 7, 1.5, "text", [], {}, [[]], [{}], [None, 3, {"path": 3}], {"a": 1})


@pytest.mark.parametrize("value", WRONG, ids=repr)
@pytest.mark.parametrize("name", ["sentences", "problems", "counts", "principles", "posters"])
def test_wrong_types(name: str, value: object) -> None:
    """Whatever stands in the place of a list, what is right is said, and nothing else."""
    assert comment.say(report(**{name: value}), "more", {}).startswith("### Something needs fixing first")


@pytest.mark.parametrize("value", WRONG, ids=repr)
@pytest.mark.parametrize("name", ["id", "severity", "path", "line", "message", "fix"])
def test_wrong_types_in_a_problem(name: str, value: object) -> None:
    """Whatever stands in the place of a part of a problem, the others are said."""
    problem = {
        "id": "P011",
        "severity": "error",
        "path": "principles/a.md",
        "line": 2,
        "message": "A colon.",
        "fix": {},
    }
    said = comment.say(report(problems=[problem | {name: value}]), "more", {})

    assert "A colon." in said or name == "message"
    assert "principles/a.md" in said or name == "path"


@pytest.mark.parametrize("line", [0, -1, 10**30, 2.5, "2", True])
def test_lines_that_are_none(line: object) -> None:
    """A line that no file has is not named."""
    said = comment.say_problem({"path": "principles/a.md", "line": line, "fix": {"line": line, "replacement": "x"}})

    assert "line" not in said


def test_ten_thousand_problems() -> None:
    """Twenty are listed, and the others counted."""
    problem = {"severity": "warning", "path": "principles/a.md", "line": 2, "message": "Something."}
    said = comment.say(report(problems=[problem] * 10_000), "more", {})

    assert said.count("- **Worth a look**") == 20
    assert "There are 9980 more, on the page of the check." in said


def test_a_report_that_lists_some() -> None:
    """Problems that a long report only counts are counted here, too."""
    problem = {"severity": "warning", "path": "principles/a.md", "line": 2, "message": "Something."}
    counts = {"error": 3, "warning": 5, "review": "many", "other": 9}
    said = comment.say(report(problems=[problem] * 2, counts=counts), "more", {})

    assert "There are 6 more, on the page of the check." in said


def test_the_longest_comment() -> None:
    """GitHub takes no comment of more than 65,536 characters; ours is shorter whatever a report holds."""
    worst = {"path": "@" * 400, "line": 1, "message": "@" * 400, "fix": {"line": 1, "replacement": "`" * 6_000}}
    made = comment.say(report(problems=[worst] * 100, sentences=["@" * 400] * 100), "more", {})

    assert len(made) < 60_000
    assert made.endswith("\n\nmore")


def test_a_whole_hostile_report() -> None:
    """Of a report full of orders, only our own words are more than words."""
    problem = {"id": "P011", "severity": "error", "path": "@everyone", "line": 1, "message": "<img> [x](y) #1"}
    made = comment.say(report(sentences=list(HOSTILE), problems=[problem]), "more", {})

    assert re.findall(r"[<>\[\]`]", made) == []
    assert re.findall(r"\*\*.*?\*\*", made) == ["**Needs fixing**"]
    assert [line for line in made.splitlines() if line.startswith("#")] == ["### Something needs fixing first"]


@pytest.mark.parametrize(
    ("status", "headers", "answer", "wait"),
    [
        (429, {"Retry-After": "30"}, b"", 30),
        (403, {"Retry-After": "0"}, b"", 1),
        (403, {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1040"}, b"", 41),
        (403, {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "900"}, b"", 1),
        (403, {"X-RateLimit-Remaining": "9", "X-RateLimit-Reset": "1040"}, b"", None),
        (403, {}, b'{"message": "You have exceeded a secondary rate limit"}', 60),
        (403, {}, b'{"message": "Resource not accessible by integration"}', None),
        (403, {"Retry-After": "soon"}, b"", None),
        (429, {}, b"", 60),
        (404, {"Retry-After": "30"}, b"", None),
        (500, {"Retry-After": "30"}, b"", None),
    ],
)
def test_how_long_to_wait(status: int, headers: Message, answer: bytes, wait: float | None) -> None:
    """GitHub says in one of several ways how long to wait, or that it is about something else."""
    assert comment.wait_for(status, headers, answer, 1000.0) == wait


def test_patience_ends() -> None:
    """Many short waits are one long one."""
    waited: list[float] = []
    github = comment.GitHub(api="", repository="", token="", patience=100, pause=waited.append)
    for _ in range(3):
        github._wait(30)

    with pytest.raises(comment.Stopped, match="GitHub asks us to wait 30 seconds"):
        github._wait(30)
    assert waited == [30, 30, 30]


@pytest.mark.parametrize("answer", [b"", b"[]", b"x", b'{"errors": 3}', b'{"errors": ["a", {}]}', b'{"message": {}}'])
def test_reasons_that_cannot_be_read(answer: bytes) -> None:
    """An answer that is not in GitHub's own shape is no fault of ours."""
    assert isinstance(comment.message_of(answer), str)


def test_reasons() -> None:
    """GitHub's reason is said with its details."""
    answer = json.dumps({"message": "Validation Failed", "errors": [{"message": "Too long."}]}).encode()

    assert comment.message_of(answer) == "Validation Failed Too long."
