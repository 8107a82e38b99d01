"""Leading: line heights and the white between a poster's texts, in em of the text they belong to.

The fit reckons with these numbers and the template draws with them; they stand nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from manifesto.typeface import Face

TITLE, SUMMARY = 1.1, 1.36  # of our own faces
BETWEEN = 0.3  # between a title and its summary, in em of the summary
DIGIT = 0.8  # of a number: tall figures have nothing below the line
UNDER = 1.3  # of what stands under a headline
UNDER_ABOVE, UNDER_BELOW = 0.75, 0.8
FOOT = 1.3
CODE = 0.8  # between a code and the words that name it
FOOT_ABOVE = 0.25  # above each of the foot's two paragraphs


def of_titles(face: Face) -> float:
    """Return the line height of titles, in em: enough for the tallest font that they may be set in."""
    return TITLE * face.stretch


def of_summaries(face: Face) -> float:
    """Return the line height of summaries, in em."""
    return SUMMARY * face.stretch
