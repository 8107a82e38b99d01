"""The certificate: a sheet that says who took the pledge, set as a broadside of one name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from manifesto.headline import MEASURE, Headline, full_measure
from manifesto.hyphenation import hyphenated
from manifesto.lengths import PT_PER_MM
from manifesto.phrasebook import phrasebook
from manifesto.poster.condition import screen
from manifesto.poster.layout import inscription
from manifesto.poster.layout.border import border, within
from manifesto.poster.layout.setting import set_lines
from manifesto.poster.profile import PROFILES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto.pledge import Pledge
    from manifesto.poster.condition import Condition
    from manifesto.poster.layout.area import Area
    from manifesto.poster.layout.border import Border
    from manifesto.poster.layout.inscription import Certified, Measures, Slot
    from manifesto.poster.layout.qr import Code
    from manifesto.poster.profile import Profile
    from manifesto.poster.sheet import Sheet
    from manifesto.settings import Settings
    from manifesto.typeface import Fonts

SMALLEST = 0.0175  # of the words of the pledge, as a share of the short side: 10 pt on A4
SMALLER = 0.94  # the share that is tried next
LEAST_NAME = 0.14  # of the short side: the height below which a name is no headline
LARGEST = 420.0  # of a short name, in thousandths of the measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A certificate that fits by arithmetic; lengths in mm from the top left of the sheet."""

    settings: Settings
    pledge: Pledge
    certified: Certified
    sheet: Sheet
    border: Border
    area: Area
    headline: Headline
    measure: float
    promise: tuple[str, ...]
    promise_size: float
    slots: tuple[Slot, ...]
    measures: Measures

    @property
    def profile(self) -> Profile:
        """It is printed at home."""
        return PROFILES["home"]

    @property
    def condition(self) -> Condition | None:
        """What its colours are meant for."""
        return screen()

    @property
    def opening(self) -> float:
        """What the border leaves free for the seal."""
        return inscription.OPENING * self.sheet.short if self.settings.mark else 0.0

    @property
    def outline(self) -> float:
        """No letter of it is drawn as an outline."""
        return 0.0

    @property
    def page_width(self) -> float:
        """The page is the sheet: nothing is cut."""
        return self.sheet.width

    @property
    def page_height(self) -> float:
        """The page is the sheet: nothing is cut."""
        return self.sheet.height

    @property
    def identity(self) -> str:
        """What tells this certificate from others."""
        told = self.certified
        parts = (self.settings.site_url, "certificate", told.name, told.team, told.day.isoformat(), self.sheet.name)
        return ", ".join(part for part in parts if part)

    @property
    def body_pt(self) -> float:
        """The size of the words of the pledge, in points."""
        return self.promise_size * PT_PER_MM

    @property
    def over(self) -> tuple[str, str]:
        """What stands above the name, at either end."""
        return self.pledge.title, self.settings.name

    def codes(self) -> list[tuple[Area, Code]]:
        """Return the codes on it, of which there are none."""
        return []

    def rules(self) -> Iterator[Area]:
        """Yield the hairlines on it: the lines at its foot are drawn with their words."""
        return iter(())

    def texts(self) -> tuple[tuple[str, ...], ...]:
        """Return every text that must stand on the sheet, each in its lines, as it is read."""
        name = tuple(line.text for line in self.headline.lines)
        foot = (part for slot in self.slots for part in ((slot.text,), (slot.caption,)))
        return (*((text,) for text in self.over if text), name, self.promise, *foot)

    def words(self) -> dict[str, Any]:
        """Return what the template calls by name."""
        from_right = self.settings.from_the_right
        return {
            "certificate": self,
            "settings": self.settings,
            "sheet": self.sheet,
            "language": self.settings.language,
            "say": phrasebook(self.settings.language).say,
            "start": "right" if from_right else "left",
            "end": "left" if from_right else "right",
        }


def certificate(
    pledge: Pledge, certified: Certified, settings: Settings, sheet: Sheet, fonts: Fonts
) -> Certificate | None:
    """Return the certificate with the words of the pledge as large as they may be, or None where they are too many.

    Every face has to have every character of it.
    """
    area, size = within(sheet, border(sheet)), inscription.WORDS * sheet.short
    said = hyphenated(pledge.words, fonts.language)
    while size >= SMALLEST * sheet.short:
        promise = set_lines(said, fonts.text, area.width / size) or ()
        below = inscription.promised(len(promise), size, sheet) + inscription.foot(sheet)
        free = area.height - inscription.above(sheet) - below
        if promise and free >= LEAST_NAME * sheet.short and (headline := _headline(certified.name, area, free, fonts)):
            measure = min(area.width, free / headline.height * MEASURE)
            return Certificate(
                settings=settings,
                pledge=pledge,
                certified=certified,
                sheet=sheet,
                border=border(sheet),
                area=area,
                headline=headline,
                measure=measure,
                promise=promise,
                promise_size=size,
                slots=inscription.slots(certified, settings, sheet, area, fonts),
                measures=inscription.measures(sheet, area, free, headline.height * measure / MEASURE),
            )
        size *= SMALLER
    return None


def _headline(name: str, area: Area, free: float, fonts: Fonts) -> Headline | None:
    return full_measure(name, fonts.statement, free / area.width * MEASURE, largest=LARGEST, smallest=0)
