"""Inquiries: who is asked, in which order, how many at a time, and whose fault it is when nobody answers."""

from __future__ import annotations

from threading import Lock
from time import sleep

import pytest

from manifesto.answer import Answer
from manifesto.inquiry import AT_ONCE, BREATH, UNASKED, ask, no_network

THERE = Answer(kind="there", status=200)
NOBODY = Answer(kind="silent")
UNREACHED = Answer(kind="unreached", whole_site=True)


def never(_: float) -> None:
    """Fail: nothing here has to wait."""
    raise AssertionError


def test_each_address_is_asked_once() -> None:
    """An address that stands in many places is asked once, and there may be none at all."""
    asked: list[str] = []
    urls = ["https://example.org/a", "https://example.net/", "https://example.org/a"]
    answers = ask(urls, lambda url: asked.append(url) or THERE, never)

    assert sorted(asked) == ["https://example.net/", "https://example.org/a"]
    assert answers == dict.fromkeys(urls, THERE)
    assert ask([], lambda _: THERE, never) == {}


def test_a_site_is_asked_one_thing_after_the_other() -> None:
    """The addresses of one site come in a row with a breath between them; a few sites are asked at a time."""
    busy: dict[str, int] = {}
    most: list[int] = []
    rests: list[float] = []
    lock = Lock()

    def visit(url: str) -> Answer:
        site = url.split("/")[2].lower()
        with lock:
            assert site not in busy, "two questions to one site at a time"
            busy[site] = 1
            most.append(len(busy))
        sleep(0.005)
        with lock:
            del busy[site]
        return THERE

    ask(
        [f"https://{name}{site}.example/{page}" for site in range(20) for page in range(3) for name in "aA"],
        visit,
        rests.append,
    )

    assert max(most) <= AT_ONCE
    assert rests == [BREATH] * 20 * 5


def test_sites_that_dawdle() -> None:
    """Once all have taken too long together nobody else is asked, and what was found by then is told."""
    now = [0.0]

    def visit(_: str) -> Answer:
        now[0] += 330.0  # as long as a hostile site can take for one address
        return NOBODY

    urls = [f"https://example.org/{page}" for page in range(500)]
    answers = ask(urls, visit, lambda _: None, lambda: now[0])

    assert list(answers) == urls
    assert list(answers.values()) == [NOBODY] * 6 + [UNASKED] * 494
    assert now[0] < 45 * 60  # the time that the workflow has


def test_a_site_that_is_away_is_asked_once() -> None:
    """What holds for a whole site is not asked again for each of its addresses."""
    asked: list[str] = []
    urls = [f"https://example.org/{page}" for page in range(50)]

    assert ask(urls, lambda url: asked.append(url) or UNREACHED, never) == dict.fromkeys(urls, UNREACHED)
    assert asked == urls[:1]


@pytest.mark.parametrize(
    ("answers", "own", "ours"),
    [
        ([], None, False),
        ([THERE, NOBODY], UNREACHED, False),
        ([NOBODY], THERE, False),
        ([NOBODY], Answer(kind="gone", status=404), False),
        ([NOBODY, NOBODY], NOBODY, True),
        ([UNREACHED], UNREACHED, True),
        ([UNREACHED], None, True),
        ([UNREACHED, NOBODY], None, False),
        ([Answer(kind="private")], UNREACHED, True),
        ([Answer(kind="insecure")], UNREACHED, True),
        ([Answer(kind="insecure")], None, False),
        ([Answer(kind="silent", status=301)], UNREACHED, False),
    ],
)
def test_whose_fault_it_is(answers: list[Answer], own: Answer | None, *, ours: bool) -> None:
    """Where nobody answers, not even the site of the manifesto itself, the network here is at fault."""
    assert no_network(answers, (lambda: own) if own else None) is ours
