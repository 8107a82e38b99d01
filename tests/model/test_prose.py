"""Prose: which Markdown a principle's text may hold, and where the rest is found."""

from __future__ import annotations

import time

import pytest

from manifesto import prose
from manifesto.field import Findings

FILLER = "\n\nWords enough to be a text that anybody may read."
ALLOWED = (
    "plain words, 1 < 2, a <3, x<1, a & b, 50 %",
    "*a* **b** ***c*** _d_ __e__",
    "## A heading",
    "### A smaller one",
    "\\# not a heading",
    "a # b",
    "- a\n- b\n    - c\n\n1. d\n2. e",
    "> a quote\n> > in a quote",
    "| a | b |\n|---|--:|\n| 1 | 2 |",
    "----",
    "a = b == c",
    "[a](https://example.org)",
    "[a](<https://example.org/b c>)",
    "[a](https://example.org/b_(c)_d)",
    '[a](https://example.org "a title")',
    "[a](mailto:ada@example.org)",
    "[a](keep-every-promise.md) and [b](keep-every-promise.md#why)",
    "[a][b]\n\n[b]: https://example.org",
    "[not a link] and [neither] (this)",
    "<https://example.org/?a=b&c>",
    "<ada@example.org>",
    "<mailto:ada@example.org>",
    "`<b>` and ``<i> ` </i>`` and `![a](b)`",
    "`{{ a }}` and `{% b %}` and `--8<--`",
    "```\n<script>\n```",
    "```html\n<script>\n```\n",
    "~~~\n# a\n~~~",
    "````\n```\n<b>\n```\n````",
    "Hurrah! [a](https://example.org)",
    "می‌خواهم क्‍ष 👩‍💻",
    "שלום عالم 日本語",
    "http://example.org is only words",
)
REFUSED = (
    ("<script>alert(1)</script>", "P042", 1),
    ("a <b>bold</b>", "P042", 3),
    ("a </b>", "P042", 3),
    ("a <!-- b -->", "P042", 3),
    ("<?php ?>", "P042", 1),
    ("<!DOCTYPE html>", "P042", 1),
    ("<img src=x onerror=alert(1)", "P042", 1),
    ("<svg/onload=alert(1)>", "P042", 1),
    ("a <b\nc>", "P042", 3),
    ("<x:y z='1'", "P042", 1),
    ("![a](https://example.org/a.png)", "P042", 1),
    ("a ![a][b]", "P042", 3),
    ("# a", "P042", 1),
    ("#1 rule", "P042", 1),
    ("> # a", "P042", 1),
    ("a\n===", "P042", 1),
    ("#### a", "P042", 1),
    ("###### a", "P042", 1),
    ('--8<-- "/etc/passwd"', "P042", 1),
    ("a {{ config }}", "P042", 3),
    ("a {% include 'b' %}", "P042", 3),
    ("[a](http://example.org)", "P042", 1),
    ("a [a](javascript:alert(1))", "P042", 3),
    ("[a](JaVaScRiPt:alert(1))", "P042", 1),
    ("[a](data:text/html,b)", "P042", 1),
    ("[a](vbscript:b)", "P042", 1),
    ("[a](//example.org)", "P042", 1),
    ("[a](/etc/passwd)", "P042", 1),
    ("[a](../x.md)", "P042", 1),
    ("[a](x.html)", "P042", 1),
    ("[a](#b)", "P042", 1),
    ("[a]()", "P042", 1),
    ("[a](&#106;avascript:b)", "P042", 1),
    ("[a [b]](javascript:c)", "P042", 7),
    ("[a\nb](javascript:c)", "P042", 2),
    ("[a]: javascript:b", "P042", 1),
    ("  [a]: <javascript:b>", "P042", 1),
    ("<javascript:alert(1)>", "P042", 1),
    ("<ftp://example.org>", "P042", 1),
    ("<http://example.org>", "P042", 1),
    ("a\u202eb", "P002", 2),
    ("a\u200bb", "P002", 2),
    ("a\ufeffb", "P002", 2),
    ("a\u00adb", "P002", 2),
    ("a\U000e0041b", "P002", 2),
    # what looks like code and is none
    ("```\n<b>", "P042", 1),
    ("```a``` <b>", "P042", 9),
    ("~~~\n```\n<b>", "P042", 1),
    ("` <b>", "P042", 3),
    ("``a` <b>", "P042", 6),
    ("``a` <b> `", "P042", 6),
    ("\\`<b>\\`", "P042", 3),
)


