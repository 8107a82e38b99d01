"""The workflow of a form: the answer under it, and the pull request that a label asks for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from .conftest import event
from .github import BOT, PERSON, Fault
from .runner import MAIN

if TYPE_CHECKING:
    from .conftest import Stage
    from .runner import Done

MARKER = "<!-- manifesto: what the check of this form says -->"
PULL: dict[str, Any] = {
    "branch": "suggestion-12",
    "title": "Answer the question that was asked",
    "message": "Add “Answer first”\n\nCo-authored-by: grace-example <1002+grace-example@users.noreply.github.com>",
    "body": "Closes #12",
    "paths": ["principles/answer-first.md", "contributors.yml", "principles/keep-every-promise.md"],
    "draft": True,
}
COMMAND = """
echo 'It fits.' >$out/comment.md
case "$*" in *--write*)
    cat tools/pull.json >$out/pull.json
    echo 'Answer.' >principles/answer-first.md
    rm principles/keep-every-promise.md
    echo 'grace-example: {name: Grace Example}' >contributors.yml
esac
"""
FILES = {
    "principles/answer-first.md": "Answer.\n",
    "contributors.yml": "grace-example: {name: Grace Example}\n",
    "principles/keep-every-promise.md": None,
}


def written(stage: Stage, command: str = COMMAND, **changes: Any) -> None:
    """Let the command answer, and write down what is suggested when it is asked to."""
    stage.manifesto(command)
    stage.write("tools/pull.json", json.dumps(PULL | changes))


def labelled(stage: Stage, label: str = "accept-suggestion", **changes: Any) -> Done:
    """Play what happens when somebody puts a label on the issue."""
    told = event("issues", action="labeled", label={"name": label}, **changes)
    return stage.play("from-issue", "issues", told)


def labels(*names: str) -> list[dict[str, str]]:
    """Return labels as an issue has them."""
    return [{"name": name} for name in names]


@pytest.mark.parametrize("action", ["opened", "edited"])
@pytest.mark.parametrize("label", ["principle", "translation", "pledge", "ended"])
def test_an_answer(stage: Stage, action: str, label: str) -> None:
    """Who fills in a form, or edits it, is answered; nothing else happens."""
    written(stage)
    told = event("issues", action=action, issue__labels=labels("other", label))
    done = stage.play("from-issue", "issues", told)

    assert done.jobs == {"read": "success", "answer": "success", "suggest": "skipped"}
    assert [each["body"] for each in stage.github.comments] == [f"{MARKER}\nIt fits.\n"]
    assert stage.github.branches == {}


def test_the_answer_is_edited(stage: Stage) -> None:
    """The answer to an edited form takes the place of the one before."""
    written(stage, "echo 'The title has a colon.' >$out/comment.md\nexit 1")
    stage.play("from-issue", "issues", event("issues"))
    written(stage)
    done = stage.play("from-issue", "issues", event("issues", action="edited"))

    assert done.jobs["answer"] == "success"
    assert [each["body"] for each in stage.github.comments] == [f"{MARKER}\nIt fits.\n"]


def test_other_issues_are_left_alone(stage: Stage) -> None:
    """An issue that is none of our forms, or that talks about one, starts nothing."""
    for names in ((), ("talk",), ("bug", "principles")):
        told = event("issues", issue__labels=labels(*names))

        assert set(stage.play("from-issue", "issues", told).jobs.values()) == {"skipped"}


@pytest.mark.parametrize("label", ["ready", "principle", "accept", "accept-suggestions", "withdraw"])
def test_other_labels_start_nothing(stage: Stage, label: str) -> None:
    """Only the two labels that accept something do anything."""
    assert set(labelled(stage, label).jobs.values()) == {"skipped"}


def test_a_form_with_nothing_to_say(stage: Stage) -> None:
    """Where the command writes no answer there is no comment."""
    stage.manifesto("")
    done = stage.play("from-issue", "issues", event("issues"))

    assert done.jobs == {"read": "success", "answer": "success", "suggest": "skipped"}
    assert stage.github.comments == []


def test_a_fault_of_ours_is_seen(stage: Stage) -> None:
    """Where the command itself fails, the run is red, and nothing is said to whoever wrote."""
    stage.manifesto("exit 3")
    done = stage.play("from-issue", "issues", event("issues"))

    assert done.jobs == {"read": "failure", "answer": "skipped", "suggest": "skipped"}


@pytest.mark.parametrize("label", ["accept-suggestion", "accept-pledge"])
def test_a_pull_request(stage: Stage, label: str) -> None:
    """The label makes a draft pull request of the files, in the name of whoever wrote, on the state that was checked."""
    written(stage)
    done = labelled(stage, label)
    (pull,) = stage.github.pulls
    commit = stage.github.objects[stage.github.branches["suggestion-12"]]

    assert done.jobs == {"read": "success", "answer": "success", "suggest": "success"}
    assert {name: pull[name] for name in ("title", "body", "head", "base", "draft")} == {
        "title": PULL["title"],
        "body": "Closes #12",
        "head": {"label": "ada-example:suggestion-12", "ref": "suggestion-12", "sha": pull["head"]["sha"]},
        "base": "main",
        "draft": True,
    }
    assert (commit["message"], commit["parents"]) == (PULL["message"], [MAIN])
    assert stage.github.objects[commit["tree"]]["base_tree"] == f"tree-of-{MAIN}"
    assert stage.github.files("suggestion-12") == FILES


def test_refused(stage: Stage) -> None:
    """Where the form still needs fixing the label makes no pull request, and the answer says why."""
    written(stage, "echo 'The title has a colon.' >$out/comment.md\nexit 1")
    done = labelled(stage)

    assert done.jobs == {"read": "success", "answer": "success", "suggest": "success"}
    assert stage.github.pulls == []
    assert "colon" in stage.github.comments[0]["body"]


def test_a_name_is_taken_off_without_a_label(stage: Stage) -> None:
    """Who asks for their name to be taken off needs nobody's label; the command decides whether it is theirs."""
    written(stage)
    done = stage.play("from-issue", "issues", event("issues", issue__labels=labels("withdraw")))

    assert done.jobs["suggest"] == "success"
    assert len(stage.github.pulls) == 1


