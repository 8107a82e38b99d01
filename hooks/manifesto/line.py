"""Lines that YAML cannot read: what may have happened to one, and how it should be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto import notation
from manifesto.repair import SPECIAL, repairs, written
from manifesto.suggestion import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

ENTRY = re.compile(r"^(?P<head> *(?:- )?(?P<key>[A-Za-z_][\w-]*)\s*: +| *- +)(?P<value>\S.*)$")
NO_COLON = re.compile(r"^(?P<indent> *(?:- )?)(?P<key>[A-Za-z_][\w-]*)(?P<gap>\s*[:：=]\s*|\s+)(?P<value>[^\s:：=].*)$")
BULLET = re.compile(r"^(?P<indent> *)(?:[•◦▪·*–—](?!\*)|-(?=[^\s-]))\s*(?P<words>\S.*)$")
SPECIAL_SPACE = re.compile("[\u00a0\u2000-\u200a\u202f\u3000]")
A_SLIP = 0.8  # how close to the name of a field a word is that was meant as one
CONFLICT = re.compile(r"(<{7}|={7}|>{7})(\s|$)")
WRITTEN_OUT = ("author", "authors", "source")  # fields whose value may itself have fields


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


def first(lines: list[str]) -> Iterator[Accident]:
    """Yield what may be wrong with the first line: one that begins further in makes all others look wrong."""
    words = lines[0].lstrip(" ")
    if (
        words != lines[0]
        and not words.startswith("- ")
        and any(ENTRY.match(line) for line in lines[1:] if line[:1].strip())
    ):
        yield Accident(0, 1, "This line begins further in than the others. Begin it without a space.", words)


def in_words(number: int, lines: list[str], names: Collection[str]) -> Iterator[Accident]:
    """Yield what may be wrong with what stands on the line; `names` are the fields that may stand in the text."""
    line = lines[number].rstrip()
    if CONFLICT.match(line):
        message = "Two versions of this place were put together, and this mark divides them. Keep one of the two, and delete the marks."
        yield Accident(number, 1, message, "", safe=False)
    elif entry := ENTRY.match(line):
        yield from _about_fields(number, lines, entry, names)
        for repair in repairs(entry["value"]):
            right = f"{entry['head']}{repair.value}"
            yield Accident(number, entry.start("value") + 1, repair.complaint, right, repair.safe)
    elif loose := NO_COLON.match(line):
        yield from _about_colon(number, lines, loose, names)
    if bullet := BULLET.match(line):
        message = "An item of a list begins with a hyphen and a space."
        yield Accident(number, bullet.end("indent") + 1, message, f"{bullet['indent']}- {written(bullet['words'])}")


def _about_fields(number: int, lines: list[str], entry: re.Match[str], names: Collection[str]) -> Iterator[Accident]:
    """Yield what may be wrong where several fields stand on one line, or one that belongs to a list begins with a hyphen."""
    key, head, value = entry["key"] or "", entry["head"], entry["value"]
    if not names or value.startswith(("{", "[", '"', "'")):
        return
    name = rf"(?:{'|'.join(map(re.escape, names))})"
    parts = [part.partition(":") for part in re.split(rf",\s+(?={name}:\s)", value)]
    pairs = [(field.strip(), text.strip()) for field, _, text in parts]
    column = entry.start("value") + 1
    if re.match(rf"{name}:\s", value) and (key in WRITTEN_OUT or key not in names):
        inner = ", ".join(f"{field}: {notation.value(text)}" for field, text in pairs)
        yield Accident(number, column, "What belongs to a field stands between braces.", f"{head}{{{inner}}}")
    elif pairs[1:] and all(text for _, text in pairs[1:]):
        start = " " * (len(head) - len(head.lstrip(" -")))
        rest = (f"{start}{field}: {written(text)}" for field, text in pairs[1:])
        right = "\n".join([head + written(re.split(rf",\s+(?={name}:\s)", value)[0]), *rest])
        message = "There are several fields on this line. Each stands on a line of its own."
        yield Accident(number, column, message, right, safe=head.startswith((" ", "-")))  # a person has few words
    before = next((line.rstrip() for line in reversed(lines[:number]) if line.strip()), "")
    if head.startswith("- ") and key in names and not before.endswith(":") and not before.startswith((" ", "-")):
        message = "A field begins without a hyphen."
        yield Accident(number, 1, message, head.removeprefix("- ") + written(value))


def _about_colon(number: int, lines: list[str], loose: re.Match[str], names: Collection[str]) -> Iterator[Accident]:
    """Yield what may be wrong with a line that has no field: it goes on with the one before, or lacks its colon."""
    key, gap, value = loose["key"], loose["gap"], loose["value"]
    colon = bool(gap.strip())
    slip = key in names or nearest(key, names, closeness=A_SLIP)
    before = next((earlier.rstrip() for earlier in reversed(lines[:number]) if earlier.strip()), "")
    if names and not slip and not colon and ENTRY.match(before):
        message = "This line goes on with the one before. Begin it with two spaces."
        yield Accident(number, 1, message, f"  {lines[number].rstrip()}")
    if value.startswith(tuple(SPECIAL)):
        return
    message = f"A colon and a space belong after {key}."
    if colon and SPECIAL_SPACE.search(gap):
        message = f"The space after {key}: is a special one, as word processors have it. Type a plain one."
    right = f"{loose['indent']}{key}: {written(value)}"
    yield Accident(number, loose.end("key") + 1, message, right, safe=colon and key in names)


def in_place(number: int, lines: list[str]) -> Iterator[Accident]:
    """Yield what may be wrong with where the line begins."""
    line = lines[number]
    words = line.lstrip()
    indent = line[: len(line) - len(words)]
    if "\t" in indent:
        column = indent.index("\t") + 1
        message = "There is a tab at the start of this line."
        yield Accident(number, column, f"{message} Put two spaces in its place.", indent.replace("\t", "  ") + words)
        yield Accident(number, column, f"{message} Begin it without.", words)
        return
    before = next((earlier for earlier in reversed(lines[:number]) if earlier.strip()), "")
    right = _start_after(before, words)
    if words and indent != right and not words.startswith("---"):
        where = f"with {len(right)} spaces before it" if right else "without a space before it"
        message = f"This line does not begin where it should. Begin it {where}, as the lines around it do."
        yield Accident(number, 1, message, right + words, safe=bool(indent))  # what begins at the left may be right


def _start_after(before: str, words: str) -> str:
    """Return the spaces with which a line begins that follows another: below its words, or below its hyphen."""
    start = before[: len(before) - len(before.lstrip())]
    return f"{start}  " if before.lstrip().startswith("- ") and not words.startswith("- ") else start
