"""Share cards: the picture that goes along where somebody passes a page on, set as the posters are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from manifesto.headline import MEASURE, Headline, full_measure
from manifesto.hyphenation import hyphenated
from manifesto.poster.layout.area import Area
from manifesto.poster.layout.border import Border, border, within
from manifesto.poster.layout.setting import set_lines
from manifesto.poster.sheet import CARD
from manifesto.script import direction

if TYPE_CHECKING:
    from manifesto.manifesto import Manifesto
    from manifesto.poster.subject import Subject
    from manifesto.settings import Settings
    from manifesto.typeface import Fonts

UNDER, FOOT, GAP, MARK = 0.068, 0.05, 0.05, 0.075  # shares of the short side
COLUMN = 0.2  # of the width: what the number has
LARGEST, SMALLEST = (
    420.0,
    0.0,
)  # of a headline, in thousandths of its measure; a card is read on a screen, and can be enlarged
LONGEST_UNDER = 2  # lines; a longer sentence is read on the page


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A card; lengths in mm.  `number` is empty where there is more than one principle."""

    settings: Settings
    subject: Subject
    border: Border
    area: Area
    headline: Headline
    measure: float
    number: str
    number_size: float
    under: tuple[str, ...]
    under_size: float
    line: str
    foot_size: float
    mark: float

    def words(self) -> dict[str, Any]:
        """Return what the template calls by name."""
        from_right = self.settings.from_the_right
        return {
            "card": self,
            "settings": self.settings,
            "sheet": CARD,
            "language": self.settings.language,
            "direction": direction,
            "start": "right" if from_right else "left",
            "end": "left" if from_right else "right",
        }


def card(manifesto: Manifesto, subject: Subject, fonts: Fonts) -> Card | None:
    """Return the card of a subject, or None where its title has a word that is wider than a card."""
    around = border(CARD)
    area, short = within(CARD, around), CARD.short
    number = str(subject.numbers[0]) if subject.single else ""
    column = COLUMN * area.width if number else 0.0
    text = Area(left=area.left + column, top=area.top, width=area.width - column, height=area.height)
    said = hyphenated(subject.subtitle, subject.language or fonts.language)
    under = set_lines(said, fonts.text, text.width / (UNDER * short)) or ()
    under = under if len(under) <= LONGEST_UNDER else ()
    free = text.height - (1.3 * len(under) * UNDER + FOOT + GAP * (2 if under else 1)) * short
    headline = full_measure(
        subject.title, fonts.statement, free / text.width * MEASURE, largest=LARGEST, smallest=SMALLEST
    )
    if headline is None:
        return None
    line = manifesto.settings.edition if subject.title == manifesto.settings.name else manifesto.settings.name
    wide = fonts.numeral.width(number) if number else 1.0
    return Card(
        settings=manifesto.settings,
        subject=subject,
        border=around,
        area=text,
        headline=headline,
        measure=min(text.width, free / headline.height * MEASURE),
        number=number,
        number_size=min(0.8 * column / wide, 0.5 * area.height),
        under=under,
        under_size=UNDER * short,
        line=line,
        foot_size=min(FOOT * short, (text.width - 1.5 * MARK * short) / fonts.label.width(line)),
        mark=MARK * short,
    )
