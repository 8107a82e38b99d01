"""Many faults in one file: however much there is to say, an error is never lost in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifesto import Project

ADVICE = "".join(f"p-{number}:\n  name: “Person {number}”\n" for number in range(1_100))
ADA = "ada-example:\n  name: Ada Example\n"


@pytest.mark.parametrize(
    ("person", "id"),
    [
        ('evil:\n  name: "<script>"\n', "P032"),
        ("nameless:\n  role: Cook\n", "P020"),
        ("Wrong_Handle:\n  name: Ben Sample\n", "P057"),
    ],
)
def test_advice_hides_no_error(make_project: Callable[..., Project], person: str, id: str) -> None:
    """After more advice than is told an error is still told, and keeps everything back."""
    reading = make_project({"contributors.yml": ADA + ADVICE + person}).read()

    assert reading.manifesto is None
    assert [problem.id for problem in reading.problems if problem.severity == "error"] == [id]
    assert sum(problem.severity == "warning" for problem in reading.problems) == 1_000


def test_more_errors_than_are_told(make_project: Callable[..., Project]) -> None:
    """Broken people beyond those that are told of make nobody, and break nothing."""
    people = "".join(f"b-{number}: {{role: Cook}}\n" for number in range(1_100))
    reading = make_project({"contributors.yml": ADA + people}).read()

    assert reading.manifesto is None
    assert reading.errors == 1_000
    assert set(reading.parts.registry.people) == {"ada-example"}


def test_an_unknown_field_on_a_line_of_its_own(make_project: Callable[..., Project]) -> None:
    """A name without a value is a field that we do not know; only after a comma it is part of the words before it."""
    alone = make_project({"contributors.yml": f"{ADA}  mood:\n"}).read().problems
    after = make_project({"contributors.yml": "ben-sample: {name: Sample, Ben}\n"}).read().problems

    assert next(problem.message for problem in alone).startswith("A person has no field “mood”.")
    assert next(problem.message for problem in after).startswith("“Ben” follows a comma")
