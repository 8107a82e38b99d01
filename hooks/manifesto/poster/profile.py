"""Profiles: the kinds of printing that a poster is made for, and what each asks of the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto.phrasebook import ORIGINAL, phrasebook

if TYPE_CHECKING:
    from manifesto.phrasebook import Say

# What each is called: by itself or at the beginning of a sentence, and within one.
NAMES = {
    "home": ("paper.home", "paper.home_within"),
    "shop": ("paper.shop", "paper.shop_within"),
    "shop-marks": ("paper.shop_marks", "paper.shop_marks_within"),
    "low-ink": ("paper.low_ink", "paper.low_ink_within"),
    "accessible": ("paper.accessible", "paper.accessible_within"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One kind of printing.

    `variant` is the standard that the file keeps, by WeasyPrint's name; `bleed` and `slug` (room for crop marks) are in
    mm on each side.  `ink`, `accent`, `hairline` and `ground` are what is drawn without a stylesheet, as three parts of RGB or four of CMYK
    from 0 to 1; no ground is bare paper.  `outlined` headlines are drawn as outlines; a `tagged` file can be read aloud.
    """

    name: str
    stylesheet: str
    variant: str
    bleed: float = 0.0
    slug: float = 0.0
    ink: tuple[float, ...] = (0x16 / 255, 0x18 / 255, 0x1D / 255)
    accent: tuple[float, ...] = (0xB3 / 255, 0x26 / 255, 0x1E / 255)
    hairline: tuple[float, ...] = (0xCF / 255, 0xC7 / 255, 0xB8 / 255)
    ground: tuple[float, ...] = ()
    outlined: bool = False
    tagged: bool = False
    least_contrast: float = 4.5  # of every colour on the paper, by WCAG 2.2

    @property
    def title(self) -> str:
        """What the command line calls it, which speaks English."""
        return self.called(phrasebook(ORIGINAL).say)

    def called(self, say: Say) -> str:
        """Return what it is called in a language, by itself or at the beginning of a sentence."""
        return say(NAMES[self.name][0])

    def called_within(self, say: Say) -> str:
        """Return what it is called within a sentence."""
        return say(NAMES[self.name][1])

    @property
    def around(self) -> float:
        """How far the sheet lies from the edge of the page, in mm."""
        return self.bleed + self.slug

    @property
    def four_colours(self) -> bool:
        """Whether it is printed in cyan, magenta, yellow and black."""
        return len(self.ink) == 4


BLEED, SLUG = 3.0, 10.0  # mm; print shops of Europe ask for 2 to 5 mm of bleed
BLACK = (0.0, 0.0, 0.0, 1.0)
VERMILION = (0.0, 0.8, 0.85, 0.1)
TINT = (0.0, 0.02, 0.05, 0.0)  # a warm paper: faint enough for any press
MOST_INK = 280.0  # percent, all inks together: what uncoated paper takes

PROFILES = {
    profile.name: profile
    for profile in (
        Profile(name="home", stylesheet="home.css", variant="pdf/a-2b"),
        Profile(
            name="shop",
            stylesheet="shop.css",
            variant="pdf/x-1a",
            bleed=BLEED,
            ink=BLACK,
            accent=VERMILION,
            hairline=(0.0, 0.0, 0.0, 0.25),
            ground=TINT,
        ),
        Profile(
            name="shop-marks",
            stylesheet="shop.css",
            variant="pdf/x-1a",
            bleed=BLEED,
            slug=SLUG,
            ink=BLACK,
            accent=VERMILION,
            hairline=(0.0, 0.0, 0.0, 0.25),
            ground=TINT,
        ),
        Profile(
            name="low-ink",
            stylesheet="low-ink.css",
            variant="pdf/a-2b",
            ink=(0.0, 0.0, 0.0),
            accent=(0.0, 0.0, 0.0),
            hairline=(0.0, 0.0, 0.0),
            outlined=True,
        ),
        Profile(
            name="accessible",
            stylesheet="accessible.css",
            variant="pdf/ua-1",
            ink=(0.0, 0.0, 0.0),
            accent=(0x8F / 255, 0x1D / 255, 0x17 / 255),
            hairline=(0x6B / 255, 0x65 / 255, 0x59 / 255),
            tagged=True,
            least_contrast=7.0,
        ),
    )
}
