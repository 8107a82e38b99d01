"""The fit: whatever is on a sheet fills it, and nothing falls under the floor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from manifesto.poster.layout.fit import depths
from manifesto.poster.layout.plan import plan
from manifesto.poster.sheet import SHEETS
from manifesto.poster.subject import find

from .conftest import made_up, on

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifesto import Manifesto
    from manifesto.typeface import Fonts

SIZES = ["a4", "letter", "a3", "a2", "50x70", "24x36"]


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("number", [1, 2, 6, 7, 10, 20, 24, 40])
def test_rows_fill_the_room_and_do_not_pass_it(
    number: int, size: str, orientation: str, manifesto_of: Callable[..., Manifesto], fonts: Fonts
) -> None:
    """The cells of every column are together as high as the room, to a hundredth of a mm, at a readable size."""
    manifesto, sheet = manifesto_of(number), SHEETS[size].turned(orientation)
    planned = plan(manifesto, find(manifesto, "manifesto"), on(sheet), fonts)

    assert planned
    assert planned.grid
    heights = [sum(cell.height for cell in column) for column in planned.grid.columns]
    assert heights == pytest.approx([planned.furniture.body.height] * len(heights), abs=0.01)
    assert planned.body_pt >= sheet.floor_pt


def test_titles_stand_alone_where_summaries_would_be_too_small(
    manifesto_of: Callable[..., Manifesto], fonts: Fonts
) -> None:
    """Sixty principles on A4 are titles only; on A0 they have their summaries."""
    manifesto = manifesto_of(60)
    subject = find(manifesto, "manifesto")
    small, large = (plan(manifesto, subject, on(SHEETS[size]), fonts) for size in ("a4", "a0"))

    assert small
    assert small.layout == "titles"
    assert large
    assert large.layout == "full"


def test_what_nobody_could_read_is_not_planned(manifesto_of: Callable[..., Manifesto], fonts: Fonts) -> None:
    """Four hundred principles do not go on A4, in whatever form."""
    manifesto = manifesto_of(400)

    assert plan(manifesto, find(manifesto, "manifesto"), on(SHEETS["a4"]), fonts) is None


def test_more_room_means_larger_type(manifesto_of: Callable[..., Manifesto], fonts: Fonts) -> None:
    """From A4 to A0 the type of ten principles grows with every sheet."""
    manifesto = manifesto_of(10)
    subject = find(manifesto, "manifesto")
    planned = [plan(manifesto, subject, on(SHEETS[size]), fonts) for size in ("a4", "a3", "a2", "a1", "a0")]
    sizes = [one.body_pt for one in planned if one]

    assert len(sizes) == len(planned)
    assert sizes == sorted(set(sizes))


@pytest.mark.parametrize(("number", "columns"), [(40, 3), (6, 2), (7, 3), (1, 1), (5, 5)])
def test_columns_are_even(number: int, columns: int) -> None:
    """All principles find a place, and no column is more than one longer than another."""
    found = depths(number, columns)

    assert sum(found) == number
    assert max(found) - min(found) <= 1


@pytest.mark.parametrize("title", ["Go", "Go first", "Donaudampfschifffahrtsgesellschaftskapitän", "x" * 60])
@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
def test_one_statement_fits_its_frame_whatever_its_length(
    title: str, size: str, orientation: str, manifesto_of: Callable[..., Manifesto], fonts: Fonts
) -> None:
    """A statement of two letters and one of sixty in a single word both stay within the width and the room."""
    manifesto = manifesto_of((made_up(1, title),))
    subject = find(manifesto, "principles/principle-1")
    planned = plan(manifesto, subject, on(SHEETS[size].turned(orientation)), fonts)

    assert planned
    assert planned.statement
    assert planned.statement.measure <= planned.furniture.body.width
    assert planned.statement.headline.height * planned.statement.measure / 1000 < planned.furniture.body.height
