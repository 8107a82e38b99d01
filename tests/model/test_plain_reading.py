"""Plain readings: a text without marks, in lines that a terminal shows whole."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from manifesto import markdown
from manifesto.columns import COLUMNS, underlined, width, wrapped
from manifesto.passage import passage, words_of
from manifesto.plain_reading import plain_reading

from .test_markdown import HOSTILE

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

HOME = "https://home.example/"
PRINCIPLES = sorted((Path(__file__).parents[2] / "principles").glob("*.md"))
LONG = "A sentence of several words that goes on for longer than a line of a terminal is wide."


def root_of(text: str) -> Element:
    """Return the tree of a Markdown text."""
    return passage(markdown.render(text, base=HOME), rank=3, base=HOME, principle=f"{HOME}principles/{{}}/")


def read(text: str, columns: int = COLUMNS) -> str:
    """Return a Markdown text as plain text."""
    return plain_reading(root_of(text), columns)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a *b* **c** `d`", "a b c d"),
        ("a\nb\n\nc", "a b\n\nc"),
        ("a  \nb", "a\nb"),
        ("## A heading\n\na", "A heading\n---------\n\na"),
        ("## 日本\n\na", "日本\n----\n\na"),
        ("- a\n- b\n    - c", "- a\n- b\n  - c"),
        ("9. a\n10. b", "9.  a\n10. b"),
        ("- a\n\n- b", "- a\n\n- b"),
        ("> a\n>\n> b", "> a\n>\n> b"),
        ("```\na   b\n```", "    a   b"),
        ("a\n\n---\n\nb", "a\n\n* * *\n\nb"),
        ("|a|bc|\n|-|-:|\n|def|1|\n|日|2|", "a    bc\n---  --\ndef  1\n日   2"),
        ("[a](https://e.example/)", "a <https://e.example/>"),
        ("<https://e.example/>", "<https://e.example/>"),
        ("[Ada](mailto:ada@example.org) or <ada@example.org>", "Ada <ada@example.org> or ada@example.org"),
        ("[a](go-first.md)", f"a <{HOME}principles/go-first/>"),
        ("1 < 2 & &lt;b&gt;", "1 < 2 & <b>"),
        ("", ""),
    ],
)
def test_what_is_written(text: str, plain: str) -> None:
    """Marks are gone, and what they meant is still seen."""
    assert read(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        LONG,
        f"- {LONG}\n    - {LONG}",
        f"> {LONG}\n> > {LONG}",
        f"1. {LONG}",
        f"## {LONG}",
        f"|{LONG}|b|\n|-|-|\n|c|{LONG}|",
        "日本語の文章はどこでも折り返すことができますが、句読点は行頭に来ません。" * 4,
        "한국어는 낱말 사이에서 줄을 바꿉니다. " * 6,
        "السلام عليكم ورحمة الله وبركاته " * 6,
        "e\u0301" * 20 + " " + "o\u0308" * 30,
    ],
)
@pytest.mark.parametrize("columns", [40, 72])
def test_lines_are_no_wider(text: str, columns: int) -> None:
    """No line is wider than it may be, and no word is lost."""
    lines = read(text, columns).split("\n")
    squeezed = re.sub(r"[\s>]", "", "".join(lines))

    assert max(map(width, lines)) <= columns
    assert [word for word in words_of(root_of(text)).split() if word not in squeezed] == []


def test_lines_are_full() -> None:
    """A line is broken only where the next word would not have fitted, whichever letters are in it."""
    for text in (LONG * 3, LONG.replace("wide", "wide\u3042") * 3):
        lines = wrapped(text, 50)

        assert all(width(line) + 1 + width(after.split()[0]) > 50 for line, after in pairwise(lines))


def test_an_address_is_never_broken() -> None:
    """An address that is wider than a line stands in one piece, beside CJK as well."""
    url = "https://example.org/" + "a-long-way/" * 12
    for text in (f"See [this]({url}), and go on.", f"日本語[これ]({url})日本語"):
        assert f"<{url}>" in read(text)


def test_deeply_nested_text_keeps_some_width() -> None:
    """Twelve lists within each other still have room for words, and stay in their order."""
    text = "\n".join(f"{'    ' * depth}- level {depth} has words" for depth in range(12))

    assert re.findall(r"level (\d+)", read(text)) == [str(depth) for depth in range(12)]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_steers_the_terminal(text: str) -> None:
    """Whatever is written, no control character and no mark that turns words round is left in it."""
    hostile = text + "\x1b[31m\x07\u202e \x9b2J &#x1b;[0m &#8238;"

    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", read(hostile))


def test_no_line_steers_the_terminal() -> None:
    """A text that was no Markdown has no control characters left in it, either."""
    assert wrapped("a\x1b[31mb\u202e \x07c\x9b", 40) == ["a[31mb c"]


def test_a_table_that_does_not_fit_is_told_row_by_row() -> None:
    """A wide table has its cells below each other, each after the head of its column."""
    table = f"|Who|What|\n|-|-|\n|Ada|{LONG}|\n|Ben|{LONG}|"

    assert read(table).startswith("Who: Ada\nWhat: A sentence of several words")
    assert "\n\nWho: Ben\nWhat:" in read(table)


@pytest.mark.parametrize("path", PRINCIPLES, ids=lambda path: path.stem)
def test_each_principle_is_all_there(path: Path) -> None:
    """The plain text of each principle of ours has all of its words in order, tables aside."""
    root = root_of(path.read_text(encoding="utf-8").split("---\n", 2)[2])
    for table in root.findall("table"):
        root.remove(table)
    said = re.sub(r"\s<[^<>]+>", "", plain_reading(root))

    assert _bare(said) == _bare(words_of(root))


def _bare(text: str) -> list[str]:
    """Return the words of a text, without the signs and numbers that lists and quotations have before them."""
    return [word for word in text.split() if word.strip("->*.0123456789")]


def test_a_heading_is_underlined() -> None:
    """The line below a heading is as wide as the heading, and as its widest line where it has several."""
    assert underlined("Go first", "=") == "Go first\n========"
    assert underlined("日本 x", "=").split("\n")[1] == "======"
    assert len(underlined(LONG, "=", 40).split("\n")) == 4
