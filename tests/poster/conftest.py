"""Manifestos of any length, made up on the spot, and the folder of fonts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from manifesto import Contributor, Manifesto, Principle, typeface
from manifesto.poster.matrix import Job
from manifesto.poster.press import Run, print_poster
from manifesto.poster.sheet import SHEETS
from manifesto.settings import Settings
from manifesto.typeface import Fonts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from manifesto.poster.print import Print
    from manifesto.poster.sheet import Sheet
    from manifesto.poster.subject import Subject

ADA = Contributor(handle="ada-example", name="Ada Example")
TITLES = ("Keep every promise", "Go first", "Answer what was asked", "Leave the door open all week", "Say it plainly")
SUMMARIES = ("Promise only what you will do, then do it.", "See the trouble coming, and call before they do, by noon.")


def made_up(number: int, title: str | None = None, summary: str | None = None) -> Principle:
    """Return a principle with a usual title and summary, or with the ones given."""
    return Principle(
        number=number,
        slug=f"principle-{number}",
        title=title or f"{TITLES[number % len(TITLES)]}",
        summary=summary or SUMMARIES[number % len(SUMMARIES)],
        authors=(ADA,),
        added=date(2026, 11, 21),
        licence="CC-BY-4.0",
        body="Because it is right.\n",
    )


def job(subject: str = "manifesto", size: str = "a4", orientation: str = "portrait") -> Job:
    """Return a job on a sheet that lies as asked."""
    return Job(subject=subject, sheet=SHEETS[size].turned(orientation), orientation=orientation)


@pytest.fixture(scope="session")
def fonts(repository: Path) -> Fonts:
    """The fonts that posters are set in."""
    return Fonts(repository / typeface.FOLDER)


@pytest.fixture(scope="session")
def manifesto_of() -> Callable[..., Manifesto]:
    """Return a maker of manifestos from a number of principles, or from principles."""

    def make(principles: int | tuple[Principle, ...], **settings: str) -> Manifesto:
        if isinstance(principles, int):
            principles = tuple(made_up(number) for number in range(1, principles + 1))
        facts = {
            "name": "The Example Manifesto",
            "short_name": "Example",
            "tagline": "What the people of Exampleton stand for",
            "edition": "First edition",
            "licence": "CC-BY-4.0",
            "site_url": "https://example.org/",
        }
        return Manifesto(
            settings=Settings(**{**facts, **settings}), principles=principles, contributors=(ADA,), collections=()
        )

    return make


def on(sheet: Sheet) -> Job:
    """Return a job on a sheet as it lies."""
    return Job(subject="manifesto", sheet=sheet, orientation="portrait" if sheet.width < sheet.height else "landscape")


def printed(manifesto: Manifesto, subject: Subject, wanted: Job, root: Path) -> Print:
    """Return the finished poster of a subject."""
    return print_poster(Run(manifesto=manifesto, root=root), subject, wanted)
