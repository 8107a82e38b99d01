"""Identifiers: the rules for names and addresses that programs follow, such as slugs, handles and links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from manifesto.problem import quote
from manifesto.rule import Finding, Rule, stating

if TYPE_CHECKING:
    from collections.abc import Iterator

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
GITHUB_LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})")
HANDLE_LENGTH = range(2, 41)
LONGEST_SLUG = 60
INDEX = "index"  # the name of a folder's own page
LONGEST_URL = 200


@stating(
    pattern=r"""[Hh][Tt][Tt][Pp][Ss]://[^\s"'`\\^{|}]+""", patternErrorMessage="Write it like https://example.org/page."
)
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


@stating(pattern=GITHUB_LOGIN.pattern, patternErrorMessage="Write it without @ or address, like ada-example.")
def github_login(login: str) -> Iterator[Finding]:
    """A GitHub name is letters, digits and hyphens, without the @."""
    if not GITHUB_LOGIN.fullmatch(login):
        name = re.sub(r"^(?:https?://)?(?:www\.)?github\.com/|^@|/$", "", login.strip())
        right = name if GITHUB_LOGIN.fullmatch(name) else ""
        message = f"{quote(login)} is not a GitHub name. Write it without @ or address, like ada-example."
        yield Finding("P054", message, right=right)


@stating(pattern=SLUG.pattern, patternErrorMessage="Use a-z, 0-9 and single hyphens: keep-it-short.")
def slug(text: str) -> Iterator[Finding]:
    """A slug is lower-case words of a-z and 0-9 with hyphens between them, at most 60 characters."""
    if text == INDEX:
        yield Finding("P070", f"{quote(text)} is the name of a folder's own page. Choose another.")
    elif len(text) > LONGEST_SLUG or not SLUG.fullmatch(text):
        message = f"{quote(text)} cannot be an address. Use a-z, 0-9 and single hyphens, at most 60 characters: keep-it-short."
        yield Finding("P070", message)


@stating(pattern=SLUG.pattern, patternErrorMessage="Use a-z, 0-9 and single hyphens, like ada-example.")
def handle(text: str) -> Iterator[Finding]:
    """A handle is a slug of 2 to 40 characters with a letter in it, so that YAML reads it as a word."""
    if text == INDEX:
        yield Finding("P057", f"{quote(text)} is the name of a folder's own page. Choose another.")
    elif len(text) not in HANDLE_LENGTH or not SLUG.fullmatch(text) or not re.search("[a-z]", text):
        message = f"{quote(text)} cannot be a handle, the short name of a person. Use 2 to 40 of a-z (one at least), 0-9 and single hyphens, like ada-example."
        yield Finding("P057", message)


@Rule
def repository(text: str) -> Iterator[Finding]:
    """A repository is owner/name, as GitHub shows it."""
    if not re.fullmatch(r"[A-Za-z0-9-]{1,39}/[A-Za-z0-9._-]{1,100}", text):
        yield Finding("P093", f"{quote(text)} is not a repository. Write it as owner/name.")


@Rule
def mark(text: str) -> Iterator[Finding]:
    """The mark is an SVG file among the assets, named without a way out of them."""
    if not re.fullmatch(r"assets/(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+\.svg", text):
        message = f"{quote(text)} cannot be the mark. Put an SVG file into overrides/assets, and write it like assets/images/mark.svg."
        yield Finding("P098", message)


@Rule
def web_address(text: str) -> Iterator[Finding]:
    """The site's own address may be http as well, for a preview on one's own machine."""
    if not re.fullmatch(r"https?://[^\s\"'<>]+", text):
        yield Finding("P054", f"{quote(text)} is not an address. Write it like https://example.org/manifesto/.")
