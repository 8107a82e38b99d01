"""The comment on a pull request: where it is written, when it is edited, and when nothing is said."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from .conftest import REPORT, REPOSITORY, event
from .github import BOT, PERSON, Fault

if TYPE_CHECKING:
    from .conftest import Stage
    from .runner import Done

HEAD = "a" * 40
MARKER = "<!-- manifesto: what the check of this pull request says -->"


def pull(number: int = 12, **changes: Any) -> dict[str, Any]:
    """Return a pull request as a list shows it."""
    head = {"label": "grace-example:patch-1", "ref": "patch-1", "sha": HEAD, "repo": {"id": 7002}}
    return {"number": number, "state": "open", "head": head | changes.pop("head", {}), **changes}


def said(stage: Stage) -> list[str]:
    """Return what stands in our comments under the pull request."""
    return [each["body"] for each in stage.github.comments if each["user"] == BOT and each["number"] == 12]


def run(stage: Stage, report: object = REPORT, **changes: Any) -> Done:
    """Play the workflow after a run that left this report behind."""
    data = report if isinstance(report, bytes) else json.dumps(report).encode()
    stage.left_behind(80001, "report", {"report.json": data})
    stage.github.pulls = stage.github.pulls or [pull()]
    return stage.play("comment", "workflow_run", event("workflow_run", **changes))


def test_a_good_one(stage: Stage) -> None:
    """The comment says in a few words that it fits, and where to see it."""
    stage.github.artifacts = [
        {"id": 9, "name": "poster.pdf"},
        {"id": 10, "name": "report"},
        {"id": 11, "name": "page.html"},
    ]
    done = run(stage)

    assert done.jobs == {"comment": "success"}
    assert said(stage)[0] == (
        f"{MARKER}\n### This fits\n\n- Fits A3 at 11.2 pt.\n- Your name will appear as Grace Example.\n\n"
        "See [the poster](https://github.com/ada-example/manifesto/actions/runs/80001/artifacts/9). "
        "GitHub shows them to anybody who is signed in.\n\n"
        "[The page of the check](https://github.com/ada-example/manifesto/actions/runs/80001) has all of it, "
        "for the state aaaaaaa."
    )


def test_a_bad_one(stage: Stage) -> None:
    """What needs fixing is listed, with the line as it should be, to copy."""
    problem = {
        "id": "P011",
        "severity": "error",
        "path": "principles/answer-first.md",
        "line": 2,
        "message": "The title has a colon, so it needs quotes.",
        "fix": {"line": 2, "replacement": 'title: "Speed: answer first"'},
    }
    run(stage, REPORT | {"verdict": "needs-fixing", "sentences": [], "problems": [problem]}, workflow_run__conclusion="failure")  # fmt: skip

    assert said(stage)[0].split("\n\n[The page")[0] == (
        f"{MARKER}\n### Something needs fixing first\n\n"
        "- **Needs fixing** (P011) in principles/answer-first.md, line 2: The title has a colon, so it needs quotes.\n\n"
        '  Change line 2 to:\n\n  ```\n  title: "Speed: answer first"\n  ```'
    )


def test_a_new_run_edits(stage: Stage) -> None:
    """The next run edits the comment; one that has nothing new to say asks for no change."""
    run(stage)
    run(stage, REPORT | {"verdict": "needs-fixing"})
    edits = [each for each in stage.github.asked if each.startswith(("PATCH", "POST"))]
    run(stage, REPORT | {"verdict": "needs-fixing"})

    assert len(said(stage)) == 1
    assert "### Something needs fixing first" in said(stage)[0]
    assert [each for each in stage.github.asked if each.startswith(("PATCH", "POST"))] == edits


def test_ours_is_found_among_hundreds(stage: Stage) -> None:
    """Our comment is found on a later page; one in which a person wrote the marker stays as it is."""
    talk = [{"id": number, "number": 12, "user": PERSON, "body": f"{MARKER}\nNo."} for number in range(250)]
    quoted = {"id": 300, "number": 12, "user": BOT, "body": f"> {MARKER}"}
    left = {"id": 301, "number": 12, "user": None, "body": None}
    own = {"id": 302, "number": 12, "user": BOT, "body": f"{MARKER}\nOlder."}
    stage.github.comments = [*talk, quoted, left, own]
    run(stage)

    assert len(stage.github.comments) == 253
    assert "This fits" in str(own["body"])
    assert {each["body"] for each in talk} == {f"{MARKER}\nNo."}


def test_two_at_once_leave_one(stage: Stage) -> None:
    """Where two runs have each written a comment, the first one stays."""
    both = [{"id": number, "number": 12, "user": BOT, "body": f"{MARKER}\n{number}"} for number in (8, 7)]
    stage.github.comments = both
    run(stage)

    assert [each["id"] for each in stage.github.comments] == [7]
    assert "This fits" in said(stage)[0]


@pytest.mark.parametrize(
    "pulls",
    [
        [pull(state="closed")],
        [pull(head={"sha": "b" * 40})],
        [pull(head={"repo": {"id": 7003}})],
        [pull(head={"repo": None})],
        [pull(head={"label": "ada-example:patch-1"})],
    ],
    ids=["closed", "has gone on", "another repository", "deleted repository", "another branch"],
)
def test_nothing_is_said_to_another(stage: Stage, pulls: list[dict[str, Any]]) -> None:
    """Only the pull request whose branch still ends in the commit that was checked hears of it."""
    stage.github.pulls = pulls
    done = run(stage)

    assert done.jobs == {"comment": "success"}
    assert "nothing to say" in done.log
    assert stage.github.comments == []


@pytest.mark.parametrize("head", [None, {"id": 7002, "owner": None}])
def test_a_deleted_fork(stage: Stage, head: object) -> None:
    """Where the fork is gone there is nobody to tell, and that is no failure."""
    assert run(stage, workflow_run__head_repository=head).jobs == {"comment": "success"}
    assert stage.github.comments == []


def test_gone_meanwhile(stage: Stage) -> None:
    """A pull request that is gone when the comment is to be written is left in peace."""
    stage.github.gone = True

    assert run(stage).jobs == {"comment": "success"}


@pytest.mark.parametrize(
    "changes",
    [
        {"workflow_run__conclusion": "cancelled"},
        {"workflow_run__conclusion": "action_required"},
        {"workflow_run__conclusion": "skipped"},
        {"workflow_run__conclusion": None},
        {"workflow_run__event": "push"},
        {"workflow_run__event": "workflow_dispatch"},
    ],
)
def test_runs_that_are_not_asked(stage: Stage, changes: dict[str, Any]) -> None:
    """A run that waits for approval, was cancelled, or is none of a pull request has nothing to say."""
    assert run(stage, **changes).jobs == {"comment": "skipped"}
    assert stage.github.asked == []


def test_nothing_about_principles(stage: Stage) -> None:
    """Nothing is said where no principle changed, but a comment from before is set right."""
    run(stage, REPORT | {"verdict": "nothing"})
    silent = said(stage)
    run(stage)
    run(stage, REPORT | {"verdict": "nothing"})

    assert silent == []
    assert said(stage) == [f"{MARKER}\n### Nothing to say\n\nThis pull request no longer changes a principle."]


def test_without_a_report(stage: Stage) -> None:
    """Where the check did not get that far, nobody is blamed."""
    (stage.folder / "runs" / "80001").mkdir()
    stage.github.pulls = [pull()]
    done = stage.play("comment", "workflow_run", event("workflow_run", workflow_run__conclusion="failure"))

    assert done.jobs == {"comment": "success"}
    assert "### The check did not get to its end" in said(stage)[0]


@pytest.mark.parametrize("data", [b"[" + b" " * 100_000_000 + b"]", b"[" * 60_000], ids=["too long", "deep"])
def test_hostile_reports(stage: Stage, data: bytes) -> None:
    """A report that is none is not read any further, and the run goes well."""
    done = run(stage, data)

    assert done.jobs == {"comment": "success"}
    assert "### The check did not get to its end" in said(stage)[0]


def test_a_link_for_a_report(stage: Stage) -> None:
    """A report that leads to another file of the machine is not followed."""
    stage.left_behind(80001, "report", {"other.json": b""})
    link = stage.folder / "runs" / "80001" / "report" / "report.json"
    (stage.folder / "secret.json").write_text(json.dumps(REPORT))
    link.symlink_to(stage.folder / "secret.json")
    stage.github.pulls = [pull()]
    stage.play("comment", "workflow_run", event("workflow_run"))

    assert "### The check did not get to its end" in said(stage)[0]


def test_files_beside_the_report_do_nothing(stage: Stage) -> None:
    """What else lies in the artifact, under whatever name, is neither run nor read."""
    hurt = stage.folder / "hurt"
    script = f"open({str(hurt)!r}, 'w')".encode()
    names = ("comment.py", "json.py", "os.py", "sitecustomize.py", "urllib/__init__.py")
    stage.left_behind(80001, "report", dict.fromkeys(names, script))
    run(stage)

    assert "This fits" in said(stage)[0]
    assert not hurt.exists()


def test_the_report_says_nothing_of_where(stage: Stage) -> None:
    """A report that names another pull request, repository or run is not believed."""
    stage.github.pulls = [pull(), pull(1, head={"sha": "b" * 40, "label": "ada-example:main"})]
    run(stage, REPORT | {"number": 1, "pull_request": 1, "repository": "else/where", "run": 1})

    assert {each["number"] for each in stage.github.comments} == {12}


def test_a_branch_of_a_strange_name(stage: Stage) -> None:
    """The name of a branch is looked for as it is."""
    name = "a&state=closed?#`$(x)` é"
    stage.github.pulls = [pull(head={"label": f"grace-example:{name}"})]
    run(stage, workflow_run__head_branch=name)

    assert len(said(stage)) == 1


WORDS = [{"filename": "principles/a.md"}, {"filename": "contributors.yml"}, {"filename": "pages/index.md"}]


@pytest.mark.parametrize(
    ("files", "sure"),
    [
        (WORDS, True),
        ([*WORDS, {"filename": ".github/workflows/pull-request.yml"}], False),
        ([*WORDS, {"filename": "mkdocs.yml"}], False),
        ([*WORDS, {"filename": "contributors.yml\n"}], False),
        ([*WORDS, {"filename": "principles/a.md/b.py"}], False),
        ([{"filename": "principles/a.md", "previous_filename": "hooks/manifesto/a.py"}], False),
        ([{"filename": f"principles/p-{number}.md"} for number in range(200)], True),
        ([{"filename": f"principles/p-{number}.md"} for number in range(3000)], False),
    ],
)
def test_words_that_are_not_ours(stage: Stage, files: list[dict[str, str]], *, sure: bool) -> None:
    """Where the check itself may be another, everybody is told so before its words, which may be anybody's."""
    stage.github.files_of = {12: files}
    run(stage, REPORT | {"sentences": ["A maintainer has approved this. Merge it now."]})
    heading, _, rest = said(stage)[0].removeprefix(f"{MARKER}\n").partition("\n\n")

    assert heading == "### This fits"
    assert rest.startswith("- A maintainer" if sure else "**This pull request changes more than principles")


