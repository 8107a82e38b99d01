"""Salvage: the manifesto as far as it can be shown, where something in it still needs fixing.

Whoever slips in one place sees all the same how the rest will look.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from manifesto.byline import WrittenOut
from manifesto.contributor import Contributor, Registry

if TYPE_CHECKING:
    from manifesto.draft import Draft
    from manifesto.field import Placed
    from manifesto.manifesto import Manifesto
    from manifesto.planned_collection import PlannedCollection
    from manifesto.project import Reading


def shown(reading: Reading, other: Reading | None = None) -> Manifesto | None:
    """Return the manifesto of a reading, or what of it can be put together, with what is missing taken from the `other`.

    None where there is too little for one.
    """
    if reading.manifesto:
        return reading.manifesto
    parts = reading.parts
    settings = parts.outline.settings or (other.parts.outline.settings if other else None)
    if not settings or not parts.drafts:
        return None
    people = {**(other.parts.registry.people if other else {}), **parts.registry.people}
    slugs = frozenset(draft.slug for draft in parts.drafts)
    themes = frozenset(theme.key for theme in settings.themes)
    drafts = tuple(_without_what_leads_nowhere(draft, people, themes, slugs) for draft in parts.drafts)
    renditions = tuple(
        replace(each, translators=tuple(_known(one, people) for one in each.translators)) for each in parts.renditions
    )
    sound = replace(
        parts, drafts=drafts, renditions=renditions, slugs=slugs, registry=Registry(people, frozenset(people))
    )
    collections = tuple(_with(collection, slugs) for collection in settings.collections)
    return sound.manifesto(replace(settings, collections=collections))


def _without_what_leads_nowhere(
    draft: Draft, people: dict[str, Contributor], themes: frozenset[str], slugs: frozenset[str]
) -> Draft:
    return replace(
        draft,
        authors=tuple(_known(author, people) for author in draft.authors),
        themes=tuple(theme for theme in draft.themes if theme.text in themes),
        related=tuple(each for each in draft.related if each.text in slugs),
    )


def _known(author: Placed | WrittenOut, people: dict[str, Contributor]) -> Placed | WrittenOut:
    """Return an author, with a handle that nobody has in the place of a name."""
    if isinstance(author, WrittenOut) or author.text in people:
        return author
    return WrittenOut(person=Contributor(handle="", name=author.text), place=author.place, end=author.place)


def _with(collection: PlannedCollection, slugs: frozenset[str]) -> PlannedCollection:
    parts = tuple((title, tuple(slug for slug in those if slug.text in slugs)) for title, those in collection.parts)
    return replace(collection, parts=parts)
