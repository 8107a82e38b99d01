"""Whereabouts: what is told of a link, how loud, and which line should stand in its place."""

from __future__ import annotations

import pytest

from manifesto.answer import DEAD, Answer, Kind
from manifesto.outward import Outward
from manifesto.problem import Place
from manifesto.whereabouts import BY_KIND, problem

URL = "https://example.org/old"
LINE = f"Read [this]({URL}) and that."
LINK = Outward(path="pages/a.md", place=Place(1, 6), url=URL)


@pytest.mark.parametrize("kind", BY_KIND)
def test_every_kind_is_told(kind: Kind) -> None:
    """Whatever an address comes to is told at the address itself, and ends with what to do."""
    told = problem(LINK, Answer(kind=kind, detail="is somewhere"), [LINE])

    assert told
    assert (told.id, told.severity) == ("P044", "warning" if kind in DEAD else "review")
    assert (told.place.line, told.place.column, told.place.end) == (1, 13, 13 + len(URL))
    assert told.message.startswith(f"The link “{URL}” ")
    assert told.message.endswith(BY_KIND[kind][1])
    assert told.fix is None


def test_a_link_that_works_is_not_told() -> None:
    """There is nothing to say of a link that leads where it should, through whatever passing address."""
    assert problem(LINK, Answer(kind="there", status=200, end="https://example.org/new"), [LINE]) is None


@pytest.mark.parametrize(
    ("new", "written"),
    [
        ("https://example.org/new#part", "https://example.org/new#part"),
        ("https://example.org/new?utm_source=x&a=b", "https://example.org/new?a=b"),
        ("https://bit.ly/x", None),
        ("https://example.org/a)b", None),
        ("https://example.org/a,b", None),
        ("https://example.org/a b", None),
        ('https://example.org/"><script>', None),
        ("https://example.org/\u202etxt", None),
        ("https://localhost/", None),
        ("https://example.org/" + "a" * 200, None),
    ],
)
def test_a_link_that_moved(new: str, written: str | None) -> None:
    """The new address stands in the line, where check would let it stand in any; no other word of the line changes."""
    told = problem(LINK, Answer(kind="there", status=200, moved=new, end=new), [LINE])

    assert told
    assert told.severity == "warning"
    assert "has moved for good" in told.message
    assert told.message.isprintable()
    assert told.fix == (told.fix and type(told.fix)(1, f"Read [this]({written}) and that."))
    assert (told.fix is None) == (written is None)


def test_it_moved_to_nothing() -> None:
    """Where an address moved to a page that is gone, it is gone."""
    told = problem(LINK, Answer(kind="gone", status=404, moved="https://example.org/new"), [LINE])

    assert told
    assert "not there any more (404)" in told.message


def test_an_address_further_on_is_named_as_such() -> None:
    """What became of a later address is not said of the first."""
    told = problem(LINK, Answer(kind="silent", status=301, detail="does not answer within 10 seconds"), [LINE])

    assert told
    assert f"“{URL}” leads on to one that does not answer within 10 seconds. " in told.message


def test_http_is_told() -> None:
    """A link that is written with http, or leads through it, gets the address with https."""
    link = Outward(path="pages/a.md", place=Place(1, 1), url="http://example.org/old")
    told = problem(link, Answer(kind="there", status=200, end=URL), ["[a](http://example.org/old)"])

    assert told
    assert told.fix
    assert told.fix.replacement == f"[a]({URL})"
    through = problem(LINK, Answer(kind="there", status=200, openly=True, end="https://example.org/end"), [LINE])
    assert through
    assert through.fix
    assert through.fix.replacement == "Read [this](https://example.org/end) and that."


@pytest.mark.parametrize("lines", [[], ["something else"], ["x" * 3]])
def test_a_link_written_in_another_way(lines: list[str]) -> None:
    """Where the line does not show the address as it is, it is told where it begins, and no line is offered."""
    told = problem(LINK, Answer(kind="there", status=200, moved="https://example.org/new"), lines)

    assert told
    assert (told.place, told.fix) == (Place(1, 6), None)
