"""Pauses: Python's search for circles among what it holds, kept away from work that makes none."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def no_pauses() -> Iterator[None]:
    """Let Python not look for circles meanwhile; looking takes up to a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
