"""The catalogue: the manifesto as JSON."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from manifesto.catalogue import contributors_json, principles_json
from manifesto.contributor import Contributor, masked
from manifesto.manifesto import Manifesto

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifesto.principle import Principle
    from manifesto.settings import Settings

ADA = Contributor(handle="ada", name="Ada “A” Example", url="https://ada.example", pledged=date(2026, 11, 21), ended=0)
BEN = Contributor(handle="ben", name="見本 花子")
CY = masked(Contributor(handle="cy", name="Cy Sample", github="cy", hidden=True))


@pytest.fixture
def manifesto(settings: Settings, make_principle: Callable[..., Principle]) -> Manifesto:
    """Return a manifesto of two principles, one of them by somebody hidden."""
    principles = (make_principle(1, ADA, CY, themes=("inside",)), make_principle(2, CY))
    return Manifesto(settings=settings, principles=principles, contributors=(ADA, BEN), collections=())


def test_principles(manifesto: Manifesto) -> None:
    """Every principle is there in its order, with all that it says and its address."""
    catalogue = json.loads(principles_json(manifesto))

    assert {key: catalogue[key] for key in ("version", "name", "edition", "licence")} == {
        "version": 1,
        "name": "The Example Manifesto",
        "edition": "First edition",
        "licence": "CC-BY-4.0",
    }
    assert [principle["number"] for principle in catalogue["principles"]] == [1, 2]
    assert catalogue["principles"][0] == {
        "number": 1,
        "slug": "principle-1",
        "title": "Principle 1",
        "summary": "Promise only what you will do, then do it.",
        "authors": [
            {"handle": "ada", "name": "Ada “A” Example", "url": "https://ada.example"},
            {"name": "a contributor"},
        ],
        "added": "2026-11-01",
        "licence": "CC-BY-4.0",
        "themes": ["inside"],
        "related": [],
        "aliases": [],
        "body": "Why it matters.\n",
        "address": "https://example.org/principles/principle-1/",
    }


def test_contributors(manifesto: Manifesto) -> None:
    """Everybody is there with what they wrote; what they did not say is left out, and nought is said."""
    catalogue = json.loads(contributors_json(manifesto))

    assert catalogue["contributors"] == [
        {
            "handle": "ada",
            "name": "Ada “A” Example",
            "url": "https://ada.example",
            "pledged": "2026-11-21",
            "ended": 0,
            "principles": ["principle-1"],
            "address": "https://example.org/contributors/ada/",
        },
        {
            "handle": "ben",
            "name": "見本 花子",
            "principles": [],
            "address": "https://example.org/contributors/ben/",
        },
    ]


def test_nobody_hidden_is_in_the_catalogue(manifesto: Manifesto) -> None:
    """Neither catalogue holds anything of a hidden person."""
    assert "cy" not in (principles_json(manifesto) + contributors_json(manifesto)).lower().replace('"licence"', "")


def test_the_files_are_text(manifesto: Manifesto) -> None:
    """The files end with a line end and keep every script readable."""
    for text in (principles_json(manifesto), contributors_json(manifesto)):
        assert text.endswith("}\n")
    assert "見本 花子" in contributors_json(manifesto)
