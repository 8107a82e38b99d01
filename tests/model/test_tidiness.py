"""Tidiness: the traces that editors leave are named once and can be taken away, and nothing else is changed."""

from __future__ import annotations

import pytest

from manifesto import tidiness
from manifesto.problem import Place

FIELDS = "---\ntitle: x\n---\n"
TIDY = ("", "\n", "a\n", "---\n", FIELDS, f"{FIELDS}\na\n", f"{FIELDS}\na  \nb\n", f"{FIELDS}a   \nb\n", "    code\n")
UNTIDY = (
    ("a.md", f"\ufeff{FIELDS}", FIELDS, "an invisible mark at its beginning", 1),
    ("a.md", FIELDS.replace("\n", "\r\n"), FIELDS, "line ends of another system", 1),
    ("a.md", FIELDS.replace("\n", "\r"), FIELDS, "line ends of another system", 1),
    ("a.md", f"{FIELDS}a\tb\n", f"{FIELDS}a   b\n", "tabs", 4),
    ("a.md", f"{FIELDS}\tcode\n", f"{FIELDS}    code\n", "tabs", 4),
    ("a.md", f"{FIELDS}a \nb\n", f"{FIELDS}a\nb\n", "spaces at the end of lines", 4),
    ("a.md", f"{FIELDS}  \na\n", f"{FIELDS}\na\n", "spaces at the end of lines", 4),
    ("a.md", "--- \ntitle: x  \n---\t\n", FIELDS, "spaces at the end of lines", 1),
    ("a.md", f"{FIELDS}a", f"{FIELDS}a\n", "no line end at its end", 4),
    ("a.md", f"{FIELDS}a\n\n\n", f"{FIELDS}a\n", "empty lines at its end", 5),
    ("a.yml", "a: b  \nc: d\n", "a: b\nc: d\n", "spaces at the end of lines", 1),
    ("a.yml", "a: b\n\t\nc: d\n", "a: b\n\nc: d\n", "spaces at the end of lines", 2),
    ("a.yml", "a: b\r\nc: d\r\n", "a: b\nc: d\n", "line ends of another system", 1),
    ("a.yml", "a: b", "a: b\n", "no line end at its end", 1),
)


@pytest.mark.parametrize(("path", "text", "tidied", "what", "line"), UNTIDY)
def test_traces(path: str, text: str, tidied: str, what: str, line: int) -> None:
    """A trace is named with its first line, as advice, and is gone when the file is tidied."""
    (problem,) = tidiness.problems(path, text)

    assert (problem.path, problem.place, problem.id, problem.severity) == (path, Place(line), "P003", "warning")
    assert (
        problem.message == f"This file has {what}. It is read all the same, and there is nothing that you have to do."
    )
    assert tidiness.tidied(text, path) == tidied


@pytest.mark.parametrize("text", TIDY)
def test_a_tidy_file_stays(text: str) -> None:
    """A file without traces is not spoken of and stays byte for byte."""
    assert list(tidiness.problems("a.md", text)) == []
    assert tidiness.tidied(text, "a.md") == text


def test_all_traces_are_named_in_one_sentence() -> None:
    """A file with everything in it is told of once."""
    (problem,) = tidiness.problems("a.md", f"\ufeff{FIELDS}\ta \r\n\r\nb")

    assert problem.message.startswith(
        "This file has an invisible mark at its beginning, line ends of another system, tabs, "
        "spaces at the end of lines and no line end at its end."
    )


@pytest.mark.parametrize(
    ("path", "text", "tidied"),
    [
        ("a.md", f"{FIELDS}a  \nb\n", f"{FIELDS}a  \nb\n"),  # a line break of Markdown is meant
        ("a.md", f"{FIELDS}a  ", f"{FIELDS}a  \n"),
        ("a.md", "title: x  \n", "title: x  \n"),  # without fields all of it is Markdown
        ("a.yml", "a: |\n  b  \n", "a: |\n  b\n"),  # in YAML nothing is meant by it
        ("a.yml", "a: b\n---  \nc\td\n", "a: b\n---\nc\td\n"),  # and a tab is kept
        ("a.md", "---\na:\tb\n---\nc\td\n", "---\na:\tb\n---\nc   d\n"),  # as among the fields
        ("a.md", "---\na: b\n\nc\td\n", "---\na: b\n\nc\td\n"),  # or where the fields never end
        ("a.md", "  \n\t\n", "\n\n"),
        ("a.yml", "\r\n", "\n"),
    ],
)
def test_what_is_meant_is_kept(path: str, text: str, tidied: str) -> None:
    """What stands for something in its kind of file is no trace."""
    assert tidiness.tidied(text, path) == tidied


@pytest.mark.parametrize("path", ["a.md", "a.yml"])
@pytest.mark.parametrize(
    "text",
    [
        *(text for _, text, _, _, _ in UNTIDY),
        *(
            "\ufeff\ufeff",
            "\ufeff\ufeffa: b\r\n",
            "\r\r\n\n\r",
            " \t \r",
            "a \t",
            "a\t  ",
            "a  \t\nb",
            "--- \n \t--- \n",
        ),
        *("---\n---", "---\r\n---\r\n\r\n", "- a\t\n\n\n", "\n\n\na", "a\u00a0\n", "a\n \n \n", "\t\t\ta \n"),
    ],
)
def test_once_is_enough(path: str, text: str) -> None:
    """A file that has been tidied is tidy."""
    once = tidiness.tidied(text, path)

    assert tidiness.tidied(once, path) == once
    assert list(tidiness.problems(path, once)) == []


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("", ""),
        ("\ufeffa", "a"),
        ("a\r\nb\r\n", "a\nb\n"),
        ("a\rb\r", "a\nb\n"),
        ("a\r\n\rb\n\r", "a\n\nb\n\n"),
        ("a\ufeff", "a\ufeff"),
    ],
)
def test_plain(text: str, plain: str) -> None:
    """Any line ends and a byte order mark at the beginning are read as plain text."""
    assert tidiness.plain(text) == plain
