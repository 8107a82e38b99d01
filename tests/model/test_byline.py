"""Bylines: an author is a handle or a person written out, and keeps the place where they stand."""

from __future__ import annotations

from typing import Any

import pytest

from manifesto import parsing
from manifesto.byline import BYLINE, WrittenOut
from manifesto.contributor import Contributor
from manifesto.field import Findings, Placed, WrongShape
from manifesto.node import Mapping
from manifesto.problem import Fix, Place

BEN = Contributor(handle="", name="Ben Sample")


def read(text: str) -> tuple[Any, list[str]]:
    """Return the author in a text of one field, and the places and ids of what is wrong."""
    findings = Findings("x", text.split("\n"))
    mapping = parsing.read(text, path="x")
    assert isinstance(mapping, Mapping)
    ((_, node),) = mapping.entries
    author = BYLINE(node, findings)
    return author, [f"{p.place.line}:{p.place.column} {p.id}" for p in findings.problems]


@pytest.mark.parametrize("handle", ["ada-example", "ada", "'404'"])
def test_a_handle(handle: str) -> None:
    """A word is a handle with its place, whoever that may be."""
    assert read(f"author: {handle}") == (Placed(handle.strip("'"), Place(1, 9)), [])


@pytest.mark.parametrize(
    ("written", "person", "place", "end"),
    [
        ("author: {name: Ben Sample}", BEN, Place(1, 9), Place(1, 27)),
        ("author: { name: 'Ben Sample' } # he", BEN, Place(1, 9), Place(1, 31)),
        ("author:\n  name: Ben Sample\n", BEN, Place(2, 3), Place(2, 19)),
        ("author:\n  name: Ben Sample\n\n# a remark\n", BEN, Place(2, 3), Place(2, 19)),
        ("author: {name: 見本}", Contributor(handle="", name="見本"), Place(1, 9), Place(1, 19)),
        (
            "author:\n  name: Ben Sample\n  url: https://ben.example\n  github: ben\n  role: 'Lead'\n",
            Contributor(handle="", name="Ben Sample", url="https://ben.example", github="ben", role="Lead"),
            Place(2, 3),
            Place(5, 15),
        ),
    ],
)
def test_a_person_written_out(written: str, person: Contributor, place: Place, end: Place) -> None:
    """A person stands from the first to after the last character of what is written of them, remarks left out."""
    author, problems = read(written)

    assert author == WrittenOut(person=person, place=place, end=end)
    assert problems == []


@pytest.mark.parametrize(
    ("written", "problems"),
    [
        ("{}", ["1:9 P020"]),
        ("{name: ''}", ["1:16 P051"]),
        ("{name: 'B@n'}", ["1:16 P051"]),
        ("{name: Ben, url: ben.example}", ["1:26 P054"]),
        ("{name: Ben, github: '@ben'}", ["1:29 P054"]),
        ("{name: Ben, handle: ben}", ["1:21 P021"]),
        ("{name: Ben, pledged: 2026-11-21}", ["1:21 P021"]),
        ("{name: Ben, hidden: true}", ["1:21 P021"]),
        ("{nmae: Ben}", ["1:10 P021"]),
    ],
)
def test_a_person_with_a_fault(written: str, problems: list[str]) -> None:
    """A person is nobody as long as something is wrong with them, and of the registry's own fields they have none."""
    assert read(f"author: {written}") == (None, problems)


def test_a_person_with_advice() -> None:
    """What is only worth a look keeps nobody from signing."""
    author, problems = read("author: {name: On, url: https://a.example/?utm_source=b}")

    assert isinstance(author, WrittenOut)
    assert problems == ["1:16 P015", "1:25 P043"]


def test_a_list_is_no_author() -> None:
    """A list where one author belongs is refused."""
    with pytest.raises(WrongShape, match="An author is a handle, or a name within braces") as caught:
        read("author: [ada]")

    assert (caught.value.id, caught.value.place) == ("P050", Place(1, 9))


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("Ben Sample", "{name: Ben Sample}"),
        ("Zoë Ó Sample", "{name: Zoë Ó Sample}"),
        ("山田 花子", "{name: 山田 花子}"),
    ],
)
def test_a_name_where_a_handle_belongs(written: str, right: str) -> None:
    """Words with a space between them are a name, and are answered with the way in which one is written."""
    text = f"author: {written}"
    findings = Findings("x", text.split("\n"))
    mapping = parsing.read(text, path="x")
    assert isinstance(mapping, Mapping)
    BYLINE(mapping.entries[0][1], findings)

    assert [problem.fix for problem in findings.problems] == [Fix(1, f"author: {right}", safe=True)]


@pytest.mark.parametrize("written", ["Ben Sample and Cy Sample", "Ben Sample & Cy", "Sample, Ben"])
def test_several_names_are_not_guessed_at(written: str) -> None:
    """Where it may be several people, nobody decides for them."""
    author, problems = read(f"author: {written}")

    assert (author, problems) == (Placed(written, Place(1, 9)), [])
