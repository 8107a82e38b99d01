"""The stencil: the words with which a new principle begins are noticed as long as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manifesto import stencil
from manifesto.phrasebook import phrasebook, tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifesto import Project

WORDS = (stencil.SUMMARY, *stencil.TEXT)


@pytest.mark.parametrize("sentence", WORDS)
@pytest.mark.parametrize("around", ["{}", "Before. {} After.", "> {}", "**{}**", "\n{}\n"])
def test_words_that_are_left(sentence: str, around: str) -> None:
    """A sentence of the stencil is noticed wherever it stands."""
    assert stencil.is_left_in(around.format(sentence))


@pytest.mark.parametrize("tag", tables())
def test_the_stencil_of_a_language(tag: str) -> None:
    """In every language the words to begin with are noticed, and have the lengths that are asked of words of one's own."""
    title, name = (phrasebook(tag).say(f"contribute.blank_{each}") for each in ("title", "name"))

    assert all(stencil.is_left_in(each) for each in (stencil.summary(tag), *stencil.text(tag)))
    assert 3 <= len(title) <= 60
    assert 1 <= len(name) <= 60
    assert 20 <= len(stencil.summary(tag)) <= 140
    assert len("\n".join(stencil.text(tag))) >= 40


@pytest.mark.parametrize("text", ["", "Words of one's own.", *(sentence[:-1] for sentence in WORDS)])
def test_words_of_ones_own(text: str) -> None:
    """Whoever changed a sentence has written one of their own."""
    assert not stencil.is_left_in(text)


@pytest.mark.parametrize(
    ("summary", "text", "places"),
    [
        (stencil.SUMMARY, "Words of one's own, and more than enough of them.", [(3, 10)]),
        ("Promise only what you will do.", "\n".join(stencil.TEXT), [(9, 1)]),
        ("Promise only what you will do.", f"Words of one's own, and enough.\n\n{stencil.TEXT[2]}", [(11, 1)]),
        (stencil.SUMMARY, stencil.TEXT[1], [(3, 10), (9, 1)]),
    ],
)
def test_where_they_stand(
    make_project: Callable[..., Project], summary: str, text: str, places: list[tuple[int, int]]
) -> None:
    """A file is told of the summary, and of the first line of its text, for a person to look at."""
    fields = "authors: [ada-example]\nadded: 2026-11-21\nlicence: CC-BY-4.0\n"
    file = f"---\ntitle: Go first\nsummary: {summary}\n{fields}---\n\n{text}\n"
    reading = make_project({"principles/a.md": file}).read()

    assert [(problem.place.line, problem.place.column) for problem in reading.problems] == places
    assert {(problem.id, problem.severity) for problem in reading.problems} == {("P046", "review")}
    assert reading.manifesto is not None
