"""The matrix: which posters a build makes, as `extra.manifesto.posters` lists them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from manifesto import settings
from manifesto.poster.profile import PROFILES
from manifesto.poster.sheet import SHEETS, Sheet
from manifesto.poster.subject import subjects
from manifesto.problem import Problem, Rejected, quote
from manifesto.suggestion import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto.manifesto import Manifesto
    from manifesto.poster_order import PosterOrder

EACH_PRINCIPLE = "principles/*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One poster to make: a subject on a sheet, lying in one way, for one kind of printing."""

    subject: str
    sheet: Sheet
    orientation: str = "portrait"
    profile: str = "home"

    @property
    def address(self) -> str:
        """The file's address on the site; the profile for home printing has no suffix."""
        suffix = "" if self.profile == "home" else f"-{self.profile}"
        return f"posters/{self.subject}/{self.sheet.name}-{self.orientation}{suffix}.pdf"

    @property
    def size_in_words(self) -> str:
        """The sides of the sheet as people compare them with a frame."""
        return f"{self.sheet.width:.0f} × {self.sheet.height:.0f} mm"


def jobs(manifesto: Manifesto) -> tuple[Job, ...]:
    """Return every poster of the matrix, each once; raises Rejected for an unknown subject, sheet or profile."""
    if problems := tuple(_problems(manifesto)):
        raise Rejected(problems)
    listed = (job for order in manifesto.settings.posters for job in _jobs(order, manifesto))
    return tuple(dict.fromkeys(listed))


def _jobs(order: PosterOrder, manifesto: Manifesto) -> Iterator[Job]:
    keys = [order.subject.text]
    if order.subject.text == EACH_PRINCIPLE:
        keys = [f"principles/{principle.slug}" for principle in manifesto.principles]
    profiles = [placed.text for placed in order.profiles] or ["home"]
    for key, size, orientation, profile in product(keys, order.sizes, order.orientations, profiles):
        sheet = SHEETS[size.text].turned(orientation)
        yield Job(subject=key, sheet=sheet, orientation=orientation, profile=profile)


def _problems(manifesto: Manifesto) -> Iterator[Problem]:
    known = [*subjects(manifesto), EACH_PRINCIPLE] if manifesto.settings.posters else []
    for order in manifesto.settings.posters:
        for what, id, words, allowed in (
            ("poster", "P094", (order.subject,), known),
            ("sheet", "P095", order.sizes, list(SHEETS)),
            ("profile", "P096", order.profiles, list(PROFILES)),
        ):
            for word in words:
                if word.text not in allowed:
                    message = f"There is no {what} {quote(word.text)}. {suggest(word.text, allowed)}"
                    yield Problem(settings.PATH, word.place, id, message)
