"""Linked data: what a principle and the manifesto are, in the words of schema.org, for programs that read pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from manifesto.licence import address_of

if TYPE_CHECKING:
    from datetime import date

    from manifesto.contributor import Contributor
    from manifesto.manifesto import Manifesto
    from manifesto.principle import Principle, Source

CONTEXT = {"@context": "https://schema.org"}


def of_principle(
    principle: Principle, manifesto: Manifesto, *, changed: date | None = None, image: str = ""
) -> dict[str, Any]:
    """Return a principle as a creative work; `image` is the address of its picture below the home of the site."""
    base, language = manifesto.settings.site_url, manifesto.settings.language
    address = base and f"{base}principles/{principle.slug}/"
    return CONTEXT | _present(
        {
            "@type": "CreativeWork",
            "@id": address,
            "url": address,
            "name": principle.title,
            "headline": principle.title,
            "abstract": principle.summary,
            "author": [_person(author, base) for author in principle.authors if not author.hidden],
            "translator": [_person(one, base) for one in principle.translators if not one.hidden],
            "translationOfWork": _original(principle, manifesto),
            "license": _licence(principle.licence),
            "datePublished": principle.added.isoformat(),
            "dateModified": changed and changed.isoformat(),
            "position": principle.number,
            "inLanguage": principle.language or language,
            "keywords": [manifesto.theme_titles[key] for key in principle.themes],
            "image": base and image and f"{base}{image}",
            "isBasedOn": _work(principle.source) if principle.source else None,
            "isPartOf": _present(
                {"@type": "Collection", "@id": base, "url": base, "name": manifesto.settings.name},
            ),
        }
    )


def of_manifesto(
    manifesto: Manifesto, *, description: str = "", changed: date | None = None, image: str = ""
) -> dict[str, Any]:
    """Return the manifesto as the site and the collection that it is; `description` is what the site says of itself."""
    settings = manifesto.settings
    return CONTEXT | _present(
        {
            "@type": ["WebSite", "Collection"],
            "@id": settings.site_url,
            "url": settings.site_url,
            "name": settings.name,
            "alternateName": settings.short_name,
            "description": description or settings.tagline,
            "license": _licence(settings.licence),
            "version": settings.edition,
            "dateModified": changed and changed.isoformat(),
            "inLanguage": settings.language,
            "collectionSize": len(manifesto.principles),
            "image": settings.site_url and image and f"{settings.site_url}{image}",
        }
    )


def _person(author: Contributor, base: str) -> dict[str, Any]:
    page = f"{base}contributors/{author.handle}/" if base and author.handle else ""
    link = author.link or ""
    return _present({"@type": "Person", "name": author.name, "url": page or link, "sameAs": link if page else ""})


def _original(principle: Principle, manifesto: Manifesto) -> dict[str, str] | None:
    """Return what a translation was made from."""
    home = manifesto.original.settings.site_url if manifesto.original else ""
    return {"@id": f"{home}principles/{principle.slug}/"} if home and principle.translated else None


def _work(source: Source) -> dict[str, Any]:
    return _present({"@type": "CreativeWork", "name": source.title, "url": source.url, "creditText": source.by})


def _licence(name: str) -> str | dict[str, str]:
    """Return the address of a licence; one that is not known is a work with a name."""
    return address_of(name) or {"@type": "CreativeWork", "name": name}


def _present(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values that say anything."""
    return {name: value for name, value in values.items() if value not in (None, "", [])}
