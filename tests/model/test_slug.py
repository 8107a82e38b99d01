"""Slugs: titles in any script become the names of files that can be addresses."""

from __future__ import annotations

import pytest

from manifesto import identifier
from manifesto.slug import slug_of, slug_of_title

TITLES = (
    ("Keep every promise", "keep-every-promise"),
    ("  Guess Less,  Ask More! ", "guess-less-ask-more"),
    ("Ça va, señor Žofie?", "ca-va-senor-zofie"),
    ("ﬁrst ① Ａ", "first-1-a"),
    ("It's “ours”", "it-s-ours"),
    ("../../etc/passwd", "etc-passwd"),
    ("a" * 80, "a" * 60),
    ("a" * 59 + " b", "a" * 59),
    ("見本 in 3 Tagen", "in-3-tagen"),
    ("---", ""),
    ("日本語の題", ""),
    ("شعار", ""),
    ("👋", ""),
    ("", ""),
)
NAMELESS = ("日本語の題", "日本語の題名", "شعار", "Правило", "👋", "---", "", "Index", "index")


@pytest.mark.parametrize(("title", "slug"), TITLES)
def test_the_letters_of_a_title(title: str, slug: str) -> None:
    """A slug is what a title has of Latin letters and figures, as many as an address may have."""
    assert slug_of(title, identifier.LONGEST_SLUG) == slug


@pytest.mark.parametrize("title", [*(title for title, _ in TITLES), *NAMELESS])
def test_every_slug_is_right(title: str) -> None:
    """The slug of a title obeys the rule for slugs, and is always the same."""
    slug = slug_of_title(title, identifier.LONGEST_SLUG)

    assert list(identifier.slug(slug)) == []
    assert slug == slug_of_title(title, identifier.LONGEST_SLUG)


def test_titles_without_letters_are_told_apart() -> None:
    """Where no letter is left of a title, or only the name of a folder's own page, it has a slug of its own."""
    slugs = {slug_of_title(title, 60) for title in NAMELESS}

    assert len(slugs) == len(NAMELESS)
    assert all(slug.startswith("principle-") for slug in slugs)
