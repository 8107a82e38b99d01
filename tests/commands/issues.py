"""What the tests of `manifesto from-issue` share: forms as GitHub fills them in, events, and a strict look at a comment."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from manifesto.issue_form import FOLDER, read_form

if TYPE_CHECKING:
    from manifesto.issue_form import IssueForm

ROOT = Path(__file__).parent.parent.parent
EVENTS = ROOT / "tests" / "events" / "issues"
KINDS = ("principle", "translation", "pledge", "ended", "withdraw")
GOOD = {
    "principle": {
        "principle_title": "Keep the door open",
        "summary": "Whoever comes in the last minute is served like the first.",
        "text": "Somebody ran for it, and nobody knows from how far.",
        "name": "Ben Sample",
    },
    "translation": {
        "principle": "keep-every-promise",
        "language": "de",
        "translated_title": "Halte jedes Versprechen",
        "summary": "Versprich nur, was du tun wirst, und dann tu es auch.",
        "text": "Ein Versprechen, das ohne Mahnung gehalten wird, ist zehn wert, um die gebeten wurde.",
        "name": "Ben Sample",
    },
    "pledge": {"name": "Ben Sample"},
    "ended": {"name": "Ben Sample", "number": "1"},
    "withdraw": {"name": "Ben Sample"},
}
ACCEPTED = {"principle": "accept-suggestion", "translation": "accept-suggestion"}
TICKS = re.compile(r"(?<!`)(`+)(?!`)")
OURS = re.compile(r"\]\(https://(?:example\.org/help/p0\d\d/|github\.com/ada-example/manifesto/edit/main/[\w/.-]+)\)")
WORDS = re.compile(r"[\w\s.,:;?*'’“”()\[\]/-]*", re.ASCII)


def form(kind: str) -> IssueForm:
    """Return one of our own forms."""
    return read_form((ROOT / FOLDER / f"{kind}.yml").read_text(encoding="utf-8"), f"{kind}.yml")


def body(kind: str, **answers: str) -> str:
    """Return the body that GitHub makes of a form, filled in well but for these answers.

    `number_of` is the answer `number`, which would be that of the issue.
    """
    given, parts = {**GOOD[kind], **answers}, []
    given["number"] = given.pop("number_of", given.get("number", ""))
    for question in form(kind).questions:
        ticked = "\n".join(f"- [X] {words}" for words in question.boxes)
        parts.append(f"### {question.label}\n\n{given.get(question.id) or ticked or '_No response_'}")
    return "\r\n\r\n".join(part.replace("\n", "\r\n") for part in parts)


def event(text: str, *labels: str, login: str = "ben-sample", number: int = 12, action: str = "opened") -> str:
    """Return the event of an issue with this body and these labels."""
    issue: dict[str, Any] = {"number": number, "title": "Anything", "body": text, "created_at": "2026-11-21T23:11:12Z"}
    issue |= {"user": {"login": login, "id": 4242}, "labels": [{"name": label} for label in labels]}
    return json.dumps({"action": action, "issue": issue})


def accepted(kind: str, login: str = "ben-sample", number: int = 12, **answers: str) -> str:
    """Return the event of a form that a maintainer has accepted."""
    return event(body(kind, **answers), kind, ACCEPTED.get(kind, "accept-pledge"), login=login, number=number)


def forms() -> dict[str, bytes]:
    """Return our own forms by their paths, as files of a project."""
    return {f"{FOLDER}/{kind}.yml": (ROOT / FOLDER / f"{kind}.yml").read_bytes() for kind in (*KINDS, "talk")}


def with_forms(root: Path) -> Path:
    """Put our own forms into a project."""
    shutil.copytree(ROOT / FOLDER, root / FOLDER, dirs_exist_ok=True)
    return root


def outside_of_code(comment: str) -> str:
    """Return what of a comment is not code, as CommonMark reads it: fences first, then runs of as many backticks."""
    kept: list[str] = []
    fence = ""
    for line in comment.split("\n"):
        marks = re.match(r" {0,3}(`{3,}|~{3,})", line)
        if fence:
            fence = "" if marks and marks[1].startswith(fence) and line.strip(" ") == marks[1] else fence
        elif marks and not (marks[1][0] == "`" and "`" in line[marks.end() :]):
            fence = marks[1]
        else:
            kept.append(line)
    assert not fence, "a fence stays open"
    return "\n".join(_without_spans(line) for line in kept)


def _without_spans(line: str) -> str:
    position, kept = 0, ""
    while run := TICKS.search(line, position):
        close = re.search(rf"(?<!`){run[1]}(?!`)", line[run.end() :])
        kept += line[position : run.start()] + ("" if close else run[1])
        position = run.end() + (close.end() if close else 0)
    return kept + line[position:]


def is_inert(comment: str) -> None:
    """Hold that nothing in a comment does anything but what our own words do."""
    said = OURS.sub("]", outside_of_code(comment))
    assert WORDS.fullmatch(said), said
    assert not re.search(r"\]\(|https?:|www\.|\]:|^\s*(?:[-+*]|\d+[.)]) |^(?: {4}|\t)", said, re.MULTILINE), said
    assert len(comment) < 65_536
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069]", comment)
