"""The day of the build: what the environment names, or today."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from manifesto import build_day


@pytest.mark.parametrize(
    ("seconds", "day"),
    [
        ("0", date(1970, 1, 1)),
        ("1790000000", date(2026, 9, 21)),
        ("-1", date(1969, 12, 31)),
        ("", None),
        ("tomorrow", None),
        ("9" * 30, None),
    ],
)
def test_the_day_that_is_named(seconds: str, day: date | None) -> None:
    """Seconds name a day in Greenwich; what is no number of them, or too large for a day, names none."""
    assert build_day.named({build_day.VARIABLE: seconds}) == day


@pytest.mark.parametrize("environment", [{}, {build_day.VARIABLE: "tomorrow"}, {build_day.VARIABLE: "9" * 30}])
def test_no_day_is_named(environment: dict[str, str]) -> None:
    """Where no day is named, it is that of the machine."""
    before = datetime.now(UTC).date()

    assert before <= build_day.today(environment) <= datetime.now(UTC).date()
