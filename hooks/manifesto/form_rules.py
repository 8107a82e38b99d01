"""The rules of the form: what `check` asks of a principle's fields and text, as data for a browser.

They are the terms of the very rules that `check` obeys: limits, patterns and messages are written once, there.
`overrides/assets/javascripts/contribute/rules.js` knows each kind of rule.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from manifesto import draft, form, reference, shape, single, stencil, suggestion, text_file, text_terms
from manifesto.byline import BYLINE
from manifesto.dialect import Browsers, written
from manifesto.field import PLAIN
from manifesto.identifier import slug
from manifesto.problem import LONGEST_QUOTE
from manifesto.rule import Saying
from manifesto.settings import Outline
from manifesto.shape import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manifesto.manifesto import Manifesto
    from manifesto.rule import Terms

FILE = "contribute/rules.json"
ASKED = frozenset(["title", "summary", "name", "url", "github"])  # the fields of one line that the form has
USUAL = "error"  # the severity of which nothing is said


def rules_json(manifesto: Manifesto) -> str:
    """Return `/contribute/rules.json`: the rules, and what is there already."""
    settings = manifesto.settings
    outline = Outline(licence=settings.licence, house_style=settings.house_style)
    themes = sorted(theme.key for theme in settings.themes)
    taken = {alias: principle.slug for principle in manifesto.principles for alias in principle.aliases}
    slugs = sorted(principle.slug for principle in manifesto.principles)
    return _json({**rules(outline), "known": {"themes": themes, "principles": slugs, "aliases": taken}})


def rules(outline: Outline) -> Terms:
    """Return all that is asked of the fields and the text in a project with these settings, as values of JSON."""
    sets = {**dict(_fields(outline)), **dict(text_terms.sets(outline.house_style))}
    known: dict[str, int] = {}
    numbers = {name: [known.setdefault(_json(terms), len(known)) for terms in asked] for name, asked in sets.items()}
    told = {
        "quoted": LONGEST_QUOTE,
        "sets": numbers,
        "optional": [item.name for item in BYLINE.person.fields if item.name in ASKED and not item.required],
        "apart": {"longest": single.LONGEST, "say": single.APART},
        "themes": _themes(),
        "control": {"find": text_file.CONTROL, "most": text_file.MOST_SHOWN, "say": text_file.STANDS_HERE},
        "text": text_terms.text(),
        "links": text_terms.links(),
        "meant": _meant(),
    }
    return {**_plain(told), "rules": list(map(json.loads, known))}


def _fields(outline: Outline) -> Iterator[tuple[str, Iterable[Terms]]]:
    """Yield what is asked of each field of one line of text."""
    for item in (*form.fields(outline), *BYLINE.person.fields):
        if isinstance(item.read, Text) and item.name in ASKED:
            yield item.name, [terms for rule in (*PLAIN, *item.read.rules) for terms in rule.terms]
    yield "theme", [terms for rule in PLAIN for terms in rule.terms]
    yield "slug", slug.terms
    yield "left", [{"kind": "find", "find": [_left()], "say": draft.LEFT}]


def _left() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, (stencil.SUMMARY, *stencil.TEXT))))


def _themes() -> Terms:
    return {
        "most": form.MOST_THEMES,
        "many": shape.TOO_MANY,
        "none": reference.NO_THEME,
        "twice": reference.TWICE,
    }


def _meant() -> Terms:
    return {
        "longest": suggestion.LONGEST_WORD,
        "listed": suggestion.MOST_LISTED,
        "most": suggestion.MOST_MEANT,
        "closeness": suggestion.CLOSENESS,
        "near": suggestion.MEANT,
        "none": suggestion.NONE,
        "known": suggestion.ONE_OF,
        "more": suggestion.MORE,
    }


def _plain(value: Any) -> Any:
    """Return a value in types of JSON, without what is empty."""
    match value:
        case re.Pattern() | Browsers():
            return written(value)
        case Saying():
            return {name: each for name, each in value._asdict().items() if each != USUAL}
        case dict():
            return {name: _plain(each) for name, each in value.items() if each is not None}
        case list() | tuple():
            return list(map(_plain, value))
    return value


def _json(value: Any) -> str:
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))
