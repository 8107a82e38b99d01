"""The body of a principle: the rules that its Markdown obeys before anything renders it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manifesto.problem import Place, quote
from manifesto.rule import HIDDEN, JOINERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto.field import Findings

SHORTEST, LONGEST = 40, 6000
FENCE = re.compile(r"\s{0,3}(```|~~~)")
CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
TAG = re.compile(r"<(?!https?://|mailto:)[A-Za-z/!?][^>]*>?")
LINK = re.compile(r"!?\[[^\]]*\]\(\s*<?([^)\s>]*)|^\s{0,3}\[[^\]]+\]:\s*<?([^\s>]*)|<([a-zA-Z][a-zA-Z0-9+.-]*:[^>]*)>")
NOT_ALLOWED = (
    (TAG, "HTML is not printed here. Write it in words, or put it between backticks to show it as code."),
    (re.compile(r"!\[[^\]]*\]"), "A principle has no pictures, so that it can hang on a wall. Describe it in words."),
    (re.compile(r"^\s{0,3}#(?!#)\s+\S"), "The title is the only heading of this size. Begin the line with ## instead."),
    (re.compile(r"--8<--|\{%|\{\{"), "This would include or run something. Write it in words."),
)
SCHEMES = ("https://", "mailto:")
PRINCIPLE = re.compile(r"(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)\.md(?:#[\w-]*)?")


def check(body: str, first_line: int, findings: Findings) -> None:
    """Note everything in a body that cannot be published; lines count from `first_line`."""
    text = body.strip()
    if not text:
        findings.add(Place(first_line), "P020", "The principle has no text. Below the second --- say why it matters.")
        return
    if not SHORTEST <= len(text) <= LONGEST:
        advice = "Shorten it." if len(text) > LONGEST else "Say why it matters and what it looks like."
        message = f"The text has {len(text)} characters and may have {SHORTEST} to {LONGEST}. {advice}"
        findings.add(Place(first_line), "P040", message)
        if len(text) > LONGEST:
            return
    for number, line in _lines_of_prose(body, first_line):
        _check_line(line, number, findings)


def links(body: str) -> Iterator[tuple[int, int, str]]:
    """Yield the line (from 0), the column (from 1) and the target of every link in a body, code left out."""
    for number, line in _lines_of_prose(body, 0):
        for match in LINK.finditer(line):
            target = next(group for group in match.groups() if group is not None)
            yield number, match.start() + 1, target


def _lines_of_prose(body: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Yield numbered lines outside fenced code, with code spans blanked out so that columns stay true."""
    fenced = False
    for number, line in enumerate(body.split("\n"), first_line):
        if FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            yield number, CODE.sub(lambda match: " " * len(match[0]), line)


def _check_line(line: str, number: int, findings: Findings) -> None:
    for pattern, message in NOT_ALLOWED:
        if match := pattern.search(line):
            findings.add(Place(number, match.start() + 1), "P042", f"{quote(match[0])}: {message}")
    for match in HIDDEN.finditer(line):
        if match[0] not in JOINERS:
            message = f"An invisible character (U+{ord(match[0]):04X}) stands here. Delete it."
            findings.add(Place(number, match.start() + 1), "P002", message)
            break
    for match in LINK.finditer(line):
        target = next(group for group in match.groups() if group is not None)
        if not target.startswith(SCHEMES) and not PRINCIPLE.fullmatch(target):
            message = (
                f"The link {quote(target)} leads nowhere that we can print. "
                "Use https://, mailto: or the file of another principle, such as keep-every-promise.md."
            )
            findings.add(Place(number, match.start() + 1), "P042", message)
