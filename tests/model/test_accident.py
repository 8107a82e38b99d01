"""Accidents: a broken line in, and out comes the line as it should be, which can be read when it is pasted."""

from __future__ import annotations

import pytest
import yaml

from manifesto import accident, node, parsing
from manifesto.problem import Fix, Rejected

BEFORE, AFTER = "added: 2026-11-21", "licence: CC-BY-4.0"
ACCIDENTS = (
    # A colon in the value
    ("title: Speed: answer first", 'title: "Speed: answer first"'),
    ("title: Time: 10:30", 'title: "Time: 10:30"'),
    ("title: Ends with a colon:", 'title: "Ends with a colon:"'),
    ("title: Schnelligkeit: zuerst “antworten”", 'title: "Schnelligkeit: zuerst “antworten”"'),
    ('title: Say "yes": then do it', r'title: "Say \"yes\": then do it"'),
    ("title: a \\ b: c", r'title: "a \\ b: c"'),
    ("title : Speed: answer first", 'title : "Speed: answer first"'),
    ("  - name: Ada: Example", '  - name: "Ada: Example"'),
    # Quotation marks that are open, or close too early
    ('title: "Answer first', 'title: "Answer first"'),
    ("title: 'Answer first", 'title: "Answer first"'),
    ('title: "', 'title: ""'),
    ('title: "Say "yes" first"', r'title: "Say \"yes\" first"'),
    ("title: 'It's ours'", 'title: "It\'s ours"'),
    ('title: "Yes" we can', r'title: "\"Yes\" we can"'),
    ("title: 'Yes' we can", "title: \"'Yes' we can\""),
    ('title: "a \\q b"', r'title: "a \\q b"'),
    ('title: "C:\\Users"', r'title: "C:\\Users"'),
    ('title: "Say \\"yes" first"', r'title: "Say \"yes\" first"'),
    # Brackets that are open, or hold what cannot stand there
    ("authors: [ada-example", "authors: [ada-example]"),
    ("authors: [{name: Ada Example", "authors: [{name: Ada Example}]"),
    ("authors: [{name: Ada Example}", "authors: [{name: Ada Example}]"),
    ("source: {title: A Book", "source: {title: A Book}"),
    ("authors: [@ada]", 'authors: ["@ada"]'),
    ("authors: [ada, @ben]", 'authors: ["ada", "@ben"]'),
    ("source: {title: A Book: of Service}", 'source: {title: "A Book: of Service"}'),
    ("source: {title: `A Book`, by: 'Ada'}", 'source: {title: "`A Book`", by: "Ada"}'),
    ("title: [Always] answer first", 'title: "[Always] answer first"'),
    ("title: {{ title }} first", 'title: "{{ title }} first"'),
    # Characters with which YAML begins something else
    *((f"title: {sign}Answer first", f'title: "{sign}Answer first"') for sign in "@`%*!|>,]}"),
    ("title: &Answer first", 'title: "&Answer first"'),
    ("title: - Answer first", 'title: "- Answer first"'),
    ("title: ? Answer: first", 'title: "? Answer: first"'),
    ("title: *Answer* first", 'title: "*Answer* first"'),
    ("title: !important", 'title: "!important"'),
    ("- @ada", '- "@ada"'),
    # Colons and spaces that are missing, or are of another kind
    ("title Answer first", "title: Answer first"),
    ("title:Answer first", "title: Answer first"),
    ("title：Answer first", "title: Answer first"),
    ("title ： Answer first", "title: Answer first"),
    ("title:\u00a0Answer first", "title: Answer first"),
    ("  role:Lead: of shifts", '  role: "Lead: of shifts"'),
    # Lines that begin in the wrong place
    (" title: Answer first", "title: Answer first"),
    ("\ttitle: Answer first", "  title: Answer first"),
    # The marks of a merge
    ("<<<<<<< HEAD", ""),
    ("=======", ""),
    (">>>>>>> ada/answer-first", ""),
)


@pytest.mark.parametrize(("line", "right"), ACCIDENTS)
def test_the_right_line_is_among_the_guesses(line: str, right: str) -> None:
    """For each kind of accident the right line is guessed."""
    assert right in [guess.right for guess in accident.candidates([BEFORE, line, AFTER], 1)]


@pytest.mark.parametrize(("line", "right"), [(line, right) for line, right in ACCIDENTS if line.startswith("title")])
def test_the_right_line_can_be_read(line: str, right: str) -> None:
    """A broken line is really broken, is what the message is about, and can be read once it is replaced."""
    lines = [BEFORE, line, AFTER]
    with pytest.raises(Rejected) as caught:
        parsing.read("\n".join(lines), path="x", names=["title", "summary", "authors"])
    (problem,) = caught.value.problems
    read = parsing.read("\n".join([BEFORE, right, AFTER]), path="x")

    assert problem.place.line == 2
    assert problem.fix == Fix(2, right, safe=line != "title Answer first")
    assert isinstance(read, node.Mapping)
    assert [name.text for name, _ in read.entries] == ["added", "title", "licence"]


@pytest.mark.parametrize(
    "value", ["@a", 'a "b": c', "it's: so", "\\: x", "# : y", "日本: 語", "a\u202e: b", "👋: 👋", "%", "`"]
)
def test_quoted_values_mean_what_was_written(value: str) -> None:
    """What is put between quotation marks is read back as exactly the words that were written."""
    guess = next(iter(accident.candidates([f"title: {value}"], 0)))

    assert yaml.safe_load(guess.right) == {"title": value}


@pytest.mark.parametrize(
    ("line", "safe", "right"),
    [
        ("title Answer first", False, "title: Answer first"),
        ("titel Answer first", False, "titel: Answer first"),
        ("and answers first", True, "  and answers first"),
        ("title: Speed: answer first", True, 'title: "Speed: answer first"'),
        ("name: Ada Example, url: https://ada.example", False, "name: Ada Example\nurl: https://ada.example"),
        ("- name: Ada: Example, url: x", True, '- name: "Ada: Example"\n  url: x'),
        ("<<<<<<< HEAD", False, ""),
    ],
)
def test_names_of_fields_help_to_guess(line: str, safe: bool, right: str) -> None:
    """Where the fields are known, no word is guessed at but those that are unlike all of them."""
    names = ("title", "name", "url")
    guess = next(accident.candidates([BEFORE, line], 1, names=names))

    assert (guess.right, guess.safe) == (right, safe)


@pytest.mark.parametrize("lines", [[""], ["   "], ["# a comment"], ["title: fine"], ["---"], ["title:"]])
def test_right_lines_are_no_accidents(lines: list[str]) -> None:
    """A line with nothing wrong in it gives no guess."""
    assert list(accident.candidates(lines, 0)) == []
