"""The head of a poster: its title to the full measure, and below it the team that made it theirs and the line under it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto.headline import MEASURE, Headline, full_measure
from manifesto.hyphenation import hyphenated
from manifesto.poster.layout import leading
from manifesto.poster.layout.foot import SMALL_PRINT
from manifesto.poster.layout.setting import set_lines

if TYPE_CHECKING:
    from manifesto.poster.house import House
    from manifesto.poster.sheet import Sheet
    from manifesto.poster.subject import Subject
    from manifesto.typeface import Fonts

LARGEST_TITLE = 420.0  # of a very short line, in thousandths of the measure
RULE, UNDER = 0.0065, 0.027  # shares of the short side
TEAM = 1.45  # the size of the team's name, in em of the line under it
LOGO_WIDTH, LOGO_HEIGHT = 0.34, 0.085  # at most, of the measure and of the short side


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Lengths in mm; `logo` is the width and the height of a house's logo, at the end of the lines under the title."""

    headline: Headline
    team: tuple[str, ...]
    subtitle: tuple[str, ...]
    size: float
    logo: tuple[float, float]
    logo_below: bool
    width: float
    height: float
    rule: float


def head(
    subject: Subject, sheet: Sheet, width: float, wanted: float, fonts: Fonts, *, team: str = "", narrow: bool = False
) -> Head | None:
    """Return the head in a width, its title near the `wanted` height; None where a word is wider than that.

    `team` is the line of a house.  In a `narrow` one the logo stands below the lines, otherwise at their end.
    """
    headline = full_measure(
        subject.title,
        fonts.statement,
        wanted / width * MEASURE,
        largest=LARGEST_TITLE,
        smallest=SMALL_PRINT / width * MEASURE,
    )
    size, rule = UNDER * sheet.short, RULE * sheet.short
    logo = _logo(subject.house, width, sheet)
    measure = (width - (logo[0] + size if logo[0] and not narrow else 0)) / size
    theirs = set_lines(team, fonts.statement, measure / TEAM) if team else ()
    subtitle = set_lines(hyphenated(subject.subtitle, subject.language or fonts.language), fonts.text, measure)
    if headline is None or theirs is None or subtitle is None:
        return None
    lines = (TEAM * len(theirs) + len(subtitle)) * leading.UNDER * size
    beneath = logo[1] + size if narrow and logo[1] else 0.0
    under = leading.UNDER_ABOVE * size + max(lines + beneath, logo[1]) + leading.UNDER_BELOW * size
    return Head(
        headline=headline,
        team=theirs,
        subtitle=subtitle,
        size=size,
        logo=logo,
        logo_below=narrow,
        width=width,
        height=headline.height * width / MEASURE + under + rule,
        rule=rule,
    )


def _logo(house: House | None, width: float, sheet: Sheet) -> tuple[float, float]:
    """Return the sides of the logo, as large as its place allows."""
    if house is None or house.logo is None:
        return (0.0, 0.0)
    ratio = house.logo.width / house.logo.height
    high = min(LOGO_HEIGHT * sheet.short, LOGO_WIDTH * width / ratio)
    return (high * ratio, high)
