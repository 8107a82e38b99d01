"""Sharing: what a principle is passed on with, in words and addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from manifesto import embed
from manifesto.phrasebook import phrasebook

if TYPE_CHECKING:
    from manifesto.principle import Principle
    from manifesto.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """One principle, ready to be passed on.

    `quotation` has its words, whose they are, and where they stand; `letter` opens a letter with them that only needs
    somebody to go to; `frame` is the address of the page that others embed in theirs, or nothing where the site has none.
    """

    quotation: str
    letter: str
    frame: str


def of(principle: Principle, settings: Settings) -> Sharing:
    """Return what a principle is passed on with."""
    base = settings.site_url
    address = base and f"{base}principles/{principle.slug}/"
    say = phrasebook(settings.language).say
    authors = [author.name for author in principle.authors]
    said = say("sharing.quotation", title=principle.title, summary=principle.summary)
    whose = say("sharing.quotation_of", authors=authors, name=settings.name, licence=principle.licence)
    return Sharing(
        quotation="\n".join(filter(None, (said, whose, address))),
        letter=_letter(principle.title, "\n\n".join(filter(None, (principle.summary, address)))),
        frame=base and f"{base}{embed.FOLDER}/{principle.slug}/",
    )


def _letter(subject: str, text: str) -> str:
    """Return the address that opens a letter to nobody yet; lines end as RFC 6068 wants them to."""
    return f"mailto:?subject={quote(subject, safe='')}&body={quote(text.replace(chr(10), chr(13) + chr(10)), safe='')}"
