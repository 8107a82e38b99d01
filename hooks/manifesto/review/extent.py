"""The extent of a change: whether it is more than one principle, and more than words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifesto.problem import Place, Problem
from manifesto.review.change import is_words
from manifesto.text_file import relative

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from manifesto.review.change import Change


def problems(changes: Sequence[Change], paths: Sequence[str], pages: str, root: Path) -> Iterator[Problem]:
    """Yield what makes a change take longer than it has to; `paths` are all its files, `pages` the folder of the pages."""
    added = [change for change in changes if change.kind == "added" and not change.name]
    if len(added) > 1:
        place = added[1].after.place if added[1].after else Place()
        message = (
            f"{len(added)} principles come at once. One at a time is read sooner; send the others each for itself."
        )
        yield Problem(relative(root, root / added[1].path), place, "P072", message, "warning")
    others = [path for path in paths if not is_words(path, pages)]
    if others:
        more = {1: "", 2: " It is not the only one: so is one other."}
        rest = more.get(len(others), f" It is not the only one: so are {len(others) - 1} others.")
        message = f"This file is none of those in which people write for the manifesto.{rest} Somebody who looks after the project looks at it."
        yield Problem(relative(root, root / others[0]), Place(), "P071", message, "review")
