"""Fields: which names a record may have, what each holds, and how all that is wrong is found in one reading."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from manifesto import notation
from manifesto.node import Mapping, Node, Scalar
from manifesto.plain_text import no_hidden_characters, no_markup
from manifesto.problem import Fix, Place, Problem, quote
from manifesto.suggestion import nearest, suggest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from manifesto.problem import Severity
    from manifesto.rule import Finding, Look, Rule

MOST_TOLD = 1_000  # of one severity in one file
PLAIN = (no_hidden_characters, no_markup)


class WrongShape(Exception):  # noqa: N818 -- a fault of the value, not of ours
    """A value is of another kind than its field holds; caught where the record is read.

    `meant` is the right value, where it can be told from the wrong one.
    """

    def __init__(self, node: Node, id: str, message: str, *, meant: str = "") -> None:
        self.place, self.id, self.message, self.meant = node.place, id, message, meant
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Placed:
    """A word and the place where it was written, for faults that show only when files are put together."""

    text: str
    place: Place


@dataclass(slots=True)
class Findings:
    """What has been found wrong in one file so far; `path` is the file, `lines` are its lines where they are known.

    `errors` counts all that keeps the file from being published, whether it is among the `problems` that are told or
    not: no advice, however much of it, can hide an error.
    """

    path: str
    lines: Sequence[str] = ()
    problems: list[Problem] = field(default_factory=list)
    errors: int = 0
    _told: Counter[Severity] = field(default_factory=Counter)

    def add(self, place: Place, id: str, message: str, severity: Severity = "error", *, fix: Fix | None = None) -> None:
        """Note one problem; of each severity the first thousand are told, more than anybody can use."""
        self.errors += severity == "error"
        self._told[severity] += 1
        if self._told[severity] <= MOST_TOLD:
            self.problems.append(Problem(self.path, place, id, message, severity, fix))

    def say(self, place: Place, finding: Finding, *, fix: Fix | None = None) -> None:
        """Note what a rule found."""
        self.add(place, finding.id, finding.message, finding.severity, fix=fix)

    def obey(self, rules: Iterable[Rule], text: str, place: Place) -> None:
        """Note what the rules say of a text."""
        for rule in rules:
            for finding in rule(text):
                fix = self.instead(place, finding.right, safe=True) if finding.right else None
                self.say(place, finding, fix=fix)

    def scan(self, looks: Iterable[Look], text: str, line: int) -> None:
        """Note what is found in the middle of a line of the text."""
        for look in looks:
            for start, end, finding in look(text):
                self.say(Place(line, start + 1, end + 1), finding)

    def instead(self, place: Place, text: str, *, safe: bool, marks: bool | None = None) -> Fix | None:
        """Return the line with another text as the value at `place`; None where that is not on one line.

        The text stands between quotation marks where it needs or had them, unless `marks` says whether it does.
        """
        if not place.end or place.line > len(self.lines):
            return None
        line = self.lines[place.line - 1]
        before, old, after = line[: place.column - 1], line[place.column - 1 : place.end - 1], line[place.end - 1 :]
        if marks is None and not old.startswith(("'", '"')):
            new = notation.value(text)
        else:
            new = text if marks is False else notation.quoted(text)
        return Fix(place.line, before + new + after, safe)


Reader: TypeAlias = "Callable[[Node, Findings], Any]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One named value of a record.

    `read` turns the node into the value and may raise WrongShape; `example` is a right line, shown where the field is
    missing; `also` holds other names under which people write it.
    """

    name: str
    read: Reader
    example: str
    required: bool = False
    also: tuple[str, ...] = ()


def read_record(mapping: Mapping, fields: Iterable[Field], findings: Findings, *, what: str) -> dict[str, Any]:
    """Return the values that could be read, by field name; all else is noted in `findings`.

    `what` names the record in messages ("principle").  A field whose value is wrong is absent from the result and is
    not reported as missing, too, and neither is one whose name is misspelt.
    """
    fields = tuple(fields)
    written, misspelt = _by_name(mapping, fields, findings, what)
    values = {}
    for item in fields:
        node = written.get(item.name)
        if node is None or (isinstance(node, Scalar) and node.empty):
            if item.required and item.name not in misspelt:
                place = node.place if node else mapping.place
                findings.add(place, "P020", f"The field {item.name} is missing. Add it like this: {item.example}")
            continue
        try:
            values[item.name] = item.read(node, findings)
        except WrongShape as wrong:
            fix = findings.instead(wrong.place, wrong.meant, safe=True, marks=False) if wrong.meant else None
            message = wrong.message if fix else f"{wrong.message} It looks like this: {item.example}"
            findings.add(wrong.place, wrong.id, message, fix=fix)
    return values


def _by_name(
    mapping: Mapping, fields: tuple[Field, ...], findings: Findings, what: str
) -> tuple[dict[str, Node], set[str]]:
    """Return what is written by field name, and the fields that are probably meant by names that do not exist."""
    known = [item.name for item in fields]
    misspelt: set[str] = set()
    names = {alias: item.name for item in fields for alias in (item.name, *item.also)}
    written: dict[str, Node] = {}
    first: dict[str, int] = {}
    for key, value in mapping.entries:
        if (name := names.get(key.text)) is None:
            if isinstance(value, Scalar) and value.empty and key.place.line in first.values():
                message = f"{quote(key.text)} follows a comma, and is taken for a field. Put quotation marks around words with a comma in them."
                findings.add(key.place, "P021", message)
                continue
            near = nearest(key.text, known)
            fix = findings.instead(key.place, near[0], safe=False) if near else None
            message = f"A {what} has no field {quote(key.text)}. {suggest(key.text, known)}"
            findings.add(key.place, "P021", message, fix=fix)
            misspelt.update(near[:1])
        elif name in written:
            message = f"The field {name} stands here and on line {first[name]}. Keep one of them."
            findings.add(key.place, "P014", message)
        else:
            written[name], first[name] = value, key.place.line
            if key.text != name:
                message = f"The field {quote(key.text)} is called {name} here, and is read as that."
                findings.add(key.place, "P021", message, "warning", fix=findings.instead(key.place, name, safe=True))
    return written, misspelt
