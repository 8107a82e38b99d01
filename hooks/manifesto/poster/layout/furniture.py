"""Furniture: everything on a sheet but the principles, and the room that it leaves for them.

An upright sheet is read from the top down: head, principles, foot.  On one that lies on its side the head and the foot
stand in a column of their own, and the principles beside it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from manifesto.phrasebook import phrasebook
from manifesto.poster.layout.area import Area
from manifesto.poster.layout.border import Border, border, within
from manifesto.poster.layout.foot import Foot, foot
from manifesto.poster.layout.head import RULE, Head, head
from manifesto.poster.layout.signatures import Signatures, signatures

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifesto.manifesto import Manifesto
    from manifesto.poster.sheet import Sheet
    from manifesto.poster.subject import Subject
    from manifesto.typeface import Fonts

    Compose = Callable[[Manifesto, Subject, Sheet, Fonts, Border], "Furniture | None"]

MOST = 1_000_000  # principles; more than any paper holds
HEAD_SHARES = ((8, 0.25), (20, 0.18), (MOST, 0.125))  # of the height within the frame, by number of principles
COLUMN_SHARES = ((8, 0.34), (20, 0.3), (MOST, 0.25))  # of the width within the frame
COLUMN_TITLES = (0.5, 0.38, 0.28)  # of the height within the frame: as large as leaves room for the foot
COLUMN_GUTTER = 0.09  # of the short side
ABOVE_SIGNATURES = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A furnished sheet: `body` is the room for the principles, `column` that of the head and the foot where they stand beside it.

    A single principle has no head but its statement; `rule` is the heavy rule's width in mm.
    """

    border: Border
    head: Head | None
    foot: Foot
    body: Area
    foot_area: Area
    rule: float
    column: Area | None = None
    signatures: Signatures | None = None

    def mirrored(self, width: float) -> Furniture:
        """Return the furniture of a sheet of that width in mm that is read from the right."""
        column = self.column.mirrored(width) if self.column else None
        return replace(self, body=self.body.mirrored(width), foot_area=self.foot_area.mirrored(width), column=column)


def furnish(
    manifesto: Manifesto, subject: Subject, sheet: Sheet, fonts: Fonts, *, thin: bool = False
) -> Furniture | None:
    """Return the furniture of a subject on a sheet, or None where a word of it is wider than the sheet.

    A `thin` border is of two hairlines.
    """
    ways: tuple[Compose, ...] = (_beside, _stacked) if sheet.width > sheet.height else (_stacked,)
    for compose in ways:
        if furniture := compose(manifesto, subject, sheet, fonts, border(sheet, thin=thin)):
            furniture = _signed(furniture, subject, sheet)
            return furniture.mirrored(sheet.width) if manifesto.settings.from_the_right else furniture
    return None


def _stacked(manifesto: Manifesto, subject: Subject, sheet: Sheet, fonts: Fonts, around: Border) -> Furniture | None:
    text = within(sheet, around)
    below = foot(manifesto, subject, sheet, text.width, fonts)
    above = None
    if not subject.single:
        wanted = _share(HEAD_SHARES, subject) * text.height
        above = head(subject, sheet, text.width, wanted, fonts, team=_team(manifesto, subject))
        if above is None:
            return None
    top = text.top + (above.height if above else 0.0)
    return Furniture(
        border=around,
        head=above,
        foot=below,
        body=replace(text, top=top, height=text.bottom - below.height - top),
        foot_area=replace(text, top=text.bottom - below.inner, height=below.inner),
        rule=RULE * sheet.short,
    )


def _beside(manifesto: Manifesto, subject: Subject, sheet: Sheet, fonts: Fonts, around: Border) -> Furniture | None:
    text = within(sheet, around)
    width, gutter = _share(COLUMN_SHARES, subject) * text.width, COLUMN_GUTTER * sheet.short
    below = foot(manifesto, subject, sheet, width, fonts, below=True)
    team = _team(manifesto, subject)
    tried = (head(subject, sheet, width, share * text.height, fonts, team=team, narrow=True) for share in COLUMN_TITLES)
    room = text.height - below.height
    above = None if subject.single else next((one for one in tried if one and one.height <= room), None)
    if not (subject.single or above):
        return None
    left = text.left + width + gutter
    return Furniture(
        border=around,
        head=above,
        foot=below,
        body=replace(text, left=left, width=text.right - left),
        foot_area=Area(left=text.left, top=text.bottom - below.inner, width=width, height=below.inner),
        rule=RULE * sheet.short,
        column=replace(text, width=width),
    )


def _team(manifesto: Manifesto, subject: Subject) -> str:
    return subject.house.line(phrasebook(manifesto.settings.language)) if subject.house else ""


def _share(shares: tuple[tuple[int, float], ...], subject: Subject) -> float:
    return next(share for most, share in shares if len(subject.principles) <= most)


def _signed(furniture: Furniture, subject: Subject, sheet: Sheet) -> Furniture:
    """Take the room of the signature lines from the principles."""
    if not (subject.house and subject.house.signatures):
        return furniture
    lines = signatures(subject.house.signatures, sheet, furniture.body.width)
    height = furniture.body.height - lines.height - ABOVE_SIGNATURES * sheet.short
    return replace(furniture, signatures=lines, body=replace(furniture.body, height=height))
