"""The phrasebooks: every sentence of ours stands in the tables, is said somewhere, and is there in each language."""

from __future__ import annotations

import ast
import re
from datetime import date
from string import Formatter
from typing import TYPE_CHECKING, Any

import pytest
from jinja2 import Environment, FileSystemLoader
from tests.english import of_module, of_script, of_template, of_text

from manifesto import parsing
from manifesto.language import language
from manifesto.node import values
from manifesto.phrasebook import FOLDER, MARK, ORIGINAL, Phrasebook, tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    Table = Mapping[str, Any]

SAID = re.compile(r"\b(?:say|told|forms|parts|phrase)\(\s*f?[\"']([a-z_]+\.[a-z0-9_]*)([{\"'])(\s*~)?")
NAMED = re.compile(r"[\"']([a-z_]+\.[a-z0-9_]*)[\"'{]")
KINDS = {".html", ".xml", ".txt", ".md", ".svg", ".js"}
# Rooms of which any phrase may be said by a name that is put together.
BY_NAME = ("help.", "messages.", "stencil.", "translations.")
# Words that belong to a format, which no language changes.
OF_FORMATS = {
    "overrides/components/pledge/take.html": {'ada-example: name: "Ada Example" url: "https://example.org"'},  # YAML
    "overrides/epub/package.xml": {
        *("aut", "trl", "textual", "alternativeText", "displayTransformability", "readingOrder"),
        *("structuralNavigation", "tableOfContents", "none"),
    },
    "overrides/poster/card.html": {"mm"},
    "overrides/poster/icon.html": {"Icon"},  # a page that only our own printing sees
    "overrides/texts/llms.txt": {"## Optional"},  # what may be left out, to whoever reads that format
    "overrides/texts/manifesto.txt": {"<ol><li></li></ol>"},
}
# Python that makes what a reader of the site sees; what the command line and the bot say is English and stays with them.
SEEN = ("atlas", "chapter", "sharing", "portion", "poster.exhibition")


def table(folder: Path, tag: str) -> dict[str, Any]:
    """Return every phrase of a language by its room and key."""
    found = {}
    for path in sorted((folder / tag).glob("*.yml")):
        room = values(parsing.read(path.read_text(encoding="utf-8"), path=path.name))
        found |= {f"{path.stem}.{key}": phrase for key, phrase in room.items()}
    return found


def wordings(phrase: str | Mapping[str, str]) -> dict[str, str]:
    """Return what a phrase may say, by the category of its number."""
    return {"other": phrase} if isinstance(phrase, str) else dict(phrase)


