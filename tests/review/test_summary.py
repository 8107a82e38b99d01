"""The summary and the record: read as somebody does who sees them for the first time, and with nothing alive in them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.commands.issues import outside_of_code

from manifesto.markdown import render
from manifesto.problem import Place, Problem
from manifesto.review import exhibit, proof, record, summary
from manifesto.review.sentence import code, say

from .conftest import LISTEN, OTHER, PROMISE, Work

if TYPE_CHECKING:
    from typing import Any

    from manifesto.review.exhibit import Exhibit

NO_PICTURES = ({}, ())
HOSTILE = (
    *(
        "@octocat",
        "[here](https://evil.example)",
        "<img src=https://evil.example>",
        "#1",
        "octocat/hello#1",
        "**bold**",
    ),
    *("`code`", "``two``", "https://evil.example/x", "&lt;b&gt;", "\\", "$x$", "a | b", "::error::x", "-->", "{}"),
)


@pytest.fixture(autouse=True)
def no_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Print nothing: only words are looked at here."""
    monkeypatch.setattr(proof, "proof", lambda *_: NO_PICTURES)


def told(shown: Exhibit) -> dict[str, Any]:
    """Return the record as another program reads it."""
    read: dict[str, Any] = json.loads(shown.files["report.json"])
    return read


def test_a_newcomer_reads_that_all_is_well(wall: Work) -> None:
    """Whoever sent a good principle reads what was read, how their name appears, how it fits, and what happens next."""
    wall.write(LISTEN, OTHER)
    shown = wall.exhibit("ben-example")
    read = shown.files["summary.md"].decode()

    assert read.startswith(
        "## Everything fits\n\nNothing to fix.\n\n- We read `Listen to the end`, a new principle, in "
    )
    assert "- Your name will appear as `Ben Example`.\n- It will be number 2 of 2.\n" in read
    assert re.search(r"\n- `Listen to the end`, on a poster of its own, fits A4 at \d+\.\d pt\.\n", read)
    assert re.search(r"\n- The poster of the whole manifesto fits A4 at \d+\.\d pt\.\n", read)
    assert "### What happens next\n\nNothing is left for you to do." in read
    assert "### What to fix" not in read


def test_a_newcomer_reads_what_to_fix(work: Work) -> None:
    """Whoever slipped reads on which line, what to write instead, why, and that it is looked at again."""
    work.write(LISTEN, OTHER.replace("title: Listen to the end", "title: Listen: to the end"))
    read = work.exhibit().files["summary.md"].decode()

    assert read.startswith("## Almost there\n\n1 thing to fix.\n")
    assert f"\n```\n{LISTEN}, line 2\n" in read
    assert 'Change line 2 to:\n  title: "Listen: to the end"\n```\n' in read
    assert "\n\nWhy: " in read
    assert "Each time you save, all of it is looked at again" in read


def test_a_newcomer_reads_that_it_is_no_fault_of_theirs(work: Work) -> None:
    """What a person looks at is told as that, and nobody is asked to change anything."""
    work.write(LISTEN, OTHER)
    read = work.exhibit("cy-example").files["summary.md"].decode()

    assert read.startswith("## A person looks at this next\n")
    assert "### What a person looks at\n\n" in read
    assert "none of them is a fault of yours" in read
    assert "you need not change anything until then" in read
    assert "The name under it will be `Ben Example`." in read
    assert "@" not in read


def test_silence(work: Work) -> None:
    """Where nothing of the manifesto changed there is no summary, and the record says just that."""
    work.write("README.md", "x")
    work.commit()
    shown = work.exhibit("ben-example")

    assert set(shown.files) == {"report.json"}
    assert told(shown)["verdict"] == "nothing"
    assert told(shown)["sentences"] == told(shown)["problems"] == told(shown)["principles"] == []


def test_the_record(wall: Work) -> None:
    """The record has the form that was promised."""
    wall.write(LISTEN, OTHER)
    read = told(wall.exhibit("cy-example"))

    assert list(read) == ["version", "verdict", "sentences", "problems", "counts", "principles", "posters"]
    assert (read["version"], read["verdict"], read["counts"]) == (1, "for-a-person", {"error": 0, "warning": 0, "review": 1})  # fmt: skip
    assert read["problems"][0].keys() == {
        *("id", "severity", "path", "line", "column", "end_column", "message", "why", "fix", "help")
    }
    assert read["principles"] == [
        {
            "slug": "listen-to-the-end",
            "path": LISTEN,
            "title": "Listen to the end",
            "change": "added",
            "names": ["Ben Example"],
        }
    ]
    own = next(one for one in read["posters"] if one["subject"] == "principles/listen-to-the-end")
    assert own.pop("after").keys() == {"layout", "body_pt"}
    assert own == {
        "subject": "principles/listen-to-the-end",
        "title": "Listen to the end",
        "size": "a4",
        "orientation": "portrait",
        "before": None,
    }


@pytest.mark.parametrize(
    ("authors", "said"),
    [
        ("[{name: Ben Example}, ada-example]", "The names under it will be “Ben Example” and “Ada Example”."),
        ("[hidden-example]", "Whoever wishes not to be named is not: it says “a contributor”."),
    ],
)
def test_names(work: Work, authors: str, said: str) -> None:
    """Several names are told as they will stand there, and a hidden one is not told."""
    work.write("contributors.yml", (work.root / "contributors.yml").read_text() + "hidden-example: {name: Zed, hidden: true}\n")  # fmt: skip
    work.commit()
    work.git("branch", "--force", "main")
    work.write(LISTEN, OTHER.replace("[{name: Ben Example, github: ben-example}]", authors))
    shown = work.exhibit()

    assert said in told(shown)["sentences"]
    assert b"Zed" not in b"".join(shown.files.values())


