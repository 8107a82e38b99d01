"""Consent: who sends a change, and whose words it is about (P055, P056)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from manifesto.check import check
from manifesto.cli import main

from .conftest import LISTEN, OTHER, PROMISE, Work

if TYPE_CHECKING:
    from pathlib import Path

    from manifesto.check import Example

NOBODY = OTHER.replace(", github: ben-example", "")


@pytest.mark.parametrize(
    ("authors", "login", "asked"),
    [
        ("[{name: Ben Example, github: ben-example}]", "ben-example", False),
        ("[{name: Ben Example, github: ben-example}]", "Ben-EXAMPLE", False),
        ("[{name: Ben Example, github: ben-example}]", "ada-example", True),
        ("[{name: Ben Example}]", "ben-example", True),
        ("[{name: Ben Example, url: 'https://github.com/ben-example'}]", "ben-example", False),
        ("[{name: Ben Example, url: 'https://github.com/ben-example/'}]", "BEN-example", False),
        ("[{name: Ben Example, url: 'https://github.com.example/ben-example'}]", "ben-example", True),
        ("[ada-example]", "ada-example", False),
        ("[ada-example]", "ben-example", True),
        ("[ada-example, {name: Ben Example, github: ben-example}]", "ben-example", False),
        ("[ada-example]", "", False),
        ("[{name: Ben Example}]", "dependabot[bot]", True),
    ],
)
def test_whoever_sends_it_is_named(work: Work, authors: str, login: str, asked: bool) -> None:
    """A person is asked where none of the authors of a new principle has the name of whoever sends it."""
    work.write(LISTEN, OTHER.replace("[{name: Ben Example, github: ben-example}]", authors))

    assert work.told(login) == ([f"{LISTEN} P055"] if asked else [])
    assert work.review(login).verdict == ("for-a-person" if asked else "fits")


def test_a_handle_that_nobody_has(work: Work) -> None:
    """Who mistypes a handle is told of that, and not of what follows from it."""
    work.write(LISTEN, OTHER.replace("[{name: Ben Example, github: ben-example}]", "[ben-exmaple]"))

    assert work.told("ben-example") == [f"{LISTEN} P050"]


def test_the_author_stands_where_the_advice_is(work: Work) -> None:
    """The advice stands at the first author, and is for a person."""
    work.write(LISTEN, NOBODY)
    (problem,) = work.review("ben-example").problems

    assert (problem.place.line, problem.place.column, problem.severity) == (4, 11, "review")
    assert "ben-example" not in problem.message


def test_nobody_becomes_somebody_else(work: Work) -> None:
    """Who writes their own name on GitHub beside another person's is not taken for that person."""
    work.replace("contributors.yml", "github: ada-example", "github: mallory-example")
    work.write(LISTEN, OTHER.replace("[{name: Ben Example, github: ben-example}]", "[ada-example]"))
    work.replace(PROMISE, "worth ten", "worth twelve")

    assert work.told("mallory-example") == ["contributors.yml P056", f"{PROMISE} P056", f"{LISTEN} P055"]


@pytest.mark.parametrize(
    ("old", "new", "asked"),
    [
        ("worth ten", "worth twelve", True),
        ("title: Keep every promise", "title: Keep each promise", True),
        ("then do it.", "then do it at once.", True),
        ("authors: [ada-example]", "authors: [{name: Ben Example, github: ben-example}]", True),
        ("themes: [inside]", "themes: [outside]", False),
        ("themes: [inside]", "order: 3\nthemes: [inside]", False),
    ],
)
def test_the_words_of_others(work: Work, old: str, new: str, asked: bool) -> None:
    """Another title, summary, text or name is for the authors to agree to; anything else is not theirs alone."""
    work.replace(PROMISE, old, new)

    assert work.told("ben-example") == ([f"{PROMISE} P056"] if asked else [])
    assert work.told("ADA-example") == []
    assert work.told() == []


ADA = "ada-example:\n  name: Ada Example\n  github: ada-example\n"
BEN = "\nben-example:\n  name: Ben Example\n"


