"""The day of the build, which the environment names, so that the same sources give the same files on any day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

VARIABLE = "SOURCE_DATE_EPOCH"  # in seconds since 1970, as reproducible-builds.org has it


def named(environment: Mapping[str, str]) -> date | None:
    """Return the day that the environment names; None where it names none, or what is no number of seconds."""
    try:
        return datetime.fromtimestamp(int(environment[VARIABLE]), UTC).date()
    except (KeyError, ValueError, OverflowError, OSError):
        return None


def today(environment: Mapping[str, str]) -> date:
    """Return the day that the environment names, or that of the machine."""
    return named(environment) or datetime.now(UTC).date()
