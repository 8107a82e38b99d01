"""Contact: where somebody's name leads, as they write it in one line: an address, or a name on GitHub."""

from __future__ import annotations

import re

PROFILE = re.compile(r"(?i)(?:https?://)?(?:www\.)?github\.com/([A-Za-z0-9-]+)/?")
WHOLE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[^/]+@")  # it says its own way, or is of a mailbox
NONE = re.compile(r"(?i)no(?:ne)?|n/?a|[-–—.]+")


def login_of(address: str) -> str:
    """Return the name on GitHub of whose profile an address is; nothing where it is none of these."""
    found = PROFILE.fullmatch(address)
    return found[1] if found else ""


def is_same(login: str | None, other: str | None) -> bool:
    """Return whether two names on GitHub, which knows no capitals, are of the same account; nobody is nobody's."""
    return bool(login and other) and (login or "").casefold() == (other or "").casefold()


def contact(text: str) -> tuple[str, str]:
    """Return the address and the GitHub name in a line, of which one at least is empty.

    It is a GitHub name when it begins with @, is the address of a profile on GitHub, or has neither a dot nor a slash.
    Anything else is an address, which gets https:// before it where it says no other way.  Whether either can be
    published is for their rules to say.  What people write where they have neither is nothing.
    """
    text = " ".join(text.split())
    if NONE.fullmatch(text):
        return "", ""
    if login := login_of(text):
        return "", login
    if text.startswith("@") or not re.search(r"[./]", text):
        return "", text.removeprefix("@")
    return (text if WHOLE.match(text) else f"https://{text}"), ""
