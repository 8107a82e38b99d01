"""Publishing the site, asking the links, printing the posters."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest

from .conftest import event
from .github import BOT, PERSON, Fault

if TYPE_CHECKING:
    from .conftest import Stage
    from .runner import Done

MAKE = """site:
\t@mkdir -p site/.well-known
\t@echo "$$MANIFESTO_SITE_URL" >site/index.html
\t@echo "Contact:" >site/.well-known/security.txt
\t@test -z "$$GITHUB_TOKEN"
"""
PROBLEM = {
    "id": "P044",
    "severity": "error",
    "path": "pages/reading.md",
    "line": 9,
    "message": "https://example.org/gone does not answer. @everyone",
    "fix": None,
}
POSTERS = "mkdir -p $out/manifesto\nfor word; do case $word in --shard=*) echo $word >$out/manifesto/a3.pdf; esac; done"


def test_the_site_is_published(stage: Stage) -> None:
    """The site is built for the address at which GitHub shows it, handed over whole, and published by another job."""
    stage.write("Makefile", MAKE)
    done = stage.play("publish", "push", event("push"))
    (site,) = stage.published

    assert done.jobs == {"build": "success", "deploy": "success"}
    assert "set up runtime libraries\n" in done.log
    assert (site / "index.html").read_text() == "https://ada-example.github.io/manifesto/\n"
    assert (site / ".well-known" / "security.txt").is_file()


def test_a_build_that_fails(stage: Stage) -> None:
    """Where the site cannot be built nothing is published."""
    stage.write("Makefile", "site:\n\t@exit 1\n")

    assert stage.play("publish", "push", event("push")).jobs == {"build": "failure", "deploy": "skipped"}
    assert stage.published == []


def test_a_repository_without_pages(stage: Stage) -> None:
    """A new repository is told where to switch its site on."""
    stage.write("Makefile", MAKE)
    stage.github.pages = ""
    done = stage.play("publish", "push", event("push"))

    assert done.jobs == {"build": "failure", "deploy": "skipped"}
    assert "In Settings, Pages, choose “GitHub Actions” as the source" in done.log


def links(
    stage: Stage, *problems: dict[str, Any], happened: str = "schedule", code: int = 1, network: bool = True
) -> Done:
    """Play the weekly look at the links."""
    report = json.dumps({"version": 1, "problems": problems, "counts": {}, "network": network})
    stage.write("tools/links.json", report)
    command = f"#!/bin/sh\necho asking >&2\ncat tools/links.json\nexit {code if problems else 0}\n"
    stage.write("tools/manifesto", command, program=True)
    return stage.play("links", happened, event(happened))


@pytest.mark.parametrize("happened", ["schedule", "workflow_dispatch"])
def test_links_that_do_not_answer(stage: Stage, happened: str) -> None:
    """What does not answer becomes one issue, whose words do nothing."""
    done = links(stage, PROBLEM, happened=happened)
    (issue,) = stage.github.issues

    assert done.jobs == {"ask": "success", "tell": "success"}
    assert (issue["title"], issue["labels"]) == ("Links that need a look", ["links"])
    assert "- **Needs fixing** (P044) in pages/reading.md, line 9: https&#58;" in issue["body"]
    assert "@everyone" not in issue["body"]


def test_links_that_answer(stage: Stage) -> None:
    """Where every link answers there is no issue."""
    assert links(stage).jobs == {"ask": "success", "tell": "success"}
    assert stage.github.issues == []


def test_a_week_without_a_network(stage: Stage) -> None:
    """A machine that reached nobody leaves the list as it is: it knows of no link."""
    links(stage, PROBLEM)
    (issue,) = stage.github.issues
    before = dict(issue)

    assert links(stage, network=False).jobs == {"ask": "success", "tell": "success"}
    assert stage.github.issues == [before]
    assert before["state"] == "open"


def test_the_list_of_links_is_kept(stage: Stage) -> None:
    """The next week edits the issue; it closes when every link answers, and opens again when one does not."""
    links(stage, PROBLEM)
    links(stage, PROBLEM, PROBLEM | {"line": 10})
    (issue,) = stage.github.issues
    edited = issue["body"]
    links(stage)
    closed = dict(issue)
    links(stage, PROBLEM)

    assert edited.count("P044") == 2
    assert (closed["state"], closed["body"].splitlines()[1]) == ("closed", "Every link answers.")
    assert issue["state"] == "open"
    assert len(stage.github.issues) == 1


def test_an_issue_of_somebody_else(stage: Stage) -> None:
    """An issue about links that a person opened stays as it is."""
    theirs = {"number": 3, "user": PERSON, "body": "A link.", "labels": ["links"], "state": "open"}
    stage.github.issues = [theirs]
    links(stage, PROBLEM)

    assert theirs["body"] == "A link."
    assert [each["user"] for each in stage.github.issues] == [PERSON, BOT]


def test_thousands_of_links(stage: Stage) -> None:
    """What GitHub has no room for is counted."""
    links(stage, *[PROBLEM] * 5_000)
    body = stage.github.issues[0]["body"]

    assert len(body) < 65_536
    assert body.count("P044") + int(body.rsplit("\n", 1)[1].split()[0]) == 5_000


def test_a_fault_in_asking(stage: Stage) -> None:
    """Where the command itself fails, the run is red and the list stays as it was."""
    assert links(stage, PROBLEM, code=3).jobs == {"ask": "failure", "tell": "skipped"}


def released(stage: Stage) -> Done:
    """Play a release."""
    told = event("release", release__upload_url=f"{stage.github.api}/upload{{?name,label}}")
    return stage.play("posters", "release", told)


def test_posters_of_a_release(stage: Stage) -> None:
    """Four machines print a share each, and each share is attached to the release as one zip."""
    stage.manifesto(POSTERS)
    done = released(stage)

    assert done.jobs == {"print": "success", "attach": "success"}
    assert sorted(stage.github.assets) == [f"posters-{share}-of-4.zip" for share in (1, 2, 3, 4)]
    for share in (1, 2, 3, 4):
        with zipfile.ZipFile(BytesIO(stage.github.assets[f"posters-{share}-of-4.zip"])) as packed:
            assert packed.read("manifesto/a3.pdf") == f"--shard={share}/4\n".encode()


def test_a_release_once_more(stage: Stage) -> None:
    """A second run takes the place of the first."""
    stage.manifesto(POSTERS)
    released(stage)
    stage.manifesto(POSTERS.replace("echo $word", "echo new $word"))

    assert released(stage).jobs == {"print": "success", "attach": "success"}
    assert len(stage.github.assets) == 4
    with zipfile.ZipFile(BytesIO(stage.github.assets["posters-1-of-4.zip"])) as packed:
        assert packed.read("manifesto/a3.pdf") == b"new --shard=1/4\n"


def test_posters_by_hand(stage: Stage) -> None:
    """Started by hand, the posters stay with the run."""
    stage.manifesto(POSTERS)
    done = stage.play("posters", "workflow_dispatch", event("workflow_dispatch"))

    assert done.jobs == {"print": "success", "attach": "skipped"}
    assert list(stage.artifacts()) == [f"posters-{share}-of-4" for share in (1, 2, 3, 4)]
    assert stage.github.asked == []


def test_a_poster_that_cannot_be_printed(stage: Stage) -> None:
    """Where a poster cannot be printed the run is red, and the others are attached all the same."""
    stage.manifesto(f"{POSTERS}\nexit 1")

    assert released(stage).jobs == {"print": "failure", "attach": "success"}
    assert len(stage.github.assets) == 4


def test_a_release_that_takes_nothing(stage: Stage) -> None:
    """Where GitHub refuses a file its reason is said."""
    stage.manifesto(POSTERS)
    stage.github.faults = [Fault(method="POST", path="/upload$", status=422, message="release is gone\n::error::x")]
    done = released(stage)

    assert done.jobs["attach"] == "failure"
    assert "::error::GitHub answered 422: release is gone ::error::x\n" in done.log
