"""The gallery: the posters of a whole site, printed and hung in each of its trees."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from manifesto.phrasebook import phrasebook
from manifesto.poster.exhibition import exhibit
from manifesto.poster.library import MissingLibrary
from manifesto.poster.press import Abandoned, Misprint
from manifesto.poster.pressroom import print_matrices
from manifesto.poster.progress import bar
from manifesto.problem import Rejected

if TYPE_CHECKING:
    from pathlib import Path

    from manifesto.grove import Grove
    from manifesto.poster.exhibition import Exhibition
    from manifesto.problem import Problem

SETBACKS = (Rejected, Misprint, Abandoned, MissingLibrary)  # what can go wrong with posters and icons


def gallery(grove: Grove, root: Path) -> tuple[dict[str, Exhibition], tuple[Problem, ...]]:
    """Return what each tree hangs, by its folder, and why some posters are left out.

    A bar on a terminal tells how far it is.  Raises SETBACKS.
    """
    with bar(sys.stdout) as told:
        every = [tree.manifesto for tree in grove.trees.values()]
        printed, left_out = print_matrices(every, root, progress=told)
    hung = {
        folder: exhibit(prints, phrasebook(tree.tag).say)
        for (folder, tree), prints in zip(grove.trees.items(), printed, strict=True)
        if tree.manifesto.settings.posters
    }
    return hung, left_out