def test_twice(stage: Stage) -> None:
    """While the pull request is open, the label makes no second one and writes over nobody's work."""
    written(stage)
    labelled(stage)
    branches = dict(stage.github.branches)
    stage.github.branches["suggestion-12"] = "f" * 40
    done = labelled(stage)

    assert branches
    assert done.jobs["suggest"] == "success"
    assert stage.github.branches == {"suggestion-12": "f" * 40}
    assert len(stage.github.pulls) == 1
    assert "Pull request 100 is open for this already." in done.log


def test_again_after_it_was_closed(stage: Stage) -> None:
    """After a pull request was closed, the label takes its branch over for a new one."""
    written(stage)
    labelled(stage)
    stage.github.pulls[0]["state"] = "closed"
    stage.github.branches["suggestion-12"] = "f" * 40
    labelled(stage)

    assert [each["state"] for each in stage.github.pulls] == ["closed", "open"]
    assert stage.github.files("suggestion-12") == FILES


@pytest.mark.parametrize(
    "changes",
    [
        {"paths": [".github/workflows/publish.yml"]},
        {"paths": ["principles/../mkdocs.yml"]},
        {"paths": ["principles/a.md", "/etc/passwd"]},
        {"paths": ["principles/a/b.md"]},
        {"paths": ["principles/a..md"]},
        {"paths": ["principles/a.de.fr.md"]},
        {"paths": ["principles/a.de/../../mkdocs.yml"]},
        {"paths": ["contributors.yml\n"]},
        {"branch": "main"},
        {"branch": "suggestion-1"},
        {"branch": "suggestion-112"},
        {"branch": "../main-1"},
        {"branch": "suggestion-12\n"},
    ],
)
def test_what_no_form_may_change(stage: Stage, changes: dict[str, Any]) -> None:
    """Whatever the results say, only principles and people are written, on a branch of their own."""
    written(stage, **changes)
    done = labelled(stage)

    assert done.jobs["suggest"] == "failure"
    assert "::error::A form may not change this" in done.log
    assert stage.github.branches == {}