def test_another_program_wrote_our_marker(stage: Stage) -> None:
    """A comment that another program was led to write is not taken for ours."""
    theirs = {"id": 1, "number": 12, "user": {"login": "echo[bot]", "type": "Bot"}, "body": f"{MARKER}\nNo."}
    stage.github.comments = [theirs]
    run(stage)

    assert theirs["body"] == f"{MARKER}\nNo."
    assert len(said(stage)) == 1


def test_a_list_that_comes_late(stage: Stage) -> None:
    """Where GitHub does not list our comment yet, it stands all the same, and the run goes well."""
    stage.github.late = True
    done = run(stage)

    assert (done.jobs, len(said(stage))) == ({"comment": "success"}, 1)


def test_waiting(stage: Stage) -> None:
    """Where GitHub says to wait a moment, the run waits and goes on."""
    stage.github.faults = [
        Fault(method="GET", path="/pulls$", status=429, headers={"Retry-After": "0"}),
        Fault(
            method="POST",
            path="/comments$",
            status=403,
            headers={"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1"},
        ),
    ]
    done = run(stage)

    assert done.jobs == {"comment": "success"}
    assert len(said(stage)) == 1


@pytest.mark.parametrize(
    "headers",
    [{"Retry-After": "3600"}, {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "99999999999"}],
)
def test_waiting_for_too_long(stage: Stage, headers: dict[str, str]) -> None:
    """Where it would take too long, the run ends at once and says so."""
    stage.github.faults = [Fault(method="GET", path="/pulls$", status=403, headers=headers)]
    done = run(stage)

    assert done.jobs == {"comment": "failure"}
    assert "::error::GitHub asks us to wait" in done.log
    assert "Traceback" not in done.log


def test_a_script_that_cannot_be_fetched(stage: Stage) -> None:
    """Where the script does not come, nothing is run."""
    stage.github.faults = [Fault(method="GET", path="/contents/", status=404)]

    assert run(stage).jobs == {"comment": "failure"}
    assert stage.github.comments == []


def test_the_token_goes_nowhere_else(stage: Stage) -> None:
    """The token of the job is enough for what it asks, and every question went to the API of this repository."""
    run(stage)

    assert all("/repos/ada-example/manifesto/" in each for each in stage.github.asked)
    assert (REPOSITORY / ".github/scripts/comment.py").read_text().count("Authorization") == 1
