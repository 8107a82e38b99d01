"""Assembly: files become one manifesto, ordered, numbered, with everybody in it who wrote something."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manifesto import Rejected

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from manifesto import Project

    MakeProject = Callable[..., Project]
    Write = Callable[..., str]


def test_order_then_day_then_slug(make_project: MakeProject, front_matter: Write) -> None:
    """What has an order comes first, then the older, then the first in the alphabet; numbers count from one."""
    project = make_project(
        {
            "principles/c-old.md": front_matter(added="2020-01-01"),
            "principles/b-same-day.md": front_matter(),
            "principles/z-first.md": front_matter(more="order: 0\n"),
            "principles/y-second.md": front_matter(added="2019-01-01", more="order: 10\n"),
            "principles/a-new.md": front_matter(added="2027-01-01"),
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
            "principles/b.md": front_matter(authors="[{name: Ben Sample}, {name: Ada Example, github: ada-example}]"),
        }
    ).load()

    assert [person.name for person in manifesto.contributors] == ["Ada Example", "Ben Sample", "見本"]
    assert [author.handle for author in manifesto.by_slug["b"].authors] == ["ben-sample", "ada-example"]
    assert [principle.slug for principle in manifesto.by_author["ben-sample"]] == ["a", "b"]


def test_the_same_person_signs_once(make_project: MakeProject, front_matter: Write) -> None:
    """Somebody named by handle and written out as well stands under the principle once."""
    authors = "[ada-example, {name: Ada Example, github: ada-example}, {name: Ben Sample}, {name: Ben Sample}]"
    manifesto = make_project({"principles/a.md": front_matter(authors=authors)}).load()

    assert [author.name for author in manifesto.by_slug["a"].authors] == ["Ada Example", "Ben Sample"]
    assert len(manifesto.by_author["ben-sample"]) == 1


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
    (problem,) = make_project({"principles/a.md": text}).read()[1]

    assert text.split("\n")[problem.place.line - 1][problem.place.column - 1 :].startswith("[this](nowhere.md)")


def test_problems_are_sorted(make_project: MakeProject) -> None:
    """Problems come by file, then by line."""
    problems = make_project(
        {
            "principles/z.md": "",
            "principles/a.md": "---\ntitle: <a>\nadded: never\n---\n",
            "contributors.yml": "Ada: {}\n",
        }
    ).read()[1]

    assert [(problem.path, problem.place) for problem in problems] == sorted(
        (problem.path, problem.place) for problem in problems
    )
    assert {problem.path for problem in problems} == {
        *("contributors.yml", "principles/a.md", "principles/keep-every-promise.md", "principles/z.md")
    }


def test_nothing_invalid_is_loaded(make_project: MakeProject) -> None:
    """A manifesto with a fault in it does not exist; the refusal says all there is to mend."""
    project = make_project({"principles/a.md": "", "principles/b.md": "---\n"})
    with pytest.raises(Rejected) as caught:
        project.load()

    assert caught.value.problems == project.read()[1]
    assert str(caught.value).endswith("2 things to fix.")


def test_a_file_name_that_is_no_text(make_project: MakeProject) -> None:
    """A file whose name is not UTF-8 is reported in words that can be printed."""
    project = make_project()
    strange = str(project.root).encode() + b"/principles/\xff.md"
    with open(strange, "w", encoding="utf-8"):  # noqa: PTH123 -- a Path cannot be made of these bytes
        pass
    said = [str(problem) for problem in project.read()[1]]

    assert len(said) == 2
    assert all(each.isprintable() and each.startswith("principles/U+DCFF.md:1:1: ") for each in said)


def test_many_faults_are_found_in_good_time(make_project: MakeProject) -> None:
    """A file with thousands of unknown fields is answered field by field, without a long wait."""
    import time

    fields = "".join(f"f{number:x}:\n" for number in range(9_000))
    project = make_project({"principles/a.md": f"---\n{fields}---\n"})
    started = time.process_time()

    assert len(project.read()[1]) > 9_000
    assert time.process_time() - started < 2


@pytest.mark.parametrize("name", ["mkdocs.yml", "contributors.yml", "principles"])
def test_a_project_without_a_part_of_it(make_project: MakeProject, name: str, tmp_path: Path) -> None:
    """A missing file or folder is one problem, not a crash and not a cascade."""
    project = make_project()
    (project.root / name).rename(tmp_path / "gone")

    assert [(problem.path, problem.place.line) for problem in project.read()[1]] == [(name, 1)]
