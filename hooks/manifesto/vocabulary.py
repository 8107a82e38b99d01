"""The vocabulary of templates: the values that each of them can name, and the filters that turn values into words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from manifesto import (
    citation,
    linked_data,
    markdown,
    palette,
    reading,
    repository,
    search,
    sharing,
    templates,
    typeface,
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

    from manifesto.feed import Feed
    from manifesto.headline import Headline
    from manifesto.history import History
    from manifesto.lettering import Lettering
    from manifesto.manifesto import Manifesto

LARGEST = 480.0  # of a word on a line of its own, so that a short one fills the screen of a telephone


def values(manifesto: Manifesto, history: History, feed: Feed, root: Path) -> dict[str, Any]:
    """Return what every template can name."""
    book = phrasebook(manifesto.settings.language)
    return {
        "language": language(manifesto.settings.language),
        "say": book.say,
        "forms": book.forms,
        "parts": book.parts,
        "manifesto": manifesto,
        "settings": manifesto.settings,
        "history": history,
        "feed": feed,
        "palette": palette.read_palette(root),
        "citation": citation,
        "sharing": sharing,
        "linked_data": linked_data,
        "blank": blank(manifesto),
        "repository": repository,
        "pledge": pledge(manifesto),
    }


def filters(root: Path) -> dict[str, Callable[..., Any]]:
    """Return what every template can turn a value into."""
    fonts = typeface.Fonts(root / typeface.FOLDER)

    def headline(text: str, height: float) -> Headline | None:
        return full_measure(text, fonts.statement, height, largest=LARGEST)

    def lettered(texts: tuple[str, ...], em: int) -> Lettering | None:
        return lettering(texts, fonts.label, em)

    return {
        "prose": markdown.render,
        **{name: templates.spoken(name) for name in ("day", "figure", "names")},
        "tails": search.tails,
        "headline": headline,
        "lettering": lettered,
        **reading.FILTERS,
    }
