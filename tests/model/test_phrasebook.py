"""Phrasebooks and languages: what is said, in whose words, and how dates, numbers and lists are said there."""

from __future__ import annotations

from datetime import date

import pytest

from manifesto import language, phrasebook
from manifesto.phrasebook import Part, Phrasebook


def book(tag: str, **phrases: object) -> Phrasebook:
    """Return a phrasebook with these phrases in one room."""
    return Phrasebook(language.language(tag), {"room": phrases})


@pytest.mark.parametrize(
    ("tag", "day", "figure", "names"),
    [
        ("en", "21 November 2026", "10,000", "Ada, Ben and Cy"),
        ("de", "21. November 2026", "10.000", "Ada, Ben und Cy"),
        ("es", "21 de noviembre de 2026", "10.000", "Ada, Ben y Cy"),
        ("fr", "21 novembre 2026", "10\u00a0000", "Ada, Ben et Cy"),
        ("ar", "21 نوفمبر 2026", "10,000", "Ada وBen وCy"),
        ("ja", "2026年11月21日", "10,000", "Ada、Ben、Cy"),
        ("xx-made-up", "21 November 2026", "10,000", "Ada, Ben and Cy"),
    ],
)
def test_days_figures_and_names_are_said_as_the_language_says_them(tag: str, day: str, figure: str, names: str) -> None:
    """A language says dates, numbers and lists its own way, and one that nobody knows says them in English."""
    spoken = language.language(tag)

    assert spoken.day(date(2026, 11, 21)) == day
    assert spoken.figure(10_000) == figure
    assert spoken.names(["Ada", "Ben", "Cy"]) == names


@pytest.mark.parametrize(
    ("tag", "number", "around"),
    [
        ("en", 1, ("", "")),
        ("en", 2, ("", " and ", "")),
        ("en", 3, ("", ", ", " and ", "")),
        ("de", 3, ("", ", ", " und ", "")),
        ("ja", 3, ("", "、", "、", "")),
        ("ar", 2, ("", " و", "")),
    ],
)
def test_what_stands_around_names_is_what_the_language_has(tag: str, number: int, around: tuple[str, ...]) -> None:
    """Names that are links, each in its own direction, are joined with what the language puts between them."""
    assert language.language(tag).around(number) == around


@pytest.mark.parametrize(
    ("tag", "number", "said"),
    [("en", 1, "1 sheet"), ("en", 2, "2 sheets"), ("en", 0, "0 sheets"), ("en", 1000, "1,000 sheets")],
)
def test_a_phrase_about_a_number_has_the_wording_for_it(tag: str, number: int, said: str) -> None:
    """The count chooses among the wordings of a phrase."""
    assert book(tag, many={"one": "{count} sheet", "other": "{count} sheets"}).say("room.many", count=number) == said


@pytest.mark.parametrize(
    ("number", "category"), [(0, "zero"), (1, "one"), (2, "two"), (3, "few"), (11, "many"), (100, "other")]
)
def test_arabic_counts_in_six_ways(number: int, category: str) -> None:
    """The categories of a language are those of CLDR."""
    assert language.language("ar").count(number) == category


def test_marks_part_a_phrase() -> None:
    """Strong words, code and the words of links are pieces of their own, in the order of the language."""
    told = book("en", x="Press **Create** in `a.yml`, or [ask {who}](talk).").parts("room.x", who="**Ada**")

    assert told == (
        *(Part("Press "), Part("Create", "strong"), Part(" in "), Part("a.yml", "code"), Part(", or ")),
        *(Part("ask **Ada**", "talk"), Part(".")),
    )


def test_a_language_without_a_table_speaks_english_and_a_regional_one_that_of_its_language() -> None:
    """Nothing is ever missing from a page: what a language has not stands in English."""
    english = phrasebook.phrasebook("en").say("shell.skip")

    assert phrasebook.phrasebook("tlh").say("shell.skip") == english
    assert phrasebook.phrasebook("../en").say("shell.skip") == english
    with pytest.raises(KeyError):
        phrasebook.phrasebook("en").say("shell.nothing_like_it")
