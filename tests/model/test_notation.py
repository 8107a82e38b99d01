"""Notation: whatever is written as YAML is read back as the very text, and needs no more marks than it must."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manifesto import notation, parsing
from manifesto.node import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Callable

TAKEN_FOR = {
    "yes or no": ("yes", "Yes", "NO", "on", "Off", "true", "FALSE", "y", "N"),
    "nothing": ("~", "null", "Null", "NULL"),
    "a day": ("2024-01-01", "2024-1-1", "2024-01-01T10:00:00Z", "2024-01-01 10:00"),
    "a time": ("12:30", "1:2", "190:20:30", "190:20:30.15", "-1:30"),
    "a number": (
        *("404", "0", "-1", "+12", "1_000", "0b1010", "017", "0o17", "0x1F", "0XfF"),
        *("1.5", ".5", "1.", "1e5", "1.5E+10", "-.inf", ".Inf", ".NAN", "685_230.15", "6.8523015e+5"),
    ),
}
TEXT_TO_ALL = (
    *("", "plain", "Yes we can", "nope", "yesterday", "404 times", "1,000", "50%", "1.2.3", "0x", "0b2", "e5", "."),
    *("24-1-1", "12:60", "12:30 pm", "inf", "nan", "-", "+", "_", "nullify", "o", "３", "٣", "1 000"),
)
HOSTILE = (
    *("a: b", "a #b", "a # b", "#a", "- a", "-a", "? a", "& a", "*a", "!a", "|", ">", "%a", "@a", "`a`", "[a]", "{a}"),
    *("a, b", "a]", "a}", "'a'", '"a"', 'a "b" c', "it's", "\\", "a\\nb", "a\nb", "a\n\n b\n", "a\tb", "\t", "a\r\nb"),
    *(" a", "a ", "a  b", "---", "...", "=", "<<", "a:", ":a", "a:b", "", " ", "日本語: 題", "é", "👋", "שלום", "a/b"),
    *("\0", "\x07", "\x1b[31m", "\x7f", "a\x85b", "\x9f", "\u00a0", "\u00ad", "\u200b", "a\u2028b", "a\u2029b"),
    *("\u202e", "\ufeff", "a\ufeffb", "\ufffe", "\uffff", "\ue000", "\U000e0041", "a" * 5_000),
)


def read_back(written: str) -> str:
    """Return what is read where this is written, alone, in a list and as one of several named values."""
    root = parsing.read(f"alone: {written}\nlist:\n  - {written}\n", path="x")
    flow = parsing.read(f"[{written}, {{a: {written}}}]", path="x")
    assert isinstance(root, Mapping)
    alone = root.get("alone")
    assert isinstance(alone, Scalar)
    assert repr(root).count(f"text={alone.text!r}") == 2
    assert repr(flow).count(f"text={alone.text!r}") == 2
    return alone.text


@pytest.mark.parametrize("write", [notation.value, notation.quoted])
@pytest.mark.parametrize("text", [*(text for texts in TAKEN_FOR.values() for text in texts), *TEXT_TO_ALL, *HOSTILE])
def test_what_is_written_is_read_back(write: Callable[[str], str], text: str) -> None:
    """A text comes back exactly, whatever stands in it and wherever it stands."""
    assert read_back(write(text)) == text


@pytest.mark.parametrize(("what", "text"), [(what, text) for what, texts in TAKEN_FOR.items() for text in texts])
def test_what_programs_take_for_something_else(what: str, text: str) -> None:
    """What YAML 1.1 or 1.2 takes for something else than text is known, and stands between quotation marks."""
    assert notation.taken_for(text) == what
    assert notation.value(text) == f'"{text}"'


@pytest.mark.parametrize("text", TEXT_TO_ALL)
def test_what_is_text_to_all(text: str) -> None:
    """Words and figures that only look like something else are text."""
    assert notation.taken_for(text) == ""


@pytest.mark.parametrize(
    "text", ["plain", "Ada Example", "it's", "It’s ours", "Go (first)", "and/or", "a+b", "v1.2", "日本語", "é", "A. B."]
)
def test_words_need_no_marks(text: str) -> None:
    """Words are written as one would by hand."""
    assert notation.value(text) == text
    assert notation.quoted(text) == f'"{text}"'
