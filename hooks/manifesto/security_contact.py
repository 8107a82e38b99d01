"""The security contact: whom to tell of a weakness, as `/.well-known/security.txt` says it (RFC 9116)."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from manifesto import build_day, repository

if TYPE_CHECKING:
    from collections.abc import Mapping

    from manifesto.manifesto import Manifesto

FILE = ".well-known/security.txt"
SECURE = "https://"  # an address without it may not stand there (section 2.5)
VALID = timedelta(days=364)  # from the day of the build: less than a year is recommended (section 2.5.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityContact:
    """What the file says; `canonical` is empty where the site has no secure address of its own."""

    contact: str
    expires: str
    language: str
    canonical: str = ""


def security_contact(manifesto: Manifesto, environment: Mapping[str, str] | None = None) -> SecurityContact | None:
    """Return whom to tell, in private, or None where there is no repository to tell it to, or no day of the build.

    It is out of date a year after that day, which SOURCE_DATE_EPOCH in the environment names, so that the same sources
    give the same file; from another day it could be out of date as soon as it is published.
    """
    settings = manifesto.settings
    built = build_day.named(os.environ if environment is None else environment)
    if not settings.repository or not built:
        return None
    return SecurityContact(
        contact=repository.confide(settings),
        expires=(built + VALID).strftime("%Y-%m-%dT00:00:00Z"),
        language=settings.language,
        canonical=f"{settings.site_url}{FILE}" if settings.site_url.startswith(SECURE) else "",
    )
