"""Code spans: found where the renderer finds them, and at once."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manifesto import code_span
from manifesto.markdown import render

PIECES = st.lists(st.sampled_from(["`", "``", "a", "b ", "\\"]), max_size=14)


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("a `b` c", "a     c"),
        ("a ``b`c`` d", "a         d"),
        ("a ``b` c", "a      c"),
        (r"a \`b` c", r"a \`b` c"),
        (r"a \\`b` c", r"a \\    c"),
        ("a ``b```c` d", "a ``b`     d"),
        ("a ` b", "a ` b"),
        ("", ""),
    ],
)
def test_code_is_blank(line: str, rest: str) -> None:
    """Code, with its backticks, is as many spaces; what looks like code and is none stays."""
    assert code_span.blanked(line) == rest


@given(PIECES)
@settings(derandomize=True, database=None, deadline=None, max_examples=500)
def test_the_renderer_finds_the_same(pieces: list[str]) -> None:
    """What is left of a line is what the renderer shows as no code."""
    line = f"x{''.join(pieces)}y"
    shown = re.sub("<code>.*?</code>|<[^>]*>", "", render(line, base="/"))

    assert re.sub("[^abxy]", "", code_span.blanked(line)) == re.sub("[^abxy]", "", shown)


@pytest.mark.parametrize("line", ["`" * 1_000_000, "x" + "`" * 1_000_000 + "x" * 1_000_000, "\\" * 1_000_000])
def test_a_long_run_is_read_once(line: str) -> None:
    """One run of a million signs, which begins nothing, is not read again from each of them."""
    assert code_span.blanked(line) == line
