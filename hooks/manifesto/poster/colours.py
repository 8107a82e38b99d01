"""Colours: what each kind of printing takes, and what it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifesto.pdf.contrast import contrast
from manifesto.pdf.ink import Ink, total_ink
from manifesto.poster.profile import MOST_INK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto.pdf.inspection import Inspection
    from manifesto.poster.profile import Profile

SLACK = 0.01  # of a part of a colour: numbers are rounded in the file
WHITE = Ink("rgb", (1.0, 1.0, 1.0), "fill")


def wrong_colours(inspection: Inspection, profile: Profile | None) -> Iterator[str]:
    """Yield what is wrong with the colours of a file for a kind of printing."""
    if profile is None:
        return
    if profile.four_colours:
        yield from _pressed(inspection, profile)
    else:
        yield from _mixed(inspection, profile)
    if inspection.transparent:
        yield "Something in it is transparent, and not every printer mixes colours as a screen does."


def _pressed(inspection: Inspection, profile: Profile) -> Iterator[str]:
    """Four inks and nothing else; words in black ink alone, but for those in the accent; not more ink than paper takes."""
    for ink in sorted(inspection.inks):
        if ink.space not in {"cmyk", "grey"}:
            yield f"A {ink.use} is in {ink.space} ({_parts(ink)}), and a press prints cyan, magenta, yellow and black."
        elif total_ink(ink) > MOST_INK:
            yield f"A {ink.use} takes {total_ink(ink):.0f} % of ink, and {MOST_INK:.0f} % is the most."
        elif ink.use == "text" and ink.space == "cmyk" and any(ink.parts[:3]) and not _same(ink.parts, profile.accent):
            yield f"Words are in four inks ({_parts(ink)}) that never meet exactly; black words are black ink alone."
    for image in inspection.images:
        if image.space not in {"cmyk", "grey"}:
            yield f"A picture of {image.width} × {image.height} pixels is in {image.space} and not in the press's inks."


def _mixed(inspection: Inspection, profile: Profile) -> Iterator[str]:
    """Colours of a screen, which a printer at home mixes itself; each stands out from the paper as the profile asks."""
    for ink in sorted(inspection.inks):
        if ink.space not in {"rgb", "grey"}:
            yield f"A {ink.use} is in {ink.space} ({_parts(ink)}), and this file is in red, green and blue."
        elif len(ink.parts) != (3 if ink.space == "rgb" else 1):
            yield f"A {ink.use} has the wrong number of parts for {ink.space} ({_parts(ink)})."
        elif ink.use == "text" and (found := contrast(ink, WHITE)) < profile.least_contrast:
            yield f"Words ({_parts(ink)}) have a contrast of {found:.1f} : 1, and {profile.least_contrast:g} : 1 is the least."
        elif profile.outlined and len(set(ink.parts)) > 1:
            yield f"A {ink.use} is coloured ({_parts(ink)}), where ink is to be saved."


def _same(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return len(one) == len(other) and all(abs(a - b) < SLACK for a, b in zip(one, other, strict=True))


def _parts(ink: Ink) -> str:
    return " ".join(f"{part:.2g}" for part in ink.parts)
