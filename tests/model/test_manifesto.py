"""The manifesto: whatever can be asked of the ordered whole."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from manifesto.collection import Collection, Part
from manifesto.contributor import Contributor, masked
from manifesto.manifesto import Manifesto

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifesto.principle import Principle
    from manifesto.settings import Settings

ADA = Contributor(handle="ada", name="Ada Example")
BEN = Contributor(handle="ben", name="Ben Sample")
CY = masked(Contributor(handle="cy", name="Cy Sample", hidden=True))


@pytest.fixture
def manifesto(settings: Settings, make_principle: Callable[..., Principle]) -> Manifesto:
    """Return a manifesto of three principles, two people to be seen and one hidden."""
    return Manifesto(
        settings=settings,
        principles=(
            make_principle(1, ADA, themes=("inside",)),
            make_principle(2, CY, ADA, themes=("inside", "outside")),
            make_principle(3, CY),
        ),
        contributors=(ADA, BEN),
        collections=(
            Collection(
                key="steps",
                title="Steps",
                subtitle="",
                kind="steps",
                parts=(Part(principles=("principle-3",)), Part(title="More", principles=("principle-1",))),
            ),
        ),
    )


def slugs(principles: tuple[Principle, ...]) -> list[int]:
    """Return the numbers of principles."""
    return [principle.number for principle in principles]


def test_by_slug(manifesto: Manifesto) -> None:
    """A principle is found by its slug."""
    assert manifesto.by_slug["principle-2"].number == 2


def test_by_theme(manifesto: Manifesto) -> None:
    """Principles are found by theme, in their order."""
    assert {key: slugs(found) for key, found in manifesto.by_theme.items()} == {"inside": [1, 2], "outside": [2]}


def test_by_author(manifesto: Manifesto) -> None:
    """Principles are found by author; a hidden author leads nowhere."""
    assert {key: slugs(found) for key, found in manifesto.by_author.items()} == {"ada": [1, 2]}


def test_collections_of(manifesto: Manifesto) -> None:
    """The collections of a principle are found by its slug, whichever part it stands in."""
    assert {slug: [c.key for c in found] for slug, found in manifesto.collections_of.items()} == {
        "principle-3": ["steps"],
        "principle-1": ["steps"],
    }


def test_neighbours(manifesto: Manifesto) -> None:
    """Before the first and after the last there is nothing."""
    first, second, third = manifesto.principles

    assert [manifesto.before(each) for each in (first, second, third)] == [None, first, second]
    assert [manifesto.after(each) for each in (first, second, third)] == [second, third, None]


def test_those(manifesto: Manifesto) -> None:
    """Principles are taken out in the order in which they are asked for."""
    assert slugs(manifesto.those(("principle-3", "principle-1"))) == [3, 1]


def test_updated(manifesto: Manifesto) -> None:
    """The manifesto is as young as its youngest principle."""
    assert manifesto.updated == date(2026, 11, 3)


def test_the_path_of_a_principle(manifesto: Manifesto) -> None:
    """A principle knows the file that it is written in."""
    assert manifesto.principles[0].path == "principles/principle-1.md"
