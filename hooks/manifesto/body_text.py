"""Body texts: what any Markdown of ours, a principle's or a page's, has to be before anything renders it."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from typing import TYPE_CHECKING

from manifesto.plain_text import HIDDEN
from manifesto.problem import JOINERS, Place, code_of, quote
from manifesto.rule import Saying

if TYPE_CHECKING:
    from manifesto.field import Findings

MOST_BRACKETS = 300  # square ones opened in one text: the renderer's time grows with the square of their number
MOST_HEADINGS = 200  # in one text: its time grows with the square of their number, too
MOST_NESTED = 12  # lists or quotations within another on one line; the renderer goes down into each
# Spaces belong to what stands before them, and to nothing else: otherwise a line of them could be read in so many ways
# that looking through all of them took for ever.
TOO_DEEP = re.compile(rf"(?m)^[ \t]*(?:(?:[-*+>]|\d{{1,9}}[.)])[ \t]+){{{MOST_NESTED + 1},}}")
WEIGHTS = (  # what is counted, by which pattern, how many there may be, and in what part of the text
    ("square brackets", re.compile(r"\["), MOST_BRACKETS, None),
    ("headings", re.compile(r"(?m)^[ >]*#{1,6}|^[ >]*(?:=+|-+)[ \t]*$"), MOST_HEADINGS, None),
    ("lists within lists", re.compile(r"[-*+>]|\d+[.)]"), MOST_NESTED, TOO_DEEP),
)
TOO_HEAVY = Saying("P042", "The text has {number} {what} and may have {most}. Leave some out.")
ENTITY = re.compile(r"&(?:#0*[0-9]{1,7}|#[xX]0*[0-9a-fA-F]{1,6}|[A-Za-z]{2,31});?")
ZEROS = re.compile(r"(?<=[#xX])0+(?=[0-9a-fA-F])")  # before a number, of which Python reads no endless ones
SEEN_BY_NOBODY = re.compile(rf"(?![{JOINERS}]){HIDDEN.pattern}")
STANDS_HERE = Saying("P002", "An invisible character ({code}) stands here. Delete it.")
STANDS_FOR = Saying("P002", "{found} stands for an invisible character. Delete it.")


def check_weight(body: str, first_line: int, findings: Findings) -> None:
    """Note a text that would keep everybody waiting while it is rendered, or could not be rendered at all."""
    for what, pattern, most, part in WEIGHTS:
        within = body if not part else found[0] if (found := part.search(body)) else ""
        if (number := len(pattern.findall(within))) > most:
            findings.say(Place(first_line), TOO_HEAVY.finding(number=number, what=what, most=most))


def check_invisible(line: str, number: int, findings: Findings) -> None:
    """Note the first character of a line that nobody would see, however it is written."""
    if found := SEEN_BY_NOBODY.search(line):
        findings.say(Place(number, found.start() + 1), STANDS_HERE.finding(code=code_of(found[0])))
        return
    for match in ENTITY.finditer(line):
        if is_invisible(unescape(ZEROS.sub("", match[0]))):
            findings.say(Place(number, match.start() + 1, match.end() + 1), STANDS_FOR.finding(found=quote(match[0])))
            return


def is_invisible(read: str) -> bool:
    """Return whether what a browser reads in the place of an entity begins with a character that nobody sees.

    Letters follow where the name of another entity is only the beginning, as in `&shyly;`.  Nothing, as of a control
    character, is not seen, either; what Unicode has no character for yet is shown as a box.
    """
    if not read:
        return True
    if read[0] in JOINERS or read[0].isspace():
        return False
    return bool(HIDDEN.match(read)) or unicodedata.category(read[0]) in {"Cc", "Cf", "Cs", "Co"}
