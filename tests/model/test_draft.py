"""Drafts: one file of a principle read by itself, its fields, its references and what is wrong with it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from manifesto.draft import read_draft
from manifesto.field import Findings, Placed
from manifesto.form import Form, fields
from manifesto.house_style import HouseStyle
from manifesto.principle import Source
from manifesto.problem import Place
from manifesto.settings import Outline

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifesto.draft import Draft
    from manifesto.reference import References

    Write = Callable[..., str]

OUTLINE = Outline(licence="CC-BY-4.0", house_style=HouseStyle(hold=("lawyer",)))


def read(
    text: str, slug: str = "listen-first", outline: Outline = OUTLINE
) -> tuple[References, Draft | None, list[str]]:
    """Return what a file refers to, its draft, and the lines and ids of what is said of it."""
    findings = Findings(f"principles/{slug}.md", text.split("\n"))
    references, draft = read_draft(text, findings, Form.of(outline))
    return references, draft, [f"{problem.place.line} {problem.id}" for problem in sorted(findings.problems)]


def test_everything_that_may_be_said(front_matter: Write) -> None:
    """Every field is read as what it means, and the body begins with its first words."""
    more = (
        "themes: [inside]\nsource: {title: A Book, url: https://example.org, by: Ada}\n"
        "related: [go-first]\norder: 3\naliases: [hear-first]\n"
    )
    references, draft, said = read(front_matter(more=more))
    assert draft is not None

    assert said == []
    assert (draft.slug, draft.path, draft.place) == ("listen-first", "principles/listen-first.md", Place(2, 8))
    assert (draft.title, draft.added, draft.licence, draft.order) == (
        "Listen first",
        date(2026, 11, 21),
        "CC-BY-4.0",
        3,
    )
    assert draft.source == Source(title="A Book", url="https://example.org", by="Ada")
    assert draft.body == "A promise that is kept without a reminder is worth ten that were asked for.\n"
    assert (references.authors, references.themes) == ((Placed("ada-example", Place(4, 11)),), draft.themes)
    assert (references.related, references.aliases) == (draft.related, draft.aliases)
    assert (references.body, references.body_line) == (draft.body, 14)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title: Listen first", "title: Li", ["2 P030"]),
        ("title: Listen first", f"title: {'a' * 81}", ["2 P030"]),
        ("title: Listen first", "title: Listen **first**", ["2 P032"]),
        ("summary: Promise only what you will do, then do it.", "summary: Promise.", ["3 P040"]),
        ("summary: Promise only what you will do, then do it.", f"summary: {'a' * 181}", ["3 P040"]),
        ("[ada-example]", "[]", ["4 P020"]),
        ("[ada-example]", "[a, b, c, d, e, f, g]", ["4 P023"]),
        ("added: 2026-11-21", "added: soon", ["5 P012"]),
        ("licence: CC-BY-4.0", "licence: MIT", ["6 P060"]),
        ("licence: CC-BY-4.0", "licence: CC-BY-4.0\naliases: [Hear]", ["7 P070"]),
        ("licence: CC-BY-4.0", "licence: CC-BY-4.0\nsource: {title: A, url: example.org}", ["7 P054"]),
        ("licence: CC-BY-4.0", "licence: CC-BY-4.0\norder: first", ["7 P025"]),
        ("licence: CC-BY-4.0", "licence: CC-BY-4.0\nthemes: [a, b, c, d]", ["7 P023"]),
        ("A promise that is kept without", "A <b>promise</b> that is kept without", ["9 P042"]),
    ],
)
def test_errors(front_matter: Write, old: str, new: str, said: list[str]) -> None:
    """A file with an error makes no draft, but what it refers to stays known."""
    text = front_matter()
    assert text.count(old) == 1
    references, draft, found = read(text.replace(old, new))

    assert (draft, found) == (None, said)
    assert references.body_line == 9 + new.count("\n")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title: Listen first", f"title: {'a' * 61}", ["2 P030"]),
        ("title: Listen first", "title: LISTEN FIRST.", ["2 P031"] * 2),
        ("title: Listen first", "title: Ask a lawyer", ["2 P091"]),
        ("title: Listen first", "title: “Listen first”", ["2 P016"]),
        ("summary: Promise only what you will do, then do it.", f"summary: {'a ' * 80}", ["3 P040"]),
        ("summary: Promise only", "summary: Write to ada@example.org,", ["3 P053"]),
        ("summary: Promise only", "summary: Ring +44 20 7946 0018,", ["3 P091"]),
        ("authors: [ada-example]", "author: ada-example", ["4 P021"]),
        ("added: 2026-11-21", "added: 2999-11-21", ["5 P027"]),
        ("A promise that is kept without", "A lawyer who is kept without", ["9 P091"]),
    ],
)
def test_advice(front_matter: Write, old: str, new: str, said: list[str]) -> None:
    """A file with advice is a draft all the same."""
    text = front_matter()
    assert text.count(old) == 1
    _, draft, found = read(text.replace(old, new))

    assert draft is not None
    assert found == said


@pytest.mark.parametrize(
    ("slug", "said"),
    [("Listen First", "Rename it to listen-first.md."), ("日本", "keep-it-short."), ("a" * 61, "a.md.")],
)
def test_the_name_of_the_file(front_matter: Write, slug: str, said: str) -> None:
    """A file whose name is no address is told the nearest that is."""
    findings = Findings(f"principles/{slug}.md")
    read_draft(front_matter(), findings, Form.of(OUTLINE))

    assert [(problem.id, problem.place) for problem in findings.problems] == [("P070", Place())]
    assert findings.problems[0].message.endswith(said)


def test_what_is_wrong_in_itself_refers_to_nothing(front_matter: Write) -> None:
    """A word that is wrong and reported so is not looked up as well; the others are."""
    more = "themes: [inside, '<b>']\naliases: [Hear, hear-first]\n"
    references, draft, said = read(front_matter(authors="[ada-example, {name: Ben}, {nmae: Cy}]", more=more))

    assert (draft, said) == (None, ["4 P021", "7 P032", "8 P070"])
    assert [word.text for word in references.authors] == ["ada-example"]
    assert [word.text for word in (*references.themes, *references.aliases)] == ["inside", "hear-first"]


def test_the_licence_is_that_of_the_project() -> None:
    """Where the project's licence is known, it is the only one, and otherwise any will do."""
    examples = [next(f for f in fields(Outline(licence=each)) if f.name == "licence") for each in ("MIT", None)]

    assert [field.example for field in examples] == ["licence: MIT", "licence: CC-BY-4.0"]
