"""The report for GitHub: annotations on the lines of a pull request, and a summary in which nothing is left out.

An annotation is a line that begins with `::`.  GitHub shows ten of a kind from one step and drops the others without a
word (actions/toolkit, docs/problem-matchers.md); in data it wants %, CR and LF escaped, in properties : and , as well
(actions/toolkit, packages/core/src/command.ts).
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from manifesto.inert import block
from manifesto.problem import VERDICTS, count
from manifesto.report import fitting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from manifesto.problem import Severity
    from manifesto.report import Case

KINDS: dict[Severity, str] = {"error": "error", "warning": "warning", "review": "notice"}
MOST = 10  # annotations of a kind
LARGEST_SUMMARY = 900_000  # bytes; GitHub takes 1 MiB and drops a larger one whole
WIDTH = 96  # characters; code is not wrapped on the page


def commands(cases: Sequence[Case], elsewhere: str) -> Iterator[str]:
    """Yield the lines that GitHub turns into annotations; where there are more than it shows, the last says where they are.

    `elsewhere` is "summary" or "log".
    """
    for severity, kind in KINDS.items():
        some = [case for case in cases if case.problem.severity == severity]
        kept = some if len(some) <= MOST else some[: MOST - 1]
        for case in kept:
            yield _annotation(kind, case)
        if left := len(some) - len(kept):
            yield f"::{kind} title=And {left} more::The {elsewhere} of this run lists all of them."


def _annotation(kind: str, case: Case) -> str:
    problem, place = case.problem, case.problem.place
    properties = {
        "file": problem.path,
        "line": str(place.line),
        "col": str(place.column),
        "endColumn": str(problem.end_column),
        "title": f"{problem.id} {case.check.title}",
    }
    how = _change(case) or [f"How: {case.check.how}"]
    said = [problem.message, *how, f"Why: {case.check.why}", f"More: {case.help}"]
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{kind} {listed}::{_data(chr(10).join(said))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summary(cases: Sequence[Case]) -> str:
    """Return the summary of the run in Markdown, with everything contributed in it made harmless."""
    told = fitting(list(map(section, cases)), LARGEST_SUMMARY)
    sections = ["## The check of the manifesto", count(case.problem.severity for case in cases), *told]
    return "\n\n".join(sections) + "\n\n"


def section(case: Case) -> str:
    """Return the part of the summary about one problem; whatever was contributed is code, in which nothing is active."""
    problem, place = case.problem, case.problem.place
    said = [f"{problem.path}, line {place.line}", *textwrap.wrap(problem.message, WIDTH), *_change(case)]
    return f"{heading(case)}\n\n{block(chr(10).join(said))}"


def heading(case: Case, where: str = "") -> str:
    """Return the line above a problem in Markdown: how grave it is, `where`, and the address of its help."""
    name = case.problem.id
    more = f"[{name}]({case.help})" if case.help.startswith("https:") else name
    return f"**{VERDICTS[case.problem.severity]}**{where} ({more})"


def _change(case: Case) -> list[str]:
    if not (fix := case.problem.fix):
        return []
    return [f"Change line {fix.line} to:", *(f"  {line}" for line in fix.replacement.split("\n"))]
