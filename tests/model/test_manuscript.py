"""Manuscripts: Markdown that is written anew means what was written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from manifesto import markdown
from manifesto.literal import address, literal
from manifesto.manuscript import manuscript
from manifesto.passage import markup, passage, words_of

from .test_markdown import HOSTILE, SAFE

HOME = "https://home.example/"
PRINCIPLE = f"{HOME}principles/{{}}/"
PRINCIPLES = sorted((Path(__file__).parents[2] / "principles").glob("*.md"))
NESTED = (
    "- a\n    - b\n        1. c\n        2. d\n- e",
    "1. a\n\n    b\n\n2. c\n\n    > d",
    "> a\n>\n> - b\n> - c\n>\n> d",
    "a *b **c** d* `e` ``f ` g`` <https://example.org>",
    "a  \nb\nc",
    "| a | b |\n|:--|--:|\n| *c* | d \\| e |",
    "\\# a\n\n\\- b\n\n1\\. c\n\n\\> d\n\n\\*e\\* f_g \\_h\\_",
    "~~~\n```\na\n```\n~~~",
    "    a\n      b",
    "a\n\n* * *\n\nb",
    "日本語の*強い*言葉。\n\n**مرحبا** بالعالم",
)


def rewritten(text: str, rank: int = 2) -> str:
    """Return a Markdown text, written anew."""
    return manuscript(passage(markdown.render(text, base=HOME), rank=rank, base=HOME, principle=PRINCIPLE))


def seen(text: str) -> str:
    """Return what a Markdown text looks like, white space aside."""
    root = passage(markdown.render(text, base=HOME), rank=2, base=HOME, principle=PRINCIPLE)
    return " ".join(markup(root).split())


PLAIN = [text for text in (*NESTED, *(text for text, _ in SAFE)) if "evil" not in text]


@pytest.mark.parametrize("text", PLAIN)
def test_it_means_what_was_written(text: str) -> None:
    """Read again, the manuscript gives the same page."""
    assert seen(rewritten(text)) == seen(text)


@pytest.mark.parametrize("path", PRINCIPLES, ids=lambda path: path.stem)
def test_each_principle_means_what_was_written(path: Path) -> None:
    """Read again, the manuscript of each principle of ours gives the same page, line by line as it was written."""
    body = path.read_text(encoding="utf-8").split("---\n", 2)[2]

    assert seen(rewritten(body)) == seen(body)
    assert rewritten(body).count("\n") >= body.strip().count("\n") - 1


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_comes_to_life(text: str) -> None:
    """Read again, a hostile text says the same words as before and leads nowhere else."""
    before = passage(markdown.render(text, base=HOME), rank=2, base=HOME, principle=PRINCIPLE)
    after = passage(markdown.render(rewritten(text), base=HOME), rank=2, base=HOME, principle=PRINCIPLE)

    assert words_of(after).replace(" ", "") == words_of(before).replace(" ", "")
    assert [address(link.attrib["href"]) for link in after.iter("a")] == [
        address(link.attrib["href"]) for link in before.iter("a")
    ]
    assert {one.tag for one in after.iter()} <= {one.tag for one in before.iter()} | {"p"}


@pytest.mark.parametrize("text", HOSTILE)
def test_programs_that_know_markup_find_none(text: str) -> None:
    """What looks like markup, code aside, is written so that a program that lets markup through shows it as text."""
    written = re.sub(r"(?s)(`{3,}).*?\1|(`+).+?\2", "", rewritten(text))

    assert re.findall(r"<(?!https://|[^\s<>/]+@[^\s<>]+>)[A-Za-z/!?]", written) == []


def test_one_text_leaves_the_next_alone() -> None:
    """A fence that is left open and a link that is named do not reach into the text that follows."""
    first, second = (
        "Look at [this][1].\n\n```\nopen\n\n[1]: https://one.example",
        "And at [that][1].\n\n[1]: https://two.example",
    )
    both = f"{rewritten(first)}\n\n{rewritten(second)}"

    assert "[this](https://one.example)" in both
    assert "[that](https://two.example)" in both
    assert "\n```" not in both


def test_headings_and_links_fit_in() -> None:
    """Headings are lowered, and links between principles are whole addresses."""
    assert rewritten("## a\n\n### b\n\n[c](go-first.md)", rank=3) == (
        f"### a\n\n#### b\n\n[c]({HOME}principles/go-first/)"
    )


@pytest.mark.parametrize(
    "text",
    ["# a", "- a", "1. a", "1) a", "> a", "*a* _b_ `c` [d](e) ![f](g) <b> &amp; \\", "~~a~~", "=== a", "| a |", "+ a"],
)
def test_a_plain_text_stays_one(text: str) -> None:
    """A title is printed as it stands, whatever it begins with."""
    assert words_of(passage(markdown.render(literal(text), base=HOME), rank=2, base="", principle="")) == text


@pytest.mark.parametrize(("url", "written"), [("https://e.example/(a) <b>", "https://e.example/%28a%29%20%3Cb%3E")])
def test_an_address_stays_between_its_brackets(url: str, written: str) -> None:
    """An address has no sign that would end the link before its end."""
    assert address(url) == written


def test_nothing_is_nothing() -> None:
    """An empty text stays empty."""
    assert rewritten("") == ""
