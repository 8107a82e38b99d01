"""Nearness: the index from which a browser tells what says something similar."""

from __future__ import annotations

import gzip
import json
import random
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from manifesto.contributor import Contributor
from manifesto.form_rules import MOST_KNOWN, rules_json
from manifesto.manifesto import Manifesto
from manifesto.nearness import DIGITS, FEW, LEVEL_SHIFT, LEVELS, MARKS, SAMPLE, near_files, sample, shingles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from manifesto.principle import Principle
    from manifesto.settings import Settings

ADA = Contributor(handle="ada", name="Ada Example")
ADDED = (date(2026, 11, 2), date(2026, 11, 3))


@pytest.fixture
def indexed(settings: Settings, make_principle: Callable[..., Principle]) -> Callable[..., dict[str, Any]]:
    """Return the function that makes the index of some principles, by what they are said to have."""

    def index(*said: dict[str, Any]) -> dict[str, Any]:
        principles = tuple(
            replace(make_principle(1, ADA), number=number, **{"slug": f"principle-{number:04}", **one})
            for number, one in enumerate(said, 1)
        )
        made = Manifesto(settings=settings, principles=principles, contributors=(ADA,), collections=())
        found: dict[str, Any] = json.loads(next(make() for _, make in near_files(made)))
        return found

    return index


def value(digits: Iterable[str]) -> int:
    """Return the number that some digits are, the highest of all first."""
    number = 0
    for digit in digits:
        number = number * len(DIGITS) + DIGITS.index(digit)
    return number


def borne(index: dict[str, Any]) -> list[tuple[int, int]]:
    """Return the marks of an index, each with who bears it."""
    mark, marks = 0, []
    for digit in index["steps"]:
        mark += DIGITS.index(digit)
        marks += [mark] * (digit != DIGITS[-1])
    bearers = [value(digits) for digits in zip(*index["bearers"], strict=True)] or [0] * len(marks)
    return list(zip(marks, bearers, strict=True))


def words(number: int, stem: str = "word") -> str:
    """Return a text of so many different words."""
    return " ".join(f"{stem}{n}" for n in range(number))


def test_titles_and_summaries_stand_in_the_order_of_age(indexed: Callable[..., dict[str, Any]]) -> None:
    """The oldest principle comes first, as the check compares them, whatever its number."""
    index = indexed(
        {"title": "Say so", "added": ADDED[1]}, {"title": "Go first", "added": ADDED[0], "summary": "“Ja.”"}
    )

    assert index["titles"] == ["Go first", "Say so"]
    assert index["summaries"] == ["“Ja.”", "Promise only what you will do, then do it."]


@pytest.mark.parametrize(
    ("title", "slug", "said"),
    [
        ("Keep every promise", "keep-every-promise", ""),
        ("  Keep — every promise?", "keep-every-promise", ""),
        ("Keep every promise", "keep-it", "keep-it"),
        ("約束を守る", "principle-1a2b3c", "principle-1a2b3c"),
        ("Öffne die Türen", "offne-die-turen", "offne-die-turen"),
    ],
)
def test_a_slug_stands_where_the_title_does_not_say_it(
    title: str, slug: str, said: str, indexed: Callable[..., dict[str, Any]]
) -> None:
    """The slug that a browser can make of a title is left out."""
    assert indexed({"title": title, "slug": slug})["slugs"] == [said]


@pytest.mark.parametrize("number", [0, 1, 4, 5, 20, 68])
def test_a_short_text_is_kept_whole(number: int, indexed: Callable[..., dict[str, Any]]) -> None:
    """Up to so many shingles there is a mark of each, and the rate says that this is all."""
    body = words(number)
    index = indexed({"body": body})

    assert {mark for mark, _ in borne(index)} == {shingle % MARKS for shingle in shingles(body)}
    assert len(borne(index)) == min(number, max(1, number - 4))
    assert value(column[0] for column in index["rates"]) + 1 == LEVELS


