"""Furniture: everything on a sheet but the principles: frame, head and foot, and the room that they leave.

All lengths are in mm.  The proportions are shares of the short side, so that a sheet looks alike at every size.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto import words
from manifesto.headline import MEASURE, Headline, full_measure
from manifesto.poster import leading
from manifesto.poster.credits import credit_line
from manifesto.poster.qr import Code, code
from manifesto.poster.setting import set_lines

if TYPE_CHECKING:
    from manifesto.manifesto import Manifesto
    from manifesto.poster.sheet import Sheet
    from manifesto.poster.subject import Subject
    from manifesto.typeface import Fonts

HEAD_SHARES = ((8, 0.25), (20, 0.18), (1000, 0.125))  # of the height within the frame, by number of principles
SMALLEST_TITLE = 15.0  # thousandths of the measure: 7 pt on A4
SMALL_PRINT = 2.35  # least size of the foot, in mm: 6.7 pt, above what print shops refuse
SMALLEST_CODE = 15.0  # a telephone reads a code of this side from an arm's length


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Two rules, a bold one outside and a hairline inside; `inside` is from the sheet's edge to the text."""

    outer: float
    bold: float
    gap: float
    hair: float
    inside: float

    @property
    def inner(self) -> float:
        """The distance from the sheet's edge to the inner edge of the hairline: within it all is safe."""
        return self.outer + self.bold + self.gap + self.hair


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The title to the full measure and the line under it; a single principle has no head but its statement."""

    headline: Headline | None
    subtitle: tuple[str, ...]
    subtitle_size: float
    height: float
    rule: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """Who wrote it, edition, licence, address, and the code that leads there; `height` has the white above it."""

    credits: tuple[str, ...]
    imprint: tuple[str, ...]
    size: float
    code: Code | None
    code_side: float
    inner: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A furnished sheet; `width` and `room` are what is left for the principles."""

    frame: Frame
    head: Head
    foot: Foot
    width: float
    room: float


def furnish(manifesto: Manifesto, subject: Subject, sheet: Sheet, fonts: Fonts) -> Furniture | None:
    """Return the furniture of a subject on a sheet, or None where a word of it is wider than the sheet."""
    frame = _frame(sheet)
    width, height = sheet.width - 2 * frame.inside, sheet.height - 2 * frame.inside
    head = _head(subject, sheet, width, height, fonts)
    foot = _foot(manifesto, subject, sheet, width, fonts)
    if head is None:
        return None
    room = height - head.height - foot.height
    return Furniture(frame=frame, head=head, foot=foot, width=width, room=room)


def _frame(sheet: Sheet) -> Frame:
    bold, gap, hair = 0.0065 * sheet.short, 0.0055 * sheet.short, max(0.0009 * sheet.short, 0.2)
    inside = sheet.inset + bold + gap + hair + 0.044 * sheet.short
    return Frame(outer=sheet.inset, bold=bold, gap=gap, hair=hair, inside=inside)


def _head(subject: Subject, sheet: Sheet, width: float, height: float, fonts: Fonts) -> Head | None:
    rule, size = 0.0065 * sheet.short, 0.027 * sheet.short
    if subject.single:
        return Head(headline=None, subtitle=(), subtitle_size=size, height=0, rule=rule)
    share = next(share for most, share in HEAD_SHARES if len(subject.principles) <= most)
    wanted = share * height / width * MEASURE
    headline = full_measure(subject.title, fonts.statement, wanted, smallest=SMALLEST_TITLE)
    text = fonts.text
    subtitle = set_lines(subject.subtitle, text, width / size)
    if not (headline and subtitle):
        return None
    under = leading.UNDER_ABOVE + leading.UNDER * len(subtitle) + leading.UNDER_BELOW
    return Head(
        headline=headline,
        subtitle=subtitle,
        subtitle_size=size,
        height=headline.height * width / MEASURE + under * size + rule,
        rule=rule,
    )


def _foot(manifesto: Manifesto, subject: Subject, sheet: Sheet, width: float, fonts: Fonts) -> Foot:
    settings = manifesto.settings
    address = f"{settings.site_url}{subject.page}"
    side = max(SMALLEST_CODE, 0.06 * sheet.short) if settings.site_url else 0.0
    size = max(SMALL_PRINT, 0.0105 * sheet.short)
    label = fonts.label
    measure = (width - 1.3 * side) / size
    imprint = f"{settings.name} · {settings.edition}, {words.day(manifesto.updated)} · {settings.licence}"
    shown = address.removeprefix("https://").rstrip("/")
    texts = (imprint, shown if label.width(shown) <= measure else "")  # a longer address is in the code alone
    imprints = tuple(line for text in texts for line in set_lines(text, label, measure) or ())
    thanks = set_lines(credit_line(subject), label, measure) or ()
    text_height = leading.FOOT * (len(thanks) + len(imprints)) + 2 * leading.FOOT_ABOVE
    height = max(side, text_height * size)
    return Foot(
        credits=thanks,
        imprint=imprints,
        size=size,
        code=code(address) if settings.site_url else None,
        code_side=side,
        inner=height,
        height=height + 1.6 * size,
    )
