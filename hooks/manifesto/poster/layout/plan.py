"""The plan: everything that is decided about one poster before it is drawn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from manifesto.poster import leading
from manifesto.poster.fit import fit
from manifesto.poster.furniture import Furniture, furnish
from manifesto.poster.profile import PROFILES, Profile
from manifesto.poster.statement import Statement, state

if TYPE_CHECKING:
    from manifesto.manifesto import Manifesto
    from manifesto.poster.grid import Grid, Layout
    from manifesto.poster.sheet import Sheet
    from manifesto.poster.subject import Subject
    from manifesto.settings import Settings
    from manifesto.typeface import Fonts

MARK_SHARE = 0.042  # of the short side


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A poster that fits by arithmetic: either a grid of principles or one statement."""

    settings: Settings
    subject: Subject
    sheet: Sheet
    profile: Profile
    furniture: Furniture
    grid: Grid | None
    statement: Statement | None

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
    def bottom(self) -> float:
        """Where the room for principles ends, in mm from the top of the sheet."""
        return self.furniture.frame.inside + self.furniture.head.height + self.furniture.room

    def smaller(self, factor: float) -> Plan:
        """Return the plan with the type of its grid a little smaller; a statement has slack enough."""
        return replace(self, grid=self.grid.smaller(factor) if self.grid else None)

    def texts(self) -> list[str]:
        """Return every text of a principle that must stand on the sheet, in reading order."""
        if self.statement:
            return [self.subject.title, self.subject.subtitle]
        full = self.layout == "full"
        return [text for p in self.subject.principles for text in ((p.title, p.summary) if full else (p.title,))]

    def words(self) -> dict[str, Any]:
        """Return what the template calls by name."""
        return {
            "settings": self.settings,
            "subject": self.subject,
            "sheet": self.sheet,
            "furniture": self.furniture,
            "grid": self.grid,
            "statement": self.statement,
            "language": self.settings.language,
            "leading": leading,
            "mark": MARK_SHARE * self.sheet.short,
        }


def plan(manifesto: Manifesto, subject: Subject, sheet: Sheet, profile: str, fonts: Fonts) -> Plan | None:
    """Return the plan of a subject on a sheet, or None when even its titles would be too small to read."""
    furniture = furnish(manifesto, subject, sheet, fonts)
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
        profile=PROFILES[profile],
        furniture=furniture,
        grid=grid,
        statement=statement,
    )
