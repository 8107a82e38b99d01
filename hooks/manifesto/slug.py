"""Slugs: names of people, titles and files as they stand in an address."""

from __future__ import annotations

import hashlib
import re
import unicodedata


def slug_of(name: str, longest: int) -> str:
    """Return a name in small Latin letters and figures with hyphens between them; nothing where none is left of it."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:longest].strip("-")


def slug_of_title(title: str, longest: int) -> str:
    """Return the slug of a principle's title in any script; where no Latin letter or figure is left, from its SHA-256."""
    slug = slug_of(title, longest)
    return slug if slug and slug != "index" else f"principle-{hashlib.sha256(title.encode()).hexdigest()[:6]}"
