"""The pledge: who took it, what they ended, and where their names are kept."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from manifesto.contributor import Contributor
from manifesto.manifesto import Manifesto
from manifesto.page import Page
from manifesto.pledge import PAGE, PART, SHOWN, TEMPLATE, Pledge, pledge

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifesto import Project
    from manifesto.principle import Principle
    from manifesto.settings import Settings

WORDS = "> I will end *one* today.\n> I will **count**.\n\nWhy: because.\n\n> Another quotation.\n"
FIRST = date(2020, 1, 1)


def person(number: int, name: str = "", **rest: object) -> Contributor:
    """Return somebody who took the pledge a day after the one before them."""
    known = {"handle": f"person-{number}", "name": name or f"Person {number}", "pledged": FIRST + timedelta(number)}
    return Contributor(**{**known, **rest})  # type: ignore[arg-type]


@pytest.fixture
def small(settings: Settings, make_principle: Callable[..., Principle]) -> Callable[..., Manifesto]:
    """Return the function that makes a manifesto of these people, with a page for the pledge."""

    def make(*people: Contributor, body: str = WORDS, **page: str) -> Manifesto:
        page = {"title": "The pledge", "description": "What we promise.", "template": TEMPLATE, **page}
        return Manifesto(
            settings=settings,
            principles=(make_principle(1, *people[:1]),),
            contributors=people,
            collections=(),
            pages={PAGE: Page(body=body, **page)},  # type: ignore[arg-type]
        )

    return make


def of(manifesto: Manifesto) -> Pledge:
    """Return the pledge of a manifesto that has one."""
    found = pledge(manifesto)
    assert found
    return found


def test_a_manifesto_without_the_page_has_no_pledge(small: Callable[..., Manifesto]) -> None:
    """There is a pledge where its page is and asks for its template, and nowhere else."""
    whole = small(person(1))

    assert pledge(replace(whole, pages={})) is None
    assert pledge(small(person(1), template="")) is None
    assert pledge(whole) is not None


def test_the_newest_stand_first(small: Callable[..., Manifesto]) -> None:
    """Whoever took it last stands first; who never did stands nowhere, and counts with what they ended all the same."""
    old, new, none = person(1, ended=3), person(9), person(5, pledged=None, ended=2)
    found = of(small(old, none, new))

    assert found.people == (new, old)
    assert found.ended == 5


def test_two_of_one_day_keep_their_places(small: Callable[..., Manifesto]) -> None:
    """Their order does not depend on that of the file."""
    one, two = person(1), person(2, pledged=FIRST + timedelta(1))

    assert of(small(one, two)).people == of(small(two, one)).people


def test_the_words_are_the_first_quotation(small: Callable[..., Manifesto]) -> None:
    """The promise is what the page quotes first, without its marks, or its description where it quotes nothing."""
    assert of(small()).words == "I will end one today. I will count."
    assert of(small(body="Nothing is quoted.\n")).words == "What we promise."


@pytest.mark.parametrize("number", [0, 1, SHOWN])
def test_few_names_need_no_files(small: Callable[..., Manifesto], number: int) -> None:
    """As long as the page holds everybody, there is nothing to fetch."""
    found = of(small(*map(person, range(number))))

    assert list(found.files()) == []
    assert (found.part, len(found.newest)) == (0, number)


def test_many_names_lie_in_files(small: Callable[..., Manifesto]) -> None:
    """Ten thousand people lie in files that count from the oldest on, and the page holds the newest few alone."""
    found = of(small(*map(person, range(10_000))))
    files = dict(found.files())
    named = [tuple(one) for text in files.values() for one in json.loads(text)]

    assert list(files) == [f"pledge/names/{number}.json" for number in range(10)]
    assert named == [(f"person-{number}", f"Person {number}") for number in range(10_000)]
    assert [one.handle for one in found.newest[:2]] == ["person-9999", "person-9998"]
    assert (found.part, len(found.newest)) == (PART, SHOWN)
    assert max(len(text.encode()) for text in files.values()) < 50_000


def test_another_name_changes_the_last_file_alone(small: Callable[..., Manifesto]) -> None:
    """A browser that knows the older files need not fetch them again."""
    before, after = (dict(of(small(*map(person, range(number)))).files()) for number in (2_500, 2_501))

    assert {name for name in after if before[name] != after[name]} == {"pledge/names/2.json"}


def test_names_of_any_script_are_written_as_they_are(small: Callable[..., Manifesto]) -> None:
    """A name is not spelt out in numbers, and no sign of it can end the text."""
    strange = person(0, name='山田 "太郎" \u2028 العلي')
    (_, text), *_ = of(small(strange, *map(person, range(1, SHOWN + 2)))).files()

    assert "山田" in text
    assert json.loads(text)[0] == ["person-0", strange.name]


def test_hidden_people_are_not_counted(make_project: Callable[..., Project]) -> None:
    """Whoever is hidden stands neither on the wall nor in a number."""
    registry = (
        "ada-example:\n  name: Ada Example\n  pledged: 2026-11-20\n  ended: 3\n"
        "ben-example:\n  name: Ben Example\n  pledged: 2026-11-21\n  ended: 40\n  hidden: true\n"
    )
    manifesto = make_project({"contributors.yml": registry}).load()
    found = of(replace(manifesto, pages={PAGE: Page(body=WORDS, template=TEMPLATE)}))

    assert [one.name for one in found.people] == ["Ada Example"]
    assert found.ended == 3
