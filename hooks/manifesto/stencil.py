"""The stencil: the words with which a new principle begins, to be written over."""

from __future__ import annotations

SUMMARY = "Say in one sentence what somebody can do, starting tomorrow."
TEXT = (
    "Say why this matters, with something that happened to you or to somebody you served.",
    "Then say what it looks like on a real day, what it costs, and when it does not work.",
    "End with one thing that a reader can try tomorrow.",
)


def is_left_in(text: str) -> bool:
    """Return whether words of the stencil still stand in a text."""
    return any(sentence in text for sentence in (SUMMARY, *TEXT))
