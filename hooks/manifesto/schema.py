"""Schemas: what an editor can be told of our files, in JSON Schema, out of the fields that `check` reads them by.

A schema refuses nothing that the check lets pass.  It is made for the values of YAML 1.2, in which a day is text.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from manifesto import contributor, form, rendition, rendition_form, single
from manifesto.byline import Byline
from manifesto.field import PLAIN
from manifesto.identifier import handle
from manifesto.settings import Outline
from manifesto.shape import ListOf, Record, Text, Word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from manifesto.field import Field, Reader
    from manifesto.rule import Rule
    from manifesto.settings import Settings

DRAFT = "https://json-schema.org/draft/2020-12/schema"
PRINCIPLE, CONTRIBUTORS = "schema/principle.json", "schema/contributors.json"
TRANSLATION = "schema/translation.json"
# Quotation marks of a word processor around a whole value are read as plain ones.
OPENING, CLOSING = "[“„«‘‚‹]", "[”“»’‘›]"
NULL = {"type": "null"}  # of a field nothing; in a list the word null
ANY_TEXT = ["string", "number", "boolean"]  # what YAML takes for something else is read as it was written


def documents(settings: Settings) -> dict[str, str]:
    """Return every schema of a manifesto by its address on the site."""
    return {PRINCIPLE: principle(settings), CONTRIBUTORS: contributors(settings), TRANSLATION: translation(settings)}


def principle(settings: Settings) -> str:
    """Return the schema of a principle's fields."""
    return _document(
        "A principle", settings.site_url + PRINCIPLE, _record(form.fields(Outline(licence=settings.licence)))
    )


def contributors(settings: Settings) -> str:
    """Return the schema of contributors.yml."""
    people = {
        "type": ["object", "null"],
        "propertyNames": _obeying([handle]),
        "additionalProperties": _record(contributor.FIELDS),
    }
    return _document("The people of the manifesto, by handle", settings.site_url + CONTRIBUTORS, people)


def translation(settings: Settings) -> str:
    """Return the schema of a translation's fields, and of those of a claim to one, which has none of the words."""
    whole = rendition_form.RenditionForm.of(Outline(licence=settings.licence))
    words = [{"required": [name]} for name in rendition.WORDS]
    schema = {
        "if": {"required": [rendition_form.CLAIMED.name], "not": {"anyOf": words}},
        "then": _record(whole.claim),
        "else": _record(whole.fields),
    }
    return _document("A translation of a principle, or a claim to one", settings.site_url + TRANSLATION, schema)


def _document(title: str, address: str, schema: dict[str, Any]) -> str:
    return json.dumps({"$schema": DRAFT, "$id": address, "title": title, **schema}, indent=1) + "\n"


def _record(fields: Iterable[Field]) -> dict[str, Any]:
    """Return the schema of named values; a field that need not be there may be empty."""
    properties: dict[str, Any] = {}
    needed = []
    for field in fields:
        schema = {"description": f"Such as {field.example}", **_value(field.read)}
        if field.required:
            needed.append({"anyOf": [{"required": [name]} for name in (field.name, *field.also)]})
        else:
            schema = {"anyOf": [schema, NULL]}
        properties |= dict.fromkeys((field.name, *field.also), schema)
    return {"type": "object", "properties": properties, "additionalProperties": False, "allOf": needed}


def _value(read: Reader) -> dict[str, Any]:
    """Return the schema of what a reader reads."""
    match read:
        case Text():
            return {"type": ANY_TEXT, **_obeying((*PLAIN, *read.rules))}
        case Word():
            return _value(read.text)
        case ListOf():
            item = _value(read.item)
            return {"anyOf": [item, {"type": "array", "items": {"anyOf": [item, NULL]}, "maxItems": read.most}]}
        case Record():
            return _record(read.fields)
        case Byline():
            return {"anyOf": [_value(read.handle), _value(read.person)]}
    return _SINGLE[read]


def _obeying(rules: Iterable[Rule]) -> dict[str, Any]:
    """Return the facts of some rules, of which each holds for the whole text with any white space around it."""
    facts = [
        {**rule.facts, **_whole(rule.facts["pattern"], rule.facts.get("patternErrorMessage", ""))}
        for rule in rules
        if rule.facts
    ]
    return facts[0] if len(facts) == 1 else {"allOf": facts} if facts else {}


def _whole(pattern: str, said: str) -> dict[str, str]:
    """Return the keywords for a pattern of a whole text, with what an editor says where it does not fit.

    White space around the text does not count, nor do curly marks, unless the pattern takes them itself.
    """
    if not re.fullmatch(pattern, " “x” "):
        pattern = rf"\s*(?:{OPENING}\s*)?(?:{pattern})(?:\s*{CLOSING})?\s*"
    return {"pattern": f"^{pattern}$", "patternErrorMessage": said}


_SINGLE: dict[Reader, dict[str, Any]] = {
    single.day: {"type": "string", **_whole(single.DAY.pattern, "Write the day as year-month-day: 2026-11-21.")},
    single.whole_number: {
        "type": ["integer", "string"],
        "minimum": 0,
        "maximum": single.LARGEST_NUMBER,
        **_whole("[0-9]{1,6}", "Write a whole number: 3."),
    },
    single.yes_or_no: {
        "type": ["boolean", "string"],
        **_whole("[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]", "Write true or false."),
    },
}
