"""Words: dates and lists of people as a sentence says them."""

from __future__ import annotations

from datetime import date

import pytest

from manifesto import words


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (date(2026, 11, 21), "21 November 2026"),
        (date(2027, 1, 1), "1 January 2027"),
        (date(2028, 2, 29), "29 February 2028"),
        (date(1, 12, 31), "31 December 1"),
    ],
)
def test_days(value: date, said: str) -> None:
    """A day is said the same way on every machine."""
    assert words.day(value) == said


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (["Ada"], "Ada"),
        (["Ada", "Ben"], "Ada and Ben"),
        (["Ada", "Ben", "Cy"], "Ada, Ben and Cy"),
        (["見本 花子", "Ada & Co"], "見本 花子 and Ada & Co"),
    ],
)
def test_names(people: list[str], said: str) -> None:
    """Names are joined by commas and a last “and”, from any iterable."""
    assert words.names(iter(people)) == said


@pytest.mark.parametrize(
    ("people", "said"),
    [(["Ada"], "Ada"), (["Ada", "Ben"], "Ada and Ben"), (["Ada", "Ben", "Cy", "Di"], "Ada, Ben and 2 more")],
)
def test_some_names(people: list[str], said: str) -> None:
    """Of many names a few are said, and how many there are besides."""
    assert words.some(people, 2) == said
