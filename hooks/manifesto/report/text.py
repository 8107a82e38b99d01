"""The report for a person at a terminal: what is wrong, the line where it stands, why it matters, and what to write."""

from __future__ import annotations

import textwrap
import unicodedata
from typing import TYPE_CHECKING

from manifesto.problem import LONGEST_LINE, VERDICTS, as_line, count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from manifesto.problem import Fix
    from manifesto.report import Case

    Paint = Callable[[str, str], str]  # gives a text in a colour, or as it is where there are none

WIDTH = 80
LONGEST_EXCERPT = 66  # columns of a written line that are shown
BEFORE = 20  # of them before the fault, at least where there are as many
COLOURS = {"error": "red", "warning": "yellow", "review": "cyan"}


def report(cases: Sequence[Case], paint: Paint = lambda text, _: text) -> str:
    """Return everything that there is to say, and the number of things on the last line."""
    seen: set[str] = set()
    parts = []
    for case in cases:
        parts.append("\n".join(_lines(case, paint, first=case.problem.id not in seen)))
        seen.add(case.problem.id)
    return "\n\n".join([*parts, count(case.problem.severity for case in cases)])


def _lines(case: Case, paint: Paint, *, first: bool) -> Iterator[str]:
    """Yield the lines about one problem; how to go about it is told with the `first` of its kind only."""
    problem, place = case.problem, case.problem.place
    verdict = paint(VERDICTS[problem.severity].lower(), COLOURS[problem.severity])
    yield f"{verdict}  {paint(f'{problem.path}:{place.line}:{place.column}', 'bold')}  [{problem.id}]"
    yield from _wrapped(problem.message)
    if case.line.strip():
        yield from _excerpt(case, paint)
    if problem.fix:
        yield from _change(problem.fix, paint)
    yield from _wrapped(f"Why: {case.check.why}")
    if first and not problem.fix:
        yield from _wrapped(f"How: {case.check.how}")
    yield f"  More: {case.help}"


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent="  ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )


def _change(fix: Fix, paint: Paint) -> Iterator[str]:
    if len(fix.replacement) > LONGEST_LINE:
        yield f"  Line {fix.line} has to change; it is too long to be shown here."
        return
    yield f"  Change line {fix.line} to:"
    for line in fix.replacement.split("\n"):
        yield f"      {paint(as_line(line), 'green')}"


def _excerpt(case: Case, paint: Paint) -> Iterator[str]:
    """Yield the written line, or the part of it around the fault, and a line that points at the fault."""
    column, end = case.problem.place.column - 1, case.problem.end_column - 1
    start, stop = _window(case.line, column)
    dots = "…" if start else ""
    before, marked = dots + as_line(case.line[start:column]), as_line(case.line[column : min(end, stop)])
    number, colour = str(case.problem.place.line), COLOURS[case.problem.severity]
    yield f"  {number} | {dots}{as_line(case.line[start:stop])}{'…' if len(case.line) > stop else ''}"
    yield f"  {' ' * len(number)} | {' ' * _columns(before)}{paint('^' * max(1, _columns(marked)), colour)}"


def _window(line: str, column: int) -> tuple[int, int]:
    """Return the part of a line that is shown: all of it, or as much around a column as there is room for."""
    if len(line) <= LONGEST_EXCERPT and _columns(as_line(line)) <= LONGEST_EXCERPT:
        return 0, len(line)
    start = stop = column
    while start and _columns(as_line(line[start - 1 : column])) <= BEFORE:
        start -= 1
    while stop < len(line) and _columns(as_line(line[start : stop + 1])) <= LONGEST_EXCERPT:
        stop += 1
    while start and _columns(as_line(line[start - 1 : stop])) <= LONGEST_EXCERPT:
        start -= 1
    return start, stop


def _columns(text: str) -> int:
    """Return how many columns of a terminal a text takes: wide letters take two, marks on letters and joiners none."""
    return sum(
        0 if unicodedata.category(c) in {"Mn", "Me", "Cf"} else 1 + (unicodedata.east_asian_width(c) in "WF")
        for c in text
    )
