"""Inscriptions: what is written at the foot of a certificate, and the measures of all that stands on one.

The page on the site, overrides/assets/stylesheets/certificate.css, is set by the same shares of the short side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto.phrasebook import phrasebook
from manifesto.poster.layout.foot import SMALL_PRINT

if TYPE_CHECKING:
    from datetime import date

    from manifesto.poster.layout.area import Area
    from manifesto.poster.sheet import Sheet
    from manifesto.settings import Settings
    from manifesto.typeface import Face, Fonts

OVER, OVER_BELOW = 0.028, 0.035  # shares of the short side, as all that follows: the line above the name
NAME_BELOW, RULE = 0.04, 0.011
WORDS, WORDS_ABOVE, WORDS_LEADING = 0.04, 0.036, 1.36
FOOT_ABOVE, VALUE, CAPTION, GAP, HAIR = 0.05, 0.032, 0.022, 0.008, 0.0015
SEAL, OPENING, BETWEEN = 0.16, 0.22, 0.28  # the mark, what the border leaves free for it, and the white beside it
LEADING, VALUE_LEADING = 1.2, 1.15
SUNK = 0.12  # of the mark's side, which it has free below its base


@dataclass(frozen=True, slots=True, kw_only=True)
class Certified:
    """What is typed: the name as it is printed, the team or nothing, and the day."""

    name: str
    team: str
    day: date


@dataclass(frozen=True, slots=True)
class Slot:
    """A line at the foot: what stands on it, what it is called, and the size of its type in mm."""

    text: str
    caption: str
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Where each part lies below the top of the text, and how large it is, in mm; `value` is the height of a slot's line."""

    over: float
    name_top: float
    rule_top: float
    rule: float
    promise_top: float
    slot: float
    value: float
    caption: float
    gap: float
    hair: float
    seal: float
    seal_bottom: float


def above(sheet: Sheet) -> float:
    """Return what stands above the name, with its white."""
    return (OVER * LEADING + OVER_BELOW) * sheet.short


def promised(lines: int, size: float, sheet: Sheet) -> float:
    """Return what the rule and so many lines of the pledge in a type size take, with their white."""
    return (NAME_BELOW + RULE + WORDS_ABOVE) * sheet.short + WORDS_LEADING * size * lines


def foot(sheet: Sheet) -> float:
    """Return what stands at the foot, with its white."""
    return (FOOT_ABOVE + VALUE * VALUE_LEADING + 2 * GAP + HAIR + CAPTION * LEADING) * sheet.short


def measures(sheet: Sheet, area: Area, free: float, name: float) -> Measures:
    """Return where everything lies when there is a height of `free` for the name, which takes less and stands in its middle."""
    short = sheet.short
    rule_top = above(sheet) + free + NAME_BELOW * short
    return Measures(
        over=OVER * short,
        name_top=above(sheet) + (free - name) / 2,
        rule_top=rule_top,
        rule=RULE * short,
        promise_top=rule_top + (RULE + WORDS_ABOVE) * short,
        slot=(area.width - BETWEEN * short) / 2,
        value=VALUE * VALUE_LEADING * short,
        caption=CAPTION * short,
        gap=GAP * short,
        hair=HAIR * short,
        seal=SEAL * short,
        seal_bottom=sheet.inset - SUNK * SEAL * short,
    )


def inscribed(certified: Certified, settings: Settings) -> tuple[tuple[str, str], ...]:
    """Return what stands at the foot, each with what it is called: the team and the day, or the day and the edition."""
    book = phrasebook(settings.language)
    day = (book.language.day(certified.day), book.say("poster.certificate_day"))
    if certified.team:
        return (certified.team, book.say("poster.certificate_team")), day
    return day, (settings.edition, book.say("poster.certificate_edition"))


def slots(certified: Certified, settings: Settings, sheet: Sheet, area: Area, fonts: Fonts) -> tuple[Slot, ...]:
    """Return what stands at the foot, each in type that fits its half of it."""
    room = (area.width - BETWEEN * sheet.short) / 2
    told = inscribed(certified, settings)
    return tuple(Slot(text, caption, _size(text, fonts.statement, room, sheet)) for text, caption in told)


def _size(text: str, face: Face, room: float, sheet: Sheet) -> float:
    return max(min(VALUE * sheet.short, room / face.width(text)), SMALL_PRINT)
