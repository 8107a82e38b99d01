"""The plan: everything that is decided about one poster before it is drawn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias

from manifesto.phrasebook import phrasebook
from manifesto.poster.condition import COATED, Condition, screen
from manifesto.poster.layout import leading
from manifesto.poster.layout.area import Area
from manifesto.poster.layout.fit import fit
from manifesto.poster.layout.foot import GAP
from manifesto.poster.layout.furniture import ABOVE_SIGNATURES, Furniture, furnish
from manifesto.poster.layout.head import TEAM
from manifesto.poster.layout.statement import Statement, state
from manifesto.poster.profile import PROFILES, Profile
from manifesto.script import direction, direction_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from manifesto.manifesto import Manifesto
    from manifesto.poster.layout.border import Border
    from manifesto.poster.layout.grid import Grid, Layout
    from manifesto.poster.layout.qr import Code
    from manifesto.poster.matrix import Job
    from manifesto.poster.sheet import Sheet
    from manifesto.poster.subject import Subject
    from manifesto.settings import Settings
    from manifesto.typeface import Fonts

Flow: TypeAlias = tuple[tuple[str, ...], ...]  # texts, each in its lines

MARK_SHARE = 0.042  # of the short side
OUTLINE = 0.0016  # the width of an outlined letter's line, likewise


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A poster that fits by arithmetic: either a grid of principles or one statement; lengths in mm."""

    settings: Settings
    subject: Subject
    sheet: Sheet
    profile: Profile
    furniture: Furniture
    grid: Grid | None
    statement: Statement | None
    condition: Condition | None
    updated: date
    twin: str

    @property
    def identity(self) -> str:
        """What tells this poster from others: the site, and where the file stands below it if it stands there."""
        return f"{self.settings.site_url}, posters/{self.twin.removeprefix('posters/').rstrip('/')}.pdf"

    @property
    def layout(self) -> Layout:
        """What is on it: full, titles only, or a single statement."""
        return self.grid.scale.layout if self.grid else "single"

    @property
    def body_pt(self) -> float:
        """The size of the smallest running text, in points."""
        part = self.grid or self.statement
        return part.body_pt if part else 0.0

    @property
    def variant(self) -> str:
        """The standard that the file keeps; only a profile of the press itself makes a PDF/X-4."""
        return (
            "pdf/x-4"
            if self.profile.four_colours and self.condition and self.condition.profile
            else self.profile.variant
        )

    @property
    def page_width(self) -> float:
        """The width of the page: the sheet's, with bleed and marks."""
        return self.sheet.width + 2 * self.profile.around

    @property
    def page_height(self) -> float:
        """The height of the page: the sheet's, with bleed and marks."""
        return self.sheet.height + 2 * self.profile.around

    @property
    def bottom(self) -> float:
        """Where the room for principles ends, in mm from the top of the sheet."""
        return self.furniture.body.bottom

    @property
    def file(self) -> str:
        """The name of the PDF."""
        return self.twin.rstrip("/").rpartition("/")[2] + ".pdf"

    @property
    def mark(self) -> float:
        """The side of the mark in mm, with half of it free on either side; nothing where the manifesto has none."""
        return MARK_SHARE * self.sheet.short if self.settings.mark else 0.0

    @property
    def border(self) -> Border:
        """The printed frame of the sheet."""
        return self.furniture.border

    @property
    def opening(self) -> float:
        """What the lower side of the frame leaves free in its middle, in mm."""
        return 2 * self.mark

    @property
    def outline(self) -> float:
        """The width of an outlined letter's line, in mm."""
        return OUTLINE * self.sheet.short

    @property
    def depth(self) -> int:
        """How many folders below the home of the site the sheet's own page lies."""
        return self.twin.count("/")

    def codes(self) -> list[tuple[Area, Code]]:
        """Return where each code lies: in the corner of the foot, or below its words."""
        foot, area, from_right = self.furniture.foot, self.furniture.foot_area, self.settings.from_the_right
        placed, at_start = [], foot.below != from_right
        for index, mark in enumerate(foot.marks):
            steps = index if foot.below else len(foot.marks) - 1 - index
            away = steps * (1 + GAP) * mark.side
            left = area.left + away if at_start else area.right - mark.side - away
            top = area.bottom - foot.code_height
            placed.append((Area(left=left, top=top, width=mark.side, height=mark.side), mark.code))
        return placed

    def rules(self) -> Iterator[Area]:
        """Yield the hairlines between principles that stand below each other."""
        body, hair = self.furniture.body, self.furniture.border.hair
        for index, column in enumerate(self.grid.columns if self.grid else ()):
            away = index * (self.grid.column_width + self.grid.gutter) if self.grid else 0.0
            width = self.grid.column_width if self.grid else 0.0
            left = body.right - away - width if self.settings.from_the_right else body.left + away
            top = body.top
            for above in column[:-1]:
                top += above.height
                yield Area(left=left, top=top, width=width, height=hair)

    def smaller(self, factor: float) -> Plan:
        """Return the plan with the type of its grid a little smaller; a statement has slack enough."""
        return replace(self, grid=self.grid.smaller(factor) if self.grid else None)

    def flows(self) -> tuple[Flow, ...]:
        """Return every text that must stand on the sheet, in its lines, and in the order in which it is read.

        Where head and foot stand beside the principles, each of the three is read for itself.
        """
        foot, head = self.furniture.foot, self.furniture.head
        above: list[tuple[str, ...]] = []
        body: list[tuple[str, ...]] = []
        if head:
            above = [tuple(line.text for line in head.headline.lines), head.team, head.subtitle]
        if self.statement:
            body = [tuple(line.text for line in self.statement.headline.lines), self.statement.summary]
        if self.grid:
            body = [text for column in self.grid.columns for cell in column for text in (cell.title, cell.summary)]
        parts = (above, body, [foot.credits, foot.imprint])
        found = [tuple(text for text in part if text) for part in parts]
        return tuple(found) if self.furniture.column else (tuple(text for part in found for text in part),)

    def words(self) -> dict[str, Any]:
        """Return what the template calls by name."""
        return {
            "plan": self,
            "settings": self.settings,
            "subject": self.subject,
            "sheet": self.sheet,
            "profile": self.profile,
            "furniture": self.furniture,
            "grid": self.grid,
            "statement": self.statement,
            "language": self.settings.language,
            "say": phrasebook(self.settings.language).say,
            "start": "right" if self.settings.from_the_right else "left",
            "end": "left" if self.settings.from_the_right else "right",
            "leading": leading,
            "team": TEAM,
            "signing": ABOVE_SIGNATURES * self.sheet.short,
            "screen": False,
            "unjoined": (),
            "direction": direction,
            "direction_of": direction_of,
            "mark": self.mark,
        }


def _condition(profile: Profile, press: Condition | None) -> Condition | None:
    """Return what the colours are meant for, which files for reading aloud do not say."""
    if profile.four_colours:
        return press or COATED
    return None if profile.tagged else screen()


def plan(
    manifesto: Manifesto, subject: Subject, job: Job, fonts: Fonts, condition: Condition | None = None
) -> Plan | None:
    """Return the plan of a subject for a job, or None when even its titles would be too small to read.

    `condition` is the printing condition of a poster in four colours, coated paper unless it is given.
    """
    sheet, profile = job.sheet, PROFILES[job.profile]
    furniture = furnish(manifesto, subject, sheet, fonts, thin=profile.outlined)
    if furniture is None:
        return None
    grid = None if subject.single else fit(subject, furniture, sheet, fonts)
    statement = state(subject, furniture, sheet, fonts) if subject.single else None
    if not (grid or statement):
        return None
    return Plan(
        settings=manifesto.settings,
        subject=subject,
        sheet=sheet,
        profile=profile,
        furniture=furniture,
        grid=grid,
        statement=statement,
        condition=_condition(profile, condition),
        updated=manifesto.updated,
        twin=job.twin,
    )
