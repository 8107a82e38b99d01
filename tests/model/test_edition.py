"""Editions: what one held, and what has become of it since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from manifesto.atlas import addresses
from manifesto.contributor import Contributor
from manifesto.edition import current, digest_of, editions, key_of, retrospect, since
from manifesto.manifesto import Manifesto

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifesto.edition import Edition
    from manifesto.principle import Principle
    from manifesto.settings import Settings

    Make = Callable[..., Manifesto]

ADA = Contributor(handle="ada-example", name="Ada Example")
DAY = date(2026, 11, 21)


@pytest.fixture
def make(settings: Settings, make_principle: Callable[..., Principle]) -> Make:
    """Return the function that makes a manifesto of numbered principles, each with what is said of it."""

    def manifesto(said: dict[int, dict[str, Any]], *frozen: Edition, edition: str = "First edition") -> Manifesto:
        principles = tuple(replace(make_principle(number, ADA), **changes) for number, changes in said.items())
        named = replace(settings, edition=edition)
        return Manifesto(settings=named, principles=principles, contributors=(ADA,), collections=(), frozen=frozen)

    return manifesto


def frozen(manifesto: Manifesto, name: str = "First edition") -> Edition:
    """Return an edition that holds what a manifesto holds."""
    return replace(current(manifesto), key=key_of(name), name=name, frozen=DAY)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("First edition", "first-edition"),
        ("Zweite Auflage (für München)", "zweite-auflage-fur-munchen"),
        ("第二版", "edition-11b8da"),
        ("הוצאה ראשונה", "edition-6b5c97"),
        ("Edition 2, הוצאה", "edition-2"),
        ("2026", "2026"),
        ("Index", "edition-39c3be"),
        ("…", "edition-b49358"),
        ("㍱" * 40, "hpa" * 20),
    ],
)
def test_keys(name: str, key: str) -> None:
    """Every name has a key of small letters, figures and hyphens, at most 60 of them, which is no folder's own page."""
    assert key_of(name) == key


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({"title": "Another"}, False),
        ({"summary": "Another sentence altogether."}, False),
        ({"body": "Why it matters.\t \n"}, True),
        ({"body": "Why it matters.\n\nAnd how.\n"}, False),
        ({"body": "Why  it matters.\n"}, False),
        ({"title": "Principle 1\nPromise", "summary": "only what you will do, then do it."}, False),
        ({"number": 7, "authors": (), "added": date(2025, 1, 1), "licence": "CC0-1.0", "themes": ("a",)}, True),
        ({"slug": "another", "aliases": ("principle-1",), "related": ("b",)}, True),
    ],
)
def test_digests(make_principle: Callable[..., Principle], changes: dict[str, Any], same: bool) -> None:
    """A digest stands for title, summary and body; whatever else is said of a principle, and tidying, leaves it alone."""
    principle = make_principle(1, ADA)

    assert (digest_of(replace(principle, **changes)) == digest_of(principle)) is same


def test_a_digest_is_what_other_programs_compute(make_principle: Callable[..., Principle]) -> None:
    """The digest is the beginning of the SHA-256 of three texts, a line end after the first and the second."""
    assert digest_of(make_principle(1, ADA)) == "3acfa1de8579"


def test_the_current_edition(make: Make) -> None:
    """What the manifesto holds now is an edition that is not frozen, under the name that the settings give."""
    manifesto = make({1: {}, 2: {"title": "Second"}}, edition="Second edition")
    now = current(manifesto)

    assert (now.key, now.name, now.frozen, now.page) == (
        *("second-edition", "Second edition", None),
        "editions/second-edition/",
    )
    assert [(each.slug, each.title) for each in now.principles] == [
        ("principle-1", "Principle 1"),
        ("principle-2", "Second"),
    ]


