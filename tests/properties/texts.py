"""Texts that nobody would think of: any characters, pieces of YAML, and right files with something wrong in them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from manifesto.notation import quoted

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

BREAK = "  "  # of Markdown, where a line ends
PRINCIPLE = f"""\
---
title: Ring back by four
summary: If you say that you will call, name the hour, and be early.
authors:
  - ada-example
  - {{name: Ben Example, url: "https://example.org/?utm_source=x", github: ben-example}}
added: 21.11.2026
license: CC-BY-4.0
theme: [inside, outside]
source: {{title: "A Book of Examples", by: Ada Example}}
order: 3
aliases: [call-back]
---

Why it matters, what it looks like on a real day, [what to try](keep-every-promise.md) tomorrow.

- One thing{BREAK}
- and another, `in code`
"""
PEOPLE = """\
ada-example:
  name: Ada Example
  github: ada-example
  pledged: 2026-11-21
ben-example:
  name: "Ben Example"
  url: https://example.org
  ended: 3
  hidden: true
"""
PAGE = """\
---
title: The pledge
description: What we promise, and how to join.
calls: [{title: Take part, page: pledge/}]
---

# The pledge

We ring back by four.
"""
# fmt: off
PIECES = (
    *("---\n", "\n---\n", "--- ", "...\n", "—\n", "- ", "-", "? ", ": ", ":", "：", " #", "#", ", ", "\n", "\n\n", " ", "  "),
    *("\t", "\r\n", "\r", "\ufeff", "\x85", "\u2028", "\u00a0", "\u200b", "\x00", "\x1b", "\x7f", "\ufffe", "e\u0301"),
    *('"', "'", '\\"', "\\x00", "\\u2028", "\\", "''", "“", "”", "«", "[", "]", "{", "}", "[[", "}}", "[]", "{}"),
    *("[{a: [b, {c: d}]}]", "&a ", "*a", "<<: *a\n", "!ENV ", "!!str ", "!", "!!binary ", "|\n", ">-\n  ", "|2+\n", "%YAML 1.2\n"),
    *("@", "`", "```\n", "~", "null", "true", "no", "2026-11-21", "1/2/2026", "2024-02-30", "0x1F", "1e9999", "9" * 30),
    *("title: ", "summary: ", "authors: ", "author: ", "added: ", "licence: ", "licens: ", "name: ", "  - name: ", "order: "),
    *("ada-example", "Ada Example", "ada-example:\n", "<b>", "</script>", "**so**", "[a](b.md)", "[a](https://t.co/x?utm_a=b)"),
    *("ada@example.org", "+31 20 123 45 67", "4111 1111 1111 1111", "日本語", "مرحبا", "👋", "<<<<<<< a\n", "=======\n", ">>>>>>> b\n"),
)
# fmt: on
ANY = st.text(st.characters(exclude_categories=["Cs"]))
PIECE = st.sampled_from(PIECES) | st.text(st.characters(exclude_categories=["Cs"]), max_size=3)
YAML = st.lists(PIECE, max_size=30).map("".join)
VALUE = st.lists(PIECE, max_size=4).map("".join)


def spoiled(text: str) -> SearchStrategy[str]:
    """Return texts of which up to three short stretches are something else, with line ends of any system."""
    cut = st.tuples(st.integers(0, len(text)), st.integers(0, 12), VALUE)
    return st.builds(
        _cut, st.just(text), st.lists(cut, min_size=1, max_size=3), st.sampled_from(("\n", "\n", "\r\n", "\r"))
    )


def _cut(text: str, cuts: list[tuple[int, int, str]], line_end: str) -> str:
    for start, length, piece in cuts:
        text = text[:start] + piece + text[start + length :]
    return text.replace("\n", line_end)


def fields(*names: str) -> SearchStrategy[str]:
    """Return lines of fields with these names and values made of pieces."""
    line = st.builds("{}{}: {}\n".format, st.sampled_from(("", "", "", "  ", "- ")), st.sampled_from(names), VALUE)
    return st.lists(line, max_size=8).map("".join)


FRONT_MATTER = st.builds(
    "---\n{}---\n{}".format,
    fields(
        "title", "summary", "authors", "author", "added", "licence", "themes", "source", "related", "order", "aliases"
    ),
    YAML,
)
PRINCIPLES = st.one_of(spoiled(PRINCIPLE), FRONT_MATTER, YAML, ANY)
REGISTRIES = st.one_of(spoiled(PEOPLE), fields("ada-example", "name", "url", "ended", "hidden"), YAML, ANY)
PAGES = st.one_of(spoiled(PAGE), YAML, ANY)


def settings_like(text: str) -> SearchStrategy[str]:
    """Return texts of mkdocs.yml, of which most are nearly this one."""
    return st.one_of(spoiled(text), spoiled(text), YAML, ANY)


# What people may well publish: words of many scripts and signs, and every kind of Markdown that is let through.
LETTERS = st.characters(categories=["Ll", "Lu", "Lo", "Lt", "Lm", "Mn", "Mc", "Nd", "Zs", "Po", "Pd", "Sm", "Sc", "So"])
LINE = st.text(LETTERS, min_size=1, max_size=50)
# fmt: off
MARKDOWN = (
    *("- one\n- two\n  - three\n", "1. one\n2. two\n", "> quoted\n> - list\n", "## Heading\n", "### Another\n", "***\n", "  \n"),
    *("| a | b |\n|---|:-:|\n| 1 | `x|y` |\n", "```python\nprint('<b>')\n```\n", "~~~\n[x](y)\n~~~\n", "`<script>`", "    code\n"),
    *("[a](https://example.org/?a=b&c=d)", "[b](keep-every-promise.md)", "<https://example.org>", "[c](mailto:a@example.org)"),
    *("[d]: https://example.org 'x'\n", "[d][d]", "*so*", "**so**", "***so**", "_a_", "\\*", "\\#", "&amp;", "&#60;b>", "< b", "a\\\n"),
    *("\n\n", "\n", " ", "\t", "[", "](", ")", "!", "klzzwxh:0000", "\\`", "``", "1) x\n", "* * *\n", "+ x\n", "^", "|", "==", "---\n"),
)
# fmt: on
BODY = st.lists(st.sampled_from(MARKDOWN) | LINE, min_size=1, max_size=12).map("".join)
TITLE = (
    st.sampled_from(("Ring back by four", "Say so", "Zeg het eerlijk", "正直に言う", "قل الحقيقة", "Скажи правду"))
    | LINE
)
AUTHOR = st.builds("  - {}".format, st.just("ada-example") | st.builds("name: {}".format, LINE.map(quoted)))
PUBLISHABLE = st.builds(
    "---\ntitle: {}\nsummary: {}\nauthors:\n{}\nadded: {}\nlicence: CC-BY-4.0\n{}---\n\n{}\n\n{}\n".format,
    TITLE.map(quoted),
    LINE.map(lambda words: quoted(f"Name the hour. {words} And be early.")),
    st.lists(AUTHOR, min_size=1, max_size=3, unique=True).map("\n".join),
    st.dates(date(1, 1, 1), date(2026, 1, 1)).map(date.isoformat),
    st.sampled_from(
        ("", "", "order: 7\n", "themes: [inside]\n", "source: {title: A Book, by: Ada}\n", "aliases: [call-back]\n")
    ),
    st.just("Why it matters, and what it looks like on a real day."),
    BODY,
)
