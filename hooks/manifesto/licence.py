"""Licences: where the full text of one stands, for those that are known by their name."""

from __future__ import annotations

import re

# As SPDX names them and as people write them: CC-BY-4.0, CC BY-SA 4.0.  Before 3.0 some stood at other addresses.
CREATIVE_COMMONS = re.compile(r"CC[- ](?P<terms>BY(?:-NC)?(?:-SA|-ND)?)[- ](?P<version>[34]\.0)", re.IGNORECASE)
NO_RIGHTS = re.compile(r"CC0(?:[- ]1\.0)?", re.IGNORECASE)


def address_of(licence: str) -> str:
    """Return the address of a licence's text; nothing where the name is not one of Creative Commons."""
    if match := CREATIVE_COMMONS.fullmatch(licence):
        return f"https://creativecommons.org/licenses/{match['terms'].lower()}/{match['version']}/"
    return "https://creativecommons.org/publicdomain/zero/1.0/" if NO_RIGHTS.fullmatch(licence) else ""
