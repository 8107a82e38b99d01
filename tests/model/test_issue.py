"""Issues: what is taken out of GitHub's events, and what is left there."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from manifesto.issue import read_issue

ISSUE: dict[str, Any] = {
    "number": 7,
    "title": "A title",
    "body": "A body",
    "created_at": "2026-11-21T23:59:59Z",
    "user": {"login": "ada-example", "id": 42},
    "labels": [{"name": "principle"}],
}


@pytest.mark.parametrize(
    ("given", "name", "value"),
    [
        ({}, "opened", date(2026, 11, 21)),
        ({"created_at": "2026-11-21T23:59:59-05:00"}, "opened", date(2026, 11, 22)),
        ({"created_at": "2026-11-21T23:59:59"}, "opened", date(2026, 11, 21)),
        ({"body": None}, "body", ""),
        ({"body": ["x"]}, "body", ""),
        ({"body": "\ud800 \U0001f600"}, "body", "\ufffd \U0001f600"),
        ({"labels": None}, "labels", frozenset()),
        ({"labels": ["x", {"name": 3}, {"name": "a"}]}, "labels", frozenset({"", "a"})),
        ({"user": None}, "credit", ""),
        ({"user": {"login": "a\nb", "id": 1}}, "credit", ""),
        ({"user": {"login": "a <b>", "id": 1}}, "credit", ""),
        ({"user": {"login": "ada", "id": "1"}}, "credit", ""),
        ({"user": {"login": "ada", "id": True}}, "credit", ""),
        ({}, "credit", "Co-authored-by: ada-example <42+ada-example@users.noreply.github.com>"),
        (
            {"user": {"login": "app[bot]", "id": 3}},
            "credit",
            "Co-authored-by: app[bot] <3+app[bot]@users.noreply.github.com>",
        ),
        ({"state": "closed"}, "closed", True),
        ({"state": "open"}, "closed", False),
        ({}, "closed", False),
    ],
)
def test_issues(given: dict[str, Any], name: str, value: object) -> None:
    """Each value is of its kind, whatever stands there."""
    assert getattr(read_issue(json.dumps({"issue": {**ISSUE, **given}})), name) == value


@pytest.mark.parametrize(
    ("login", "own"), [("ada-example", True), ("ADA-Example", True), ("ada", False), (None, False), ("", False)]
)
def test_whose_it_is(login: str | None, own: bool) -> None:
    """A login is the same in capitals, and nobody is nobody's."""
    assert read_issue(json.dumps({"issue": ISSUE})).is_by(login) == own
    assert not read_issue(json.dumps({"issue": {**ISSUE, "user": None}})).is_by(login)


def test_no_day() -> None:
    """Without a day that can be read it is today."""
    assert read_issue(json.dumps({"issue": {**ISSUE, "created_at": "yesterday"}})).opened >= date(2026, 1, 1)


@pytest.mark.parametrize(
    ("action", "label", "counts"),
    [
        ("labeled", "accept-pledge", True),
        ("labeled", "accept-suggestion", False),
        ("edited", None, False),
        ("opened", None, True),
        (None, None, True),
    ],
)
def test_what_was_accepted_may_not_change(action: str | None, label: str | None, *, counts: bool) -> None:
    """Once the words have been edited, the label by which others were accepted says nothing of them."""
    labels = [{"name": "withdraw"}, {"name": "accept-pledge"}]
    told = {"action": action, "label": label and {"name": label}, "issue": ISSUE | {"labels": labels}}

    assert read_issue(json.dumps(told)).labels == {"withdraw", *(["accept-pledge"] if counts else [])}
