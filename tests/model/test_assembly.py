"""Assembly: files become one manifesto, ordered, numbered, with everybody in it who wrote something."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifesto import Project

    MakeProject = Callable[..., Project]
    Write = Callable[..., str]


def test_order_then_day_then_slug(make_project: MakeProject, front_matter: Write) -> None:
    """What has an order comes first, then the older, then the first in the alphabet; numbers count from one."""
    project = make_project(
        {
            "principles/c-old.md": front_matter("Answer at once", added="2020-01-01"),
            "principles/b-same-day.md": front_matter("Say it plainly"),
            "principles/z-first.md": front_matter("Own the mistake", more="order: 0\n"),
            "principles/y-second.md": front_matter("Guess nothing", added="2019-01-01", more="order: 10\n"),
            "principles/a-new.md": front_matter("Thank people", added="2027-01-01"),
        }
    )

    assert [(principle.number, principle.slug) for principle in project.load().principles] == [
        (1, "z-first"),
        (2, "y-second"),
        (3, "c-old"),
        (4, "b-same-day"),
        (5, "keep-every-promise"),
        (6, "a-new"),
    ]


def test_guests_follow_those_who_are_registered(make_project: MakeProject, front_matter: Write) -> None:
    """Who is written out in a principle is a contributor too, once, with a handle."""
    manifesto = make_project(
        {
            "principles/a.md": front_matter(authors="[{name: Ben Sample}, {name: 見本}]"),
            "principles/b.md": front_matter(
                "Hear them out", authors="[{name: Ben Sample}, {name: Ada Example, github: ada-example}]"
            ),
        }
    ).load()

    assert [person.name for person in manifesto.contributors] == ["Ada Example", "Ben Sample", "見本"]
    assert [author.handle for author in manifesto.by_slug["b"].authors] == ["ben-sample", "ada-example"]
    assert [principle.slug for principle in manifesto.by_author["ben-sample"]] == ["a", "b"]


def test_the_same_person_signs_once(make_project: MakeProject, front_matter: Write) -> None:
    """Somebody named by handle and written out as well, or written out twice, stands under the principle once."""
    authors = "[ada-example, {name: Ada Example, github: ada-example}, {name: Ben Sample}, {name: Ben Sample}]"
    problems = make_project({"principles/a.md": front_matter(authors=authors)}).read().problems

    assert [(problem.id, problem.severity, problem.message) for problem in problems] == [
        ("P052", "error", "Ada Example stands here twice. Keep one."),
        ("P052", "error", "Ben Sample stands here twice. Keep one."),
    ]


def test_hidden_authors(make_project: MakeProject) -> None:
    """A hidden author's principle stays, without them: no name, no handle, no page."""
    manifesto = make_project({"contributors.yml": "ada-example:\n  name: Ada Example\n  hidden: true\n"}).load()

    assert [author.name for author in manifesto.principles[0].authors] == ["a contributor"]
    assert manifesto.contributors == ()
    assert manifesto.by_author == {}
    assert "ada" not in repr(manifesto.principles).lower()


def test_a_hidden_author_is_nobody_where_they_are_written_out_either(
    make_project: MakeProject, front_matter: Write
) -> None:
    """A file from before somebody hid does not give their name away, whatever link it has."""
    files = {
        "contributors.yml": "ada-example:\n  name: Ada Example\n  hidden: true\n",
        "principles/a.md": front_matter(authors="[{name: Ada Example, url: https://ada.example}]"),
    }
    manifesto = make_project(files).load()

    assert [author.name for author in manifesto.by_slug["a"].authors] == ["a contributor"]
    assert manifesto.contributors == ()
    assert "ada" not in repr(manifesto.principles).lower()


def test_everything_of_a_file_arrives(make_project: MakeProject, front_matter: Write) -> None:
    """A published principle holds what its file says, the body without the blank lines around it."""
    more = (
        "themes: [outside, inside]\nsource: {title: A Book of Examples, by: Ben Sample}\n"
        "related: [keep-every-promise]\naliases: [hear-first]\n"
    )
    principle = make_project({"principles/a.md": front_matter(more=more)}).load().by_slug["a"]

    assert principle.themes == ("outside", "inside")
    assert principle.source is not None
    assert (principle.source.title, principle.source.url, principle.source.by) == (
        "A Book of Examples",
        None,
        "Ben Sample",
    )
    assert (principle.related, principle.aliases) == (("keep-every-promise",), ("hear-first",))
    assert principle.body == "A promise that is kept without a reminder is worth ten that were asked for.\n"


def test_a_link_in_a_text_keeps_its_line(make_project: MakeProject, front_matter: Write) -> None:
    """A link that leads nowhere is found on its line, however many blank lines stand before the text."""
    text = front_matter().replace("---\n\nA promise", "---\n\n\n\nSee [this](nowhere.md).\n\nA promise")
    (problem,) = make_project({"principles/a.md": text}).read().problems

    assert text.split("\n")[problem.place.line - 1][problem.place.column - 1 :].startswith("[this](nowhere.md)")


@pytest.mark.parametrize(
    ("authors", "said"),
    [
        ("[{name: Ada Example, github: ada-example}]", ["P052"]),
        ("[{name: Ada Example}]", []),
        ("[{name: Ben Sample, github: ada-example}]", []),
    ],
)
def test_an_author_who_has_a_handle_already(
    make_project: MakeProject, front_matter: Write, authors: str, said: list[str]
) -> None:
    """Whoever is written out as they stand in the registry is told their handle, which keeps nothing back."""
    reading = make_project({"principles/a.md": front_matter(authors=authors)}).read()

    assert [problem.id for problem in reading.problems] == said
    assert reading.manifesto is not None
