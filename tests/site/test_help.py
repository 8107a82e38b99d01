"""Help with a contribution: a page for each check, to which every message leads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from manifesto import check

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Document
    from tests.site.conftest import Visit


@pytest.mark.parametrize("id", check.ids())
def test_each_check_has_a_page(documents: dict[str, Document], id: str) -> None:
    """The page of a check says what it looks at, why, what to do, and shows each example as it was written."""
    about, document = check.check(id), documents[f"help/{id.lower()}/"]
    words = [element.words for element in document.all("p")]
    pieces = [element.text for element in document.all("code")]

    assert document.all("h1")[0].words.startswith(about.title)
    assert document.meta("description") == about.what
    for text in (about.what, about.why, about.how):
        assert " ".join(text.split()) in words
    assert pieces == [piece for example in about.examples for piece in (example.wrong, example.right) if piece]
    assert f"{id}{about.verdict}" in words


def test_the_list_of_checks(documents: dict[str, Document]) -> None:
    """The list has every check once, by its id and its title."""
    listed = [link.words for link in documents["help/"].all("a") if link.words[:1] == "P" and link.words[1:4].isdigit()]

    assert listed == [f"{id} {check.check(id).title}" for id in check.ids()]


def test_whoever_wants_to_contribute_finds_help(visit: Visit) -> None:
    """A reader comes from the page on contributing to the list of checks, to one of them, and back."""
    page = visit("contribute/")
    page.get_by_role("link", name="explains it").click()
    page.get_by_role("link", name="P011").click()

    assert page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("link", name="All checks").click()
    assert page.url.endswith("/help/")


def test_readers_do_not_find_help_where_they_look_for_principles(documents: dict[str, Document]) -> None:
    """Pages of help are not in the search, which is for the manifesto."""
    assert [
        name for name, page in documents.items() if name.startswith("help/") and "data-pagefind-body" in page.html
    ] == []


@pytest.mark.parametrize("name", ["principle", "contributors"])
def test_schemas_are_served(site: Path, name: str) -> None:
    """Editors get the schema of each kind of file at the address that it names itself by."""
    schema = json.loads((site / "schema" / f"{name}.json").read_text(encoding="utf-8"))

    assert schema["$id"].endswith(f"/schema/{name}.json")
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_registry_names_its_schema(repository: Path, site: Path) -> None:
    """The first line of contributors.yml tells editors where the schema is."""
    first = (repository / "contributors.yml").read_text(encoding="utf-8").splitlines()[0]
    schema = json.loads((site / "schema" / "contributors.json").read_text(encoding="utf-8"))

    assert first == f"# yaml-language-server: $schema={schema['$id']}"
