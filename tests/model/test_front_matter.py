"""Front matter: metadata between two lines of hyphens, the body after them, and what is said when they are missing."""

from __future__ import annotations

import pytest

from manifesto import front_matter
from manifesto.problem import Fix, Place, Rejected


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        ("---\na: b\n---\nbody\n", "body\n", 4),
        ("---\na: b\n---", "", 4),
        ("---  \na: b\n--- \t\nbody", "body", 4),
        ("---\na: b\n---\n\n\nbody\n---\nmore\n", "\n\nbody\n---\nmore\n", 4),
        ("---\n# comment\na: b\nc: >\n  d\n---\n日本語", "日本語", 7),
    ],
)
def test_the_body_follows_the_second_line_of_hyphens(text: str, body: str, line: int) -> None:
    """The body is everything after the second `---`, and its first line is known by number."""
    matter = front_matter.read(text, path="x.md")

    assert (matter.body, matter.body_line) == (body, line)
    assert matter.metadata.get("a") is not None


def test_places_count_from_the_first_line_of_the_file() -> None:
    """A value of the metadata knows the line of the file, not of the metadata."""
    matter = front_matter.read("---\n\na: 日本\n---\n", path="x.md")

    assert [(name.place, value.place) for name, value in matter.metadata.entries] == [(Place(3, 1), Place(3, 4))]


@pytest.mark.parametrize(
    ("text", "id", "place"),
    [
        ("", "P010", Place(1)),
        ("\n \n\t", "P010", Place(1)),
        ("title: x\n---\n", "P010", Place(1)),
        ("---", "P010", Place(1)),
        ("---\na: b\nc: d\n\nbody\n", "P010", Place(3)),
        ("---\n---\n", "P013", Place(2)),
        ("---\n# only a comment\n---\n", "P013", Place(2)),
        ("---\nonly words\n---\n", "P013", Place(2)),
        ("---\n- a\n- b\n---\n", "P013", Place(2)),
        ("---\na: b: c\n---\n", "P011", Place(2, 4)),
    ],
)
def test_what_is_no_front_matter(text: str, id: str, place: Place) -> None:
    """Missing lines of hyphens, and anything between them but fields, are refused at the place to mend."""
    with pytest.raises(Rejected) as caught:
        front_matter.read(text, path="x.md")
    (problem,) = caught.value.problems

    assert (problem.path, problem.id, problem.place) == ("x.md", id, place)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        *((f"{dashes}\na: b\n---\n", 1) for dashes in ("----", "--", "-", "—", "–", "———", " ---", "−−−")),
        *((f"---\na: b\n{dashes}\nbody", 3) for dashes in ("----", "--", "—", " --- ", "–––", "―")),
    ],
)
def test_what_a_word_processor_makes_of_three_hyphens(text: str, line: int) -> None:
    """A line of something like three hyphens is answered with three, which nobody need think about."""
    with pytest.raises(Rejected) as caught:
        front_matter.read(text, path="x.md")
    (problem,) = caught.value.problems

    assert (problem.id, problem.place, problem.fix) == ("P010", Place(line), Fix(line, "---", safe=True))


@pytest.mark.parametrize("line", ["----", "--", "-", "—"])
def test_a_rule_within_the_text_is_not_taken_for_the_end_of_the_fields(line: str) -> None:
    """Where the fields end already, and only their last line is missing, a line further down is nothing to be changed."""
    with pytest.raises(Rejected) as caught:
        front_matter.read(f"---\na: b\n\nA text.\n\n{line}\n\nMore of it.\n", path="x.md")
    (problem,) = caught.value.problems

    assert (problem.place, problem.fix) == (Place(2), None)


def test_the_names_of_fields_help_with_a_broken_line() -> None:
    """A line without its colon is put right where the name is that of a field, on the line of the file."""
    with pytest.raises(Rejected) as caught:
        front_matter.read("---\nadded: 2026-11-21\ntitle Go first\n---\n", path="x.md", names=["title"])

    assert caught.value.problems[0].fix == Fix(3, "title: Go first", safe=False)


def test_empty_lines_before_the_fields_hurt_nobody() -> None:
    """Fields may begin after empty lines, and what stands in them keeps the line of the file."""
    matter = front_matter.read("\n\n---\na: b\n---\nbody\n", path="x.md")

    assert (matter.metadata.entries[0][0].place, matter.body, matter.body_line) == (Place(4, 1), "body\n", 6)


def test_rich_text_is_named() -> None:
    """A file that a word processor saved in its own way is answered with how to save it."""
    with pytest.raises(Rejected) as caught:
        front_matter.read("{\\rtf1\\ansi title: Go first}", path="x.md")

    assert "plain text" in caught.value.problems[0].message
