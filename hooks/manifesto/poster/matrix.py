"""The matrix: which posters a build makes, as `extra.manifesto.posters` lists them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from manifesto import settings
from manifesto.poster.frame import Frame, frames_for
from manifesto.poster.profile import PROFILES, Profile
from manifesto.poster.sheet import CARD as CARD_SHEET
from manifesto.poster.sheet import SHEETS, Sheet
from manifesto.poster.subject import subjects
from manifesto.poster_order import ORIENTATIONS
from manifesto.problem import Problem, Rejected, quote
from manifesto.suggestion import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from manifesto.manifesto import Manifesto
    from manifesto.phrasebook import Say
    from manifesto.poster.subject import Subject
    from manifesto.poster_order import PosterOrder

CARD = "card"
EACH_PRINCIPLE = "principles/*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One poster to make: a subject on a sheet, lying in one way, for one kind of printing."""

    subject: str
    sheet: Sheet
    orientation: str = "portrait"
    profile: str = "home"
    frame: str = ""

    @property
    def is_card(self) -> bool:
        """Whether this is no poster but the picture that goes along where a page is passed on."""
        return self.profile == CARD

    @property
    def address(self) -> str:
        """The file's address on the site; the profile for home printing has no suffix."""
        if self.is_card:
            return f"cards/{self.subject}.png"
        suffix = "" if self.profile == "home" else f"-{self.profile}"
        sheet = f"framed-{self.frame}" if self.frame else self.sheet.name
        return f"posters/{self.subject}/{sheet}-{self.orientation}{suffix}.pdf"

    @property
    def kind(self) -> Profile:
        """The kind of printing that it is for."""
        return PROFILES[self.profile]

    @property
    def frames(self) -> tuple[Frame, ...]:
        """The frames that it can hang in."""
        return frames_for(self.sheet)

    @property
    def preview(self) -> str:
        """The address of its preview on the site."""
        return self.address.removesuffix(".pdf") + ".webp"

    @property
    def twin(self) -> str:
        """The address of the page that shows the same sheet in a browser."""
        return self.address.removesuffix(".pdf") + "/"

    def measured(self, say: Say) -> str:
        """Return the sides of the sheet as people compare them with a frame."""
        return say("paper.millimetres", sides=f"{self.sheet.width:.0f} × {self.sheet.height:.0f}")

    def lying(self, say: Say) -> str:
        """Return how the sheet lies, as it is said within a sentence."""
        return say("paper.portrait" if self.orientation == "portrait" else "paper.landscape")


def jobs(manifesto: Manifesto) -> tuple[Job, ...]:
    """Return every poster of the matrix, each once; raises Rejected for an unknown subject, sheet or profile."""
    if problems := tuple(_problems(manifesto)):
        raise Rejected(problems)
    listed = (job for order in manifesto.settings.posters for job in _jobs(order, manifesto))
    told = _told(manifesto) if manifesto.settings.posters else {}
    return tuple(job for job in dict.fromkeys(listed) if job.subject in told)


def cards(manifesto: Manifesto) -> tuple[Job, ...]:
    """Return the share card of every subject, where posters are made at all."""
    known = _told(manifesto) if manifesto.settings.posters else {}
    return tuple(Job(subject=key, sheet=CARD_SHEET, orientation="landscape", profile=CARD) for key in known)


def _told(manifesto: Manifesto) -> Mapping[str, Subject]:
    """Return every subject with a principle in it that has words in the language of the manifesto.

    In another language than the original's a sheet that nobody has translated anything of would be the original's once
    more.
    """
    known = subjects(manifesto).items()
    return {key: one for key, one in known if any(not principle.language for principle in one.principles)}


def every_job(manifesto: Manifesto) -> tuple[Job, ...]:
    """Return every poster that there can be: all subjects on all sheets, either way up, for each kind of printing.

    In another language than the original's, a subject of which nobody has translated anything is none.
    """
    sheets = [(sheet.turned(way), way) for sheet in SHEETS.values() for way in ORIENTATIONS]
    return tuple(
        Job(subject=key, sheet=sheet, orientation=way, profile=profile)
        for key, (sheet, way), profile in product(_told(manifesto), sheets, PROFILES)
    )


def share(listed: Sequence[Job], number: int, of: int) -> tuple[Job, ...]:
    """Return the `number`th of `of` equal shares, counted from one; together they are all, and none is in two."""
    return tuple(listed[number - 1 :: of])


def _jobs(order: PosterOrder, manifesto: Manifesto) -> Iterator[Job]:
    keys = [order.subject.text]
    if order.subject.text == EACH_PRINCIPLE:
        keys = [f"principles/{principle.slug}" for principle in manifesto.principles]
    profiles = [placed.text for placed in order.profiles] or ["home"]
    for key, size, orientation, profile in product(keys, order.sizes, order.orientations, profiles):
        sheet = SHEETS[size.text].turned(orientation)
        yield Job(subject=key, sheet=sheet, orientation=orientation, profile=profile)


def _problems(manifesto: Manifesto) -> Iterator[Problem]:
    about = subjects(manifesto) if manifesto.settings.posters else {}
    known = [*about, EACH_PRINCIPLE]
    empty = {key for key, subject in about.items() if not subject.principles}
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
                elif id == "P094" and word.text in empty:
                    message = f"{word.text} has no principle in it, so there is nothing to print. Name one there, or leave the poster out."
                    yield Problem(settings.PATH, word.place, id, message)
