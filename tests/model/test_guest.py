"""Guests: authors written out in a principle get a handle that nobody else has."""

from __future__ import annotations

import pytest

from manifesto import identifier
from manifesto.contributor import Contributor
from manifesto.guest import Guestbook, free_handle, handle_of

NAMES = (
    ("Ada Example", "ada-example"),
    ("  Ada   Example ", "ada-example"),
    ("José Muñoz-Example", "jose-munoz-example"),
    ("Žofie d’Example", "zofie-d-example"),
    ("ﬁne Example", "fine-example"),
    ("O'Example, Jr. (3rd)", "o-example-jr-3rd"),
    ("Ａｄａ", "ada"),  # full-width letters
    ("trustfarm (KT Ahn - 안씨아저씨)", "trustfarm-kt-ahn"),
    ("A" * 60, "a" * 40),
    ("abcdefghijklmnopqrstuvwxyz abcdefghijkl m", "abcdefghijklmnopqrstuvwxyz-abcdefghijkl"),
)
NAMELESS = ("見本 花子", "Пример", "مثال", "X", "42", "4 2", "Index", "👋", "-", "Ø")


@pytest.mark.parametrize(("name", "handle"), NAMES)
def test_a_handle_is_made_from_the_name(name: str, handle: str) -> None:
    """A handle is the name in plain letters, as far as there are any."""
    assert handle_of(name) == handle


@pytest.mark.parametrize("name", NAMELESS)
def test_a_name_without_plain_letters_gets_a_handle_of_its_own(name: str) -> None:
    """Where no handle can be made from the letters, one is made that is always the same for the name."""
    assert handle_of(name) == handle_of(name)
    assert handle_of(name).startswith("contributor-")
    assert len({handle_of(each) for each in NAMELESS}) == len(NAMELESS)


@pytest.mark.parametrize("name", [*(name for name, _ in NAMES), *NAMELESS])
def test_every_handle_is_right(name: str) -> None:
    """A handle that we make obeys the rule for handles, however many people want it."""
    taken: set[str] = set()
    for _ in range(12):
        handle = free_handle(name, taken)
        assert list(identifier.handle(handle)) == []
        assert handle not in taken
        taken.add(handle)


def test_a_number_never_follows_two_hyphens() -> None:
    """A long handle that is cut at a hyphen to make room for a number stays a handle."""
    name = "abcdefghijklmnopqrstuvwxyz abcdef ghijkl"

    assert free_handle(name, {handle_of(name)}) == "abcdefghijklmnopqrstuvwxyz-abcdef-2"


def guest(name: str, **rest: str) -> Contributor:
    """Return a person as a principle writes them out."""
    return Contributor(handle="", name=name, **rest)  # type: ignore[arg-type]


def test_the_same_guest_twice_is_one_person() -> None:
    """Who is written the same way in two files is the same person."""
    book = Guestbook({})
    first, second = book.sign(guest("Ben Sample")), book.sign(guest("Ben Sample"))

    assert first is second
    assert list(book.guests) == ["ben-sample"]


def test_two_guests_of_one_name_are_two_people() -> None:
    """Who gives another address is somebody else, with a handle of their own."""
    book = Guestbook({})
    book.sign(guest("Ben Sample"))
    other = book.sign(guest("Ben Sample", url="https://other.example"))

    assert other.handle == "ben-sample-2"
    assert list(book.guests) == ["ben-sample", "ben-sample-2"]


def test_a_guest_who_is_in_the_registry_is_that_person() -> None:
    """Who is written as in the registry needs no second page."""
    ada = Contributor(handle="ada", name="Ada Example", github="ada-example", role="Initiator")
    book = Guestbook({"ada": ada})

    assert book.sign(guest("Ada Example", github="ada-example")) is ada
    assert book.guests == {}


def test_a_guest_takes_no_handle_of_the_registry() -> None:
    """A guest with the name of somebody registered, and otherwise unlike them, stands beside them."""
    ada = Contributor(handle="ada-example", name="Ada Example", github="ada-example")
    book = Guestbook({"ada-example": ada})

    assert book.sign(guest("Ada Example")).handle == "ada-example-2"
