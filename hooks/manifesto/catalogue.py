"""The catalogue: the manifesto as JSON, for whoever builds something of their own from it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from manifesto.contributor import Contributor
    from manifesto.manifesto import Manifesto
    from manifesto.principle import Principle

VERSION = 1


def principles_json(manifesto: Manifesto) -> str:
    """Return `/principles.json`: every principle in its order, with its Markdown body.

    In another language than the original's, those that nobody has translated say whose words they are in, and the others
    who translated them.
    """
    base = manifesto.settings.site_url
    return _text(
        {
            "version": VERSION,
            "name": manifesto.settings.name,
            "edition": manifesto.settings.edition,
            "licence": manifesto.settings.licence,
            "principles": [_principle(principle, base) for principle in manifesto.principles],
        }
    )


def contributors_json(manifesto: Manifesto) -> str:
    """Return `/contributors.json`: everybody who is not hidden, with the slugs of what they wrote."""
    base = manifesto.settings.site_url
    people = [
        {
            **_present(handle=person.handle, name=person.name, url=person.url, github=person.github, role=person.role),
            **_present(pledged=person.pledged and person.pledged.isoformat(), ended=person.ended),
            "principles": [principle.slug for principle in manifesto.by_author.get(person.handle, ())],
            "address": f"{base}contributors/{person.handle}/",
        }
        for person in manifesto.contributors
    ]
    return _text({"version": VERSION, "name": manifesto.settings.name, "contributors": people})


def _principle(principle: Principle, base: str) -> dict[str, Any]:
    source = principle.source
    return {
        "number": principle.number,
        "slug": principle.slug,
        "title": principle.title,
        "summary": principle.summary,
        "authors": [_author(author) for author in principle.authors],
        "added": principle.added.isoformat(),
        "licence": principle.licence,
        "themes": list(principle.themes),
        **_present(source=source and _present(title=source.title, url=source.url, by=source.by)),
        "related": list(principle.related),
        "aliases": list(principle.aliases),
        "body": principle.body,
        "address": f"{base}principles/{principle.slug}/",
        **_present(language=principle.language or None),
        **_present(translators=[_author(person) for person in principle.translators] or None),
    }


def _author(author: Contributor) -> dict[str, Any]:
    return _present(handle=author.handle or None, name=author.name, url=author.url, github=author.github)


def _present(**values: Any) -> dict[str, Any]:
    """Return the values that are there."""
    return {name: value for name, value in values.items() if value is not None}


def _text(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
