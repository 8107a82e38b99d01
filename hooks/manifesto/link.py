"""Links: where an address leads, whether it says so openly, and what it carries along."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from manifesto.problem import quote
from manifesto.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

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


@Rule
def straight(url: str) -> Iterator[Finding]:
    """An address shows where it leads, and carries nothing that counts who follows it."""
    host = _host(url)
    if host in SHORTENERS or _has_a_user(url):
        message = f"The address {quote(host)} hides where it leads. Write the one that it leads to."
        yield Finding("P043", message, "review")
    elif (plain := without_trackers(url)) != url:
        message = "The address carries parts that count who follows it. It leads to the same page without them."
        yield Finding("P043", message, "warning", plain)


def too_many(number: int) -> Finding:
    """Return what is said of a text with so many links."""
    message = (
        f"The text has {number} links to other places, and {MOST} are the most that look like anything but advertising."
    )
    return Finding("P043", f"{message} Keep those that a reader needs.", "review")


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


def _has_a_user(url: str) -> bool:
    """Return whether something stands before an @ in the address, which looks like the host and is none."""
    return url.startswith("https://") and "@" in re.split(r"[/?#]", url.removeprefix("https://"), maxsplit=1)[0]


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
