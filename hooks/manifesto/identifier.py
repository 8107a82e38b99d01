"""Identifiers: the rules for names and addresses that programs follow, such as slugs, handles and links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from manifesto.pattern_rule import Right, demanding, every, forbidding, whole
from manifesto.problem import quote
from manifesto.rule import Finding, Rule, Saying, stating

if TYPE_CHECKING:
    from collections.abc import Iterator

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
GITHUB_LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})")
HANDLE_LENGTH = range(2, 41)
LONGEST_SLUG = 60
INDEX = "index"  # the name of a folder's own page
LONGEST_URL = 200


# A host has a dot between two other characters, no user before it, and after it a port that is a number.  None of its
# characters is one that browsers turn into a mark which ends the host (Unicode, UTS 46).
MARKS_OF_HOSTS = (
    "\u2047-\u2049\u2100\u2101\u2105\u2106\u2a74\ufe13\ufe16\ufe55\ufe56\ufe5f\ufe6b\uff03\uff0f\uff1a\uff1f\uff20"
)
HOST = rf"[^/?#@:\[\]{MARKS_OF_HOSTS}]"
PORT = r"0*(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])"
HTTPS = re.compile(
    rf"""(?![^\s"'`\\^{{|}}]*[\s"'`\\^{{|}}])[Hh][Tt][Tt][Pp][Ss]://(?={HOST}*[^./?#@:]\.+[^./?#@:]){HOST}*(?::(?:{PORT})?)?(?:[/?#].*)?"""
)
https = every(
    "An address is https, short, and names a real host.",
    forbidding(
        "An address is short.",
        Saying("P054", f"The address has {{length}} characters and may have {LONGEST_URL}. Use a shorter one."),
        rf"^.{{{LONGEST_URL + 1}}}",
    ),
    demanding(
        "An address that is short is https, and names a real host.",
        Saying("P054", "{text} is not an address that begins with https://. Write it like https://example.org/page."),
        re.compile(rf".{{{LONGEST_URL + 1},}}|{HTTPS.pattern}", re.DOTALL),
    ),
    pattern=r"""[Hh][Tt][Tt][Pp][Ss]://[^\s"'`\\^{|}]+""",
    patternErrorMessage="Write it like https://example.org/page.",
)
github_login = demanding(
    "A GitHub name is letters, digits and hyphens, without the @.",
    Saying("P054", "{text} is not a GitHub name. Write it without @ or address, like ada-example."),
    GITHUB_LOGIN,
    right=Right(pattern=re.compile(r"^\s*(?:https?://)?(?:www\.)?github\.com/|^\s*@|/\s*$"), must=whole(GITHUB_LOGIN)),
    pattern=GITHUB_LOGIN.pattern,
    patternErrorMessage="Write it without @ or address, like ada-example.",
)
slug = every(
    "A slug is lower-case words of a-z and 0-9 with hyphens between them, at most 60 characters.",
    forbidding(
        "A slug is not the name of a folder's own page.",
        Saying("P070", "{text} is the name of a folder's own page. Choose another."),
        whole(re.compile(INDEX)),
    ),
    demanding(
        "A slug is lower-case words of a-z and 0-9 with hyphens between them, at most 60 characters.",
        Saying(
            "P070",
            "{text} cannot be an address. Use a-z, 0-9 and single hyphens, at most 60 characters: keep-it-short.",
        ),
        re.compile(rf"(?=.{{0,{LONGEST_SLUG}}}\Z){SLUG.pattern}"),
    ),
    pattern=SLUG.pattern,
    patternErrorMessage="Use a-z, 0-9 and single hyphens: keep-it-short.",
)


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