def test_another_address_keeps_its_links(work: Work) -> None:
    """Whoever moves a principle is told the line that keeps old links."""
    text = (work.root / PROMISE).read_text(encoding="utf-8")
    (work.root / PROMISE).unlink()
    work.write("principles/moved.md", text)
    work.replace("mkdocs.yml", "[keep-every-promise]", "[moved]")

    assert "aliases: [keep-every-promise]" in " ".join(told(work.exhibit())["sentences"])


def test_words_of_posters_that_stay(wall: Work) -> None:
    """Whoever changes only what no poster shows is told that these stay as they are."""
    wall.replace(PROMISE, "worth ten", "worth twelve")

    assert "The posters stay as they are: what they show of it has not changed." in told(wall.exhibit())["sentences"]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_others_are_code(words: str) -> None:
    """Words of others come out of Markdown as code and as nothing else, on a line and in a table."""
    html = render(f"Your name is {say('{}', words).markdown}.", base="/")

    assert html.count("<code>") == 1
    assert re.sub(r"<code>.*?</code>", "", html) == "<p>Your name is .</p>"
    assert "|" not in code(words)


@pytest.mark.parametrize(
    "words", [*HOSTILE, "a\nb", "a\x1b[2J", "\u202eevil", "\u2028", "x" * 1_000, "", " ", "`", "```"]
)
def test_words_of_others_stay_on_one_line(words: str) -> None:
    """Nothing invisible is passed on, no line ends within a sentence, and none is endless."""
    for text in (str(say("Read {} now.", words)), say("Read {} now.", words).markdown):
        assert text.isprintable()
        assert text.startswith("Read ")
        assert len(text) < 300


def test_a_hostile_title(work: Work) -> None:
    """A title full of marks is shown as it is, and nothing of it is alive in the summary."""
    work.write(LISTEN, OTHER.replace("title: Listen to the end", 'title: "@octocat #1 $x$ https://evil.example"'))
    read = work.exhibit().files["summary.md"].decode()

    assert "octocat" in read
    assert "octocat" not in outside_of_code(read)


def test_help_is_that_of_before(work: Work) -> None:
    """A change cannot make the links to help lead to another site."""
    work.replace("mkdocs.yml", "https://example.org/", "https://evil.example/")
    work.write(LISTEN, OTHER.replace("summary:", "sumary:"))

    assert "evil.example" not in work.exhibit().files["summary.md"].decode()


def test_a_record_too_large(work: Work) -> None:
    """The record stays below what its reader takes, errors first, and its counts are those of everything."""
    for number in range(60):
        work.write(f"principles/listen-{number}.md", OTHER.replace("Half", "<b>" * 30))
    shown = work.exhibit()
    project_problems = shown.review.problems
    read = told(shown)

    assert len(shown.files["report.json"]) < 60_001
    assert read["counts"]["error"] == sum(problem.severity == "error" for problem in project_problems)
    assert len(read["sentences"]) <= 20
    assert all(len(sentence) <= 300 for sentence in read["sentences"])
    assert read["problems"][0]["severity"] == "error"


def test_many_changes_are_few_sentences(wall: Work) -> None:
    """Whoever changes a hundred principles is not told of each."""
    for number in range(100):
        wall.write(f"principles/listen-{number}.md", OTHER.replace("Listen to the end", f"Listen {number} times"))
    read = told(wall.exhibit())

    assert "And 96 principles more." in read["sentences"]
    assert len(read["sentences"]) <= 20
    assert read["sentences"][-1].startswith("Change the lines that are named")


def test_a_summary_too_large(work: Work) -> None:
    """A summary stays below what GitHub takes, and says how much it leaves out."""
    work.write(LISTEN, OTHER)
    shown = work.exhibit()
    many = tuple(Problem(LISTEN, Place(number), "P042", "x" * 9_000) for number in range(1, 300))
    found = exhibit.exhibit(replace(shown.review, problems=many), work.project)

    assert len(found.files["summary.md"]) < 1024 * 1024
    assert len(found.files["report.json"]) < 60_001
    assert told(found)["counts"]["error"] == 299
    assert b"more, for which there is no room here." in found.files["summary.md"]


def test_when_we_fail() -> None:
    """Where the fault is ours the record and the summary say so, and accuse nobody."""
    read = json.loads(record.apology())

    assert (read["verdict"], read["problems"]) == ("for-a-person", [])
    assert "fault of its own" in read["sentences"][0]
    assert summary.apology().startswith("## Something went wrong on our side\n")


@pytest.mark.parametrize("sentence", ["easy", "simply", "just ", "!"])
def test_the_words_are_ours(wall: Work, sentence: str) -> None:
    """Nothing is called easy, and nobody is shouted at."""
    wall.write(LISTEN, OTHER)
    wall.replace(PROMISE, "then do it.", "then do it at once.")

    assert sentence not in wall.exhibit("cy-example").files["summary.md"].decode()
