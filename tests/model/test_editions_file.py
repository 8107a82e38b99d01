"""The file of editions: it is read strictly, and grows at its end or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from manifesto import Rejected
from manifesto.edition import Edition, FrozenPrinciple, current
from manifesto.edition_record import LARGEST, read_editions
from manifesto.field import Findings
from manifesto.freezing import HEADER, NameRefused, appended, freeze
from manifesto.tidiness import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifesto import Project

    MakeProject = Callable[..., Project]

DAY = date(2026, 11, 21)
PROMISE = FrozenPrinciple(slug="keep-every-promise", title="Keep every promise", digest="4f2a9c01d3e5")
FIRST = Edition(key="first-edition", name="First edition", frozen=DAY, principles=(PROMISE,))
TEXT = """\
first-edition:
  name: First edition
  frozen: 2026-11-21
  principles:
    keep-every-promise: {title: "Keep every promise", text: 4f2a9c01d3e5}
"""
SECOND = replace(FIRST, key="second-edition", name="Second edition")
SECOND_TEXT = TEXT.replace("first", "second").replace("First", "Second")


def read(text: str) -> tuple[Edition, ...]:
    """Return the editions in a text in which nothing is wrong, not even a little."""
    findings = Findings("editions.yml")
    found = read_editions(text, findings)
    assert findings.problems == []
    return found


def one(*, name: str = "First edition", key: str = "first-edition", **principle: str) -> Edition:
    """Return an edition of this name with one principle."""
    return replace(FIRST, name=name, key=key, principles=(replace(PROMISE, **principle),))


def test_reading() -> None:
    """Editions are read in their order, each with what it held in its order."""
    assert read(TEXT + SECOND_TEXT) == (FIRST, SECOND)
    assert read("# Nothing yet.\n") == read("") == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", HEADER + SECOND_TEXT),
        (" \n\n", HEADER + SECOND_TEXT),
        ("# Nothing yet.\n", f"# Nothing yet.\n\n{SECOND_TEXT}"),
        (TEXT, f"{TEXT}\n{SECOND_TEXT}"),
        (TEXT.rstrip(), f"{TEXT}\n{SECOND_TEXT}"),
        (f"{TEXT}\n", f"{TEXT}\n{SECOND_TEXT}"),
        (f"{TEXT}# The end.\n", f"{TEXT}# The end.\n\n{SECOND_TEXT}"),
        (TEXT.replace("\n", "\r\n"), f"{TEXT}\n{SECOND_TEXT}".replace("\n", "\r\n")),
    ],
)
def test_the_file_grows(before: str, after: str) -> None:
    """An edition is added below everything that is there, and what is there stays byte for byte."""
    known = read(plain(before))

    assert appended(before, known, SECOND) == after
    assert read(plain(after)) == (*known, SECOND)


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("{first-edition: {name: First edition}}\n", "No edition can be added below"),
        ("".join(f"  {line}\n" for line in TEXT.splitlines()), "No edition can be added below"),
        (f"{TEXT}...\n", "No edition can be added below"),
        (f"{TEXT}second-edition:\n  name: Another\n", "No edition can be added below"),
        (f"{TEXT}{'#' * LARGEST}\n", "The file would have 4,194,6"),
    ],
)
def test_a_file_to_which_nothing_can_be_added(before: str, said: str) -> None:
    """Where an edition would not be read below the others, the file is refused."""
    with pytest.raises(Rejected) as refused:
        appended(before, (FIRST,), SECOND)

    assert said in str(refused.value)


@pytest.mark.parametrize(
    "edition",
    [
        one(title="Say: what, is #missing"),
        one(title='“Yes” is {not} an [answer], "or" \\ is it'),
        one(title="'"),
        one(title="- null"),
        one(title="שלום, & *alle*! 日本 \U0001f600"),
        one(title="字" * 80, slug="principle-3acfa1"),
        one(slug="404"),
        one(slug="2026-11-21"),
        one(slug="null"),
        one(slug="yes"),
        one(digest="123456789012"),
        one(digest="1234e5678901"),
        one(digest="000000000000"),
        one(name="Yes", key="yes"),
        one(name="Edition: 2", key="edition-2"),
        one(name="“First” edition #1", key="first-edition-1"),
        one(name="第二版", key="edition-11b8da"),
    ],
)
def test_whatever_is_written_is_read_back(edition: Edition) -> None:
    """Names, titles, slugs and digests of every kind come back as they were, without a word of advice."""
    assert read(appended("", (), edition)) == (edition,)


@pytest.mark.parametrize(
    ("name", "edition"),
    [
        ("First edition", ("first-edition", "First edition")),
        ("  Second \t edition\n", ("second-edition", "Second edition")),
        ("Zoe\u0308s Ausgabe", ("zoes-ausgabe", "Zoës Ausgabe")),
        ("א" * 40, ("edition-dbe443", "א" * 40)),
    ],
)
def test_freezing(make_project: MakeProject, name: str, edition: tuple[str, str]) -> None:
    """Frozen under a name, the manifesto is an edition of that name and day, and holds what it holds now."""
    manifesto = make_project().load()
    found = freeze(manifesto, name, DAY)

    assert (found.key, found.name, found.frozen) == (*edition, DAY)
    assert found.principles == current(manifesto).principles


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("First edition", "“First edition” was frozen on 21 November 2026, and stays as it is. Take another name, such as “First edition 2”."),
        ("first-edition!", "The page of “first-edition!” would be that of “First edition”, which was frozen on 21 November 2026."),
        ("", "The name has 0 characters and may have 1 to 40."),
        ("- — !", "There is no letter in “- — !”. Write a name with one, such as “First edition”."),
        ("2026", "There is no letter in “2026”. Write a name with one, such as “Edition 2026”."),
        ("x" * 41, "The name has 41 characters and may have 1 to 40. Shorten it."),
        ("e" + "\u0301" * 100_000, "The name has 100001 characters"),
        ("<b>First</b>", "The character < cannot stand in"),
        ("First\u202eedition", "An invisible character (U+202E) stands at position 6"),
        ("First\x1b[2J", "An invisible character (U+001B)"),
        ("First\udcff", "An invisible character (U+DCFF)"),
    ],
)  # fmt: skip
def test_names_that_are_refused(make_project: MakeProject, name: str, said: str) -> None:
    """A name that is taken or that no sheet could carry is refused, and it is said what to do."""
    manifesto = make_project({"editions.yml": TEXT}).load()

    with pytest.raises(NameRefused) as refused:
        freeze(manifesto, name, DAY)

    assert said in str(refused.value)
    assert str(refused.value).replace("\n", " ").isprintable()


def test_the_name_that_is_offered_is_free(make_project: MakeProject) -> None:
    """The name that is offered in place of a taken one is not taken itself, and is short enough."""
    long, second = "An edition with a name of forty characte", "An edition with a name of forty charac 2"
    text = "".join(TEXT.replace("First edition", name).replace("first-edition", key) for name, key in (
        (long, "an-edition-with-a-name-of-forty-characte"), (second, "an-edition-with-a-name-of-forty-charac-2")
    ))  # fmt: skip
    manifesto = make_project({"editions.yml": text}).load()

    with pytest.raises(NameRefused, match=r"such as “An edition with a name of forty charac 3”\."):
        freeze(manifesto, long, DAY)


def test_a_project_knows_its_editions(make_project: MakeProject) -> None:
    """A manifesto has the editions of its file, and none where there is no file; texts that are not saved count, too."""
    project = make_project()

    assert project.load().frozen == ()
    assert project.with_unsaved({project.root / "editions.yml": TEXT}).load().frozen == (FIRST,)
    assert make_project({"editions.yml": TEXT + SECOND_TEXT}).load().frozen == (FIRST, SECOND)


def test_an_error_among_editions_keeps_the_manifesto_back(make_project: MakeProject) -> None:
    """A broken file of editions is an error like any other, told beside those of other files."""
    reading = make_project({"editions.yml": "first-edition: x\n", "contributors.yml": "- a\n"}).read()

    assert reading.manifesto is None
    assert [(problem.path, problem.id) for problem in reading.problems] == [
        ("contributors.yml", "P013"),
        ("editions.yml", "P024"),
    ]
