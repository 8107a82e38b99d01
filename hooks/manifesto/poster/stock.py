"""The stock: the fonts that a project's posters are set in, ours and those that its mkdocs.yml names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifesto import typeface
from manifesto.font_file import flaw
from manifesto.problem import Problem, Rejected
from manifesto.settings import PATH as MKDOCS
from manifesto.suggestion import nearest
from manifesto.typeface import Fonts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from manifesto.settings import Settings

KINDS = {".ttf", ".otf"}


def fonts(settings: Settings, root: Path) -> Fonts:
    """Return the fonts of the project at `root`; raises Rejected (P097) with every named one that cannot be used."""
    folder = root / typeface.FOLDER
    if problems := tuple(_problems(settings, folder)):
        raise Rejected(problems)
    return Fonts(folder, settings.fonts, settings.language)


def _problems(settings: Settings, folder: Path) -> Iterator[Problem]:
    there = (
        [path.name for path in folder.iterdir() if path.is_file() and path.suffix in KINDS] if settings.fonts else []
    )
    for file in (file for font in settings.fonts for file in font.files):
        if file.text not in there:
            alike = {name.lower(): name for name in there}
            instead = "".join(f", or write {alike[name]}" for name in nearest(file.text, alike)[:1])
            message = f"There is no {file.text} in {typeface.FOLDER}. Put the file there{instead}."
            yield Problem(MKDOCS, file.place, "P097", message)
        elif wrong := flaw(folder / file.text):
            message = (
                f"{file.text} in {typeface.FOLDER} {wrong}. Put a static TrueType or OpenType font there in its place."
            )
            yield Problem(MKDOCS, file.place, "P097", message)
