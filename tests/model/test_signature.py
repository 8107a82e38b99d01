"""Signatures: who is meant by the handle or the name that somebody gives."""

from __future__ import annotations

import pytest

from manifesto.composition import Author
from manifesto.contributor import Contributor, Registry
from manifesto.signature import UnknownHandle, author_of

PEOPLE = (
    Contributor(handle="ada-example", name="Ada Example"),
    Contributor(handle="ben", name="Ben Sample"),
    Contributor(handle="ben-2", name="Ben Sample", github="ben"),
    Contributor(handle="cy-sample", name="Cy Sample", hidden=True),
    Contributor(handle="keiko", name="見本 恵子"),
)
REGISTRY = Registry({person.handle: person for person in PEOPLE}, frozenset(person.handle for person in PEOPLE))


@pytest.mark.parametrize(
    ("given", "author"),
    [
        ("ada-example", Author(handle="ada-example")),
        ("  ada-example ", Author(handle="ada-example")),
        ("ben-2", Author(handle="ben-2")),
        ("Ada Example", Author(handle="ada-example")),
        (" Ada   Example ", Author(handle="ada-example")),
        ("見本 恵子", Author(handle="keiko")),
        ("Ben Sample", Author(name="Ben Sample")),  # two people
        ("Cy Sample", Author(name="Cy Sample")),  # who hid, and is not found again by name
        ("Dina Sample", Author(name="Dina Sample")),
        ("ada example", Author(name="ada example")),
        ("madonna", Author(name="madonna")),
        ("Ada-Example", Author(name="Ada-Example")),
        ("X", Author(name="X")),
    ],
)
def test_who_is_meant(given: str, author: Author) -> None:
    """Somebody is known by handle, or by a name that only one person has; anybody else is new."""
    assert author_of(given, REGISTRY) == author


@pytest.mark.parametrize("more", [{"url": "https://ada.example"}, {"github": "ada"}])
def test_somebody_else_of_the_same_name(more: dict[str, str]) -> None:
    """Who gives an address of their own is not taken for another person of that name."""
    assert author_of("Ada Example", REGISTRY, **more) == Author(name="Ada Example", **more)


def test_nobody_is_known_in_an_empty_registry() -> None:
    """Without a registry everybody is new, and what can only be a handle is refused all the same."""
    nobody = Registry({}, frozenset())

    assert author_of("ada", nobody) == Author(name="ada")
    with pytest.raises(UnknownHandle):
        author_of("ada-example", nobody)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("ada-exampel", "There is no contributor “ada-exampel”. Did you mean ada-example?"),
        ("keikoo", "There is no contributor “keikoo”. Did you mean keiko?"),
        (
            "zoe-nobody",
            "There is no contributor “zoe-nobody”. Write the name as it should be printed, such as Ada Example.",
        ),
    ],
)
def test_a_handle_that_nobody_has(given: str, said: str) -> None:
    """A word that only a handle looks like is not printed as a name, but answered."""
    with pytest.raises(UnknownHandle) as caught:
        author_of(given, REGISTRY)

    assert str(caught.value) == said
