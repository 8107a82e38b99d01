"""The body of a principle: the rules that its Markdown obeys before anything renders it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manifesto import body_text, code_span, link, privacy
from manifesto.plain_text import HIDDEN
from manifesto.problem import Fix, Place, quote
from manifesto.rule import Saying, length

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto.field import Findings
    from manifesto.house_style import HouseStyle

SHORTEST, LONGEST = 40, 6000
FENCE = re.compile(r"(?P<fence>`{3,}|~{3,}) *(?:[\w#.+-]+ *)?")
TAG = re.compile(r"<(?![A-Za-z][A-Za-z0-9+.-]*:[^<>]*>|[^\s<>@/]+@[^\s<>@/]+>)[A-Za-z/!?][^>]*>?")
LINK = re.compile(
    r"\[[^\[\]]*\]\(\s*<?(?P<inline>(?:\([^()\s]*\)|[^()\s>])*)|^[\s>]*\[[^\]]+\]:\s*<?(?P<reference>[^\s>]*)"
    r"|<(?P<automatic>[A-Za-z][A-Za-z0-9+.-]*:[^<>]*)>|\]\(\s*<?(?P<nested>(?:\([^()\s]*\)|[^()\s>])*)"
)
PICTURE = re.compile(r"!\[[^\[\]]*\](?:\([^)]*\)?)?")
NOT_ALLOWED = tuple(
    (pattern, Saying("P042", f"{{found}}: {message}"))
    for pattern, message in (
        (TAG, "HTML is not printed here. Write it in words, or put ` before and after it to show it as code."),
        (PICTURE, "A principle has no pictures, so that it can hang on a wall. Describe it in words."),
        (
            re.compile(r"^[\s>]*#(?!#)"),
            "This would print as large as the title. Begin with ##, or with \\# for a plain #.",
        ),
        (
            re.compile(r"^[\s>]*=+\s*$"),
            "This would print the line above as large as the title. Delete it, and begin that line with ##.",
        ),
        (re.compile(r"^[\s>]*#{4,}"), "Headings have two sizes. Begin the line with ## or ###."),
        (
            re.compile(r"--8<--|\{%|\{\{"),
            "Some programs would take these signs for a command. Write it in words, or put ` before and after it to show it as code.",
        ),
    )
)
NO_TEXT = Saying("P020", "The principle has no text. Below the second --- say why it matters.")
LENGTH = length("text", SHORTEST, LONGEST, id="P040", write="Say why it matters and what it looks like.")
NOWHERE = Saying("P042", "This link leads nowhere. Put the address between its round brackets.")
ELSEWHERE = Saying(
    "P042",
    "The link {found} leads nowhere that we can print. Use https://, mailto: or the file of another principle, such as keep-every-promise.md.",
)
# What no fault of a line is without; most lines have none of it, and are not looked at any closer.
NOTABLE = re.compile(rf"[<>\[\]#={{@`&0-9{HIDDEN.pattern[1:-1]}]")
SCHEMES = ("https://", "mailto:")
PRINCIPLE = re.compile(r"(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)\.md(?:#[\w-]*)?")


def check(body: str, first_line: int, findings: Findings, style: HouseStyle) -> None:
    """Note everything in a body that cannot be published; lines count from `first_line`."""
    text = body.strip()
    if not text:
        findings.say(Place(first_line), NO_TEXT.finding())
        return
    findings.obey([LENGTH], text, Place(first_line))
    if len(text) > LONGEST:
        return
    body_text.check_weight(body, first_line, findings)
    if not style.looks and not NOTABLE.search(body):
        return
    outward: list[Place] = []
    for number, line in _lines_of_prose(body, first_line):
        findings.scan(style.looks, line, number)
        if NOTABLE.search(line):
            _check_line(line, number, findings)
            outward += _check_links(line, number, findings)
    if len(outward) > link.MOST:
        findings.say(outward[link.MOST], link.too_many(len(outward)))


def links(body: str) -> Iterator[tuple[int, int, str]]:
    """Yield the line (from 0), the column (from 1) and the target of every link in a body, code left out."""
    for number, line in _lines_of_prose(body, 0):
        for column, target, _ in _targets(line):
            yield number, column, target


def _targets(line: str) -> Iterator[tuple[int, str, int]]:
    """Yield the column (from 1) of each link, its target, and where that begins in the line (from 0)."""
    for match in LINK.finditer(PICTURE.sub(_blank, line)):
        name = next(name for name, group in match.groupdict().items() if group is not None)
        yield match.start() + 1, match[name], match.start(name)


def _lines_of_prose(body: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Yield numbered lines outside fenced code, with code spans blanked out so that columns stay true."""
    lines = body.split("\n")
    last = {line.rstrip(): number for number, line in enumerate(lines)}
    closing = ""
    for number, line in enumerate(lines):
        if closing:
            closing = "" if line.rstrip() == closing else closing
        elif (fence := FENCE.fullmatch(line)) and last.get(fence["fence"], 0) > number:
            closing = fence["fence"]
        else:
            yield number + first_line, code_span.blanked(line)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _check_line(line: str, number: int, findings: Findings) -> None:
    for pattern, say in NOT_ALLOWED:
        if match := pattern.search(line):
            findings.say(Place(number, match.start() + 1, match.end() + 1), say.finding(found=quote(match[0])))
    body_text.check_invisible(line, number, findings)
    findings.scan((privacy.mailboxes, privacy.numbers), line, number)


def _check_links(line: str, number: int, findings: Findings) -> Iterator[Place]:
    """Yield where the line leads out of the site; each link leads somewhere that can be printed, and says so openly."""
    for column, target, start in _targets(line):
        place = Place(number, column)
        if target.startswith(SCHEMES[0]):
            yield place
        elif not target:
            findings.say(place, NOWHERE.finding())
        elif not target.startswith(SCHEMES) and not PRINCIPLE.fullmatch(target):
            findings.say(place, ELSEWHERE.finding(found=quote(target)))
        for finding in link.straight(target):
            fix = _replaced(target, finding.right, start, place, findings) if finding.right else None
            findings.say(place, finding, fix=fix)


def _replaced(old: str, new: str, start: int, place: Place, findings: Findings) -> Fix | None:
    """Return the line with one address, which begins at `start`, in the place of another."""
    line = findings.lines[place.line - 1] if place.line <= len(findings.lines) else ""
    return Fix(place.line, line[:start] + new + line[start + len(old) :], safe=True) if line else None
