"""Contrast: how well an ink is told from the ground that it stands on.

Source: WCAG 2.2, the definitions of relative luminance and contrast ratio.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from manifesto.pdf.ink import Ink

FLARE = 0.05
RED, GREEN, BLUE = 0.2126, 0.7152, 0.0722


def contrast(ink: Ink, ground: Ink) -> float:
    """Return the contrast ratio, from 1 to 21; raises ValueError for an ink that is neither RGB nor grey."""
    lighter, darker = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (lighter + FLARE) / (darker + FLARE)


def _luminance(ink: Ink) -> float:
    parts = ink.parts * 3 if ink.space == "grey" else ink.parts
    if ink.space not in {"rgb", "grey"} or len(parts) != 3:
        raise ValueError(f"Contrast is known of RGB and grey only, and this ink is {ink.space}.")
    red, green, blue = map(_linear, parts)
    return RED * red + GREEN * green + BLUE * blue


def _linear(part: float) -> float:
    """Return a part of sRGB as light; one outside 0 to 1 is shown as the nearest that is inside."""
    part = min(max(part, 0.0), 1.0)
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
