"""The workflows with the real command in a copy of the repository, from a stranger's text to what GitHub is told."""

from __future__ import annotations

import json
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from .conftest import REPOSITORY, SETUP, event
from .test_comment import pull, said
from .test_pull_request import suggested

if TYPE_CHECKING:
    from .conftest import Stage

PARTS = ("hooks", "overrides", "pages", "principles", ".github", "mkdocs.yml", "contributors.yml")
GOOD = """---
title: Answer the question that was asked
summary: Answer what was asked first, then say whatever else may help them on.
authors:
  - name: Grace Example
    github: grace-example
added: 2026-11-21
licence: CC-BY-4.0
---

Somebody who asks a question has waited for the answer already. Give it in the first sentence, and the rest after it.
"""
FORM = (
    ("principle_title", "Answer the question that was asked"),
    ("summary", "Answer what was asked first, then say whatever else may help them on."),
    ("text", GOOD.rpartition("---\n")[2].strip()),
    ("themes", ""),
    ("name", "Grace Example"),
    ("link", "@grace-example"),
)


@pytest.fixture
def real(stage: Stage) -> Stage:
    """Return a stage on which the repository stands, with the command as it is."""
    for part in PARTS:
        source, target = REPOSITORY / part, stage.tree / part
        if source.is_dir():
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    stage.write("tools/setup.sh", SETUP)
    command = f'#!/bin/sh\nPYTHONPATH=hooks exec {sys.executable} -m manifesto "$@"\n'
    stage.write("tools/manifesto", command, program=True)
    stage.write(".gitignore", ".venv\n.cache\n__pycache__\n/review/\n")
    stage.write(".ci/run", "#!/bin/sh\n", program=True)
    return stage


def checked(stage: Stage, text: str) -> tuple[str, str]:
    """Return how the check of a suggested principle ends, and what is then said on the pull request."""
    tree = suggested(stage, "principles/answer-the-question-that-was-asked.md", text)
    result = stage.play("pull-request", "pull_request", event("pull_request"), tree).jobs["check"]
    kept = stage.folder / f"run-{stage.runs}" / "artifacts" / "report" / "report.json"
    stage.left_behind(80001, "report", {"report.json": kept.read_bytes()})
    stage.github.pulls = [pull()]
    stage.play("comment", "workflow_run", event("workflow_run", workflow_run__conclusion=result))
    return result, said(stage)[0]


def test_a_principle_that_fits(real: Stage) -> None:
    """A good principle is green, and its writer reads that it fits and under which name it will appear."""
    result, told = checked(real, GOOD)

    assert result == "success"
    assert "### This fits" in told
    assert "Grace Example" in told
    assert " pt" in told


def test_a_principle_that_needs_fixing(real: Stage) -> None:
    """A title with a colon is red, and its writer reads the right line, to copy."""
    result, told = checked(real, GOOD.replace("title: Answer the", "title: Questions: answer the"))

    assert result == "failure"
    assert "### Something needs fixing first" in told
    assert 'title: "Questions: answer the question that was asked"' in told


def filled_in() -> str:
    """Return the form as GitHub writes it down."""
    import yaml

    form = yaml.safe_load((REPOSITORY / ".github/ISSUE_TEMPLATE/principle.yml").read_text(encoding="utf-8"))
    labels = {part.get("id"): part["attributes"] for part in form["body"]}
    parts = [f"### {labels[id]['label']}\n\n{answer or '_No response_'}" for id, answer in FORM]
    ticks = [f"- [X] {option['label']}" for option in labels["consent"]["options"]]
    return "\r\n".join("\n\n".join([*parts, f"### {labels['consent']['label']}\n\n" + "\n".join(ticks)]).split("\n"))


def test_a_form(real: Stage) -> None:
    """A form that is filled in is answered; once it is accepted its file stands in a draft pull request."""
    names = [{"name": "principle"}]
    opened = real.play("from-issue", "issues", event("issues", issue__body=filled_in(), issue__labels=names))
    answers = [each["body"] for each in real.github.comments]
    accepted = [*names, {"name": "accept-suggestion"}]
    labelled = real.play(
        "from-issue",
        "issues",
        event("issues", action="labeled", label=accepted[1], issue__body=filled_in(), issue__labels=accepted),
    )
    files = real.github.files("suggestion-12")

    assert opened.jobs == {"read": "success", "answer": "success", "suggest": "skipped"}, opened.log
    assert len(answers) == 1
    assert labelled.jobs == {"read": "success", "answer": "success", "suggest": "success"}, labelled.log
    assert "principles/answer-the-question-that-was-asked.md" in files
    assert "Closes #12" in real.github.pulls[0]["body"]
    assert "1002+grace-example@users.noreply.github.com" in json.dumps(real.github.objects)
    assert len(real.github.comments) == 1
