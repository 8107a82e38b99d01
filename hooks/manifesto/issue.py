"""Issues: what GitHub tells of one when something happens to it, read as data of which nothing is trusted."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from manifesto.contact import is_same

LOGIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}(?:\[bot\])?")
LARGEST = 32 * 1024 * 1024  # bytes; GitHub sends at most 25 MB
MOST_DIGITS = 18
ACCEPTING = "accept-"  # begins the labels by which a maintainer accepts what an issue says


class NoIssue(Exception):  # noqa: N818 -- what we were given, not a malfunction of ours
    """There is no issue in what was given; the message says what is there instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One issue as it stands; `login` and `account` say who opened it, and are empty where nobody is left.

    `opened` is the day in UTC on which that was.
    """

    number: int
    title: str
    body: str
    login: str
    account: int
    labels: frozenset[str]
    opened: date
    closed: bool = False

    def is_by(self, login: str | None) -> bool:
        """Return whether somebody of this GitHub name opened it."""
        return is_same(self.login, login)

    @property
    def accepted(self) -> bool:
        """Whether a maintainer accepted what it says."""
        return any(label.startswith(ACCEPTING) for label in self.labels)

    @property
    def credit(self) -> str:
        """The line with which Git names its author as well; nothing where nobody is left."""
        if not self.login or not self.account:
            return ""
        return f"Co-authored-by: {self.login} <{self.account}+{self.login}@users.noreply.github.com>"


def read_issue(text: str | bytes) -> Issue:
    """Return the issue of an event; raises NoIssue."""
    try:
        event = json.loads(text)
    except (ValueError, RecursionError):
        raise NoIssue("It is not JSON.") from None
    issue = _named(event, "issue")
    if not issue or _named(issue, "pull_request"):
        raise NoIssue("It is not about an issue.")
    if not _whole(issue, "number"):
        raise NoIssue("Its issue has no number.")
    return _issue(issue, _labels(event, issue))


def _issue(issue: dict[str, Any], labels: frozenset[str]) -> Issue:
    user = _named(issue, "user")
    login = _text(user, "login")
    return Issue(
        number=_whole(issue, "number"),
        title=_text(issue, "title"),
        body=_text(issue, "body"),
        login=login if LOGIN.fullmatch(login) else "",
        account=_whole(user, "id"),
        labels=labels,
        opened=_day(_text(issue, "created_at")),
        closed=issue.get("state") == "closed",
    )


def _named(values: Any, name: str) -> dict[str, Any]:
    value = values.get(name) if isinstance(values, dict) else None
    return value if isinstance(value, dict) else {}


def _labels(event: dict[str, Any], issue: dict[str, Any]) -> frozenset[str]:
    """Return its labels; one that accepts counts as long as the words are those that were read when it was put on."""
    labels = issue.get("labels")
    names = frozenset(_text(each, "name") for each in labels) if isinstance(labels, list) else frozenset()
    if event.get("action") not in {"edited", "labeled"}:
        return names
    new = _text(_named(event, "label"), "name")
    return frozenset(name for name in names if name == new or not name.startswith(ACCEPTING))


def _text(values: Any, name: str) -> str:
    """Return a text with what is no character in it, as half of a pair, exchanged for the sign of that."""
    value = values.get(name) if isinstance(values, dict) else None
    if not isinstance(value, str):
        return ""
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _whole(values: dict[str, Any], name: str) -> int:
    value = values.get(name)
    usable = isinstance(value, int) and not isinstance(value, bool) and 0 < value < 10**MOST_DIGITS
    return value if usable and isinstance(value, int) else 0


def _day(written: str) -> date:
    """Return the day of a time as GitHub writes it; today where that cannot be read."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return datetime.now(UTC).date()
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).date()
