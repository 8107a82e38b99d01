"""What a review, and the comment that is made of it, say of every hostile payload: words, and nothing that does anything."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest
from tests.commands.issues import outside_of_code
from tests.hostile.conftest import BASE, read_payloads
from tests.workflows.test_comment_text import comment

from manifesto import Project, report
from manifesto.review import account, record, summary
from manifesto.review.divergence import Divergence
from manifesto.review.review import review

if TYPE_CHECKING:
    from pathlib import Path

    from tests.hostile.conftest import Payload

    from manifesto.review.review import Review

HIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069]")
# Markup, an address but that of a page of help, a mention, a number that GitHub would make a link of.
ALIVE = re.compile(r"[<>]|\]\((?!https://example\.org/\S*help/p\d{3}/\))|(?<!\]\()https?:|www\.|(?<!\w)@\w|(?<!&)#\d")


def reviewed(payload: Payload, root: Path) -> Review:
    """Return the review of a change that brings a payload."""
    name = payload.place(root, "docs")
    return review(Project.at(root), Project.at(BASE), Divergence(base="main", changed=(), new=(name,)), "ada-example")


@pytest.mark.parametrize("payload", [pytest.param(one, id=one.id) for one in read_payloads()])
def test_a_pull_request(payload: Payload, base: Path, tmp_path: Path) -> None:
    """Whatever a pull request brings, its review refuses what the check refuses, and neither summary nor comment does what the payload wants."""
    found = reviewed(payload, base)
    cases = tuple(report.cases(found.problems, Project.at(base).lines, "https://example.org/"))
    told = summary.summary(found, cases)
    (tmp_path / "report.json").write_text(record.record(found, account.account(found), cases), encoding="utf-8")
    read = comment.read(tmp_path)
    made = comment.say(read, "more", {})

    assert (found.verdict == "needs-fixing") == (payload.checked == "refused")
    assert read is not None
    for said, room in ((told, 1_000_000), (made, 65_536)):  # of a summary and of a comment, as GitHub takes them
        assert len(said) < room
        assert not HIDDEN.search(said)
        assert not ALIVE.search(outside_of_code(said)), outside_of_code(said)
    assert not re.search(r"@\w|://", html.unescape(outside_of_code(made).replace("https://example.org/", "")))