def check(body: str, first_line: int = 1) -> list[tuple[str, int, int]]:
    """Return id, line and column of everything that is wrong with a body."""
    findings = Findings("x.md")
    prose.check(body, first_line, findings)
    return [(problem.id, problem.place.line, problem.place.column) for problem in sorted(findings.problems)]


@pytest.mark.parametrize("text", ALLOWED)
def test_allowed(text: str) -> None:
    """A text may hold what is said to be allowed, and show anything as code."""
    assert check(text + FILLER) == []


@pytest.mark.parametrize(("text", "id", "column"), REFUSED)
def test_refused(text: str, id: str, column: int) -> None:
    """Everything else is refused once, at its column."""
    problems = check(text + FILLER)

    assert [(found, at) for found, _, at in problems] == [(id, column)]


def test_lines_count_from_the_first() -> None:
    """Places are those of the file, not of the text."""
    assert check(f"\n\nfine\n<b>\n```\n<i>\n```\n<u>{FILLER}", first_line=12) == [("P042", 15, 1), ("P042", 19, 1)]


@pytest.mark.parametrize(
    ("body", "id"),
    [("", "P020"), (" \n\t\n", "P020"), ("a" * 39, "P040"), ("日" * 39, "P040"), ("a " * 3_001, "P040")],
)
def test_length(body: str, id: str) -> None:
    """A text is there, and neither too short nor too long; that is said of its first line."""
    assert check(body, first_line=9) == [(id, 9, 1)]


@pytest.mark.parametrize("body", ["a" * 40, "日" * 40, "a" * 6_000, "\n" * 50_000 + "a" * 40 + " " * 9_000])
def test_the_right_length(body: str) -> None:
    """The limits themselves are taken, and white space around a text does not count."""
    assert check(body) == []


def test_links() -> None:
    """Every link is found with its place, code and pictures left out."""
    body = "a [b](c.md) `[no](x)`\n\n[d [e]](f)\n```\n[no](x)\n```\n<g:h>\n[i]: j\n![no](x)\n"

    assert list(prose.links(body)) == [(0, 3, "c.md"), (2, 7, "f"), (6, 1, "g:h"), (7, 1, "j")]


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "[",
            "]",
            "[a",
            "![",
            "[a](",
            "[](",
            "](",
            "[a]:",
            "(",
            "a(",
            "`",
            "`a",
            "``a`",
            "<",
            "<a",
            "<!--",
            "<a:",
            "<a@",
        ),
        *(
            "*",
            "_",
            ">",
            "> ",
            "#",
            "=",
            "- ",
            "&",
            "\\",
            "|",
            "{{",
            "{%",
            "--8<--",
            "~~~\n",
            "```\n",
            "\u200d",
            " ",
            "\t",
            "\n",
        ),
    ],
)
def test_hostile_texts_are_judged_quickly(piece: str) -> None:
    """A text made of one thing over and over is judged in no time, the white space around it included."""
    body = " " * 50_000 + piece * (5_900 // len(piece)) + "\n" * 9_000
    started = time.process_time()
    check(body)
    list(prose.links(body))

    assert time.process_time() - started < 1


def test_code_of_every_length_is_judged_quickly() -> None:
    """Runs of backticks that never match each other keep nobody waiting."""
    started = time.process_time()
    check("".join("`" * length + "a" for length in range(1, 105)))

    assert time.process_time() - started < 1
