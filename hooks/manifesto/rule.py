"""Rules for one value: each a small generator whose docstring is the rule, yielding what is wrong.

A rule knows neither files nor lines; `field.py` adds the place.  A finding is an id of the check table and a message
that ends with what to do.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple, TypeAlias
from urllib.parse import urlsplit

from manifesto.problem import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from manifesto.problem import Severity

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
GITHUB_LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})")
HANDLE_LENGTH = range(2, 41)
LONGEST_SLUG = 60
INDEX = "index"  # the name of a folder's own page
LONGEST_URL = 200
JOINERS = "\u200c\u200d"  # ZWNJ and ZWJ: letters of Persian, Hindi and others need them
HIDDEN = re.compile(  # soft hyphen, fillers, marks of direction, joiners, annotation and tag characters
    "[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)
VIRAMA = 9  # the combining class of the sign that takes a vowel away; a joiner may follow it at the end of a word


class Finding(NamedTuple):
    """What a rule found: the id of the check, the message, and whether it keeps the text from being published."""

    id: str
    message: str
    severity: Severity = "error"


Rule: TypeAlias = "Callable[[str], Iterator[Finding]]"


def length(field: str, minimum: int, maximum: int, *, best: int | None = None) -> Rule:
    """Return the rule that a text has `minimum` to `maximum` characters (code points, as everyone counts them).

    One that is longer than `best` is let through with a word of advice.
    """
    ids = {"title": "P030", "summary": "P040", "name": "P051"}

    def rule(text: str) -> Iterator[Finding]:
        """The text is neither too short nor too long."""
        if not minimum <= len(text) <= maximum:
            advice = "Shorten it." if len(text) > maximum else "Write a little more."
            message = f"The {field} has {len(text)} characters and may have {minimum} to {maximum}. {advice}"
            yield Finding(ids.get(field, "P022"), message)
        elif best and len(text) > best:
            message = f"The {field} has {len(text)} characters, and {best} or fewer read best on a poster. Shorten it if you can."
            yield Finding(ids.get(field, "P022"), message, "warning")

    return rule


def no_markup(text: str) -> Iterator[Finding]:
    """Metadata is plain text: it stands in titles, attributes and on paper, where no markup belongs."""
    for character in "<>":
        if character in text:
            message = f"The character {character} cannot stand in {quote(text)}. Write the words without it."
            yield Finding("P032", message)
            return


def no_hidden_characters(text: str) -> Iterator[Finding]:
    """Nothing in a text is invisible or turns its direction round: what is read is what is there."""
    if text.isprintable() and not HIDDEN.search(text):
        return
    for position, character in enumerate(text):
        control = unicodedata.category(character) in {"Cc", "Cs", "Co", "Zl", "Zp"}
        if control or (HIDDEN.match(character) and not _joins_letters(text, position)):
            code = f"U+{ord(character):04X}"
            message = f"An invisible character ({code}) stands at position {position + 1} of {quote(text)}. Delete it."
            yield Finding("P002", message)
            return


def _joins_letters(text: str, position: int) -> bool:
    """Return whether the character is a joiner between two letters or marks, or after a virama: some scripts need it."""
    if text[position] not in JOINERS or position == 0:
        return False
    around = text[position - 1] + text[position + 1 : position + 2]
    between = len(around) == 2 and all(unicodedata.category(c)[0] in "LM" for c in around)
    return between or unicodedata.combining(around[0]) == VIRAMA


def person_name(name: str) -> Iterator[Finding]:
    """A name is any name people have; only what would break a page, mention or path is refused."""
    if found := re.search(r"[@/\\]|https?:", name):
        message = f"{quote(found[0])} cannot stand in a name. Write the name as it should be printed."
        yield Finding("P051", message)


def https(url: str) -> Iterator[Finding]:
    """An address is https, short, and names a real host."""
    if len(url) > LONGEST_URL:
        yield Finding("P054", f"The address has {len(url)} characters and may have {LONGEST_URL}. Use a shorter one.")
    elif not _is_https(url):
        message = f"{quote(url)} is not an address that begins with https://. Write it like https://example.org/page."
        yield Finding("P054", message)


def _is_https(url: str) -> bool:
    if re.search(r"[\s\"'`\\^{|}]", url):
        return False
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        port_is_number = parts.port is None or parts.port > 0
    except ValueError:
        return False
    return parts.scheme == "https" and "." in host.strip(".") and "@" not in parts.netloc and port_is_number


def github_login(login: str) -> Iterator[Finding]:
    """A GitHub name is letters, digits and hyphens, without the @."""
    if not GITHUB_LOGIN.fullmatch(login):
        yield Finding("P054", f"{quote(login)} is not a GitHub name. Write it without @ or address, like octocat.")


def slug(text: str) -> Iterator[Finding]:
    """A slug is lower-case words of a-z and 0-9 with hyphens between them, at most 60 characters."""
    if text == INDEX:
        yield Finding("P070", f"{quote(text)} is the name of a folder's own page. Choose another.")
    elif len(text) > LONGEST_SLUG or not SLUG.fullmatch(text):
        message = f"{quote(text)} is not a slug. Use a-z, 0-9 and single hyphens, at most 60 characters: keep-it-short."
        yield Finding("P070", message)


def handle(text: str) -> Iterator[Finding]:
    """A handle is a slug of 2 to 40 characters with a letter in it, so that YAML reads it as a word."""
    if text == INDEX:
        yield Finding("P057", f"{quote(text)} is the name of a folder's own page. Choose another.")
    elif len(text) not in HANDLE_LENGTH or not SLUG.fullmatch(text) or not re.search("[a-z]", text):
        message = f"{quote(text)} is not a handle. Use 2 to 40 of a-z (one at least), 0-9 and single hyphens, like ada-example."
        yield Finding("P057", message)


def repository(text: str) -> Iterator[Finding]:
    """A repository is owner/name, as GitHub shows it."""
    if not re.fullmatch(r"[A-Za-z0-9-]{1,39}/[A-Za-z0-9._-]{1,100}", text):
        yield Finding("P093", f"{quote(text)} is not a repository. Write it as owner/name.")


def web_address(text: str) -> Iterator[Finding]:
    """The site's own address may be http as well, for a preview on one's own machine."""
    if not re.fullmatch(r"https?://[^\s\"'<>]+", text):
        yield Finding("P054", f"{quote(text)} is not an address. Write it like https://example.org/manifesto/.")
