"""Journeys: from the address of a link, step by step, to where it ends."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urldefrag, urljoin, urlsplit, urlunsplit

from manifesto.answer import FOR_GOOD, LATER, ONWARD, TOLD_BY_HEAD, Answer, NoAnswer, verdict
from manifesto.inquiry import site_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifesto.answer import Reply

    Knock = Callable[[str, str], Reply]  # asks with a method for an address, or raises NoAnswer

MOST_STEPS = 5
LONGEST = 2_000  # characters of an address that something leads on to
SECURE = "https://"
WHITE = " \t"
FIRST_PAUSE, LONGEST_PAUSE = 3.0, 30.0  # seconds before asking once more


def visit(url: str, knock: Knock, rest: Callable[[float], None]) -> Answer:
    """Return what an address comes to; `rest` waits for some seconds.

    It is asked for its head, and for the page itself where a head does not tell; once more after a pause where it was
    in trouble, but never sooner than it asks to be.
    """
    answer = travel("HEAD", url, knock)
    if answer.kind not in TOLD_BY_HEAD and not answer.whole_site and not answer.again:
        answer = travel("GET", url, knock)
    if answer.passing and (pause := pause_of(answer.again)) is not None:
        rest(pause)
        answer = travel("GET", url, knock)
    return answer


def pause_of(again: str, now: datetime | None = None) -> float | None:
    """Return for how many seconds to wait, as `Retry-After` asks (RFC 9110, section 10.2.3); None where it is too long."""
    if not again:
        return FIRST_PAUSE
    if again.isascii() and again.isdigit():
        seconds = float(again[:12])
    else:
        try:
            seconds = (_aware(parsedate_to_datetime(again)) - (now or datetime.now(UTC))).total_seconds()
        except (ValueError, TypeError, OverflowError):
            return FIRST_PAUSE
    return max(seconds, 1.0) if seconds <= LONGEST_PAUSE else None


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


class Step(NamedTuple):
    """Where an address leads on, with https in the place of http; `openly` says that it asked for http."""

    url: str
    openly: bool


def travel(method: str, url: str, knock: Knock) -> Answer:
    """Return what an address comes to, through at most five others; only https is asked."""
    at, moved, status, lasting, openly = url, "", 0, True, False
    for _ in range(MOST_STEPS + 1):
        try:
            reply = knock(method, urldefrag(at).url)
        except NoAnswer as none:
            return _unanswered(none, status, first=site_of(at) == site_of(url))
        status = reply.status
        if status not in ONWARD or not reply.location:
            return _answered(reply, at, moved, openly=openly, first=site_of(at) == site_of(url))
        if (step := onward(at, reply.location)) is None:
            return Answer(kind="lost", status=status, detail="leads on to what is no address that begins with https://")
        lasting = lasting and status in FOR_GOOD
        at, openly = step.url, openly or step.openly
        moved = at if lasting else moved
    return Answer(kind="lost", status=status, detail=f"leads on, and on, and does not end after {MOST_STEPS} steps")


def _unanswered(none: NoAnswer, status: int, *, first: bool) -> Answer:
    whole = none.whole_site and first
    return Answer(kind=none.kind, status=status, detail=none.detail, passing=none.passing, whole_site=whole)


def _answered(reply: Reply, end: str, moved: str, *, openly: bool, first: bool) -> Answer:
    kind = verdict(reply.status)
    return Answer(
        kind=kind,
        status=reply.status,
        end=end,
        moved=moved,
        openly=openly,
        passing=kind in LATER,
        again=reply.again,
        whole_site=kind == "busy" and first,
    )


def onward(at: str, location: str) -> Step | None:
    """Return where a reply leads on from an address, as a browser reads it; None where that is nothing to ask."""
    try:
        target = urljoin(at, location.strip(WHITE))
        parts = urlsplit(target)
        openly, plain_port = parts.scheme == "http", parts.port in {None, 80}
    except ValueError:
        return None
    if openly and plain_port:
        target = urlunsplit(("https", parts.hostname or "", *parts[2:]))
    if len(target) > LONGEST or not target.startswith(SECURE) or "@" in parts.netloc or not parts.hostname:
        return None
    page, fragment = urldefrag(target)
    fragment = fragment or urldefrag(at).fragment  # it goes along (RFC 9110, section 10.2.2)
    return Step(f"{page}#{fragment}" if fragment else page, openly)
