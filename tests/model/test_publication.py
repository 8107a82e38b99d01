"""The publication: the files that Python makes, named at once and made when they are asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from manifesto import Manifesto, nearness, publication
from manifesto.contributor import Contributor
from manifesto.history import UNKNOWN
from manifesto.tree import trees

if TYPE_CHECKING:
    from pathlib import Path

    from tests.model.conftest import MakePrinciple, MakeProject

    from manifesto.settings import Settings


@pytest.mark.parametrize("number", [0, 1, 999, 1_000, 1_001, 2_000, 2_500])
def test_near_files_are_named_before_they_are_made(
    settings: Settings, make_principle: MakePrinciple, number: int
) -> None:
    """What is near is named without being read, in as many files as are made of it."""
    like = make_principle(1, Contributor(handle="ada", name="Ada Example"))
    principles = tuple(replace(like, number=n, slug=f"said-{n}") for n in range(1, number + 1))
    manifesto = Manifesto(settings=settings, principles=principles, contributors=(), collections=())

    assert list(nearness.near_names(manifesto)) == [name for name, _ in nearness.near_files(manifesto)]


def test_what_takes_long_is_made_when_it_is_asked_for(make_project: MakeProject, repository: Path) -> None:
    """The names come without the content, which is text whenever it is wanted, and the same each time."""
    tree = trees(make_project({}).load(), UNKNOWN)[0]

    files = dict(publication.publication(tree, repository, exhibition=None, icons=None))

    made = {name: content for name, content in files.items() if callable(content)}
    assert {"principles.json", "contributors.json", "feed.json"} <= made.keys()
    for content in made.values():
        assert content().startswith(("{", "["))
        assert content() == content()
