"""The layout in numbers: nothing lies upon anything else, nothing leaves its room, and nothing is too small to read."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise, product
from typing import TYPE_CHECKING

import pytest

from manifesto.poster.house import House
from manifesto.poster.layout import leading
from manifesto.poster.layout.area import Area
from manifesto.poster.layout.plan import Plan, plan
from manifesto.poster.sheet import SHEETS
from manifesto.poster.subject import find, of_house
from manifesto.poster_order import ORIENTATIONS

from . import wall
from .conftest import job

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifesto import Manifesto
    from manifesto.poster.subject import Subject

    Make = Callable[..., Manifesto]

EVERY_SHEET = [*product(SHEETS, ORIENTATIONS)]


def laid_out(manifesto: Manifesto, subject: Subject, size: str, way: str) -> Plan | None:
    """Return the plan of a subject on a sheet."""
    return plan(manifesto, subject, job(subject.key, size, way), wall.FONTS)


def parts(plan: Plan) -> dict[str, Area]:
    """Return the areas of everything on a sheet."""
    furniture = plan.furniture
    body, column, lines = furniture.body, furniture.column, furniture.signatures
    found = {"body": body, "foot": furniture.foot_area}
    if head := furniture.head:
        place = column or body
        found["head"] = Area(left=place.left, top=furniture.border.inside, width=head.width, height=head.height)
    if plan.statement and column:
        number = plan.statement.number_size * leading.DIGIT
        found["number"] = Area(left=column.left, top=column.top, width=column.width, height=number)
    if lines:
        found["signatures"] = Area(left=body.left, top=body.bottom, width=body.width, height=lines.height)
    return found


def apart(one: Area, other: Area) -> bool:
    """Return whether two areas share nothing but an edge."""
    beside = min(one.right, other.right) - max(one.left, other.left) < 0.001
    return beside or min(one.bottom, other.bottom) - max(one.top, other.top) < 0.001


@pytest.mark.parametrize(("size", "way"), EVERY_SHEET)
@pytest.mark.parametrize("kind", wall.KINDS)
def test_areas_lie_side_by_side_within_the_border(kind: str, size: str, way: str) -> None:
    """Head, principles, signatures, foot and codes have a place each, inside the white within the border."""
    found = wall.planned(kind, "home", size, way)
    border, sheet = found.furniture.border, found.sheet
    areas = parts(found)
    codes = [area for area, _ in found.codes()]

    for one, other in combinations(areas, 2):
        assert apart(areas[one], areas[other]), (one, other)
    for area in (*areas.values(), *codes):
        assert area.left >= border.inside - 0.001
        assert area.top >= border.inside - 0.001
        assert area.right <= sheet.width - border.inside + 0.001
        assert area.bottom <= sheet.height - border.inside + 0.001
    assert all(apart(one, other) for one, other in combinations(codes, 2))
    assert len(codes) == (2 if kind == "single" else 1)
    assert border.inside > border.inner > border.outer == sheet.inset


@pytest.mark.parametrize(("size", "way"), EVERY_SHEET)
@pytest.mark.parametrize("kind", wall.KINDS)
def test_a_sheet_on_its_side_has_a_column(kind: str, size: str, way: str) -> None:
    """Landscape has head and foot in a column beside the principles; portrait has them above and below."""
    found = wall.planned(kind, "home", size, way)
    column, body, foot = found.furniture.column, found.furniture.body, found.furniture.foot_area

    assert bool(column) == (way == "landscape")
    if column:
        assert column.right < body.left
        assert column.width < body.width
        assert (foot.left, foot.width) == (column.left, column.width)
        assert body.top == column.top
    else:
        assert body.bottom < foot.top
        assert (body.left, body.width) == (foot.left, foot.width)


@pytest.mark.parametrize("way", ORIENTATIONS)
@pytest.mark.parametrize("kind", ["manifesto", "principles/principle-1", "house"])
def test_what_is_read_from_the_right_is_mirrored(kind: str, way: str) -> None:
    """An Arabic sheet is the English one in a mirror: principles, column, foot and codes."""
    plain = wall.manifesto()
    mirrored = replace(plain, settings=replace(plain.settings, language="ar"))
    house = House(team="Front desk", signatures=5)
    sheets = []
    for manifesto in (plain, mirrored):
        subject = of_house(manifesto, house) if kind == "house" else find(manifesto, kind)
        found = laid_out(manifesto, subject, "a4", way)
        assert found
        sheets.append(found)
    left, right = sheets
    width = left.sheet.width

    for name in ("body", "foot_area", "column"):
        one, other = getattr(left.furniture, name), getattr(right.furniture, name)
        assert other == (replace(one, left=pytest.approx(width - one.right)) if one else None), name
    assert [area.left for area, _ in right.codes()] == pytest.approx([width - area.right for area, _ in left.codes()])
    assert [code for _, code in right.codes()] == [code for _, code in left.codes()]


@pytest.mark.parametrize("number", [1, 2, 5, 12, 24])
@pytest.mark.parametrize(("size", "way"), [*product(("a3", "16x20", "61x91"), ORIENTATIONS)])
def test_signature_lines_have_their_room(number: int, size: str, way: str, manifesto_of: Make) -> None:
    """Each team member has a line long enough for a name, within the width of the principles and above the foot."""
    manifesto = manifesto_of(4)
    found = laid_out(manifesto, of_house(manifesto, House(team="Front desk", signatures=number)), size, way)
    assert found
    lines, furniture = found.furniture.signatures, found.furniture
    assert lines

    longest = max(lines.rows)
    assert sum(lines.rows) == number
    assert longest * lines.line + (longest - 1) * lines.gutter <= furniture.body.width + 0.001
    assert lines.line >= 45
    assert lines.row >= 9
    lowest = furniture.body.bottom + lines.height
    assert lowest <= (found.sheet.height - furniture.border.inside if furniture.column else furniture.foot_area.top)


@pytest.mark.parametrize("slugs", [(), ("principle-3", "principle-1")])
def test_a_house_counts_its_own_principles(slugs: tuple[str, ...], manifesto_of: Make) -> None:
    """Chosen principles are numbered from one in the order of the house; all of them keep their numbers."""
    manifesto = manifesto_of(4)
    found = laid_out(manifesto, of_house(manifesto, House(team="Front desk", principles=slugs)), "a3", "portrait")

    assert found
    assert found.grid
    cells = [cell for column in found.grid.columns for cell in column]
    assert [cell.number for cell in cells] == list(range(1, len(cells) + 1))
    assert len(cells) == (len(slugs) or 4)
    for one, other in pairwise(cells):
        assert one.number < other.number
