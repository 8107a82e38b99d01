"""The publication: the files that Python makes, named at once and made when they are asked for."""

from __future__ import annotations

import json
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


@pytest.mark.parametrize(
    ("number", "held"),
    [(0, [0]), (1, [1]), (999, [999]), (1_000, [1_000]), (1_001, [1_000, 1]), (2_500, [1_000, 1_000, 500])],
)
def test_near_files_are_named_before_they_are_made(
    settings: Settings,
    make_principle: MakePrinciple,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    held: list[int],
) -> None:
    """What is near is named without a text being read, in as many files as hold a thousand principles each."""
    like = make_principle(1, Contributor(handle="ada", name="Ada Example"))
    principles = tuple(replace(like, number=n, slug=f"said-{n}") for n in range(1, number + 1))
    manifesto = Manifesto(settings=settings, principles=principles, contributors=(), collections=())

    with monkeypatch.context() as unread:
        unread.delattr(nearness, "shingles")
        files = dict(nearness.near_files(manifesto))

    assert list(files) == [nearness.FILE, *(f"{nearness.FURTHER}/{n}.json" for n in range(1, len(held)))]
    assert [len(json.loads(make())["titles"]) for make in files.values()] == held


def test_what_takes_long_is_made_when_it_is_asked_for(make_project: MakeProject, repository: Path) -> None:
    """The names come without the content, which is text whenever it is wanted, and the same each time."""
    tree = trees(make_project({}).load(), UNKNOWN)[0]

    files = dict(publication.publication(tree, repository, exhibition=None, icons=None))

    made = {name: content for name, content in files.items() if callable(content)}
    assert {"principles.json", "contributors.json", "feed.json"} <= made.keys()
    for content in made.values():
        assert content().startswith(("{", "["))
        assert content() == content()
