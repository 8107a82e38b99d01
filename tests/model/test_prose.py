"""Prose: which Markdown a principle's text may hold, and where the rest is found."""

from __future__ import annotations

import pytest

from manifesto import prose
from manifesto.field import Findings
from manifesto.house_style import HouseStyle

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
    "[a](keep-every-promise.md) and [b](keep-every-promise.md#why)",
    "[a][b]\n\n[b]: https://example.org",
    "[not a link] and [neither] (this)",
    "<https://example.org/?a=b&c>",
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
    *(
        (text, "P042", 1)
        for text in (
            *("<script>alert(1)</script>", "<?php ?>", "<!DOCTYPE html>", "<img src=x onerror=alert(1)"),
            *("<svg/onload=alert(1)>", "<x:y z='1'", "![a](https://example.org/a.png)"),
            *("# a", "#1 rule", "> # a", "a\n===", "#### a", "###### a", '--8<-- "/etc/passwd"'),
            *("[a](http://example.org)", "[a](JaVaScRiPt:alert(1))", "[a](data:text/html,b)", "[a](vbscript:b)"),
            *("[a](//example.org)", "[a](/etc/passwd)", "[a](../x.md)", "[a](x.html)", "[a](#b)", "[a]()"),
            *("[a](&#106;avascript:b)", "[a]: javascript:b", "  [a]: <javascript:b>", "<javascript:alert(1)>"),
            *("<ftp://example.org>", "<http://example.org>"),
        )
    ),
    *(
        (text, "P042", 3)
        for text in (
            *("a <b>bold</b>", "a </b>", "a <!-- b -->", "a <b\nc>", "a ![a][b]"),
            *("a {{ config }}", "a {% include 'b' %}", "a [a](javascript:alert(1))"),
        )
    ),
    ("[a [b]](javascript:c)", "P042", 7),
    ("[a\nb](javascript:c)", "P042", 2),
    *((f"a{hidden}b", "P002", 2) for hidden in "\u202e\u200b\ufeff\u00ad\U000e0041"),
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
    """Return id, line and column of everything that is said of a body."""
    findings = Findings("x.md")
    prose.check(body, first_line, findings, HouseStyle())
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
