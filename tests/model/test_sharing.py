"""Sharing: the words and addresses that a principle is passed on with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from manifesto import sharing
from manifesto.contributor import Contributor

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifesto.principle import Principle
    from manifesto.settings import Settings

    MakePrinciple = Callable[..., Principle]

ADA = Contributor(handle="ada", name="Ada Example")
BEN = Contributor(handle="ben", name="Ben & Sons")


def test_a_quotation(settings: Settings, make_principle: MakePrinciple) -> None:
    """A quotation has the statement, its summary, whose it is, on what terms, and where it stands."""
    assert sharing.of(make_principle(1, ADA, BEN), settings).quotation == (
        "“Principle 1\nPromise only what you will do, then do it.”\n"
        "Ada Example and Ben & Sons, in The Example Manifesto (CC-BY-4.0)\n"
        "https://example.org/principles/principle-1/"
    )


def test_a_letter(settings: Settings, make_principle: MakePrinciple) -> None:
    """A letter is to nobody yet, and holds every sign of what it says, in any script."""
    title = '約束 & 100% ? #1 +"<ü>'
    letter = urlsplit(sharing.of(replace(make_principle(1, ADA), title=title), settings).letter)

    assert (letter.scheme, letter.path, letter.fragment) == ("mailto", "", "")
    assert letter.geturl().isascii()
    assert parse_qs(letter.query.replace("+", "%2B"), strict_parsing=True) == {
        "subject": [title],
        "body": ["Promise only what you will do, then do it.\r\n\r\nhttps://example.org/principles/principle-1/"],
    }


def test_a_site_without_an_address(settings: Settings, make_principle: MakePrinciple) -> None:
    """Where nobody knows the address of the site, nothing ends in half of one."""
    shared = sharing.of(make_principle(1, ADA), replace(settings, site_url=""))

    assert shared.frame == ""
    assert "principles/" not in shared.quotation + shared.letter


def test_the_frame(settings: Settings, make_principle: MakePrinciple) -> None:
    """What others show in a frame has an address of its own."""
    assert sharing.of(make_principle(7, ADA), settings).frame == "https://example.org/embed/principle-7/"
