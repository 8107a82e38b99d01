"""Issue forms: the questions of a file in `.github/ISSUE_TEMPLATE`, and the answers in the body of an issue.

GitHub makes one text of what somebody filled in: for each question, in order, a line with `### ` and its label, and
below it the answer.  Only such a line, and only where its turn has come, begins an answer; everything else is answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto import parsing
from manifesto.node import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping as Answered

    from manifesto.node import Node

FOLDER = ".github/ISSUE_TEMPLATE"
NOTHING = "_No response_"  # what GitHub writes where nothing was filled in
SEVERAL_LINES = "textarea"
BOXES = "checkboxes"
BOX = re.compile(r"[-*+] \[(?P<mark>[ xX]?)\] (?P<words>.*)")


class NoForm(Exception):  # noqa: N818 -- a maintainer's slip
    """A file is no issue form; the message says what is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question; `boxes` are the words beside those boxes that have to be ticked."""

    id: str
    label: str
    kind: str
    boxes: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """The line that begins its answer."""
        return f"### {self.label}"

    def agreed(self, answer: str) -> bool:
        """Return whether each box that has to be ticked is, beside its own words and no others."""
        found = [BOX.fullmatch(line.strip()) for line in answer.split("\n")]
        ticked = {_plain(box["words"]) for box in found if box and box["mark"] in {"x", "X"}}
        return all(_plain(words) in ticked for words in self.boxes)


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueForm:
    """The questions of one form, and the labels that it gives to its issues."""

    labels: frozenset[str]
    questions: tuple[Question, ...]

    def label(self, id: str) -> str:
        """Return what a question is called; nothing where there is no such question."""
        return next((question.label for question in self.questions if question.id == id), "")

    def answers(self, body: str) -> Answered[str, str]:
        """Return the answers by the ids of their questions; raises Lost where a heading is missing.

        A heading may stand in an answer of several lines as well.  So questions before the first of those are looked
        for from above, and those after it from below.
        """
        lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        found = self._found([line.rstrip() for line in lines])
        if lost := tuple(question for question in self.questions if question.id not in found):
            raise Lost(lost, known=len(found))
        places = [*found.values(), len(lines)]
        return {
            question.id: _answer(lines[start + 1 : stop])
            for question, start, stop in zip(self.questions, places, places[1:], strict=False)
        }

    def _found(self, lines: list[str]) -> dict[str, int]:
        """Return the line of each question whose heading stands where it should."""
        long = (number for number, question in enumerate(self.questions, 1) if question.kind == SEVERAL_LINES)
        first = next(long, len(self.questions))
        above, start = {}, 0
        for question in self.questions[:first]:
            if (place := _index(lines, question.heading, range(start, len(lines)))) is not None:
                above[question.id], start = place, place + 1
        below, stop = {}, len(lines)
        for question in reversed(self.questions[first:]):
            if (place := _index(lines, question.heading, range(stop - 1, start - 1, -1))) is not None:
                below[question.id], stop = place, place
        return {**above, **dict(reversed(below.items()))}


class Lost(Exception):  # noqa: N818 -- a slip of whoever edited it
    """Headings of a form are missing from the body of an issue, or stand in another order; `known` counts the others."""

    def __init__(self, questions: tuple[Question, ...], known: int) -> None:
        self.questions, self.known = questions, known
        super().__init__(", ".join(question.label for question in questions))


def read_form(text: str, path: str) -> IssueForm:
    """Return the form in the text of its file; raises NoForm, and Rejected where the YAML cannot be read."""
    root = parsing.read(text, path=path)
    body = _get(root, "body")
    questions = tuple(_questions(body.items)) if isinstance(body, Sequence) else ()
    labels = _get(root, "labels")
    named = frozenset(filter(None, map(_word, labels.items))) if isinstance(labels, Sequence) else frozenset()
    if not questions or not named:
        raise NoForm(f"{path} has no {'labels' if questions else 'questions'}, so its issues cannot be read.")
    if len({question.label for question in questions}) < len(questions):
        raise NoForm(f"Two questions of {path} have the same label, so their answers cannot be told apart.")
    return IssueForm(labels=named, questions=questions)


def _questions(items: tuple[Node, ...]) -> Iterator[Question]:
    for item in items:
        attributes = _get(item, "attributes")
        id, label, kind = _word(_get(item, "id")), _word(_get(attributes, "label")), _word(_get(item, "type"))
        if id and label:
            yield Question(id=id, label=label, kind=kind, boxes=tuple(_boxes(attributes)) if kind == BOXES else ())


def _boxes(attributes: Node | None) -> Iterator[str]:
    options = _get(attributes, "options")
    for option in options.items if isinstance(options, Sequence) else ():
        if _word(_get(option, "required")) == "true":
            yield _word(_get(option, "label"))


def _get(node: Node | None, name: str) -> Node | None:
    return node.get(name) if isinstance(node, Mapping) else None


def _word(node: Node | None) -> str:
    return _plain(node.text) if isinstance(node, Scalar) else ""


def _plain(words: str) -> str:
    return " ".join(words.split())


def _index(lines: list[str], wanted: str, order: range) -> int | None:
    return next((number for number in order if lines[number] == wanted), None)


def _answer(lines: list[str]) -> str:
    """Return an answer without the empty lines around it."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    answer = "\n".join(lines[filled[0] : filled[-1] + 1]) if filled else ""
    return "" if answer.strip() == NOTHING else answer
