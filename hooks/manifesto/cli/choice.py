"""The files that a command is about, as they are named on the command line."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from manifesto import contributor, edition_record, settings
from manifesto.principle import FOLDER
from manifesto.problem import as_line
from manifesto.text_file import relative
from manifesto.words import names

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from manifesto.project import Project
    from manifesto.settings import Outline


def require(project: Project) -> None:
    """End the command where there is no manifesto to write for."""
    if not project.settings_file.exists():
        raise click.UsageError(
            f"There is no manifesto in {project.root}: mkdocs.yml is missing. -C names another folder."
        )


class Choice:
    """Some files or folders of a project, or all of it where none is named."""

    def __init__(self, project: Project, files: Iterable[Path]) -> None:
        self.paths = tuple(_named(project, file) for file in files)

    def require_ours(self, outline: Outline) -> None:
        """End the command where something is named that is no part of the manifesto: nothing could be said of it."""
        parts = (FOLDER, contributor.PATH, edition_record.PATH, settings.PATH, outline.pages)
        for path in self.paths:
            if path != "." and not any(_is_in(path, part) or _is_in(part, path) for part in parts):
                message = f"{path} is not read: a manifesto is {names(parts)}."
                raise click.BadParameter(message, param_hint="FILE")

    def __contains__(self, path: object) -> bool:
        """Return whether a path is among those chosen, or lies in one of them."""
        return not self.paths or any(each == "." or _is_in(str(path), each) for each in self.paths)

    @property
    def slugs(self) -> frozenset[str] | None:
        """The principles that are named one by one; None where there is more to it."""
        slugs = {path.removeprefix(f"{FOLDER}/").removesuffix(".md") for path in self.paths if path.endswith(".md")}
        return frozenset(slugs) if slugs and len(slugs) == len(self.paths) else None


def _is_in(path: str, whole: str) -> bool:
    """Return whether a path is the other one, or lies in it."""
    return path == whole or path.startswith(f"{whole}/")


def _named(project: Project, file: Path) -> str:
    """Return a file as problems name it; it may be given from the project's folder or from where one stands."""
    inside = project.root / file
    here = inside if os.path.lexists(inside) else file
    if not os.path.lexists(here):
        raise click.BadParameter(f"There is no file {as_line(str(file))}.", param_hint="FILE")
    place = here.resolve() if here.is_dir() else here.parent.resolve() / here.name
    if not place.is_relative_to(project.root):
        raise click.BadParameter(f"{as_line(str(file))} is not in the project {project.root}.", param_hint="FILE")
    return relative(project.root, place)
