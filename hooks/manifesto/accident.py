"""The accidents that people have with YAML, recognised from the lines they wrote and answered with the right line.

Each is a guess, kept when its right line brings a reader of the text further than the written one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from manifesto.repair import SPECIAL, repairs, written
from manifesto.suggestion import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    Stop = tuple[float, int]  # the line and column where a reader stops; beyond the last line when it does not

ENTRY = re.compile(r"^(?P<head> *(?:- )?[A-Za-z_][\w-]*\s*: +| *- +)(?P<value>\S.*)$")
NO_COLON = re.compile(r"^(?P<indent> *(?:- )?)(?P<key>[A-Za-z_][\w-]*)(?:\s*[:：]|(?=\s))\s*(?P<value>[^\s:：].*)$")
CONFLICT = re.compile(r"(<{7}|={7}|>{7})(\s|$)")
MOST_TRIED = 12  # guesses
NEAR = 3  # how many lines back the fault of a line's place may lie


@dataclass(frozen=True, slots=True)
class Accident:
    """What probably happened, and the whole line as it should be, which may become several.

    `line` counts from 0 within the text, `column` from 1.  It is `safe` to write the right line for somebody when no
    word of theirs is guessed at.
    """

    line: int
    column: int
    message: str
    right: str
    safe: bool = True


def likeliest(
    lines: list[str], stumbled: Stop, suspects: tuple[int, ...], names: Collection[str], reach: Callable[[str], Stop]
) -> Accident | None:
    """Return the first accident whose right line lets a reader of the text get further than where it `stumbled`.

    `reach` tells how far it gets; lines and columns count from 0.
    """
    for guess in islice(candidates(lines, *suspects, names=names), MOST_TRIED):
        reached = reach("\n".join([*lines[: guess.line], guess.right, *lines[guess.line + 1 :]]))
        if reached > stumbled and reached[0] > guess.line:
            return guess
    return None


def candidates(lines: list[str], *suspects: int, names: Collection[str] = ()) -> Iterator[Accident]:
    """Yield what may have happened, likeliest first; `names` are the fields that may stand in the text.

    `suspects` are the lines that the parser names, the last of them the one on which it stumbled.  It often stumbles
    after the true fault (an open quote swallows lines), so the lines before are looked at as well, nearest first.
    """
    last = min(suspects[-1], len(lines) - 1)
    order = dict.fromkeys([*(line for line in suspects if line <= last), *range(last, -1, -1)])
    for number in order:
        yield from _in_words(number, lines, names)
    for number in range(last, max(last - NEAR, -1), -1):
        yield from _in_place(number, lines)


def _in_words(number: int, lines: list[str], names: Collection[str]) -> Iterator[Accident]:
    """Yield what may be wrong with what stands on the line."""
    line = lines[number].rstrip()
    if CONFLICT.match(line):
        message = "Two versions of this place were put together, and this mark divides them. Keep one of the two, and delete the marks."
        yield Accident(number, 1, message, "", safe=False)
    elif entry := ENTRY.match(line):
        if several := _several(entry["head"], entry["value"], names):
            message = "There are several fields on this line. Each stands on a line of its own."
            yield Accident(number, entry.start("value") + 1, message, several)
        for repair in repairs(entry["value"]):
            right = f"{entry['head']}{repair.value}"
            yield Accident(number, entry.start("value") + 1, repair.complaint, right)
    elif (loose := NO_COLON.match(line)) and not loose["value"].startswith(tuple(SPECIAL)):
        if names and not nearest(loose["key"], names) and number and ENTRY.match(lines[number - 1].rstrip()):
            message = "This line goes on with the one before. Begin it with two spaces."
            yield Accident(number, 1, message, f"  {line}")
        right = f"{loose['indent']}{loose['key']}: {written(loose['value'])}"
        message = f"A colon and a space belong after {loose['key']}."
        yield Accident(number, loose.end("key") + 1, message, right, safe=loose["key"] in names)


def _several(head: str, value: str, names: Collection[str]) -> str:
    """Return a line such as `name: Ada Example, github: ada` as lines of one field each, or nothing if it is none."""
    if not names:
        return ""
    first, *rest = re.split(rf",\s+(?=(?:{'|'.join(names)}):\s)", value)
    start = " " * (len(head) - len(head.lstrip(" -")))
    pairs = [part.partition(":")[::2] for part in rest]
    lines = [head + written(first), *(f"{start}{name}: {written(text.strip())}" for name, text in pairs)]
    return "\n".join(lines) if rest and all(text.strip() for _, text in pairs) else ""


def _in_place(number: int, lines: list[str]) -> Iterator[Accident]:
    """Yield what may be wrong with where the line begins."""
    line = lines[number]
    words = line.lstrip()
    indent = line[: len(line) - len(words)]
    if "\t" in indent:
        message = "There is a tab at the start of this line. Put two spaces in its place."
        yield Accident(number, indent.index("\t") + 1, message, indent.replace("\t", "  ") + words)
        return
    before = next((earlier for earlier in reversed(lines[:number]) if earlier.strip()), "")
    right = _start_after(before, words)
    if words and indent != right and not words.startswith("---"):
        where = f"with {len(right)} spaces before it" if right else "without a space before it"
        message = f"This line does not begin where it should. Begin it {where}, as the lines around it do."
        yield Accident(number, 1, message, right + words)


def _start_after(before: str, words: str) -> str:
    """Return the spaces with which a line begins that follows another: below its words, or below its hyphen."""
    start = before[: len(before) - len(before.lstrip())]
    return f"{start}  " if before.lstrip().startswith("- ") and not words.startswith("- ") else start
