"""A leaf: the boxes of one page, measured in mm as they come out of the printer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto.lengths import PT_PER_MM
from manifesto.pdf.file.unreadable import Unreadable
from manifesto.pdf.file.values import Entries

if TYPE_CHECKING:
    from collections.abc import Iterator

SLACK = 0.01  # mm; rounding of the numbers in a file
DECIMALS = 4  # of a mm, less than any cutter sees
SMALLEST, LARGEST = 1e-3, 1e7  # points; what is outside is no paper
MOST_ANNOTATIONS = 10_000


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page: mm from the lower left corner of its media box, and its size in mm."""

    left: float
    bottom: float
    width: float
    height: float

    def holds(self, other: Box) -> bool:
        """Return whether the other one is inside this one, or the same."""
        return (
            other.left >= self.left - SLACK
            and other.bottom >= self.bottom - SLACK
            and other.left + other.width <= self.left + self.width + SLACK
            and other.bottom + other.height <= self.bottom + self.height + SLACK
        )

    def touches(self, other: Box) -> bool:
        """Return whether they have more than an edge in common."""
        return (
            other.left < self.left + self.width - SLACK
            and other.left + other.width > self.left + SLACK
            and other.bottom < self.bottom + self.height - SLACK
            and other.bottom + other.height > self.bottom + SLACK
        )


@dataclass(frozen=True, slots=True)
class Annotation:
    """Something that lies on the page without being printed content: its kind, its place, whether it is tagged."""

    kind: str
    box: Box | None
    tagged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A page: a box that the file does not say, or says wrongly, is None.

    `rotated` is in degrees clockwise; `user_unit` is what a unit of the file measures, in points.
    """

    media: Box
    crop: Box | None
    bleed: Box | None
    trim: Box | None
    art: Box | None
    at_origin: bool
    rotated: int
    user_unit: float
    annotations: tuple[Annotation, ...]


def leaf(page: Entries, number: int) -> Leaf:
    """Return the boxes of a page; raises Unreadable where it has no size."""
    corners = _corners(page, "MediaBox")
    if corners is None:
        raise Unreadable(f"Page {number} has no size: its media box cannot be read.")
    unit = page.number("UserUnit", 1)
    unit = unit if SMALLEST < unit < LARGEST else 1.0
    left, bottom = corners[:2]

    def box(of: Entries, key: str) -> Box | None:
        found = _corners(of, key)
        if found is None:
            return None
        a, b, c, d = found
        return Box(*(round(side * unit / PT_PER_MM, DECIMALS) for side in (a - left, b - bottom, c - a, d - b)))

    media = box(page, "MediaBox")
    assert media  # noqa: S101 -- its corners were read above
    return Leaf(
        media=media,
        crop=box(page, "CropBox"),
        bleed=box(page, "BleedBox"),
        trim=box(page, "TrimBox"),
        art=box(page, "ArtBox"),
        at_origin=(left, bottom) == (0, 0),
        rotated=int(page.number("Rotate")) % 360,
        user_unit=unit,
        annotations=tuple(
            Annotation(each.name("Subtype"), box(each, "Rect"), each.get("StructParent") is not None)
            for each in annotations_of(page)
        ),
    )


def annotations_of(page: Entries) -> Iterator[Entries]:
    """Yield the annotations of a page."""
    for count, each in enumerate(page.several("Annots")):
        if count >= MOST_ANNOTATIONS:
            raise Unreadable(f"A page of it has more than {MOST_ANNOTATIONS} annotations.")
        if isinstance(each, Entries):
            yield each


def _corners(of: Entries, key: str) -> tuple[float, float, float, float] | None:
    """Return the lower left and the upper right corner of a rectangle, in whichever order they are written."""
    if len(of.items(key)) != 4:
        return None
    numbers = of.items(key).numbers()
    if len(numbers) != 4:
        return None
    (left, right), (bottom, top) = sorted(numbers[::2]), sorted(numbers[1::2])
    sound = (
        SMALLEST < right - left < LARGEST and SMALLEST < top - bottom < LARGEST and abs(left) + abs(bottom) < LARGEST
    )
    return (left, bottom, right, top) if sound else None
