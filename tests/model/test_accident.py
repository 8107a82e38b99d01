"""Accidents: a broken line in, and out comes the line as it should be, which can be read when it is pasted."""

from __future__ import annotations

import pytest
import yaml

from manifesto import accident, node, parsing
from manifesto.problem import Place, Rejected

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
        parsing.read("\n".join(lines), path="x")
    (problem,) = caught.value.problems
    read = parsing.read("\n".join([BEFORE, right, AFTER]), path="x")

    assert problem.place.line == 2
    assert problem.message.endswith(f" Write: {right}")
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
    ("text", "place", "message"),
    [
        # The parser stumbles after the fault
        ('title: "Open\nsummary: "Closed"\nadded: 2026-11-21', Place(1, 8), 'Write: title: "Open"'),
        ("title: 'Open\nadded: 2026-11-21\nlicence: MIT", Place(1, 8), 'Write: title: "Open"'),
        ("authors: [ada\nadded: 2026-11-21", Place(1, 10), "Write: authors: [ada]"),
        ("title\nadded: 2026-11-21", Place(2, 6), "This line cannot be read"),
        # Lines before it look like accidents and are none
        ("summary: >\n  Promises: many\ntitle: a: b", Place(3, 8), 'Write: title: "a: b"'),
        ("summary: |\n  'Promises\ntitle: a: b", Place(3, 8), 'Write: title: "a: b"'),
        ("summary: 'Promises:\n  many'\ntitle: a: b", Place(3, 8), 'Write: title: "a: b"'),
        ('summary: "a \\" b"\n}', Place(2, 1), "This line cannot be read: “}”"),
        ("authors: [a,\n  b]\n}", Place(3, 1), "This line cannot be read: “}”"),
        # Lines in the wrong place
        ("ada:\n  name: A\n   role: B", Place(3, 1), "Begin it with 2 spaces before it"),
        ("ada:\n  name: A\n role: B", Place(3, 1), "Begin it with 2 spaces before it"),
        ("authors:\n  - name: A\n   github: b", Place(3, 1), "Begin it with 4 spaces before it"),
        ("title: A\n summary: B", Place(2, 1), "Begin it without a space before it"),
        ("ada:\n\tname: A", Place(2, 1), "There is a tab at the start of this line. Put two spaces in its place."),
        ("ada:\n  \tname: A\n  role: b", Place(2, 3), "There is a tab at the start of this line"),
        # Places count characters
        ("é👋: x\n日本: 語: 語", Place(2, 1), "This line cannot be read"),
    ],
)
def test_the_fault_is_found_where_it_is(text: str, place: Place, message: str) -> None:
    """The message stands where the fault is, not where the parser stumbled, and blames no line that is right."""
    with pytest.raises(Rejected) as caught:
        parsing.read(text, path="x")
    (problem,) = caught.value.problems

    assert problem.id == "P011"
    assert message in problem.message
    assert problem.place.line == place.line
    assert problem.place == place or message == "This line cannot be read"


def test_a_long_line_is_not_written_out() -> None:
    """A line that is too long to paste is described only, and the message stays short."""
    (guess,) = accident.candidates([f"title: a: {'b' * 400}"], 0)

    assert guess.message == "A value with a colon in it needs quotation marks. Put that right, and shorten the line."


def test_nothing_invisible_is_written_out() -> None:
    """What is invisible in the broken line is shown as its code in the message."""
    (guess,) = accident.candidates(["title: a: \u202eb"], 0)

    assert guess.message.endswith('Write: title: "a: U+202Eb"')


@pytest.mark.parametrize("lines", [[""], ["   "], ["# a comment"], ["title: fine"], ["---"], ["title:"]])
def test_right_lines_are_no_accidents(lines: list[str]) -> None:
    """A line with nothing wrong in it gives no guess."""
    assert list(accident.candidates(lines, 0)) == []
