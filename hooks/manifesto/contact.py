"""Contact: where somebody's name leads, as they write it in one line: an address, or a name on GitHub."""

from __future__ import annotations

import re

PROFILE = re.compile(r"(?i)(?:https?://)?(?:www\.)?github\.com/([A-Za-z0-9-]+)/?")
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def contact(text: str) -> tuple[str, str]:
    """Return the address and the GitHub name in a line, of which one at least is empty.

    It is a GitHub name when it begins with @, is the address of a profile on GitHub, or has neither a dot nor a slash.
    Anything else is an address, which gets https:// before it where it says no other way.  Whether either can be
    published is for their rules to say.
    """
    text = " ".join(text.split())
    if found := PROFILE.fullmatch(text):
        return "", found[1]
    if text.startswith("@") or not re.search(r"[./]", text):
        return "", text.removeprefix("@")
    return (text if SCHEME.match(text) else f"https://{text}"), ""
