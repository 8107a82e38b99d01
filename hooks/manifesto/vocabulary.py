"""The vocabulary of templates: the values that each of them can name, and the filters that turn values into words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import pass_context

from manifesto import (
    citation,
    linked_data,
    markdown,
    palette,
    portion,
    reading,
    repository,
    search,
    sharing,
    signpost,
    templates,
    typeface,
    worklist,
)
from manifesto.blank import blank
from manifesto.headline import full_measure
from manifesto.language import language
from manifesto.lettering import lettering
from manifesto.phrasebook import phrasebook
from manifesto.pledge import pledge

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jinja2.runtime import Context

    from manifesto.headline import Headline
    from manifesto.lettering import Lettering
    from manifesto.settings import Settings
    from manifesto.tree import Tree
    from manifesto.typeface import Face

LARGEST = 480.0  # of a word on a line of its own, so that a short one fills the screen of a telephone


def values(tree: Tree, root: Path) -> dict[str, Any]:
    """Return what every template of a tree can name; `original` is the language of what has no translation there."""
    manifesto = tree.manifesto
    book = phrasebook(tree.tag)
    return {
        "tree": tree,
        "original": language(manifesto.settings.original),
        "language": language(manifesto.settings.language),
        "once": templates.once(),
        "say": book.say,
        "forms": book.forms,
        "parts": book.parts,
        "manifesto": manifesto,
        "settings": manifesto.settings,
        "history": tree.history,
        "feed": tree.feed,
        "palette": palette.read_palette(root),
        "citation": citation,
        "sharing": sharing,
        "portions": portion,
        "linked_data": linked_data,
        "blank": blank(manifesto),
        "repository": repository,
        "worklist": worklist,
        "pledge": pledge(manifesto),
    }


def filters(root: Path) -> dict[str, Callable[..., Any]]:
    """Return what every template can turn a value into."""
    statement = typeface.Fonts(root / typeface.FOLDER).statement

    def headline(text: str, height: float) -> Headline | None:
        return full_measure(text, statement, height, largest=LARGEST)

    @pass_context
    def lettered(context: Context, texts: tuple[str, ...], em: int) -> Lettering | None:
        return lettering(texts, _label(root / typeface.FOLDER, context["settings"]), em)

    return {
        "url": signpost.url,
        "abroad": signpost.abroad,
        "prose": markdown.render,
        **{name: templates.spoken(name) for name in ("day", "figure", "names")},
        "tails": search.tails,
        "headline": headline,
        "lettering": lettered,
        **reading.FILTERS,
    }


def _label(folder: Path, settings: Settings) -> Face:
    """Return the face of labels for a language, with those of the other fonts that are there."""
    there = (font for font in settings.fonts if all((folder / file.text).is_file() for file in font.files))
    return typeface.Fonts(folder, tuple(there), settings.language).label
