"""Inert words: code that nothing in it can end."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manifesto.inert import LONGEST, block, span

ODD = st.text(alphabet=st.one_of(st.sampled_from("``` ~\n\r\t@#<"), st.characters()), max_size=80)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a", "`a`"),
        ("", "` `"),
        ("a\n b", "`a b`"),
        ("`", "`` ` ``"),
        ("a`b``c", "```a`b``c```"),
        ("@ada fixes #1 <b>", "`@ada fixes #1 <b>`"),
        ("a\u202eb", "`aU+202Eb`"),
        ("a" * 400, f"`{'a' * LONGEST}…`"),
    ],
)
def test_spans(text: str, code: str) -> None:
    """Words are one line between more backticks than stand in them."""
    assert span(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a\n\nb", "```\na\n\nb\n```"),
        ("```\n</x>", "````\n```\n</x>\n````"),
        ("a\r\tb", "```\naU+000D→b\n```"),
    ],
)
def test_blocks(text: str, code: str) -> None:
    """Lines are themselves between fences longer than any in them."""
    assert block(text) == code


@given(ODD)
@settings(derandomize=True, database=None, deadline=None)
def test_nothing_ends_it(text: str) -> None:
    """No text whatever holds the marks between which it stands, nor anything that steers a terminal."""
    words, lines = span(text), block(text).split("\n")
    marks = re.match("`+", words)

    assert marks
    assert words.endswith(marks[0])
    assert not re.search(rf"(?<!`){marks[0]}(?!`)", words[len(marks[0]) : -len(marks[0])])
    assert lines[0] == lines[-1]
    assert not [line for line in lines[1:-1] if line.lstrip(" ").startswith(lines[0])]
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202e]", words + block(text))