@pytest.mark.parametrize(
    ("people", "ada", "ben", "mallory"),
    [
        (ADA + BEN, [], [], []),
        (ADA + "  ended: 900\n" + BEN, [], ["P056"], ["P056"]),
        (ADA + BEN + "  github: mallory\n", ["P056"], ["P056"], ["P056"]),
        (ADA + BEN + "  ended: 900\n", ["P056"], ["P056"], ["P056"]),
        (ADA.replace("Ada E", "Ad E") + BEN, [], ["P056"], ["P056"]),
        (ADA, ["P056"], ["P056"], ["P056"]),
        (ADA.replace("ada-example:", "mallory:").replace(": ada", ": mal") + BEN, ["P055"], ["P055", "P056"], ["P055", "P056"]),
        (ADA + BEN + "\ncy:\n  name: Cy\n  github: Mallory\n", ["P055"], ["P055"], []),
        (ADA + BEN + "\ncy:\n  name: Cy\n", ["P055"], ["P055"], ["P055"]),
        (ADA + BEN + "\ncontributor-1a:\n  name: A contributor\n  hidden: true\n", [], [], []),
    ],
)  # fmt: skip
def test_people(work: Work, people: str, ada: list[str], ben: list[str], mallory: list[str]) -> None:
    """Nobody is put in, changed or taken out by another account than the one that stands beside them, unasked."""
    work.write("contributors.yml", ADA + BEN)
    work.commit()
    work.git("branch", "--force", "main")
    work.write("contributors.yml", people)
    work.write(PROMISE, (work.root / PROMISE).read_text().replace("[ada-example]", "[{name: Ada Example}]"))
    work.git("add", PROMISE)

    for login, ids in (("ADA-example", ada), ("ben-example", ben), ("mallory", mallory)):
        found = [problem for problem in work.review(login).problems if problem.path == "contributors.yml"]
        assert [problem.id for problem in found] == ids
        assert {problem.severity for problem in found} <= {"review"}
        assert not [each for each in found if "mallory" in each.message or "@" in each.message]
    assert not [path for path in work.told() if path.startswith("contributors.yml")]


def test_authors_are_named_in_words(work: Work) -> None:
    """The authors are named as they are printed, and nobody is called by their name on GitHub."""
    work.replace(PROMISE, "worth ten", "worth twelve")
    (problem,) = work.review("ben-example").problems

    assert "changes what Ada Example wrote" in problem.message
    assert "@" not in problem.message
    assert (problem.place.line, problem.severity) == (2, "review")


def test_a_hidden_author_stays_hidden(work: Work) -> None:
    """Who does not want to be named is not, here as elsewhere."""
    work.write("contributors.yml", "ada-example:\n  name: Ada Example\n  github: ada-example\n  hidden: true\n")
    work.commit()
    work.git("branch", "--force", "main")
    work.replace(PROMISE, "worth ten", "worth twelve")
    (problem,) = work.review("ben-example").problems

    assert "what a contributor wrote" in problem.message
    assert work.told("ada-example") == []


def test_taken_away_and_moved(work: Work) -> None:
    """Who takes away the words of others is asked, and who only moves them is not."""
    work.write(LISTEN, OTHER)
    work.commit()
    work.git("branch", "--force", "main")
    text = (work.root / LISTEN).read_text(encoding="utf-8")
    (work.root / LISTEN).unlink()
    assert work.told("ada-example") == [f"{LISTEN} P056"]
    assert work.told("ben-example") == []

    work.write("principles/listen.md", text)
    assert work.told("ada-example") == []


@pytest.mark.parametrize("example", check("P055").examples)
def test_the_examples(work: Work, example: Example, tmp_path: Path) -> None:
    """What the help shows as wrong is asked about when Ben sends it, and what it shows as right is not."""
    for piece, asked in ((example.wrong, True), (example.right, False)):
        work.write(LISTEN, OTHER.replace("authors: [{name: Ben Example, github: ben-example}]", piece))
        words = ["-C", str(work.root), "review", "--author", "ben-example", "--out", str(tmp_path / "out")]

        assert ("[P055]" in CliRunner().invoke(main, words).output) is asked
