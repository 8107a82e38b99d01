"""The rules of the form: what `check` asks of a principle's fields and text, as data for a browser.

They are the terms of the very rules that `check` obeys: limits and patterns are written once, there, and messages are
told in the language of the manifesto.
`overrides/assets/javascripts/contribute/rules.js` knows each kind of rule.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from manifesto import draft, form, messages, reference, shape, single, stencil, suggestion, text_file, text_terms
from manifesto.byline import BYLINE
from manifesto.dialect import Browsers, written
from manifesto.field import PLAIN
from manifesto.identifier import slug
from manifesto.phrasebook import ORIGINAL, phrasebook
from manifesto.problem import LONGEST_QUOTE
from manifesto.rule import Saying
from manifesto.settings import Outline
from manifesto.shape import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from manifesto.manifesto import Manifesto
    from manifesto.phrasebook import Phrase, Phrasebook
    from manifesto.rule import Terms

FILE = "contribute/rules.json"
ASKED = frozenset(["title", "summary", "name", "url", "github"])  # the fields of one line that the form has
MOST_KNOWN = 1_000  # principles of which the addresses go along
USUAL = "error"  # the severity of which nothing is said
GIVEN = ("field", "what")  # terms that are words of a message, which has a phrase of its own for each of them
ADVICE = ("short", "long", "near", "none", "known", "more")  # terms that are messages themselves


def rules_json(manifesto: Manifesto) -> str:
    """Return `/contribute/rules.json`: the rules, and what is there already, unless it is very much."""
    settings = manifesto.settings
    outline = Outline(licence=settings.licence, house_style=settings.house_style)
    themes = sorted(theme.key for theme in settings.themes)
    taken = {alias: principle.slug for principle in manifesto.principles for alias in principle.aliases}
    slugs = sorted(principle.slug for principle in manifesto.principles)
    told = rules(outline, phrasebook(settings.language))
    addresses = {"principles": slugs, "aliases": taken} if len(slugs) <= MOST_KNOWN else {}
    return _json({**told, "known": {"themes": themes, **addresses}})


def rules(outline: Outline, book: Phrasebook | None = None) -> Terms:
    """Return all that is asked of the fields and the text in a project with these settings, as values of JSON.

    Messages are in the words of the phrasebook, or in English.
    """
    book = book or phrasebook(ORIGINAL)
    sets = {**dict(_fields(outline, book.language.tag)), **dict(text_terms.sets(outline.house_style))}
    known: dict[str, int] = {}
    numbers = {
        name: [known.setdefault(_json(_plain(terms, book)), len(known)) for terms in asked]
        for name, asked in sets.items()
    }
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
    words = {name: book.phrase(f"messages.{name}") for name in ("quotation", "cut_quotation", "either", "and_also")}
    return {**_plain(told, book), "words": words, "rules": list(map(json.loads, known))}


def _fields(outline: Outline, language: str) -> Iterator[tuple[str, Iterable[Terms]]]:
    """Yield what is asked of each field of one line of text."""
    for item in (*form.fields(outline), *BYLINE.person.fields):
        if isinstance(item.read, Text) and item.name in ASKED:
            yield item.name, [terms for rule in (*PLAIN, *item.read.rules) for terms in rule.terms]
    yield "theme", [terms for rule in PLAIN for terms in rule.terms]
    yield "slug", slug.terms
    yield "left", [{"kind": "find", "find": [_left(language)], "say": draft.LEFT}]


def _left(language: str) -> re.Pattern[str]:
    sentences = (each for tag in (ORIGINAL, language) for each in (stencil.summary(tag), *stencil.text(tag)))
    return re.compile("|".join(map(re.escape, dict.fromkeys(sentences))))


def _themes() -> Terms:
    return {
        "what": "theme",
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
        "known": suggestion.ONE_OF.replace("{more}", ""),
        "more": suggestion.ONE_OF.replace("{more}", suggestion.MORE),
    }


def _plain(value: Any, book: Phrasebook, given: Terms | None = None) -> Any:
    """Return a value in types of JSON, without what is empty, and with messages in the words of the phrasebook."""
    match value:
        case re.Pattern() | Browsers():
            return written(value)
        case Saying():
            fields = {name: each for name, each in value._asdict().items() if each != USUAL}
            return {**fields, "message": _told(value.message, book, given or {})}
        case dict():
            given = {name: value[name] for name in GIVEN if name in value}
            kept = {name: each for name, each in value.items() if each is not None and name != "what"}
            return {
                name: messages.told(each, book)
                if name in ADVICE and isinstance(each, str)
                else _plain(each, book, given)
                for name, each in kept.items()
            }
        case list() | tuple():
            return [_plain(each, book, given) for each in value]
    return value


def _told(message: str, book: Phrasebook, given: Terms) -> Phrase:
    """Return a message that has the words in it which its rule gives."""
    for name, words in given.items():
        message = message.replace(f"{{{name}}}", words)
    return messages.told(message, book)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
