"""A large manifesto: ours, grown to as many principles as one likes, each of the new ones by somebody else."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from .folders import without_posters
from .many import written

if TYPE_CHECKING:
    from pathlib import Path

    from manifesto import Manifesto


def grown(folder: Path, manifesto: Manifesto, number: int) -> Path:
    """Lay out the project without posters, with principles added until there are so many, and return its folder."""
    project = without_posters(folder / "project")
    added = written(folder / "added", number - len(manifesto.principles))
    themes = [theme.key for theme in manifesto.themes]
    for place, path in enumerate(sorted((added / "principles").iterdir())):
        text = path.read_text(encoding="utf-8")
        if themes:
            text = re.sub(r"(?m)^(?=added: )", f"themes: [{themes[place % len(themes)]}]\n", text, count=1)
        (project / "principles" / path.name).write_text(text, encoding="utf-8")
    with (project / "contributors.yml").open("a", encoding="utf-8") as people:
        people.write("\n" + (added / "contributors.yml").read_text(encoding="utf-8"))
    shutil.rmtree(added)
    return project
