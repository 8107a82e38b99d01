"""Profiles: the kinds of printing that a poster is made for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a kind of printing asks of the file: `stylesheet` is the one that its colours come from."""

    stylesheet: str


PROFILES = {
    "home": Profile(stylesheet="home.css"),
}
