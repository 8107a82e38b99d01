"""Embeds: how large a title is set, and from which side it is read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from manifesto import embed

if TYPE_CHECKING:
    from collections.abc import Callable

    from manifesto.principle import Principle


@pytest.mark.parametrize(
    ("title", "size"),
    [
        ("Go first", "large"),
        ("a " * 14, "large"),
        ("a " * 15, "middle"),
        ("Unconditionally", "middle"),
        ("Internationalisations", "small"),
        ("a " * 30, "small"),
        ("a " * 40, "smallest"),
        ("x" * 60, "smallest"),
        ("約束は必ず守る", "large"),
        ("約束したことは誰も見ていなくても必ず守る", "middle"),
        ("約" * 60, "smallest"),
        ("e\u0301" * 14, "large"),
        ("", "large"),
    ],
)
def test_the_size(title: str, size: str) -> None:
    """A longer title, or one with a longer word, is set smaller; a letter of East Asia counts for two."""
    assert embed.size_of(title.strip()) == size


@pytest.mark.parametrize(
    ("title", "language", "direction"),
    [("Go first", "ar", "ltr"), ("ابدأ أنت", "en", "rtl"), ("24/7", "he", "rtl"), ("24/7", "en", "ltr")],
)
def test_the_side(make_principle: Callable[..., Principle], title: str, language: str, direction: str) -> None:
    """A title is read from the side of its first letter, and one without letters from that of the language."""
    assert embed.of(replace(make_principle(1), title=title), language).direction == direction
