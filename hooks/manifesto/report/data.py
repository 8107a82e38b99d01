"""The report as JSON, for other programs; its form is a promise, and a new one gets a new version."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from manifesto.report import Case

VERSION = 1


def report(cases: Sequence[Case]) -> str:
    """Return the report as one JSON object."""
    return written(record(cases))


def written(values: dict[str, Any]) -> str:
    """Return values as every report of ours is written."""
    return json.dumps(values, ensure_ascii=False, indent=1)


def record(cases: Sequence[Case]) -> dict[str, Any]:
    """Return what the report holds, in values of JSON."""
    numbers = Counter(case.problem.severity for case in cases)
    counts = {severity: numbers[severity] for severity in ("error", "warning", "review")}
    return {"version": VERSION, "problems": [_problem(case) for case in cases], "counts": counts}


def _problem(case: Case) -> dict[str, Any]:
    problem = case.problem
    return {
        "id": problem.id,
        "severity": problem.severity,
        "path": problem.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "end_column": problem.end_column,
        "message": problem.message,
        "why": case.check.why,
        "fix": problem.fix and {"line": problem.fix.line, "replacement": problem.fix.replacement},
        "help": case.help,
    }