def placeholders(text: str) -> set[str]:
    """Return the names in braces."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def marks(text: str) -> list[str]:
    """Return what is marked, in an order that does not depend on that of the words."""
    return sorted(match["mark"] or match["code"] or "**" for match in MARK.finditer(text))


def faults(original: Table, other: Table, tag: str) -> Iterator[str]:
    """Yield what is wrong with the phrases of a language beside those that they were made from."""
    yield from (f"{key} is missing" for key in original.keys() - other.keys())
    yield from (f"{key} is not in the original" for key in other.keys() - original.keys())
    for key in sorted(original.keys() & other.keys()):
        yield from (
            f"{key} {fault}" for fault in _faults(wordings(original[key]), wordings(other[key]), other[key], tag)
        )


def _faults(original: dict[str, str], other: dict[str, str], phrase: object, tag: str) -> Iterator[str]:
    known = {name for text in original.values() for name in placeholders(text)}
    if len(original) > 1 and set(other) != set(language(tag).counts):
        yield f"needs wordings for {', '.join(language(tag).counts)}"
    if len(original) == 1 and not isinstance(phrase, str) and "count" not in known:
        yield "is not about a number"
    for category, text in other.items():
        said, wanted = placeholders(text), placeholders(original["other"])
        if said - known or (wanted - said) - ({"count"} if category != "other" else set()):
            yield f"({category}) has {sorted(said)} where {sorted(wanted)} belong"
        if marks(text) != marks(original["other"]):
            yield f"({category}) has the marks {marks(text)}, not {marks(original['other'])}"
        if not text.strip() and original["other"].strip():
            yield f"({category}) is empty"


def sources(repository: Path) -> dict[str, str]:
    """Return everything that may say a phrase, by its path, without remarks."""
    paths = [path for path in (repository / "overrides").rglob("*") if path.suffix in KINDS]
    paths += (repository / "hooks").rglob("*.py")
    paths += (path for path in (repository / "hooks/manifesto/blueprint").rglob("*") if path.is_file())
    found = {path.relative_to(repository).as_posix(): path.read_text(encoding="utf-8") for path in sorted(paths)}
    return {path: re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL) for path, text in found.items()}


def english(repository: Path) -> dict[str, list[str]]:
    """Return the English that is left in templates, scripts and what Python says to readers, by path."""
    found = {}
    for path, text in sources(repository).items():
        name = path.removeprefix("hooks/manifesto/").removesuffix(".py").replace("/", ".")
        if path.endswith(".js") and "{%" not in text:
            found[path] = of_script(text)
        elif path.startswith("overrides/") and "/assets/" not in path and not path.endswith(".js"):
            found[path] = of_template(text) if path.endswith((".html", ".xml", ".svg")) else of_text(text)
        elif name in SEEN:
            found[path] = of_module(ast.parse(text))
    left = {path: [each for each in words if each not in OF_FORMATS.get(path, ())] for path, words in found.items()}
    return {path: words for path, words in left.items() if words}


def test_what_is_said_is_there(repository: Path) -> None:
    """Every phrase that a template or Python says is in the table of English."""
    known = table(FOLDER, ORIGINAL)
    said = [(path, *match.groups()) for path, text in sources(repository).items() for match in SAID.finditer(text)]
    whole = {(path, key) for path, key, end, more in said if end != "{" and not more}
    begun = {(path, key) for path, key, end, more in said if end == "{" or more}

    assert {(path, key) for path, key in whole if key not in known} == set()
    assert {(path, key) for path, key in begun if not any(name.startswith(key) for name in known)} == set()
    assert len(whole) > 50


def test_what_is_there_is_said(repository: Path) -> None:
    """Every phrase in the table of English is said somewhere."""
    known, named = (
        table(FOLDER, ORIGINAL),
        {name for text in sources(repository).values() for name in NAMED.findall(text)},
    )
    begun = tuple(name for name in named if name.endswith("_") or name in BY_NAME)

    assert [key for key in known if key not in named and not key.startswith(begun)] == []


@pytest.mark.parametrize("tag", tables())
def test_every_language_says_the_same(tag: str) -> None:
    """Every language has each phrase, with the same placeholders and marks, and a wording for each kind of number."""
    assert list(faults(table(FOLDER, ORIGINAL), table(FOLDER, tag), tag)) == []


def test_nothing_is_said_in_english_alone(repository: Path) -> None:
    """No words of ours are left in templates and scripts, nor in the Python that makes what a reader sees."""
    assert english(repository) == {}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>Read on</p>", ["Read on"]),
        ("<p>{{ say('home.read') | e }} · {{ person.name | e }}</p>", []),
        ("<p>{{ number }} {{ 'sheet' if number == 1 else 'sheets' }}</p>", ["sheet sheets"]),
        ('<a aria-label="Main" class="wide{% if a %} narrow{% endif %}">', ["Main"]),
        ('<p data-done="Link copied." data-kind="copy" data-text="{{ forms("a.b") | e }}">', ["Link copied"]),
        ("{{ opening('Nothing here', subject.text) }}", ["Nothing here"]),
        ("{{ opening('nothing', subject.text, ('themes/', 'Themes')) }}", ["Themes"]),
        ("{% set said = 'As it stood on ' ~ (day | day) %}", ["As it stood on"]),
        ("<kbd>n</kbd><code>hidden: true</code><pre>{{ a | e }}</pre>{# Words of ours #}", []),
        ('<input placeholder="A word" title="{{ a | e }}" alt="">', ["A word"]),
        ('<meta name="description" content="{{ a | e }}, in a frame">', ["in a frame"]),
    ],
)
def test_the_proof_sees_a_template(source: str, found: list[str]) -> None:
    """Words of ours are found in text, in what is read aloud, and in what is handed on to print."""
    assert of_template(source) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('status.textContent = "Nothing is here" // Or so.', ["Nothing is here"]),
        ("say(`${number} sheets found`)", ["${number} sheets found"]),
        ('document.querySelector("[data-a] li a").textContent = one.dataset.done', []),
        ('import { row } from "./results.js"; if (event.key === "Escape") go("../a b/")', []),
        ('say(count === 1 ? "1 poster" : "")', ["1 poster"]),
    ],
)
def test_the_proof_sees_a_script(source: str, found: list[str]) -> None:
    """Words of ours are found in a script, and what names a thing of the page or the browser is not taken for them."""
    assert of_script(source) == found


def test_marks_become_markup(repository: Path) -> None:
    """A phrase with marks is printed as markup, in which everything is escaped and a mark that leads nowhere is text."""
    text = "**{name}**, `a`, [{name}](bdi), [{name}](there)[, aloud](unseen), [{day}](day), [{name}](nowhere)."
    env = Environment(loader=FileSystemLoader(repository / "overrides"), autoescape=False)  # noqa: S701 -- as MkDocs renders
    env.globals["parts"] = Phrasebook(language("en"), {"room": {"x": text}}).parts
    call = "told('room.x', {'there': 'a/?b&c'}, known, rel={'there': 'ugc'}, days=days)"
    template = env.from_string(f'{{% from "components/told.html" import told with context %}}{{{{ {call} }}}}')

    assert template.render(known={"name": "<b>", "day": "today"}, days={"day": date(2026, 11, 21)}) == (
        '<strong>&lt;b&gt;</strong>, <code dir="ltr">a</code>, <bdi>&lt;b&gt;</bdi>, '
        '<a href="a/?b&amp;c" rel="ugc">&lt;b&gt;</a><span class="unseen">, aloud</span>, '
        '<time datetime="2026-11-21">today</time>, &lt;b&gt;.'
    )


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ({"one": "{count} Blatt in {x}", "other": "{count} Blätter in {x}"}, []),
        ({"one": "Ein Blatt in {x}", "other": "{count} Blätter in {x}"}, []),
        ("{count} Blätter in {x}", ["a.b needs wordings for one, other"]),
        ({"one": "Ein Blatt", "other": "{count} Blätter in {x}"}, ["a.b (one) has [] where ['count', 'x'] belong"]),
        ({"one": "{count} in {x}", "other": "{y}, {count} in {x}"}, ["a.b (other) has ['count', 'x', 'y'] where"]),
        ({"one": "{count} in {x}", "other": "{count} in **{x}**"}, ["a.b (other) has the marks ['**'], not []"]),
    ],
)
def test_the_proof_sees_a_translation(phrase: Any, told: list[str]) -> None:
    """A translation that lost a placeholder, a mark or a wording is told by its key."""
    original = {"a.b": {"one": "{count} sheet in {x}", "other": "{count} sheets in {x}"}}
    found = list(faults(original, {"a.b": phrase}, "de"))

    assert len(found) == len(told)
    assert all(one.startswith(begun) for one, begun in zip(found, told, strict=True))
