"""Portions: a list that is too long for one page goes on, on pages of their own, each of which is a part of the list.

The page after the first begins with a number, as in `/contributors/from/251/`.  What is added at the end of a list leaves
all portions but the last as they were.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from manifesto.address import Address
    from manifesto.phrasebook import Phrasebook

STEP = 250  # items on a page
HEAVIEST = 200_000  # bytes of texts on a page of them; with all that stands around them well below 300 KB
MARKUP = 700  # bytes that stand around one of them
SIGN = re.compile(r"""[\n*_`|&<>"\](]""")  # what becomes an element, or an entity
ELEMENT = 16  # bytes of one


class Place(NamedTuple):
    """Where a portion stands: the numbers of its first and its last item, and the address of its page."""

    first: int
    last: int
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """A part of a list of `total` items: the items from the one numbered `first` on, counted from 1.

    `page` is the address of the page that the list begins on; `starts` are the first numbers of all its portions.
    """

    items: tuple[Any, ...]
    first: int
    total: int
    page: str
    starts: tuple[int, ...]

    @property
    def last(self) -> int:
        """The number of the last item here."""
        return self.first + len(self.items) - 1

    @property
    def several(self) -> bool:
        """Whether the list has more portions than this one."""
        return len(self.starts) > 1

    @property
    def begins(self) -> bool:
        """Whether the list begins here."""
        return self.first == 1

    @property
    def ends(self) -> bool:
        """Whether the list ends here."""
        return self.last == self.total

    @property
    def places(self) -> tuple[Place, ...]:
        """Where each portion stands."""
        ends = (*(start - 1 for start in self.starts[1:]), self.total)
        return tuple(Place(start, end, self.at(start)) for start, end in zip(self.starts, ends, strict=True))

    @property
    def before(self) -> Place | None:
        """The place of the portion before this one."""
        return next((place for place in self.places if place.last == self.first - 1), None)

    @property
    def after(self) -> Place | None:
        """The place of the portion after this one."""
        return next((place for place in self.places if place.first == self.last + 1), None)

    def holding(self, number: int) -> str:
        """Return the address of the page that the item with a number stands on."""
        return next(place.page for place in reversed(self.places) if place.first <= number)

    def cut(self, lists: Iterable[Sequence[Any]]) -> tuple[tuple[Any, ...], ...]:
        """Return what stands here of several lists that follow one another and are counted as one."""
        found, passed = [], 0
        for each in lists:
            begin, end = self.first - 1 - passed, self.last - passed
            found.append(tuple(each[max(begin, 0) : max(end, 0)]))
            passed += len(each)
        return tuple(found)

    def at(self, start: int) -> str:
        """Return the address of the portion that begins with a number."""
        return self.page if start == 1 else f"{self.page}from/{start}/"


def first(items: Sequence[Any], page: str) -> Portion:
    """Return the portion that a list begins with."""
    return next(portions(items, page))


def portions(items: Sequence[Any], page: str, starts: Sequence[int] = ()) -> Iterator[Portion]:
    """Yield the portions of a list, at least one; they begin every STEP items, or where `starts` say."""
    begins = tuple(starts) or tuple(range(1, max(len(items), 1) + 1, STEP))
    for start, end in zip(begins, (*begins[1:], len(items) + 1), strict=True):
        yield Portion(items=tuple(items[start - 1 : end - 1]), first=start, total=len(items), page=page, starts=begins)


def weight(text: str) -> int:
    """Return about how many bytes a text in Markdown has as HTML."""
    return len(text.encode()) + ELEMENT * len(SIGN.findall(text))


def by_weight(weights: Iterable[int]) -> tuple[int, ...]:
    """Return where portions begin that weigh no more than HEAVIEST each, save where one item does alone."""
    starts, carried = [1], 0
    for number, weight in enumerate(weights, 1):
        carried += weight + MARKUP
        if carried > HEAVIEST and number > starts[-1]:
            starts.append(number)
            carried = weight + MARKUP
    return tuple(starts)


def pages(
    address: Address, items: Sequence[Any], words: Phrasebook, *, starts: Sequence[int] = (), begun: bool = True
) -> Iterator[Address]:
    """Yield the page of a list and those on which it goes on; where the first is not `begun` here, only the others."""
    page = f"/{address.file.removesuffix('.md')}/".removesuffix("/index/").removesuffix("/").removeprefix("/")
    page = f"{page}/" if page else ""
    for part in portions(items, page, starts):
        if part.begins and begun:
            yield replace(address, portion=part)
        elif not part.begins:
            yield _continued(address, part, words)


def _continued(address: Address, part: Portion, words: Phrasebook) -> Address:
    place = {"first": part.first, "last": part.last, "total": part.total}
    return replace(
        address,
        file=f"{part.at(part.first).rstrip('/')}.md",
        portion=part,
        title=words.say("lists.continued", title=address.title, **place),
        description=words.say("lists.continued_description", description=address.description, **place),
    )
