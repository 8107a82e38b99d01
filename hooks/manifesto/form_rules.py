"""The rules of the form: what `check` asks of a principle's fields and text, as data for a browser.

They are the terms of the very rules that `check` obeys: limits, patterns and messages are written once, there.
`overrides/assets/javascripts/contribute/rules.js` knows each kind of rule.
"""

from __future__ import annotations

import json
import re
from functools import cache
from html import unescape
from html.entities import html5
from typing import TYPE_CHECKING, Any

from manifesto import (
    body_text,
    draft,
    form,
    link,
    privacy,
    prose,
    reference,
    shape,
    single,
    stencil,
    suggestion,
    text_file,
)
from manifesto.byline import BYLINE
from manifesto.dialect import Browsers, written
from manifesto.field import PLAIN
from manifesto.identifier import slug
from manifesto.pattern_rule import whole
from manifesto.plain_text import HIDDEN
from manifesto.problem import JOINERS, LONGEST_QUOTE
from manifesto.rule import Saying, anywhere
from manifesto.settings import Outline
from manifesto.shape import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manifesto.house_style import HouseStyle
    from manifesto.manifesto import Manifesto
    from manifesto.rule import Terms

FILE = "contribute/rules.json"
ASKED = frozenset(["title", "summary", "name", "url", "github"])  # the fields of one line that the form has
# Some numbers of control characters are read as other characters (HTML, 13.2.5.80), and those are seen.
READ_AS_OTHERS = r"\0\t\n\f\r\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f"
USUAL = "error"  # the severity of which nothing is said
UNSEEN = Browsers(rf"(?![{JOINERS}{READ_AS_OTHERS}])(?:{HIDDEN.pattern}|[\p{{Cc}}\p{{Cf}}\p{{Co}}\p{{NChar}}])")


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
    sets = {**dict(_fields(outline)), **dict(_body(outline.house_style))}
    known: dict[str, int] = {}
    numbers = {name: [known.setdefault(_json(terms), len(known)) for terms in asked] for name, asked in sets.items()}
    told = {
        "quoted": LONGEST_QUOTE,
        "sets": numbers,
        "optional": [item.name for item in BYLINE.person.fields if item.name in ASKED and not item.required],
        "apart": {"longest": single.LONGEST, "say": single.APART},
        "themes": {
            "most": form.MOST_THEMES,
            "many": shape.TOO_MANY,
            "none": reference.NO_THEME,
            "twice": reference.TWICE,
        },
        "control": {"find": text_file.CONTROL, "most": text_file.MOST_SHOWN, "say": text_file.STANDS_HERE},
        "text": {
            "none": prose.NO_TEXT,
            "most": prose.LONGEST,
            "notable": prose.NOTABLE,
            "fence": whole(prose.FENCE),
            "code": prose.CODE,
        },
        "links": _links(),
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


def _body(style: HouseStyle) -> Iterator[tuple[str, Iterable[Terms]]]:
    """Yield what is asked of the whole text, of each line of it, and of the address of each link."""
    weights = (
        {"kind": "count", "what": what, "find": pattern, "most": most, "within": part, "say": body_text.TOO_HEAVY}
        for what, pattern, most, part in body_text.WEIGHTS
    )
    yield "whole", [*prose.LENGTH.terms, *weights]
    refused = ({"kind": "find", "find": [pattern], "say": say} for pattern, say in prose.NOT_ALLOWED)
    yield "style", anywhere(*style.looks).terms
    yield "notable", [*refused, _invisible(), *anywhere(privacy.mailboxes, privacy.numbers).terms]
    yield "address", link.straight.terms


def _invisible() -> Terms:
    return {
        "kind": "unseen",
        "find": body_text.SEEN_BY_NOBODY,
        "say": body_text.STANDS_HERE,
        "entity": body_text.ENTITY,
        "names": re.compile(f"^&(?:{'|'.join(_names_of_the_invisible())})$"),
        "numbers": UNSEEN,
        "stands": body_text.STANDS_FOR,
    }


@cache
def _names_of_the_invisible() -> list[str]:
    """Return the names of entities that stand for what nobody sees; some need no semicolon."""
    names = sorted(name for name in html5 if name.isascii() and body_text.ENTITY.fullmatch(f"&{name}"))
    return [name for name in names if body_text.is_invisible(unescape(f"&{name}"))]


def _links() -> Terms:
    return {
        "find": prose.LINK,
        "picture": prose.PICTURE,
        "schemes": prose.SCHEMES,
        "principle": whole(prose.PRINCIPLE),
        "nowhere": prose.NOWHERE,
        "elsewhere": prose.ELSEWHERE,
        "most": link.MOST,
        "many": link.TOO_MANY,
        "none": reference.NO_PRINCIPLE,
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
