"""Prints: finished posters, and the facts about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from manifesto.poster.matrix import Job
    from manifesto.poster.sight import Preview


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """The same sheet for a browser: its page, and the stylesheet with its measures."""

    page: str
    style: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """A finished poster and the facts about it; `body_pt` is its smallest running text in points.

    `language` is the tag of the language of its title, where that is not the manifesto's own.
    Posters that are shown on the site have a `preview` and, for a reader's own printer, a `twin`.
    """

    job: Job
    pdf: bytes
    title: str
    page: str
    principles: tuple[str, ...]
    layout: str
    body_pt: float
    renders: int
    milliseconds: int
    preview: Preview | None = None
    twin: Twin | None = None
    language: str = ""
    cached: bool = False

    @property
    def address(self) -> str:
        """Where it stands on the site."""
        return self.job.address

    @property
    def single(self) -> bool:
        """True when it shows one principle alone."""
        return self.layout == "single"

    @property
    def kilobytes(self) -> int:
        """The size of the file, rounded up."""
        return -(-len(self.pdf) // 1000)

    def facts(self) -> dict[str, Any]:
        """Return what `poster --format json` says of it, but for the file's name; other programs read these keys."""
        return {
            "subject": self.job.subject,
            "size": self.job.sheet.name,
            "orientation": self.job.orientation,
            "profile": self.job.profile,
            "width_mm": round(self.job.sheet.width, 1),
            "height_mm": round(self.job.sheet.height, 1),
            "principles": list(self.principles),
            "layout": "titles" if self.layout == "titles" else "full",
            "body_pt": round(self.body_pt, 1),
            "renders": self.renders,
            "milliseconds": self.milliseconds,
            "cached": self.cached,
        }
