"""Links: where an address leads, whether it says so openly, and what it carries along."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manifesto.problem import quote
from manifesto.rule import Saying, stating

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto.rule import Finding

MOST = 3  # links to other places in one text; more look like advertising
SHORTENERS = frozenset(
    [
        "bit.ly",
        "t.co",
        "tinyurl.com",
        "goo.gl",
        "ow.ly",
        "is.gd",
        "v.gd",
        "buff.ly",
        "cutt.ly",
        "rebrand.ly",
        "t.ly",
        "rb.gy",
        "lnkd.in",
        "shorturl.at",
        "tiny.cc",
        "s.id",
        "bl.ink",
        "short.io",
        "shorte.st",
        "adf.ly",
        "soo.gd",
        "clck.ru",
        "u.to",
        "dub.sh",
    ]
)
TRACKERS = frozenset(
    [
        "fbclid",
        "gclid",
        "dclid",
        "msclkid",
        "mc_cid",
        "mc_eid",
        "igshid",
        "igsh",
        "twclid",
        "yclid",
        "wickedid",
        "vero_id",
        "_hsenc",
        "_hsmi",
    ]
)


# The place of the host in an address, after whatever looks like it and is none.
PLACE = re.compile(
    r"^(?:[A-Za-z][A-Za-z0-9+.-]*:)?//(?:[^/?#]*@|(?![^/?#]*@))(?:\[(?P<number>[^\[\]/?#]*)\]|(?P<host>[^\[\]/?#:]*))(?=[:/?#]|\Z)"
)
USER = re.compile(r"^https://[^/?#]*@")
HIDES = Saying("P043", "The address {host} hides where it leads. Write the one that it leads to.", "review")
COUNTS = Saying(
    "P043",
    "The address carries parts that count who follows it. It leads to the same page without them.",
    "warning",
)
TOO_MANY = Saying(
    "P043",
    "The text has {number} links to other places, and {most} are the most that look like anything but advertising. Keep those that a reader needs.",
    "review",
)


@stating(
    {
        "kind": "link",
        "place": PLACE,
        "user": USER,
        "shorteners": sorted(SHORTENERS),
        "trackers": sorted(TRACKERS),
        "hides": HIDES,
        "counts": COUNTS,
    }
)
def straight(url: str) -> Iterator[Finding]:
    """An address shows where it leads, and carries nothing that counts who follows it."""
    host = _host(url)
    if host in SHORTENERS or USER.match(url):
        yield HIDES.finding(host=quote(host))
    elif (plain := without_trackers(url)) != url:
        yield COUNTS.finding(plain)


def too_many(number: int) -> Finding:
    """Return what is said of a text with so many links."""
    return TOO_MANY.finding(number=number, most=MOST)


def without_trackers(url: str) -> str:
    """Return the address without the parts that count who follows it; anything else stays byte for byte."""
    before, mark, rest = url.partition("?")
    query, number, fragment = rest.partition("#")
    pairs = query.split("&")
    kept = [pair for pair in pairs if not _tracks(pair.partition("=")[0].lower())]
    if not mark or "#" in before or ";" in query or len(kept) == len(pairs):
        return url
    return before + (f"?{'&'.join(kept)}" if kept else "") + number + fragment


def _tracks(name: str) -> bool:
    return name.startswith("utm_") or name in TRACKERS


def _host(url: str) -> str:
    match = PLACE.match(url)
    return ((match["number"] or match["host"] or "") if match else "").lower().removeprefix("www.")
