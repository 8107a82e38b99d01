"""What holds for every workflow, whatever it does."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from .conftest import EVENTS, REPOSITORY, WORKFLOWS, event
from .expressions import evaluate
from .runner import every_expression, group, workflow

NAMES = sorted(path.stem for path in WORKFLOWS.glob("*.yml"))
POWER: dict[str, dict[str, dict[str, str]]] = {
    "pull-request": {"check": {}, "tests": {}},
    "comment": {"comment": {"pull-requests": "write"}},
    "publish": {"build": {}, "deploy": {"pages": "write", "id-token": "write"}},
    "from-issue": {
        "read": {},
        "answer": {"issues": "write"},
        "suggest": {"contents": "write", "pull-requests": "write"},
    },
    "links": {"ask": {}, "tell": {"issues": "write"}},
    "posters": {"print": {}, "attach": {"contents": "write"}},
}


def steps(name: str) -> list[dict[str, Any]]:
    """Return every step of a workflow."""
    return [step for job in workflow(WORKFLOWS / f"{name}.yml")["jobs"].values() for step in job["steps"]]


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    """Return the name of each workflow in turn."""
    return str(request.param)


def test_they_are_all_known() -> None:
    """A new workflow gets its row in the table of who may write what."""
    assert set(POWER) == set(NAMES)


def test_each_job_may_do_what_it_must(name: str) -> None:
    """A workflow may do nothing; each of its jobs may write only what the table says."""
    found = workflow(WORKFLOWS / f"{name}.yml")
    written = {
        job: {what: level for what, level in told["permissions"].items() if level == "write"}
        for job, told in found["jobs"].items()
    }

    assert found["permissions"] == {}
    assert written == POWER[name]


def test_who_may_write_runs_nothing_of_ours_that_was_installed(name: str) -> None:
    """Packages and contributed text stay in jobs that can only read."""
    for job, told in workflow(WORKFLOWS / f"{name}.yml")["jobs"].items():
        if POWER[name][job]:
            ran = " ".join(step.get("run", "") for step in told["steps"])
            assert not re.search(r"\.venv|setup\.sh|make |\.ci/", ran)


def test_every_action_is_held_to_one_commit(name: str) -> None:
    """A tag can be moved by whoever takes over an action; a commit cannot. The version stands beside it for people."""
    lines = (WORKFLOWS / f"{name}.yml").read_text(encoding="utf-8").splitlines()
    used = [line.strip().removeprefix("- ") for line in lines if re.match(r"\s*(- )?uses:", line)]

    assert used
    for line in used:
        assert re.fullmatch(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)


def test_one_version_of_each_action() -> None:
    """The same action is the same commit in every workflow."""
    used = {step["uses"] for name in NAMES for step in steps(name) if "uses" in step}

    assert len({each.partition("@")[0] for each in used}) == len(used)


def test_nothing_is_written_into_a_script(name: str) -> None:
    """What comes from an event reaches a script through its environment, never as part of its text."""
    for step in steps(name):
        assert "${{" not in step.get("run", "")


def test_no_secret_and_no_cache(name: str) -> None:
    """No workflow knows a secret, and nothing that one run keeps is taken up by another."""
    text = (WORKFLOWS / f"{name}.yml").read_text(encoding="utf-8")

    assert not re.search(r"secrets[.\[:]|cache:|actions/cache|pull_request_target|allow-unsafe", text)


def test_checkouts_keep_no_token(name: str) -> None:
    """No step finds a token in the folder that it works in."""
    for step in steps(name):
        if "checkout@" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False


def test_the_comment_checks_nothing_out() -> None:
    """What may comment never sees a file of the pull request but its report."""
    assert not [step for step in steps("comment") if "checkout@" in step.get("uses", "")]


def test_everything_ends_and_has_a_name(name: str) -> None:
    """Each job ends by itself; each job and step says what it does."""
    found = workflow(WORKFLOWS / f"{name}.yml")
    for job in found["jobs"].values():
        assert 5 <= job["timeout-minutes"] <= 60
        assert job["runs-on"] == "ubuntu-24.04"
        assert job["name"]
    assert found["name"]
    assert all(step["name"] for step in steps(name))
    assert found["concurrency"]["group"]


def test_the_comment_follows_the_check_by_its_name() -> None:
    """The workflow that comments waits for the one that checks, which it knows by name."""
    checks = workflow(WORKFLOWS / "pull-request.yml")

    assert workflow(WORKFLOWS / "comment.yml")["on"]["workflow_run"]["workflows"] == [checks["name"]]


def test_scripts_that_are_run_are_there(name: str) -> None:
    """Each script that a workflow names stands in the repository."""
    named = {found for step in steps(name) for found in re.findall(r"\.github/scripts/\w+\.py|\.ci/run|tools/\w+\.sh", step.get("run", ""))}  # fmt: skip

    assert all((REPOSITORY / path).is_file() for path in named)


@pytest.mark.parametrize("path", sorted(EVENTS.glob("*.json")), ids=lambda path: path.stem)
def test_conditions_can_be_read(path: Any) -> None:
    """Every expression of a workflow for an event can be evaluated, so no name in it is mistyped."""
    contexts = {"github": {"event": event(path.stem), "event_name": path.stem, "token": "x"}, "runner": {}, "steps": {}}
    for name in NAMES:
        found = workflow(WORKFLOWS / f"{name}.yml")
        if path.stem in found["on"]:
            conditions = [job["if"] for job in found["jobs"].values() if "if" in job]
            for text in [*every_expression(found), *conditions]:
                inner = text.strip().removeprefix("${{").removesuffix("}}")
                evaluate(inner, contexts | {"matrix": {"share": 1}}, {"cancelled": lambda: False})


def test_labels_do_not_push_each_other_out() -> None:
    """Two labels that are put on at once are two runs, of which neither replaces the other; edits replace edits."""
    path = WORKFLOWS / "from-issue.yml"
    label = [event("issues", action="labeled", label={"name": name}) for name in ("accept-suggestion", "ready")]
    edited = [event("issues"), event("issues", action="edited"), event("issues", action="edited", issue__number=13)]
    groups = [group(path, each, "issues") for each in [*label, *edited]]

    assert groups == [
        "from-issue-12-accept-suggestion",
        "from-issue-12-ready",
        *["from-issue-12-"] * 2,
        "from-issue-13-",
    ]


def test_newer_versions_are_a_week_old() -> None:
    """What a new version of an action or package does wrong shows before it comes here."""
    found = yaml.safe_load((REPOSITORY / ".github" / "dependabot.yml").read_text(encoding="utf-8"))

    assert {each["package-ecosystem"] for each in found["updates"]} == {"github-actions", "pip"}
    assert all(each["cooldown"]["default-days"] == 7 for each in found["updates"])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a.b == 'X' || a.c", True),
        ("!a.b && 1", False),
        ("a.list.*.name", ["one", "two"]),
        ("contains(a.list.*.name, 'TWO')", True),
        ("a.missing.deeper", None),
        ("(a.b != 'x' || a.b == 'x') && 'it''s'", "it's"),
    ],
)
def test_expressions(text: str, value: object) -> None:
    """Expressions mean here what they mean on GitHub."""
    assert evaluate(text, {"a": {"b": "x", "c": 0, "list": [{"name": "one"}, {"name": "two"}]}}) == value
