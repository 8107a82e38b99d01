"""Pages in other languages: which prose page is a translation of which, by their names."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from manifesto import language_tag
from manifesto.page import original_of
from manifesto.problem import Place, Problem, quote
from manifesto.suggestion import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from manifesto.page import Page
    from manifesto.settings import Outline

    Pages = dict[str, Page]


def sorted_out(pages: Mapping[str, Page], outline: Outline) -> tuple[Pages, dict[str, Pages], list[Problem]]:
    """Return the pages of the original, those in other languages by tag and the path of the original's, and what is wrong."""
    own = {name: page for name, page in pages.items() if not original_of(name)[1]}
    others: dict[str, Pages] = {}
    problems = [problem for name in own for problem in _taken(name, outline)]
    for name, page in pages.items():
        original, said = original_of(name)
        if said:
            others.setdefault(said.tag, {})[original] = page
            if fault := language_tag.wrong(said, outline.tongues, outline.language):
                problems.append(_problem(name, "P063", fault, outline))
            if original not in own:
                message = f"There is no page {quote(original)} that this could be a translation of. {suggest(original, sorted(own))}"
                problems.append(_problem(name, "P064", message, outline))
    return own, others, problems


def _taken(name: str, outline: Outline) -> Iterator[Problem]:
    """The address of a language is where the whole manifesto stands in it."""
    first = name.removesuffix(".md").partition("/")[0]
    if first in (outline.tongues or ()):
        message = f"The address {first}/ is where the manifesto stands in that language. Give this page another name."
        yield _problem(name, "P070", message, outline)


def _problem(name: str, id: str, message: str, outline: Outline) -> Problem:
    return Problem(PurePosixPath(outline.pages, name).as_posix(), Place(), id, message)
