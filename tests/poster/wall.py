"""The wall of the tests: a few made-up posters for every kind of printing, each drawn once for all that look at it."""

from __future__ import annotations

import io
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from manifesto import Manifesto, typeface
from manifesto.collection import Collection, Part
from manifesto.poster.house import House
from manifesto.poster.layout.plan import Plan, plan
from manifesto.poster.logo import Logo, read_logo
from manifesto.poster.matrix import Job
from manifesto.poster.press import Run, print_poster
from manifesto.poster.profile import PROFILES
from manifesto.poster.sheet import SHEETS
from manifesto.poster.subject import Subject, find, of_house
from manifesto.poster_order import ORIENTATIONS
from manifesto.settings import Settings
from manifesto.typeface import Fonts

from .conftest import ADA, made_up

if TYPE_CHECKING:
    from manifesto.poster.condition import Condition
    from manifesto.poster.sheet import Sheet

REPOSITORY = Path(__file__).parents[2]
FONTS = Fonts(REPOSITORY / typeface.FOLDER)
SITE = "https://example.org/"
SIZES = ("a4", "a3", "a2", "letter", "24x36")
SHEETS_HUNG = tuple((size, way) for size in SIZES for way in ORIENTATIONS)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">'
    '<path fill="#0000ff" d="M0 0h20v10z"/><circle cx="4" cy="7" r="2" fill="#000"/></svg>'
)
RED, BLUE = (200, 30, 30), (20, 90, 200)


@lru_cache(maxsize=1)
def manifesto() -> Manifesto:
    """Return seven principles, a collection of two of them, and a mark."""
    steps = Collection(
        key="steps",
        title="First steps",
        subtitle="Two to begin with",
        kind="steps",
        parts=(Part(principles=("principle-5", "principle-2")),),
    )
    settings = Settings(
        name="The Example Manifesto",
        short_name="Example",
        tagline="What the people of Exampleton stand for",
        edition="First edition",
        licence="CC-BY-4.0",
        site_url=SITE,
        mark="assets/images/mark.svg",
    )
    principles = tuple(made_up(number) for number in range(1, 8))
    return Manifesto(settings=settings, principles=principles, contributors=(ADA,), collections=(steps,))


def _logo(kind: str) -> Logo:
    """Return a logo twice as wide as high: a drawing, or a picture that is blue at the left and red at the right."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"logo.{kind}"
        if kind == "svg":
            path.write_text(SVG, encoding="utf-8")
        else:
            picture = Image.new("RGB", (80, 40), RED)
            picture.paste(BLUE, (0, 0, 40, 40))
            picture.save(path)
        return read_logo(path, Path(folder))


def _house(kind: str) -> Subject:
    return of_house(manifesto(), House(team="Front desk", place="Exampleton", logo=_logo(kind), signatures=5))


@lru_cache(maxsize=1)
def subjects() -> dict[str, Subject]:
    """Return what hangs on the wall, by a word for it."""
    return {
        "whole": find(manifesto(), "manifesto"),
        "collection": find(manifesto(), "collections/steps"),
        "single": find(manifesto(), "principles/principle-1"),
        "drawn": _house("svg"),
        "pictured": _house("png"),
    }


KINDS = ("whole", "collection", "single", "drawn", "pictured")


def job(kind: str, profile: str, size: str, way: str) -> Job:
    """Return the job for one poster of the wall."""
    sheet = SHEETS[size].turned(way)
    return Job(subject=subjects()[kind].key, sheet=sheet, orientation=way, profile=profile)


@lru_cache(maxsize=500)
def hung(kind: str, profile: str, size: str = "a4", way: str = "portrait", condition: Condition | None = None) -> bytes:
    """Return the finished file of one poster."""
    run = Run(manifesto=manifesto(), root=REPOSITORY, condition=condition)
    return print_poster(run, subjects()[kind], job(kind, profile, size, way)).pdf


def planned(
    kind: str, profile: str, size: str = "a4", way: str = "portrait", condition: Condition | None = None
) -> Plan:
    """Return its plan."""
    found = plan(manifesto(), subjects()[kind], job(kind, profile, size, way), FONTS, condition)
    assert found
    return found


def project(root: Path) -> Path:
    """Return a folder made into a project with our templates, and with the fonts of the tests beside ours."""
    (root / typeface.FOLDER).mkdir(parents=True)
    for folder in (root / typeface.FOLDER, root / "overrides/assets", root / "overrides"):
        ours = REPOSITORY / folder.relative_to(root)
        others = (REPOSITORY / "tests/fonts").glob("*.ttf") if ours.name == "fonts" else ()
        for path in (*ours.iterdir(), *others):
            if not (folder / path.name).exists():
                (folder / path.name).symlink_to(path)
    return root


def sheet_of(size: str, way: str) -> Sheet:
    """Return a sheet as it lies."""
    return SHEETS[size].turned(way)


def around(profile: str) -> float:
    """Return how far the sheet lies from the edge of the page, in mm."""
    return PROFILES[profile].around


def file(pdf: bytes) -> io.BytesIO:
    """Return bytes as an open file."""
    return io.BytesIO(pdf)