@pytest.mark.parametrize("tag", ["de", "pt-BR", "zh-Hant", "zh-Hant-TW", "es-419"])
def test_a_translation_is_a_file_of_principles(stage: Stage, tag: str) -> None:
    """What somebody translated, or is taken off as its translator, is written as a principle is."""
    path = f"principles/answer-first.{tag}.md"
    written(stage, COMMAND.replace("answer-first", f"answer-first.{tag}"), paths=[path])
    done = labelled(stage)

    assert done.jobs["suggest"] == "success", done.log
    assert stage.github.files("suggestion-12") == {path: "Answer.\n"}


def test_where_workflows_may_open_nothing(stage: Stage) -> None:
    """A setting that a new repository lacks is named."""
    written(stage)
    message = "GitHub Actions is not permitted to create or approve pull requests."
    stage.github.faults = [Fault(method="POST", path="/pulls$", status=403, message=message)]
    done = labelled(stage)

    assert done.jobs["suggest"] == "failure"
    assert "In Settings, Actions, General, tick" in done.log
    assert "Traceback" not in done.log


def test_where_there_are_no_drafts(stage: Stage) -> None:
    """In a repository that knows no drafts the pull request is an ordinary one."""
    written(stage)
    message = "Draft pull requests are not supported in this repository."
    stage.github.faults = [Fault(method="POST", path="/pulls$", status=422, message=message)]
    done = labelled(stage)

    assert done.jobs["suggest"] == "success"
    assert [each["draft"] for each in stage.github.pulls] == [False]


def test_a_deleted_issue(stage: Stage) -> None:
    """An issue that is gone when it is to be answered is left in peace."""
    written(stage)
    stage.github.gone = True

    assert stage.play("from-issue", "issues", event("issues")).jobs["answer"] == "success"


def test_a_locked_issue(stage: Stage) -> None:
    """Nothing is said in a conversation that was ended."""
    written(stage)
    message = "Unable to create comment because issue is locked."
    stage.github.faults = [Fault(method="POST", path="/comments$", status=403, message=message)]

    assert stage.play("from-issue", "issues", event("issues")).jobs["answer"] == "success"


def test_a_rate_limit(stage: Stage) -> None:
    """Where GitHub asks to wait too long, the run ends with a sentence."""
    written(stage)
    stage.github.faults = [Fault(method="POST", path="/comments$", status=429, headers={"Retry-After": "900"})]
    done = stage.play("from-issue", "issues", event("issues"))

    assert done.jobs["answer"] == "failure"
    assert "::error::GitHub asks us to wait 900 seconds. Run this again after that." in done.log


def test_a_fault_of_githubs(stage: Stage) -> None:
    """A question is asked again when GitHub stumbles; what may have been written already is not written twice."""
    written(stage)
    stage.github.faults = [Fault(method="GET", path="/comments$", status=502)]
    first = stage.play("from-issue", "issues", event("issues"))
    stage.github.comments = []
    stage.github.faults = [Fault(method="POST", path="/comments$", status=502)]
    second = stage.play("from-issue", "issues", event("issues"))

    assert (first.jobs["answer"], second.jobs["answer"]) == ("success", "failure")
    assert "::error::GitHub did not do its part: it answered 502. Run this again later." in second.log
    assert stage.github.comments == []


def test_somebody_else_wrote_our_marker(stage: Stage) -> None:
    """A person's comment is never taken for ours."""
    written(stage)
    theirs = {"id": 1, "number": 12, "user": PERSON, "body": f"{MARKER}\nNo."}
    stage.github.comments = [theirs]
    stage.play("from-issue", "issues", event("issues"))

    assert theirs["body"] == f"{MARKER}\nNo."
    assert [each["user"] for each in stage.github.comments] == [PERSON, BOT]


@pytest.mark.parametrize("words", ["$(touch hurt)", "`touch hurt`", "'; touch hurt #", "${{ github.token }}", "\x00"])
def test_words_are_no_commands(stage: Stage, words: str) -> None:
    """Whatever stands in a form, no shell reads it; it is in the file of the event and nowhere else."""
    written(stage, f"test ! -e hurt\n! env | grep -q hurt\n{COMMAND}")
    done = labelled(stage, issue__title=words, issue__body=words, issue__user__login=words, sender__login=words)

    assert set(done.jobs.values()) == {"success"}
    assert "hurt" not in done.log
