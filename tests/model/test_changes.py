"""Changes: what is told of each edition, and in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from manifesto.address import Address
from manifesto.atlas import addresses
from manifesto.changes import Change, Stretch, changes
from manifesto.collection import Collection, Part, Theme
from manifesto.contributor import Contributor
from manifesto.edition import current, editions, key_of, retrospect
from manifesto.freshness import of_address, of_page
from manifesto.history import UNKNOWN, History
from manifesto.manifesto import Manifesto

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifesto.edition import Edition
    from manifesto.principle import Principle
    from manifesto.settings import Settings

    Make = Callable[..., Manifesto]
    Said = dict[int, dict[str, Any]]

ADA = Contributor(handle="ada", name="Ada Example")
FIRST_DAY, SECOND_DAY = date(2026, 11, 10), date(2026, 11, 20)
OTHER = {"body": "Other words.\n"}


@pytest.fixture
def make(settings: Settings, make_principle: Callable[..., Principle]) -> Make:
    """Return the function that makes a manifesto of principles by the day in November on which each came."""

    def manifesto(said: Said, *frozen: Edition, edition: str = "Second edition") -> Manifesto:
        principles = tuple(replace(make_principle(number, ADA), **changes) for number, changes in said.items())
        named = replace(settings, edition=edition)
        return Manifesto(settings=named, principles=principles, contributors=(ADA,), collections=(), frozen=frozen)

    return manifesto


def frozen(manifesto: Manifesto, name: str = "First edition", day: date = FIRST_DAY) -> Edition:
    """Return an edition that holds what a manifesto holds."""
    return replace(current(manifesto), key=key_of(name), name=name, frozen=day)


def told(stretch: Stretch) -> list[tuple[int | None, str, str]]:
    """Return what a stretch tells: the day in November, what happened, and the titles."""
    return [
        (entry.day and entry.day.day, kind, ", ".join(change.title for change in found))
        for entry in stretch.entries
        for kind, found in (("came", entry.came), ("changed", entry.changed), ("withdrawn", entry.withdrawn))
        if found
    ]


def test_the_beginning(make: Make) -> None:
    """The first edition begins with a number of principles, and what came after that day is news, newest first."""
    manifesto = make({3: {}, 1: {}, 2: {"added": date(2026, 11, 1)}, 5: {}, 4: {"added": date(2026, 11, 5)}})
    (only,) = changes(manifesto, UNKNOWN)

    assert (only.edition.name, only.before, only.began, only.founders) == ("Second edition", None, date(2026, 11, 1), 2)
    assert told(only) == [(5, "came", "Principle 5, Principle 4"), (3, "came", "Principle 3")]
    assert only.newest == date(2026, 11, 5)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({}, []),
        ({"principle-1": date(2026, 11, 7)}, [(7, "changed", "Principle 1")]),
        ({"principle-1": date(2026, 11, 1)}, []),
        ({"principle-1": date(2026, 10, 1)}, []),
        ({"somebody-else": date(2026, 11, 7)}, []),
    ],
)
def test_changes_of_an_edition_that_was_never_frozen(
    make: Make, days: dict[str, date], expected: list[tuple[int | None, str, str]]
) -> None:
    """What git tells of a principle is news where it happened after the day on which that came."""
    (only,) = changes(make({1: {}, 2: {"added": date(2026, 11, 1)}}), History(principles=days))

    assert told(only) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({1: {}, 2: {}}, {1: {}, 2: {}}, []),
        ({1: {}}, {1: {}, 12: {}}, [(12, "came", "Principle 12")]),
        ({1: {}}, {1: {}, 12: {}, 13: {}}, [(13, "came", "Principle 13"), (12, "came", "Principle 12")]),
        ({1: {}, 2: {}}, {2: {}}, [(None, "withdrawn", "Principle 1")]),
        ({1: {}, 3: {}}, {3: {}}, [(None, "withdrawn", "Principle 1")]),
        ({1: {}, 4: {}}, {1: {}}, [(15, "withdrawn", "Principle 4")]),
        ({1: {}}, {1: OTHER}, [(14, "changed", "Principle 1")]),
        ({2: {}}, {2: OTHER}, [(None, "changed", "Principle 2")]),
        ({3: {}}, {3: OTHER}, [(None, "changed", "Principle 3")]),
        ({1: {}}, {1: {"slug": "moved", "aliases": ("principle-1",)}}, []),
        ({1: {}}, {1: {**OTHER, "slug": "moved", "aliases": ("principle-1",)}}, [(16, "changed", "Principle 1")]),
        ({1: {}, 2: {}}, {1: {"aliases": ("principle-2",)}}, [(14, "changed", "Principle 1")]),
        (
            {1: {}, 2: {}, 4: {}},
            {2: OTHER, 14: {}, 12: {}, 1: OTHER},
            [
                (15, "withdrawn", "Principle 4"),
                (14, "came", "Principle 14"),
                (14, "changed", "Principle 1"),
                (12, "came", "Principle 12"),
                (None, "changed", "Principle 2"),
            ],
        ),
        ({1: {}}, {1: {}, 11: {}}, [(18, "changed", "Principle 11"), (11, "came", "Principle 11")]),
    ],
)
@pytest.mark.parametrize("is_frozen", [True, False])
def test_from_one_edition_to_the_next(
    make: Make, before: Said, after: Said, expected: list[tuple[int | None, str, str]], is_frozen: bool
) -> None:
    """An edition tells what is different from the one before it, with the days that belong to it, newest first."""
    history = History(
        principles={
            "principle-1": date(2026, 11, 14),
            "principle-3": date(2026, 11, 9),  # before the first edition was frozen: another change than this one
            "principle-11": date(2026, 11, 18),
            "moved": date(2026, 11, 16),
        },
        gone={"principle-1": date(2026, 11, 9), "principle-4": date(2026, 11, 15)},
    )
    first = frozen(make(before))
    past = (first, frozen(make(after), "Second edition", SECOND_DAY)) if is_frozen else (first,)
    told_of = changes(make(after, *past), history)

    assert [stretch.edition.name for stretch in told_of] == ["Second edition", "First edition"]
    assert told(told_of[0]) == expected
    assert (told_of[0].before, told_of[0].began, told_of[0].founders) == (first, None, 0)
    assert told_of[1].before is None


def test_a_day_after_the_edition_is_of_another_change(make: Make) -> None:
    """What changed again after an edition was frozen has a day there, and none before."""
    first, second = frozen(make({1: {}})), frozen(make({1: OTHER}), "Second edition", SECOND_DAY)
    manifesto = make({1: {"title": "Say it anew"}}, first, second, edition="Third edition")
    third, second_, _ = changes(manifesto, History(principles={"principle-1": date(2026, 11, 25)}))

    assert told(third) == [(25, "changed", "Say it anew")]
    assert told(second_) == [(None, "changed", "Principle 1")]


def test_where_changes_lead(make: Make) -> None:
    """A change leads to the principle under its address of today, tells the title that it lost, or leads nowhere."""
    first = frozen(make({1: {}, 2: {}}))
    (now, _) = changes(
        make({1: {"title": "Ring them back", "slug": "ring", "aliases": ("principle-1",)}}, first), UNKNOWN
    )

    assert now.entries[0].changed == (Change(title="Ring them back", slug="ring", was="Principle 1"),)
    assert now.entries[0].withdrawn == (Change(title="Principle 2"),)


def test_two_that_became_one(make: Make) -> None:
    """A principle that took in another keeps its own title, whichever of them came first."""
    now, _ = changes(make({2: {"aliases": ("principle-1",)}}, frozen(make({1: {}, 2: {}}))), UNKNOWN)

    assert now.entries[0].changed == (Change(title="Principle 2", slug="principle-2"),)


def test_what_came_back(make: Make) -> None:
    """A principle that was withdrawn and came back is told of in both editions, and leads to its page."""
    first, second = frozen(make({1: {}, 2: {}})), frozen(make({1: {}}), "Second edition", SECOND_DAY)
    third, second_, _ = changes(make({1: {}, 2: {}}, first, second, edition="Third edition"), UNKNOWN)

    assert second_.entries[0].withdrawn == (Change(title="Principle 2", slug="principle-2"),)
    assert told(third) == [(2, "came", "Principle 2")]


def test_founders_that_are_gone(make: Make) -> None:
    """Of what is gone nobody knows the day: it counts among those with which everything began."""
    first = frozen(make({1: {}, 2: {}, 3: {}}))
    _, begun = changes(make({2: {}, 3: {}}, first), UNKNOWN)
    _, empty = changes(make({4: {}}, first), UNKNOWN)

    assert (begun.began, begun.founders, told(begun)) == (date(2026, 11, 2), 2, [(3, "came", "Principle 3")])
    assert (empty.began, empty.founders, empty.newest) == (None, 3, None)


@pytest.mark.parametrize(
    ("after", "names"),
    [({1: {}}, [("First edition", False)]), ({1: OTHER}, [("First edition", True), ("First edition", False)])],
)
def test_an_edition_that_is_frozen_and_still_named(make: Make, after: Said, names: list[tuple[str, bool]]) -> None:
    """Where the present edition is frozen already, what happened since is told apart from it, if anything did."""
    found = changes(make(after, frozen(make({1: {}})), edition="First edition"), UNKNOWN)

    assert [(stretch.edition.name, stretch.unnamed) for stretch in found] == names
    assert [stretch.edition.frozen for stretch in found][-1] == FIRST_DAY


def test_the_page(make: Make) -> None:
    """There is one page of changes, and what it tells is what git tells."""
    history = History(principles={"principle-1": date(2026, 11, 30)})
    (page,) = (one for one in addresses(make({1: {}}), history) if one.file == "changes.md")

    assert (page.template, page.title) == ("changes.html", "Changes")
    assert page.description.startswith("What was added to The Example Manifesto")
    assert told(page.subject[0]) == [(30, "changed", "Principle 1")]


def test_the_day_of_each_page(make: Make) -> None:
    """A list is as new as what it shows, a page of words as its file, and what has no true day has none."""
    theme = Theme(key="inside", title="Inside", description="What we owe to each other.")
    manifesto = make({1: {"themes": ("inside",)}, 2: {}, 3: {}})
    history = History(principles={"principle-1": date(2026, 11, 30)}, pages={"pledge.md": date(2027, 1, 1)})
    two = Collection(key="two", title="Two", subtitle="", kind="steps", parts=(Part(principles=("principle-2",)),))
    seen = retrospect(editions(manifesto)[0], manifesto)
    days: list[tuple[Any, date | None]] = [
        (manifesto.principles[0], date(2026, 11, 30)),
        (manifesto.principles[1], date(2026, 11, 2)),
        (theme, date(2026, 11, 30)),
        (replace(theme, key="outside"), None),
        (two, date(2026, 11, 2)),
        (ADA, date(2026, 11, 30)),
        (Contributor(handle="ben", name="Ben Sample"), None),
        (seen, date(2026, 11, 30)),
        ((seen,), date(2026, 11, 30)),
        (changes(manifesto, history), date(2026, 11, 30)),
        (None, None),
        ((), None),
    ]

    for subject, day in days:
        address = Address(file="x.md", template="x.html", title="", description="", subject=subject)
        assert of_address(address, manifesto, history) == day
    assert of_address(replace(address, file="all.md"), manifesto, history) == date(2026, 11, 30)
    assert of_page("index.md", manifesto, history) == date(2026, 11, 30)
    assert of_page("pledge.md", manifesto, history) == date(2027, 1, 1)
    assert of_page("reading.md", manifesto, history) is None
