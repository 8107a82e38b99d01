"""Journeys: where an address ends, what asking it once more is for, and how long to wait before."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from manifesto.answer import Answer, NoAnswer, Reply, verdict
from manifesto.journey import FIRST_PAUSE, onward, pause_of, travel, visit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

START = "https://example.org/a"
NOW = datetime(2026, 11, 21, 12, 0, 0, tzinfo=UTC)
Said = Reply | NoAnswer


def to(status: int, location: str) -> Reply:
    """Return a reply that leads on."""
    return Reply(status=status, location=location)


def knocker(*script: Said) -> tuple[Callable[[str, str], Reply], list[str]]:
    """Return what answers one question after the other, the last for ever, and what it was asked."""
    asked: list[str] = []

    def knock(method: str, url: str) -> Reply:
        asked.append(f"{method} {url}")
        said = script[min(len(asked), len(script)) - 1]
        if isinstance(said, NoAnswer):
            raise said
        return said

    return knock, asked


def visited(*script: Said) -> tuple[Answer, list[str], list[float]]:
    """Return what a visit comes to, what was asked on the way, and the pauses."""
    knock, asked = knocker(*script)
    rests: list[float] = []
    return visit(START, knock, rests.append), [line.partition(" ")[0] for line in asked], rests


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        *((200, "there"), (204, "there"), (299, "there"), (404, "gone"), (410, "gone"), (429, "busy")),
        *((400, "shut"), (401, "shut"), (403, "shut"), (451, "shut"), (999, "shut"), (600, "shut")),
        *((500, "troubled"), (503, "troubled"), (599, "troubled"), (300, "lost"), (304, "lost"), (101, "lost")),
    ],
)
def test_a_status_is_told_as_a_reader_meets_it(status: int, kind: str) -> None:
    """Each status stands for one of a few things that can become of a reader."""
    assert verdict(status) == kind


@pytest.mark.parametrize(
    ("script", "methods", "rests", "kind"),
    [
        ([Reply(status=200)], ["HEAD"], [], "there"),
        ([Reply(status=405), Reply(status=200)], ["HEAD", "GET"], [], "there"),
        ([Reply(status=404), Reply(status=200)], ["HEAD", "GET"], [], "there"),
        ([Reply(status=404)], ["HEAD", "GET"], [], "gone"),
        ([Reply(status=403)], ["HEAD", "GET"], [], "shut"),
        ([Reply(status=503)], ["HEAD", "GET", "GET"], [FIRST_PAUSE], "troubled"),
        ([Reply(status=503), Reply(status=503), Reply(status=200)], ["HEAD", "GET", "GET"], [FIRST_PAUSE], "there"),
        ([Reply(status=503, again="7"), Reply(status=200)], ["HEAD", "GET"], [7.0], "there"),
        ([Reply(status=503, again="3600"), Reply(status=200)], ["HEAD"], [], "troubled"),
        ([Reply(status=429), Reply(status=200)], ["HEAD", "GET"], [FIRST_PAUSE], "there"),
        ([Reply(status=429, again="999999999999999999"), Reply(status=200)], ["HEAD"], [], "busy"),
        ([NoAnswer("silent", "", passing=True), Reply(status=200)], ["HEAD", "GET"], [], "there"),
        ([NoAnswer("silent", "", passing=True)], ["HEAD", "GET", "GET"], [FIRST_PAUSE], "silent"),
        ([NoAnswer("silent", "", whole_site=True)], ["HEAD"], [], "silent"),
        ([NoAnswer("private", "")], ["HEAD"], [], "private"),
        ([NoAnswer("insecure", "")], ["HEAD"], [], "insecure"),
    ],
)
def test_no_more_is_asked_than_needed(
    script: Sequence[Said], methods: list[str], rests: list[float], kind: str
) -> None:
    """A head is enough where it tells; trouble is asked once more after a pause, and never sooner than it wants."""
    answer, asked, paused = visited(*script)

    assert (answer.kind, asked, paused) == (kind, methods, rests)


@pytest.mark.parametrize(
    ("again", "seconds"),
    [
        *(("", FIRST_PAUSE), ("0", 1.0), ("30", 30.0), ("31", None), ("9" * 5000, None), ("-5", FIRST_PAUSE)),
        *(("soon", FIRST_PAUSE), ("１２", FIRST_PAUSE), ("nan", FIRST_PAUSE), ("1e9", FIRST_PAUSE)),
        *(("Sat, 21 Nov 2026 12:00:10 GMT", 10.0), ("Sat, 21 Nov 2026 11:00:00 GMT", 1.0)),
        *(("Sat, 21 Nov 2026 13:00:00 GMT", None), ("Sat, 21 Nov 2026 12:00:10 -0000", 10.0)),
        *(("Sat, 99 Nov 99999 12:00:10 GMT", FIRST_PAUSE), ("Fri, 31 Dec 9999 23:59:59 -2359", None)),
    ],
)
def test_the_pause_is_what_the_site_asks_for(again: str, seconds: float | None) -> None:
    """Seconds and dates are understood, half a minute is the most, and nonsense counts as nothing."""
    assert pause_of(again, NOW) == seconds


@pytest.mark.parametrize(
    ("script", "kind", "moved", "end"),
    [
        ([to(301, "/b"), Reply(status=200)], "there", "https://example.org/b", "https://example.org/b"),
        ([to(308, "//example.net/b?c=d"), Reply(status=200)], "there", "https://example.net/b?c=d", "https://example.net/b?c=d"),
        ([to(302, "/b"), Reply(status=200)], "there", "", "https://example.org/b"),
        ([to(307, "/b"), to(301, "/c"), Reply(status=200)], "there", "", "https://example.org/c"),
        ([to(301, "/b"), to(302, "/c"), Reply(status=200)], "there", "https://example.org/b", "https://example.org/c"),
        ([to(301, "/b"), to(308, "/c"), Reply(status=200)], "there", "https://example.org/c", "https://example.org/c"),
        ([to(301, "/b"), Reply(status=404)], "gone", "https://example.org/b", "https://example.org/b"),
        ([*[to(302, f"/{number}") for number in range(5)], Reply(status=200)], "there", "", "https://example.org/4"),
        ([to(301, START)], "lost", "", ""),
        ([Reply(status=301)], "lost", "", START),
        ([to(301, "javascript:alert(1)"), Reply(status=200)], "lost", "", ""),
        ([to(301, "ftp://example.org/"), Reply(status=200)], "lost", "", ""),
        ([to(301, "https://example.org@evil.example/"), Reply(status=200)], "lost", "", ""),
        ([to(301, "https://["), Reply(status=200)], "lost", "", ""),
        ([to(301, "https://example.org:99999/"), Reply(status=200)], "lost", "", ""),
        ([to(301, "http:///b"), Reply(status=200)], "lost", "", ""),
        ([to(301, "https://example.org/" + "b" * 2_000), Reply(status=200)], "lost", "", ""),
    ],
)  # fmt: skip
def test_where_an_address_ends(script: Sequence[Said], kind: str, moved: str, end: str) -> None:
    """Five steps are followed, over https only; only what moved for good from the first step on has a new address."""
    knock, asked = knocker(*script)
    answer = travel("HEAD", START, knock)

    assert (answer.kind, answer.moved, answer.end) == (kind, moved, end)
    assert len(asked) <= 6


def test_http_on_the_way_is_asked_with_https() -> None:
    """A step that asks for http is asked with https, and that is told."""
    knock, asked = knocker(to(301, "http://example.org:80/b"), Reply(status=200))
    answer = travel("HEAD", START, knock)

    assert asked == [f"HEAD {START}", "HEAD https://example.org/b"]
    assert (answer.kind, answer.openly, answer.moved) == ("there", True, "https://example.org/b")
    assert onward(START, "http://example.org:8080/b") is None


def test_the_fragment_stays_in_the_browser_and_comes_along() -> None:
    """What stands behind # is not asked for, and stands behind the new address as well."""
    knock, asked = knocker(to(301, "/b"), to(301, "/c#d"), Reply(status=200))

    assert travel("HEAD", f"{START}#part", knock).moved == "https://example.org/c#d"
    assert asked[:2] == [f"HEAD {START}", "HEAD https://example.org/b"]
    knock, _ = knocker(to(301, "/b"), Reply(status=200))
    assert travel("HEAD", f"{START}#part", knock).moved == "https://example.org/b#part"


@pytest.mark.parametrize(
    ("script", "whole_site"),
    [
        ([NoAnswer("silent", "", whole_site=True)], True),
        ([Reply(status=429)], True),
        ([to(301, "https://example.net/"), NoAnswer("silent", "", whole_site=True)], False),
        ([to(301, "https://example.net/"), Reply(status=429)], False),
        ([Reply(status=404)], False),
    ],
)
def test_what_another_site_does_says_nothing_of_this_one(script: Sequence[Said], *, whole_site: bool) -> None:
    """Only what the site itself does stands for the rest of its addresses."""
    knock, _ = knocker(*script)

    assert travel("GET", START, knock).whole_site is whole_site
