"""The addresses on GitHub at which a reader talks, proposes a change or fills in a form."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from manifesto import repository

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifesto.principle import Principle
    from manifesto.settings import Settings


def test_a_file_is_edited_on_its_branch(settings: Settings) -> None:
    """Whoever proposes a change lands in the file itself."""
    settings = replace(settings, repository="ada-example/wall", branch="main")

    assert (
        repository.edit(settings, "principles/go-first.md")
        == "https://github.com/ada-example/wall/edit/main/principles/go-first.md"
    )


def test_a_new_file_begins_with_what_is_given(settings: Settings) -> None:
    """Its name and its text arrive as they are; without them the page is empty."""
    settings = replace(settings, repository="ada-example/wall", branch="main")
    plain = "https://github.com/ada-example/wall/new/main"
    address = repository.new(settings, filename="principles/a.md", value="a & b\n#1 \u062a")

    assert repository.new(settings) == plain
    assert address.startswith(f"{plain}?")
    assert parse_qs(urlsplit(address).query) == {"filename": ["principles/a.md"], "value": ["a & b\n#1 \u062a"]}


def test_talking_opens_a_form_that_names_the_principle(
    settings: Settings, make_principle: Callable[..., Principle]
) -> None:
    """Nobody has to say which principle they mean; every sign of its title arrives as it is."""
    settings = replace(settings, repository="ada-example/wall")
    principle = replace(make_principle(1), title="Yes & no: 100 % #1? \u062a\u062d\u0642\u0642")

    address = urlsplit(repository.talk(settings, principle))

    assert address.path == "/ada-example/wall/issues/new"
    assert parse_qs(address.query) == {
        "template": ["talk.yml"],
        "title": [f"About: {principle.title}"],
        "principle": [f"{principle.title} ({principle.path})"],
    }


def test_without_a_repository_there_is_nowhere_to_go(
    settings: Settings, make_principle: Callable[..., Principle]
) -> None:
    """A manifesto that lives elsewhere has no such addresses."""
    assert repository.edit(settings, "principles/go-first.md") == repository.new(settings) == ""
    assert repository.talk(settings, make_principle(1)) == ""
