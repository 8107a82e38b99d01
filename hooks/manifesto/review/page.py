"""The page: the principles of a change as their pages will show them, in one file that needs nothing else."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from manifesto import bundle, markdown, templates, typeface
from manifesto.headline import full_measure
from manifesto.language import language
from manifesto.phrasebook import phrasebook
from manifesto.script import direction_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jinja2 import Template

    from manifesto.language import Language
    from manifesto.phrasebook import Phrasebook
    from manifesto.principle import Principle
    from manifesto.review.change import Change
    from manifesto.review.review import Review

TEMPLATE, STYLES, FONTS = "review/page.html", "assets/stylesheets/site.css", "assets/fonts"
MOST = 10  # principles
FACE = re.compile(r"@font-face\{[^{}]*\}")
SOURCE = re.compile(r"url\(\"\.\./fonts/(?P<file>[\w-]+\.woff2)\"\)")
ELSEWHERE = re.compile(r"url\((?!\s*[\"']?data:)[^)]*\)")
END_OF_STYLE = re.compile(r"<(?=/)")
CORE = "-core.woff2"  # what ordinary English is set in; other letters come from the fonts of the machine


def page(review: Review, root: Path) -> dict[str, bytes]:
    """Return the page by its name, or nothing where no principle of the change can be shown."""
    overrides, manifesto = root / "overrides", review.manifesto
    changes = [change for change in review.changes if change.kind != "removed"]
    shown = [_shown(change, one) for change in changes if (one := change.principle(manifesto))] if manifesto else []
    if not manifesto or not shown or not (overrides / TEMPLATE).is_file():
        return {}
    html = _template(root, phrasebook(manifesto.settings.language)).render(
        manifesto=manifesto,
        settings=manifesto.settings,
        shown=shown[:MOST],
        left=len(shown[MOST:]),
        direction=lambda text: direction_of(text, manifesto.settings.language),
        inlined_styles=Markup(_style(overrides)),  # noqa: S704 -- our own sheets of style, in which no tag stands
    )
    return {"page.html": html.encode()}


class Shown(NamedTuple):
    """A principle of a change, and the language that it was translated into; None for an original."""

    principle: Principle
    tongue: Language | None


def _shown(change: Change, principle: Principle) -> Shown:
    return Shown(principle, language(change.name.tag) if change.name else None)


def _template(root: Path, book: Phrasebook) -> Template:
    environment = Environment(loader=FileSystemLoader(root / "overrides"), autoescape=True, undefined=StrictUndefined)
    face = typeface.Fonts(root / typeface.FOLDER).statement
    environment.globals |= {"language": book.language, "say": book.say, "forms": book.forms, "parts": book.parts}
    filters: dict[str, Callable[..., Any]] = {
        **{name: templates.spoken(name) for name in ("day", "figure", "names")},
        "prose": _prose,
        "headline": lambda text, high: full_measure(text, face, high),
    }
    environment.filters |= filters
    return environment.get_template(TEMPLATE)


def _prose(text: str, base: str) -> Markup:
    return Markup(markdown.render(text, base=base))  # noqa: S704 -- past the second wall


def _style(overrides: Path) -> str:
    """Return the styles of the site with the fonts in them, and without anything that would be asked for."""
    css = bundle.stylesheet(overrides / STYLES)
    whole = FACE.sub(lambda face: _packed(face[0], overrides), css)
    return END_OF_STYLE.sub("", ELSEWHERE.sub("none", whole))


def _packed(face: str, overrides: Path) -> str:
    """Return a face with its font within it, or nothing where it is none of the few that are packed."""
    found = SOURCE.search(face)
    if not found or not found["file"].endswith(CORE):
        return ""
    font = base64.b64encode((overrides / FONTS / found["file"]).read_bytes()).decode()
    return face.replace(found[0], f'url("data:font/woff2;base64,{font}")')