def test_of_a_long_text_a_sample_is_kept() -> None:
    """A sample has the shingles of a text below its rate, nearly as many as are wanted, and no more."""
    for number in (70, 200, 1_000, 6_000):
        drawn = shingles(words(number))
        rate, marks = sample(drawn, SAMPLE)

        assert marks == {shingle % MARKS for shingle in drawn if shingle >> LEVEL_SHIFT < rate}
        assert SAMPLE * 0.8 <= len(marks) <= SAMPLE


def test_shingles_lie_far_apart() -> None:
    """No mark and no level is much more frequent than another, also where the words are nearly the same."""
    drawn = shingles(words(20_000, "w"))

    assert len(drawn) > 19_990
    assert len({number % MARKS for number in drawn}) == pytest.approx(
        MARKS * (1 - 2.718 ** (-20_000 / MARKS)), rel=0.02
    )
    for level in range(0, LEVELS, 512):
        assert sum(level <= number >> LEVEL_SHIFT < level + 512 for number in drawn) == pytest.approx(2_500, rel=0.08)


def test_who_bears_a_mark(indexed: Callable[..., dict[str, Any]]) -> None:
    """Marks lead to everybody who bears them, also far apart and where hundreds do."""
    common = shingles("one two three four five")
    index = indexed(*({"body": "One, two, three! Four: five."} for _ in range(200)), {"body": "six"})

    assert borne(index) == sorted(
        [
            *((mark % MARKS, n) for mark in common for n in range(200)),
            *((mark % MARKS, 200) for mark in shingles("six")),
        ]
    )


def test_the_index_is_small(indexed: Callable[..., dict[str, Any]]) -> None:
    """A thousand principles take sixty kilobytes as they travel; of so many no summaries go along."""
    chance = random.Random(1)  # noqa: S311 -- chance that is the same each time
    vocabulary = ["".join(chance.choices("aeiounrstlkmd", k=chance.randint(2, 9))) for _ in range(3_000)]
    many = [
        {"title": " ".join(chance.choices(vocabulary, k=4)), "body": " ".join(chance.choices(vocabulary, k=200))}
        for _ in range(1_000)
    ]
    index = indexed(*({**one, "slug": one["title"].replace(" ", "-")} for one in many))

    assert index["summaries"] == []
    assert len(gzip.compress(json.dumps(index).encode(), 6)) < 60_000
    assert len(indexed(*many[:FEW])["summaries"]) == FEW


def test_an_empty_manifesto_has_an_index(indexed: Callable[..., dict[str, Any]]) -> None:
    """Where there is no principle yet, nothing is near."""
    assert indexed() == {"titles": [], "slugs": [], "summaries": [], "rates": ["", ""], "steps": "", "bearers": []}


def test_of_very_many_there_are_several_files(settings: Settings, make_principle: Callable[..., Principle]) -> None:
    """Of more than a thousand principles the others stand in files of their own, and addresses with them, not in the rules."""
    like = make_principle(1, ADA)
    known = {}
    for number in (MOST_KNOWN, MOST_KNOWN + 1):
        principles = tuple(
            replace(like, number=n, slug=f"principle-{n:04}", aliases=(f"was-{n}",)) for n in range(1, number + 1)
        )
        manifesto = Manifesto(settings=settings, principles=principles, contributors=(ADA,), collections=())
        files = {name: json.loads(make()) for name, make in near_files(manifesto)}
        known[number] = (json.loads(rules_json(manifesto))["known"], files)
    few, many = known.values()

    assert list(few[1]) == ["contribute/near.json"]
    assert "more" not in few[1]["contribute/near.json"]
    assert (len(few[0]["principles"]), few[0]["aliases"]["was-1"]) == (MOST_KNOWN, "principle-0001")
    assert many[0].keys() == {"themes"}
    assert {name: (len(one["slugs"]), one["more"]) for name, one in many[1].items()} == {
        "contribute/near.json": (MOST_KNOWN, 1),
        "contribute/near/1.json": (1, 0),
    }
    assert many[1]["contribute/near/1.json"]["aliases"] == {f"was-{MOST_KNOWN + 1}": f"principle-{MOST_KNOWN + 1:04}"}
