"""Rules: what a finding tells, the rules that are made to measure, and the facts that editors are told of them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import pytest

from manifesto import rule
from manifesto.rule import Finding, Rule, Spot, anywhere, length, one_of, stating

if TYPE_CHECKING:
    from collections.abc import Iterator


@stating(pattern="[^x]*")
def no_x(text: str) -> Iterator[Finding]:
    """No x."""
    if "x" in text:
        yield Finding("P001", "Take out the x.")


def every_x(text: str) -> Iterator[Spot]:
    """Find every x."""
    for match in re.finditer("x", text):
        yield Spot(*match.span(), Finding("P002", f"An x stands at {match.start()}.", "review"))


def test_a_rule_is_its_words_and_its_facts() -> None:
    """A rule is called with a text, has the docstring of what it was made from, and its facts beside it."""
    assert [finding.message for finding in no_x("axe")] == ["Take out the x."]
    assert (no_x.__doc__, no_x.facts) == ("No x.", {"pattern": "[^x]*"})
    assert Rule(no_x.find).facts == {}


def test_a_finding_is_an_error_unless_it_says_otherwise() -> None:
    """A finding keeps a text from being published, and knows no right one, unless it says so."""
    assert Finding("P001", "No.") == ("P001", "No.", "error", "")


@pytest.mark.parametrize(("text", "places"), [("", []), ("abc", []), ("axbx", [1, 3])])
def test_anywhere(text: str, places: list[int]) -> None:
    """A whole text is told of everything that is found in the middle of it."""
    assert [finding.message for finding in anywhere(every_x)(text)] == [f"An x stands at {place}." for place in places]


def test_anywhere_looks_for_several_things() -> None:
    """Several looks at a text are taken one after the other."""
    assert len(list(anywhere(every_x, every_x)("x"))) == 2
    assert list(anywhere()("x")) == []


@pytest.mark.parametrize(
    ("field", "minimum", "maximum", "text", "id"),
    [
        ("title", 3, 80, "abc", ""),
        ("title", 3, 80, "a" * 80, ""),
        ("title", 3, 80, "日本語", ""),
        ("title", 3, 80, "é" * 80, ""),
        *(("title", 3, 80, text, "P030") for text in ("", "ab", "日本", "a" * 81)),
        *(("summary", 20, 180, text, "P040") for text in ("a" * 19, "a" * 181)),
        *(("name", 1, 60, text, "P051") for text in ("", "a" * 61)),
        *(("role", 1, 60, text, "P022") for text in ("", "a" * 61)),
    ],
)
def test_length(field: str, minimum: int, maximum: int, text: str, id: str) -> None:
    """A text is neither too short nor too long, and each field says so under its own id."""
    assert "".join(finding.id for finding in length(field, minimum, maximum)(text)) == id


@pytest.mark.parametrize(
    ("number", "said", "severity"),
    [
        (93, "The title has 93 characters and may have 3 to 80. Shorten it.", "error"),
        (2, "The title has 2 characters and may have 3 to 80. Write a little more.", "error"),
        (61, "The title has 61 characters, and 60 or fewer read best on a poster. Shorten it if you can.", "warning"),
    ],
)
def test_lengths_are_counted_and_said(number: int, said: str, severity: str) -> None:
    """The message about a length gives the present one and both limits, or the best one as advice."""
    (finding,) = length("title", 3, 80, best=60)("a" * number)

    assert (finding.message, finding.severity) == (said, severity)


@pytest.mark.parametrize(
    "written",
    [
        *("a" * 80, "é" * 80, "e\u0301" * 80, "日" * 80, "👋" * 80, "a " * 40, "a    b" + "c" * 77),
        *(unicodedata.normalize("NFD", "각" * 80), unicodedata.normalize("NFD", "が" * 80), "", "abc"),
    ],
)
def test_the_facts_of_a_length_refuse_nothing_that_it_takes(written: str) -> None:
    """White space counts once and an accent not at all, as they do when the value has been read."""
    assert re.fullmatch(length("title", 0, 80).facts["pattern"], written.strip())


@pytest.mark.parametrize("written", ["a" * 81, "é" * 81, "e\u0301" * 81, "a b" * 30])
def test_the_facts_of_a_length_refuse_what_is_longer(written: str) -> None:
    """An editor notices a text that is too long."""
    assert not re.fullmatch(length("title", 0, 80).facts["pattern"], written)


def test_what_normalisation_joins_is_known() -> None:
    """Every mark that normalisation can join to the letter before it is counted as none."""
    joined = re.compile(f"[{rule.JOINED}]")
    letters = map(chr, [*range(0xA0, 0xD800), *range(0xF900, 0x20000)])
    halves = (unicodedata.normalize("NFD", letter) for letter in letters)
    composed = {half[-1] for half in halves if len(half) > 1 and len(unicodedata.normalize("NFC", half)) == 1}

    assert {mark for mark in composed if not joined.match(mark)} == set()


def test_one_of() -> None:
    """A closed vocabulary is named whole when something else is written."""
    check = one_of(["a", "b.c"], "P092", "letter")

    assert list(check("a")) == []
    assert [finding.message for finding in check("bxc")] == ["The letter “bxc” is not known. Write one of: a, b.c."]
    assert [bool(re.fullmatch(check.facts["pattern"], text)) for text in ("a", "b.c", "bxc")] == [True, True, False]
    assert check.facts["examples"] == ["a", "b.c"]
