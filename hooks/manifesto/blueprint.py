"""The blueprint: the files of a new manifesto that are its own, from templates in the folder of the same name.

A template has the path of the file that it makes, and `.jinja` at its end; its words are those of the phrasebook.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from manifesto import notation, parsing
from manifesto.founding import THEMES
from manifesto.node import Mapping, values
from manifesto.phrasebook import phrasebook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

    from manifesto.founding import Founding

FOLDER = Path(__file__).parent / "blueprint"
ENDING = ".jinja"
EXAMPLE = "sign-what-you-stand-for"
MARKS = re.compile(r"([\\`*_{}\[\]<>()#+!|~&-])")  # what Markdown may take for more than a sign
KEPT = (("theme", "static_templates"), ("extra", "leave_out"))  # what the program itself needs in mkdocs.yml


def drawn(founding: Founding, settings: str) -> dict[str, str]:
    """Return the files of a new manifesto by path; `settings` is the text of the mkdocs.yml that goes with the program.

    Raises Rejected where that cannot be read.
    """
    environment = _environment()
    known = {**_known(founding), **machinery(settings)}
    return {
        name.removesuffix(ENDING): environment.get_template(name).render(known)
        for name in sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob(f"*{ENDING}"))
    }


def machinery(settings: str) -> dict[str, Any]:
    """Return what a mkdocs.yml says that is about the program and not about a manifesto; raises Rejected."""
    root = parsing.read(settings, path="mkdocs.yml", environment={})
    return dict(_lists(root))


def _lists(root: Any) -> Iterator[tuple[str, list[str]]]:
    for part, name in KEPT:
        section = root.get(part) if isinstance(root, Mapping) else None
        found = section.get(name) if isinstance(section, Mapping) else None
        yield name, values(found) or []


def _known(founding: Founding) -> dict[str, Any]:
    return {
        "name": founding.name,
        "short_name": founding.short_name,
        "language": founding.language,
        "repository": founding.repository,
        "home": founding.names.repository,
        "site": founding.site,
        "day": founding.day,
        "themes": THEMES,
        "slug": EXAMPLE,
        "font": founding.font,
        "say": phrasebook(founding.language).say,
    }


def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # only one command pays for it

    environment = Environment(  # noqa: S701 -- these are no pages: each value is written as its file asks for
        loader=FileSystemLoader(FOLDER), undefined=StrictUndefined, keep_trailing_newline=True
    )
    environment.filters.update(yaml=notation.value, quoted=notation.quoted, markdown=in_markdown, json=_in_json)
    return environment


def in_markdown(text: str) -> str:
    """Return a text as Markdown writes it, so that none of its signs means anything."""
    return MARKS.sub(r"\\\1", text)


def _in_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
