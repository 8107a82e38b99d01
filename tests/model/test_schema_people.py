"""The schema of contributors.yml: an editor and the check are of one mind about the people."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from manifesto import contributor, schema
from manifesto.field import Findings

if TYPE_CHECKING:
    from manifesto.settings import Settings


@pytest.mark.parametrize(
    ("people", "right"),
    [
        ({}, True),
        ({"ada": {"name": "Ada Example"}}, True),
        ({"ada": {"name": "Ada"}, "ben-2": {"name": "Ben", "role": None, "ended": None}}, True),
        ({"ada": {"name": 404, "role": True, "pledged": "2026-11-21", "ended": 0, "hidden": False}}, True),
        ({"ada": {"name": "Ada", "hidden": "True", "ended": "7", "url": "https://ada.example", "github": "ada"}}, True),
        ({"on": {"name": "見本"}, "null": {"name": "“Ada”"}}, True),
        ({"ada": {"name": "a" * 60}}, True),
        ({"ada": {"name": "a" * 61}}, False),
        ({"Ada": {"name": "Ada"}}, False),
        ({"ada": "Ada"}, False),
        ({"ada": None}, False),
        ({"ada": {}}, False),
        ({"ada": {"name": None}}, False),
        ({"ada": {"name": ["Ada"]}}, False),
        ({"ada": {"name": "Ada", "mood": "sunny"}}, False),
        ({"ada": {"name": "Ada", "hidden": "yes"}}, False),
        ({"ada": {"name": "Ada", "ended": -1}}, False),
        ({"ada": {"name": "Ada", "pledged": "soon"}}, False),
        ({"ada": {"name": "Ada", "github": "@ada"}}, False),
        ({"ada": {"name": "Ada", "url": "ada.example"}}, False),
        ({"ada": {"name": "Ada/Ben"}}, False),
        (["ada"], False),
        ("ada", False),
    ],
)
def test_people(settings: Settings, people: Any, right: bool) -> None:
    """What the check refuses of this, an editor notices, and it has nothing against the rest."""
    findings = Findings(contributor.PATH)
    contributor.read_registry(json.dumps(people, ensure_ascii=False), findings)

    assert (findings.errors == 0) is right
    assert Draft202012Validator(json.loads(schema.contributors(settings))).is_valid(people) is right


def test_nobody_at_all(settings: Settings) -> None:
    """A file without a person in it is right."""
    assert Draft202012Validator(json.loads(schema.contributors(settings))).is_valid(None)
