"""Schemas: what editors are told of our files refuses nothing that the check lets pass, and notices plain mistakes."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from manifesto import front_matter, schema
from manifesto.draft import read_draft
from manifesto.field import Findings
from manifesto.form import Form
from manifesto.node import Mapping, Node, Sequence
from manifesto.settings import Outline

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifesto.settings import Settings

    Write = Callable[..., str]

TITLE = "title: Listen first"
CORE = {"": None, "~": None, "null": None, "true": True, "false": False}
RIGHT = (
    *("", "title: 404", "title: Off", "title: 1.5", "title: 2026-11-21", "title: 'null'", 'title: "Listen first"'),
    *(
        f"title: {'é' * 80}",
        f"title: {'e' + chr(0x301)}" + f"e{chr(0x301)}" * 79,
        "title: “Listen first”",
        "title: abc",
    ),
    *(f"title: “{'a' * 80}”", f"title: 'a{' ' * 90}bc'", "title: >\n  Listen\n  first", "title:   ' Listen   first '"),
    "title: « Listen first »",
    f"title: {'각' * 80}",
    f"title: {chr(0x1B05)}{chr(0x1B35)}" + f"{chr(0x1B05)}{chr(0x1B35)}" * 79,
)
RIGHT_MORE = (
    *("themes: inside", "themes: [inside]", "themes: []", "themes:", "themes: ~", "theme: inside", "order: 3"),
    *("order: '3'", "order: 007", "order:", "aliases: [a, b-c]", "aliases: a", "related: [go-first]"),
    *("source: {title: A Book}", "source: {title: 1984, by: George, url: https://example.org/a?b=c}", "source:"),
    *("source:\n  title: A Book\n  by: ~",),
)
WRONG = (
    *(
        f"title: {'a' * 81}",
        'title: ""',
        "title: <b>",
        "title: [a, b, c]",
        "title: {a: b}",
        "title:",
        "titel: Listen first",
    ),
    *("title: Listen first\nmood: sunny", "title: Listen first\norder: three", "title: Listen first\norder: -1"),
    *(
        "title: Listen first\naliases: [Hear]",
        "title: Listen first\nthemes: [a, b, c, d]",
        "title: Listen\nsource: A Book",
    ),
    *("title: Listen first\nsource: {title: A, url: example.org}", "title: Listen first\nsource: {by: A}"),
)


def seen(node: Node) -> Any:
    """Return a value as an editor reads it, by the core schema of YAML 1.2."""
    if isinstance(node, Mapping):
        return {name.text: seen(value) for name, value in node.entries}
    if isinstance(node, Sequence):
        return [seen(item) for item in node.items]
    if node.plain and re.fullmatch(r"[-+]?[0-9]+(\.[0-9]+)?", node.text):
        return float(node.text) if "." in node.text else int(node.text)
    return CORE.get(node.text, node.text) if node.plain else node.text


def fields_of(text: str) -> Any:
    """Return the fields of a principle as an editor reads them."""
    return seen(front_matter.read(text, path="x.md").metadata)


def errors(text: str) -> list[str]:
    """Return the ids of the errors that the check finds in a principle."""
    findings = Findings("principles/a.md", text.split("\n"))
    read_draft(text, findings, Form.of(Outline(licence="CC-BY-4.0")))
    return [problem.id for problem in findings.problems if problem.severity == "error"]


@pytest.fixture
def principle(settings: Settings) -> Draft202012Validator:
    """Return what judges a principle's fields as an editor does."""
    return Draft202012Validator(json.loads(schema.principle(settings)))


def test_the_documents_are_schemas(settings: Settings) -> None:
    """Every schema is valid JSON Schema, and knows its own address."""
    documents = schema.documents(settings)

    assert list(documents) == [schema.PRINCIPLE, schema.CONTRIBUTORS, schema.TRANSLATION]
    for address, text in documents.items():
        assert text.endswith("}\n")
        Draft202012Validator.check_schema(json.loads(text))
        assert json.loads(text)["$id"] == f"https://example.org/{address}"


@pytest.mark.parametrize("fields", [*RIGHT, *(f"{TITLE}\n{more}" for more in RIGHT_MORE)])
def test_what_the_check_lets_pass(principle: Draft202012Validator, front_matter: Write, fields: str) -> None:
    """An editor has nothing against a principle that the check lets pass."""
    text = front_matter().replace(TITLE, fields or TITLE)

    assert errors(text) == []
    assert [error.message for error in principle.iter_errors(fields_of(text))] == []


@pytest.mark.parametrize("fields", WRONG)
def test_plain_mistakes(principle: Draft202012Validator, front_matter: Write, fields: str) -> None:
    """An editor notices plain mistakes, as the check does."""
    text = front_matter().replace(TITLE, fields)

    assert errors(text) != []
    assert not principle.is_valid(fields_of(text))


@pytest.mark.parametrize(
    ("old", "new", "right"),
    [
        ("[ada-example]", "ada-example", True),
        ("[ada-example]", "[{name: Ada Example}, ben]", True),
        ("[ada-example]", "{name: Ada Example, role: Lead}", True),
        ("authors: [ada-example]", "author: ada-example", True),
        ("[ada-example]", "[{nmae: Ada}]", False),
        ("[ada-example]", "[a, b, c, d, e, f, g]", False),
        ("authors: [ada-example]", "", False),
        ("2026-11-21", "'2026-11-21'", True),
        ("2026-11-21", "21.11.2026", False),
        ("licence: CC-BY-4.0", "license: CC-BY-4.0", True),
        ("licence: CC-BY-4.0", "licence: MIT", False),
    ],
)
def test_the_other_fields(
    principle: Draft202012Validator, front_matter: Write, old: str, new: str, right: bool
) -> None:
    """The check and the editor are of one mind about authors, days and licences."""
    text = front_matter().replace(old, new)

    assert (errors(text) == []) is right
    assert principle.is_valid(fields_of(text)) is right