@pytest.mark.parametrize(
    ("names", "edition", "listed"),
    [
        ([], "First edition", [("First edition", False)]),
        (["First edition"], "First edition", [("First edition", True)]),
        (["First edition"], "FIRST Edition", [("First edition", True)]),
        (["First edition"], "Second edition", [("First edition", True), ("Second edition", False)]),
        (["B", "A"], "A", [("B", True), ("A", True)]),
    ],
)
def test_editions(make: Make, names: list[str], edition: str, listed: list[tuple[str, bool]]) -> None:
    """The frozen editions come in their order, and the current one last where it is none of them."""
    past = [frozen(make({1: {}}), name) for name in names]
    found = editions(make({1: {}}, *past, edition=edition))

    assert [(each.name, each.frozen is not None) for each in found] == listed


MOVED = {"slug": "moved", "aliases": ("principle-2",)}


@pytest.mark.parametrize(
    ("before", "after", "different"),
    [
        ({1: {}, 2: {}}, {1: {}, 2: {}}, ([], [], [])),
        ({1: {}, 2: {}}, {2: {}, 1: {}}, ([], [], [])),
        ({1: {}}, {1: {}, 2: {}}, (["principle-2"], [], [])),
        ({1: {}, 2: {}}, {2: {}}, ([], [], ["principle-1"])),
        ({1: {}, 2: {}}, {3: {}}, (["principle-3"], [], ["principle-1", "principle-2"])),
        ({1: {}, 2: {}}, {1: {"body": "Other words.\n"}, 2: {}}, ([], ["principle-1"], [])),
        ({1: {}, 2: {}}, {1: {}, 2: MOVED}, ([], [], [])),
        ({1: {}, 2: {}}, {1: {}, 2: {**MOVED, "title": "Other words"}}, ([], ["moved"], [])),
        ({1: {}, 2: {}}, {1: {}, 2: {"slug": "moved"}}, (["moved"], [], ["principle-2"])),
        ({1: {}, 2: {}}, {1: {"aliases": ("principle-2",)}}, ([], ["principle-1"], [])),
        ({1: {}}, {1: {"aliases": ("never-there",)}}, ([], [], [])),
        ({}, {1: {}}, (["principle-1"], [], [])),
    ],
)
def test_since(
    make: Make,
    before: dict[int, dict[str, Any]],
    after: dict[int, dict[str, Any]],
    different: tuple[list[str], list[str], list[str]],
) -> None:
    """What is there now and was not, says something else, or is gone is told; a new address or order is no change."""
    found = since(frozen(make(before)), make(after))

    assert tuple([each.slug for each in part] for part in (found.added, found.changed, found.withdrawn)) == different
    assert bool(found) is any(different)
    assert found.nothing is not any(different)


def test_what_it_held_beside_what_is_there(make: Make) -> None:
    """Each principle of an edition stands beside the one that took its place, under whatever address, or beside none."""
    seen = retrospect(frozen(make({1: {}, 2: {}, 3: {}})), make({3: {}, 2: MOVED}))

    assert [(then.slug, now.slug if now else None) for then, now in seen.held] == [
        ("principle-1", None),
        ("principle-2", "moved"),
        ("principle-3", "principle-3"),
    ]


def test_addresses(make: Make) -> None:
    """Every edition has a page, the list of them leads to the newest first, and no two pages are called alike."""
    past = frozen(make({1: {}}), "第一版")
    pages = {page.file: page for page in addresses(make({1: {}}, past)) if page.file.startswith("editions/")}

    assert list(pages) == ["editions/index.md", f"editions/{past.key}.md", "editions/first-edition.md"]
    assert [one.edition.name for one in pages["editions/index.md"].subject] == ["First edition", "第一版"]
    assert [page.description for page in pages.values()] == [
        "The Example Manifesto as it stands today, and as it stood before.",
        "The Example Manifesto, 第一版: what it held on 21 November 2026, and what has changed since.",
        "The Example Manifesto, First edition: what it holds today.",
    ]
