"""Keeps one issue that says which links do not answer: opened when the first fails, closed when all answer again.

    python3 links_issue.py REPORT

REPORT is what `manifesto links --format json` printed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from comment import GitHub, all_of, end_with, from_environment, is_ours, say_problem, within

MARKER = "<!-- manifesto: links that do not answer -->"
LABEL = "links"
TITLE = "Links that need a look"
WELL = "Every link answers."
UNKNOWN = "This machine reached nobody, so nothing is known of any link. The list stays as it is."
ROOM = 50_000  # characters; GitHub takes 65,536


def keep_issue(report: Path) -> str:
    """Open, edit or close the issue, and return a sentence for the log."""
    told_of = json.loads(report.read_text(encoding="utf-8"))
    if not told_of["network"]:
        return UNKNOWN
    problems = all_of(dict, told_of["problems"])
    github = from_environment()
    issue = ours(github)
    body = f"{MARKER}\n{say(problems)}"
    if issue is None:
        return open_issue(github, body) if problems else WELL
    told = {"body": body, "state": "open" if problems else "closed"}
    if told != {name: issue.get(name) for name in told}:
        github.ask("PATCH", f"/issues/{issue['number']}", told)
    return f"Issue {issue['number']} says which links need a look." if problems else WELL


def say(problems: list[dict[str, Any]]) -> str:
    """Return the text of the issue."""
    if not problems:
        return WELL
    items = within([say_problem(problem) for problem in problems], ROOM)
    left = len(problems) - len(items)
    parts = ["This list is looked through once a week, and edited. It closes by itself when every link answers."]
    return "\n\n".join([*parts, *items, *([f"{left} more are in the log of the workflow."] if left else [])])


def open_issue(github: GitHub, body: str) -> str:
    """Open the issue, and return a sentence for the log."""
    number = github.ask("POST", "/issues", {"title": TITLE, "body": body, "labels": [LABEL]})["number"]
    return f"Issue {number} says which links need a look."


def ours(github: GitHub) -> dict[str, Any] | None:
    """Return the issue as we left it, open or closed; the newest, should there be several."""
    every = github.all("/issues", labels=LABEL, state="all")
    return max((each for each in every if is_ours(each, MARKER)), key=lambda each: int(each["number"]), default=None)


if __name__ == "__main__":
    end_with(lambda: keep_issue(Path(sys.argv[1])))
