"""Paper: what one sees of each kind of printing: ground to the edge, marks beyond it, codes that can be read."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
import segno

from manifesto.poster.profile import PROFILES

from . import eyes, wall

if TYPE_CHECKING:
    from collections.abc import Iterator

SHOPS = ("shop", "shop-marks")
BLEED, SLUG = {"shop": 3, "shop-marks": 3}, {"shop-marks": 10}  # mm
CLEAR_AT_HOME = 8  # mm that no printer at home reaches
QUIET_ZONE, DOTS = 4, 6  # modules of white around a code (ISO/IEC 18004, 9.1), and dots to a module
DARK, LIGHT = 60, 190
OUTSIDE, MIDDLE = 13, 6.5  # mm from the edge of the page to the cut, and to the middle of a mark that points at it


@pytest.mark.parametrize("kind", wall.KINDS)
def test_the_ground_reaches_the_edge_and_the_strip_is_bare(kind: str) -> None:
    """A shop's ground fills the bleed on every side; elsewhere eight millimetres and more are bare white paper."""
    for size, way in wall.SHEETS_HUNG:
        for profile in PROFILES:
            pdf, slug = wall.hung(kind, profile, size, way), SLUG.get(profile, 0)
            edge = 40 / 25.4 * (slug + 0.8)
            picture = eyes.seen(pdf, 40, grey=False).convert("RGB")
            width, height = picture.size
            near = ((width / 2, edge), (width / 2, height - edge), (edge, height / 2), (width - edge, height / 2))
            shades = {picture.getpixel((int(x), int(y))) for x, y in near}

            assert len(shades) == 1, (profile, size, way)
            assert (shades == {(255, 255, 255)}) == (profile not in SHOPS), (profile, size, way)
            clear = slug + BLEED.get(profile, 0) + CLEAR_AT_HOME
            assert eyes.strip_is_bare(pdf, slug, clear), (profile, size, way)


@pytest.mark.parametrize("kind", wall.KINDS)
def test_crop_marks_stand_outside_the_bleed_and_nowhere_else(kind: str) -> None:
    """Eight short lines point at the corners of the sheet from beyond the bleed; the rest of the slug is white."""
    for size, way in wall.SHEETS_HUNG:
        picture, dot = eyes.seen(wall.hung(kind, "shop-marks", size, way), 100).convert("L"), 100 / 25.4
        sheet = wall.sheet_of(size, way)
        width, height = sheet.width + 2 * OUTSIDE, sheet.height + 2 * OUTSIDE
        bleed = [round(dot * side) for side in (10, 10, width - 10, height - 10)]
        picture.paste(255, (bleed[0] - 1, bleed[1] - 1, bleed[2] + 1, bleed[3] + 1))
        for x, y in product((OUTSIDE, width - OUTSIDE), (OUTSIDE, height - OUTSIDE)):
            beside = MIDDLE if x == OUTSIDE else width - MIDDLE
            above = MIDDLE if y == OUTSIDE else height - MIDDLE
            level, upright = (beside - 3, y - 0.4, beside + 3, y + 0.4), (x - 0.4, above - 3, x + 0.4, above + 3)
            for mark in (level, upright):
                spot = [round(dot * side) for side in mark]

                assert picture.crop((spot[0], spot[1], spot[2], spot[3])).getextrema()[0] < 160, (size, way, x, y)
                picture.paste(255, (spot[0], spot[1], spot[2], spot[3]))

        assert picture.getextrema() == (255, 255), (size, way)


def codes(kind: str) -> Iterator[tuple[str, list[list[bool]], list[list[int]]]]:
    """Yield of every code of a kind where it is, its modules as they should be, and the shades around them.

    The shades are those of the middles of the modules, with the quiet zone on every side.
    """
    addresses = [f"{wall.SITE}principles/principle-1/"] if kind == "single" else []
    addresses.append(f"{wall.SITE}editions/first-edition/")
    for profile, (size, way) in product(PROFILES, wall.SHEETS_HUNG[:4]):
        pdf, around = wall.hung(kind, profile, size, way), wall.around(profile)
        placed = [area for area, _ in wall.planned(kind, profile, size, way).codes()]
        for area, address in zip(placed, addresses, strict=True):
            rows = [[bool(m) for m in row] for row in segno.make(address, error="m", micro=False).matrix]
            module, modules = area.width / len(rows), len(rows) + 2 * QUIET_ZONE
            left, top = (side + around - QUIET_ZONE * module for side in (area.left, area.top))
            box = (left, top, left + module * modules, top + module * modules)
            picture = eyes.part(pdf, box, 25.4 * DOTS / module).convert("L")
            middles = [module * DOTS + DOTS // 2 for module in range(modules)]
            yield f"{profile} {size} {way}", rows, [[picture.getpixel((x, y)) for x in middles] for y in middles]


@pytest.mark.parametrize("kind", wall.KINDS)
def test_codes_are_the_ones_of_their_addresses(kind: str) -> None:
    """Module by module the picture shows the code of the edition, and on a single sheet before it that of the page."""
    for which, rows, shades in codes(kind):
        inside = [row[QUIET_ZONE:-QUIET_ZONE] for row in shades[QUIET_ZONE:-QUIET_ZONE]]

        assert not any(DARK < shade < LIGHT for row in inside for shade in row), which
        assert [[shade < DARK for shade in row] for row in inside] == rows, which


@pytest.mark.parametrize("kind", wall.KINDS)
def test_codes_have_their_quiet_zone(kind: str) -> None:
    """Four modules around a code are as bare as the paper, on every side, as readers are promised."""
    for which, _, shades in codes(kind):
        columns = [list(column) for column in zip(*shades, strict=True)]
        around = [*shades[:QUIET_ZONE], *shades[-QUIET_ZONE:], *columns[:QUIET_ZONE], *columns[-QUIET_ZONE:]]

        assert min(shade for row in around for shade in row) > LIGHT, which


@pytest.mark.parametrize("way", ["portrait", "landscape"])
@pytest.mark.parametrize("profile", ["home", "shop", "shop-marks", "accessible"])
def test_a_picture_keeps_its_colours_in_ink(profile: str, way: str) -> None:
    """The logo of a house is blue at the left and red at the right, in light as in ink."""
    pdf = wall.hung("pictured", profile, "a4", way)
    picture = eyes.seen(pdf, 40, grey=False).convert("RGB")
    dots = [(x, picture.getpixel((x, y))) for x in range(picture.width) for y in range(picture.height)]
    blue = [x for x, (red, _, light) in dots if light > red + 90]
    red = [x for x, (red, green, light) in dots if red > 150 and light < 70 and green < 70]

    assert len(eyes.pictures(pdf)) == 1
    assert len(blue) > 100
    assert len([x for x in red if max(blue) <= x <= max(blue) + len(set(blue))]) > 100
