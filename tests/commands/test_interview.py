"""The interview of `manifesto new`: what it asks a person at a terminal, and that nothing is written without consent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .conftest import contents

if TYPE_CHECKING:
    from .conftest import Make, Run

pytestmark = pytest.mark.usefixtures("terminal")

SUMMARY = "Do the next thing that helps, and do it first."
TEXT = "Somebody is waiting for it, whether they have said so or not."
FILE = f"""\
---
title: "Go first"
summary: "{SUMMARY}"
authors:
  - name: "Ben Sample"
"""


def answers(*lines: str) -> str:
    """Return lines as somebody types them."""
    return "".join(f"{line}\n" for line in lines)


def test_everything_is_asked(make: Make, run: Run) -> None:
    """Title, name, summary, text and consent are asked for one after the other, and then the file is written."""
    root = make()
    result = run(root, "new", answers=answers("Go first", "Ben Sample", SUMMARY, TEXT, ".", "y"))
    text = (root / "principles/go-first.md").read_text(encoding="utf-8")
    questions = (
        "Title, printed large",
        "Your name as it should be printed",
        "Summary, one sentence",
        "The text: ",
        "Did you",
    )

    assert result.exit_code == 0
    assert [result.output.index(question) for question in questions] == sorted(map(result.output.index, questions))
    assert "be published under CC-BY-4.0?" in result.output
    assert text.startswith(FILE)
    assert text.endswith(f"\n---\n\n{TEXT}\n")
    assert run(root, "check", "--format", "json").exit_code == 0


def test_what_is_given_is_not_asked(make: Make, run: Run) -> None:
    """Only what the command line leaves out is asked for, and consent always is."""
    root = make()
    given = ["Go first", "--author", "Ben Sample", "--summary", SUMMARY, "--text", TEXT]
    result = run(root, "new", *given, answers="y\n")

    assert result.output.startswith("Did you write this, or may you share it")
    assert (root / "principles/go-first.md").read_text(encoding="utf-8").startswith(FILE)


@pytest.mark.parametrize(
    ("consent", "said"), [("n\n", "nothing was written"), ("\nno\n", "nothing was written"), ("", "Aborted!")]
)
def test_without_consent_nothing_is_written(make: Make, run: Run, consent: str, said: str) -> None:
    """A no, or no answer, ends the command, and no file is written; an empty line is no answer."""
    root = make()
    before = contents(root)
    result = run(root, "new", answers=answers("Go first", "Ben Sample", SUMMARY, TEXT, ".") + consent)

    assert result.exit_code == 1
    assert said in result.output
    assert contents(root) == before


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (("Go", "Go first", "Ben Sample", SUMMARY, TEXT), "The title has 2 characters"),
        (("<b>", "Go first", "Ben Sample", SUMMARY, TEXT), "The character < cannot stand in"),
        (("Go first", "Ben Sample", "Short.", SUMMARY, TEXT), "The summary has 6 characters"),
        (("Go first", "Ben Sample", SUMMARY, "Short.", ".", TEXT), "The text has 6 characters"),
        (
            ("Go first", "Ben Sample", SUMMARY, TEXT, "<b>bold</b>", ".", "bold"),
            "“<b>”: HTML is not printed here.",
        ),
    ],
)
def test_a_wrong_answer_is_asked_for_again(make: Make, run: Run, wrong: tuple[str, ...], said: str) -> None:
    """An answer that will not do is answered with what is wrong, and the question comes again."""
    root = make()
    result = run(root, "new", answers=answers(*wrong, *("." for _ in "x" if "<b>bold</b>" not in wrong), "y"))

    assert result.exit_code == 0
    assert f"  {said}" in result.output
    assert (root / "principles/go-first.md").read_text(encoding="utf-8").startswith(FILE)


def test_advice_is_no_wrong_answer(make: Make, run: Run) -> None:
    """An answer that is worth a look is taken."""
    root = make()
    result = run(root, "new", answers=answers("GO FIRST ALWAYS", "Ben Sample", SUMMARY, TEXT, ".", "y"))

    assert result.exit_code == 0
    assert (root / "principles/go-first-always.md").is_file()


def test_no_text(make: Make, run: Run) -> None:
    """A dot in place of the text leaves sample words to be written over."""
    root = make()
    result = run(root, "new", answers=answers("Go first", "Ben Sample", SUMMARY, ".", "y"))

    assert "[P046]" in result.output
    assert "\n---\n\nSay why this matters" in (root / "principles/go-first.md").read_text(encoding="utf-8")


def test_the_end_of_the_input(make: Make, run: Run) -> None:
    """Whoever leaves in the middle leaves nothing behind."""
    root = make()
    before = contents(root)
    result = run(root, "new", answers=answers("Go first", "Ben Sample"))

    assert result.exit_code == 1
    assert contents(root) == before


def test_paragraphs_are_kept(make: Make, run: Run) -> None:
    """A text may be pasted with its empty lines, and nothing that was typed ahead answers the question of consent."""
    root = make()
    run(root, "new", answers=answers("Go first", "Ben Sample", SUMMARY, TEXT, "", "And again.", ".", "", "yes"))

    assert (root / "principles/go-first.md").read_text(encoding="utf-8").endswith(f"\n---\n\n{TEXT}\n\nAnd again.\n")


def test_a_wrong_author_is_said_before_anything_is_asked(make: Make, run: Run) -> None:
    """A handle that nobody has ends the command before a question, so that no answer is lost."""
    result = run(make(), "new", "Go first", "--author", "ada-exampel", answers="")

    assert result.exit_code == 2
    assert "Summary" not in result.output
