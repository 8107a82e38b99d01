"""Slugs: names of people, titles and files as they stand in an address."""

from __future__ import annotations

import re
import unicodedata


def slug_of(name: str, longest: int) -> str:
    """Return a name in small Latin letters and figures with hyphens between them; nothing where none is left of it."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:longest].strip("-")
