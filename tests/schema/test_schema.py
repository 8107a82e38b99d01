"""The schemas that we publish: an editor that follows them refuses nothing that the check lets pass."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from manifesto import Project, contributor, form, rendition_form, schema
from manifesto.settings import Outline, Settings

from .cases import CASES, CONTRIBUTED, REAL, Case, values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto.field import Field

SETTINGS = Settings(
    name="The Example Manifesto",
    short_name="Example",
    tagline="What we stand for",
    edition="First edition",
    licence="CC-BY-4.0",
    site_url="https://example.org/",
)
SCHEMAS = {address: json.loads(text) for address, text in schema.documents(SETTINGS).items()}
VALIDATORS = {
    "principles": Draft202012Validator(SCHEMAS[schema.PRINCIPLE]),
    "contributors": Draft202012Validator(SCHEMAS[schema.CONTRIBUTORS]),
    "translations": Draft202012Validator(SCHEMAS[schema.TRANSLATION]),
}
BASE = Path(__file__).parent.parent / "contributions" / "base"
# What follows a backslash in every dialect of patterns: a class, a sign of the syntax, or a code.
ESCAPES = re.compile(r"\\(?![dDsSwWbBnrtfvux^$\\.*+?()\[\]{}|/])(.)")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a small project in two languages, in which nothing is wrong."""
    root = Path(shutil.copytree(BASE, tmp_path_factory.mktemp("schema") / "base"))
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("    languages: {de: {}}\n")
    return Project.at(root)


def accepted(case: Case) -> bool:
    """Return whether the schema accepts a case."""
    return VALIDATORS[case.kind].is_valid(values(case.yaml))


def errors(project: Project, case: Case) -> list[str]:
    """Return what the check has against a case that keeps it from being published."""
    problems = project.with_unsaved({project.root / case.path: case.text}).read().problems
    return [str(each) for each in problems if each.severity == "error" and each.path == case.path]


def patterns(part: Any) -> Iterator[str]:
    """Yield every pattern anywhere in a schema."""
    if isinstance(part, dict):
        yield from (value for key, value in part.items() if key == "pattern" and isinstance(value, str))
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from patterns(inner)


@pytest.mark.parametrize("address", SCHEMAS)
def test_a_schema_is_one(address: str) -> None:
    """Every document is a schema of JSON Schema 2020-12, found where it says that it is."""
    assert SCHEMAS[address]["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    assert SCHEMAS[address]["$id"] == f"https://example.org/{address}"
    Draft202012Validator.check_schema(SCHEMAS[address])


@pytest.mark.parametrize("address", SCHEMAS)
def test_patterns_are_understood_everywhere(address: str) -> None:
    """No pattern escapes a sign that needs none, which an editor may take for a mistake in all of it."""
    found = list(patterns(SCHEMAS[address]))

    assert found
    assert [pattern for pattern in found if ESCAPES.search(pattern)] == []


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_case(project: Project, case: Case) -> None:
    """The schema says of each case what its data file says, and the check refuses whatever the schema refuses."""
    assert accepted(case) == case.accepted
    assert case.accepted or errors(project, case)


@pytest.mark.parametrize("case", CONTRIBUTED, ids=str)
def test_a_contribution(project: Project, case: Case) -> None:
    """Whatever the schema refuses of the contributions that other tests tell of, the check refuses as well."""
    assert accepted(case) or errors(project, case)


@pytest.mark.parametrize("case", REAL, ids=str)
def test_what_is_published(case: Case) -> None:
    """The schemas accept every file of this manifesto, and the one in which nothing is wrong."""
    assert list(VALIDATORS[case.kind].iter_errors(values(case.yaml))) == []


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("principles", form.fields(Outline(licence="CC-BY-4.0"))),
        ("translations", rendition_form.fields(Outline(licence="CC-BY-4.0"))),
        ("contributors", contributor.FIELDS),
    ],
)
def test_every_field_has_cases_of_both_kinds(kind: str, fields: tuple[Field, ...]) -> None:
    """No field of a file is without cases that the schema refuses, and others that it accepts."""
    for field in fields:
        verdicts = [case.accepted for case in CASES if case.kind == kind and case.field == field.name]
        assert set(verdicts) == {True, False}, field.name


def test_there_are_enough_cases() -> None:
    """The schemas are held against many cases, and a good share of them is refused."""
    assert len(CASES) >= 200
    assert sum(not case.accepted for case in CASES) >= 80
    assert len(CONTRIBUTED) >= 50
