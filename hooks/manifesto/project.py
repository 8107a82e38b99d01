"""A project: the folder in which a manifesto is written, and its reading."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from manifesto import contributor, page, settings
from manifesto.assembly import Assembly
from manifesto.contributor import Registry
from manifesto.draft import read_draft
from manifesto.field import Findings
from manifesto.principle import FOLDER
from manifesto.problem import Place, Problem, Rejected
from manifesto.settings import Outline
from manifesto.text_file import LARGEST, LARGEST_REGISTRY, read_text, relative

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from manifesto.draft import Draft
    from manifesto.manifesto import Manifesto
    from manifesto.reference import References

    Reading = tuple[References, Draft | None]

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with `mkdocs.yml`, `contributors.yml` and `principles/`; `settings_file` is the first of them."""

    root: Path
    settings_file: Path

    @classmethod
    def at(cls, root: Path) -> Project:
        """Return the project in `root`."""
        return cls(root.resolve(), root.resolve() / settings.PATH)

    def load(self) -> Manifesto:
        """Return the manifesto; raises Rejected with every problem of every file when one keeps it from being published."""
        manifesto, problems = self.read()
        if manifesto is None:
            raise Rejected(problems)
        return manifesto

    def read(self) -> tuple[Manifesto | None, tuple[Problem, ...]]:
        """Return the manifesto, or None, and every problem of every file, sorted by place."""
        problems, assembly = self._read()
        problems += assembly.problems()
        settings, errors = assembly.outline.settings, any(problem.severity == "error" for problem in problems)
        manifesto = None if errors or not settings else assembly.manifesto(settings)
        return manifesto, tuple(sorted(problems))

    def _read(self) -> tuple[list[Problem], Assembly]:
        found = Findings(relative(self.root, self.settings_file))
        read = _guarded(found, lambda: settings.read_settings(self._text(self.settings_file), found))
        outline = read or Outline()
        registry, problems = self._registry()
        files, misplaced = self._files()
        readings, faults = self._readings(files, outline.licence)
        pages, untidy = page.read_pages(self.root, self.root / outline.pages)
        assembly = Assembly(
            pages=pages,
            outline=outline,
            drafts=tuple(draft for _, draft in readings if draft),
            references=tuple(references for references, _ in readings),
            registry=registry,
            slugs=frozenset(path.stem for path in files),
        )
        return [*found.problems, *problems, *misplaced, *faults, *untidy], assembly

    def _registry(self) -> tuple[Registry, list[Problem]]:
        path = self.root / contributor.PATH
        found = Findings(contributor.PATH)
        read = _guarded(found, lambda: contributor.read_registry(self._text(path, LARGEST_REGISTRY), found))
        return read or Registry({}, None), found.problems

    def _readings(self, files: Iterable[Path], licence: str | None) -> tuple[list[Reading], list[Problem]]:
        readings, problems = [], []
        for path in files:
            found = Findings(relative(self.root, path))
            reading = _guarded(found, partial(self._reading, path, found, licence))
            readings += [reading] if reading else []
            problems += found.problems
        return readings, problems

    def _reading(self, path: Path, found: Findings, licence: str | None) -> Reading:
        return read_draft(self._text(path), found, licence=licence)

    def _files(self) -> tuple[list[Path], list[Problem]]:
        """Return the files of `principles/` in order, and a problem for whatever else lies there."""
        folder = self.root / FOLDER
        if folder.is_symlink():
            message = "This is a link. Put a folder with the principles in its place."
            return [], [Problem(FOLDER, Place(), "P001", message)]
        try:
            entries = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
        except OSError:
            entries = []
        files = [path for path in entries if path.suffix == ".md"]
        problems = [
            Problem(
                relative(self.root, path), Place(), "P070", "Only files whose name ends with .md belong here. Move it."
            )
            for path in entries
            if path.suffix != ".md"
        ]
        if not files:
            message = "There is no principle yet. Write the first one: a file such as principles/keep-every-promise.md."
            problems.append(Problem(FOLDER, Place(), "P010", message))
        return files, problems

    def _text(self, path: Path, largest: int = LARGEST) -> str:
        return read_text(self.root, path, largest=largest)


def _guarded(found: Findings, read: Callable[[], Read | None]) -> Read | None:
    """Call `read`; what it refuses outright becomes findings beside the others."""
    try:
        return read()
    except Rejected as rejected:
        found.problems.extend(rejected.problems)
        return None
