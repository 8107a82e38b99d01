"""A project: the folder in which a manifesto is written, and its reading."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from manifesto import contributor, edition_record, folder, identifier, page, page_tongue, rendition, settings, tidiness
from manifesto.assembly import Assembly
from manifesto.contributor import Registry
from manifesto.draft import read_draft
from manifesto.field import Findings
from manifesto.form import Form
from manifesto.pauses import no_pauses
from manifesto.planned_style import PLAIN_STYLE
from manifesto.problem import Place, Problem, Rejected, quote
from manifesto.rendition_form import RenditionForm
from manifesto.settings import Outline
from manifesto.text_file import LARGEST, LARGEST_REGISTRY, read_text, refuse_controls, relative

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping
    from pathlib import Path

    from manifesto.draft import Draft
    from manifesto.edition import Edition
    from manifesto.language_tag import Name
    from manifesto.manifesto import Manifesto
    from manifesto.page import Page
    from manifesto.reference import References
    from manifesto.rendition import Rendition

    Drafted = tuple[References, Draft | None]
    Rendered = tuple[References, Rendition | None]

Read = TypeVar("Read")


class Reading(NamedTuple):
    """What was read: the manifesto, or None where an error keeps it back; every problem by place; and the parts."""

    manifesto: Manifesto | None
    problems: tuple[Problem, ...]
    parts: Assembly

    @property
    def errors(self) -> int:
        """How many of the problems keep the manifesto from being published."""
        return sum(problem.severity == "error" for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with `mkdocs.yml`, `contributors.yml` and `principles/`; `settings_file` is the first of them.

    Once an edition is frozen, `editions.yml` is there as well.  `unsaved` holds texts by path that stand for
    principles, contributors.yml and editions.yml, whatever is on the disk.
    """

    root: Path
    settings_file: Path
    unsaved: Mapping[Path, str] = field(default_factory=dict)

    @classmethod
    def at(cls, root: Path) -> Project:
        """Return the project in `root`."""
        return cls(root.resolve(), root.resolve() / settings.PATH)

    def with_unsaved(self, texts: Mapping[Path, str]) -> Project:
        """Return the project as it would be with these texts in the files of these paths."""
        return replace(self, unsaved={**self.unsaved, **texts})

    def load(self) -> Manifesto:
        """Return the manifesto; raises Rejected with every problem of every file when one keeps it from being published."""
        reading = self.read()
        if reading.manifesto is None:
            raise Rejected(reading.problems)
        return reading.manifesto

    def read(self, about: Container[str] | None = None) -> Reading:
        """Return what was read of every file.

        Principles that say the same as another are looked for among these slugs only, where `about` is given.
        """
        with no_pauses():
            problems, assembly = self._read()
            problems += assembly.problems(about)
        settings, errors = assembly.outline.settings, any(problem.severity == "error" for problem in problems)
        manifesto = None if errors or not settings else assembly.manifesto(settings)
        return Reading(manifesto, tuple(sorted(problems)), assembly)

    def _read(self) -> tuple[list[Problem], Assembly]:
        found = Findings(relative(self.root, self.settings_file))
        outline = self._guarded(self.settings_file, found, settings.read_settings) or Outline()
        people = Findings(contributor.PATH)
        registry = self._guarded(self.root / contributor.PATH, people, contributor.read_registry, LARGEST_REGISTRY)
        past = Findings(edition_record.PATH)
        frozen = self._frozen(past)
        files, misplaced = folder.principle_files(self.root, self.unsaved)
        originals, translations = folder.sorted_out(files)
        readings, faults = self._readings(originals, outline)
        rendered, slips = self._renditions(translations, outline)
        every_page, untidy = self._pages(outline, found.path)
        pages, translated_pages, stray = page_tongue.sorted_out(every_page, outline)
        assembly = Assembly(
            pages=pages,
            outline=outline,
            drafts=tuple(draft for _, draft in readings if draft),
            references=tuple(references for references, _ in (*readings, *rendered)),
            registry=registry or Registry({}, None),
            slugs=frozenset(path.stem for path in originals),
            frozen=frozen,
            translated_pages=translated_pages,
            renditions=tuple(one for _, one in rendered if one),
            translated={name.stem: name.slug for _, name in translations if not any(identifier.slug(name.slug))},
        )
        return [
            *found.problems,
            *people.problems,
            *past.problems,
            *misplaced,
            *faults,
            *slips,
            *untidy,
            *stray,
        ], assembly

    def _frozen(self, found: Findings) -> tuple[Edition, ...]:
        path = self.root / edition_record.PATH
        if path not in self.unsaved and not os.path.lexists(path):
            return ()  # nothing was frozen yet
        return self._guarded(path, found, edition_record.read_editions, edition_record.LARGEST) or ()

    def _pages(self, outline: Outline, settings_path: str) -> tuple[dict[str, Page], list[Problem]]:
        place = self.root / outline.pages
        try:
            if place.is_symlink() or self.root in place.resolve().parents:
                return page.read_pages(self.root, place)
        except OSError:  # a name that no folder can have
            pass
        message = f"docs_dir, {quote(outline.pages)}, is no folder in this project. Name the one that holds the pages."
        return {}, [Problem(settings_path, Place(), "P001", message)]

    def _readings(self, files: Iterable[Path], outline: Outline) -> tuple[list[Drafted], list[Problem]]:
        read = partial(read_draft, form=Form.of(outline))
        readings, problems = [], []
        for path in files:
            found = Findings(relative(self.root, path))
            reading = self._guarded(path, found, read)
            readings += [reading] if reading else []
            problems += found.problems
        return readings, problems

    def _renditions(self, files: Iterable[tuple[Path, Name]], outline: Outline) -> tuple[list[Rendered], list[Problem]]:
        styles, forms = outline.styles, {}
        readings, problems = [], []
        for path, name in files:
            found = Findings(relative(self.root, path))
            rendition.check_name(name, outline, found)
            style = styles.get(name.tag, PLAIN_STYLE)
            if style not in forms:
                forms[style] = RenditionForm.of(outline, style)
            reading = self._guarded(path, found, partial(rendition.read_rendition, name=name, form=forms[style]))
            readings += [reading] if reading else []
            problems += found.problems
        return readings, problems

    def _guarded(
        self, path: Path, found: Findings, read: Callable[[str, Findings], Read | None], largest: int = LARGEST
    ) -> Read | None:
        """Read a file's text with `read`; what is refused outright becomes findings beside the others."""
        try:
            text = self.text(path, largest=largest)
            if path != self.settings_file:  # a maintainer's own
                found.problems.extend(tidiness.problems(found.path, text))
            found.lines = (text := tidiness.plain(text)).split("\n")
            return read(text, found)
        except Rejected as rejected:
            found.problems.extend(rejected.problems)
            return None

    def outline(self) -> Outline:
        """Return what can be read of the settings, and nothing else; what is wrong with them is not told."""
        found = Findings(relative(self.root, self.settings_file))
        return self._guarded(self.settings_file, found, settings.read_settings) or Outline()

    def lines(self, path: str) -> list[str]:
        """Return the lines of a file as its problems count them; none where it cannot be read."""
        try:
            return tidiness.plain(self.text(self.root / path)).split("\n")
        except Rejected:
            return []

    def text(self, path: Path, *, largest: int = LARGEST_REGISTRY) -> str:
        """Return the text of a file of the project as it stands there; raises Rejected (P001)."""
        if (unsaved := self.unsaved.get(path)) is None:
            return read_text(self.root, path, largest=largest)
        refuse_controls(relative(self.root, path), unsaved)
        return unsaved
