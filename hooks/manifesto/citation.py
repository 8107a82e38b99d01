"""Citations: how others name a principle, or the whole manifesto, in writing of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from manifesto.phrasebook import phrasebook
from manifesto.slug import slug_of
from manifesto.words import MONTHS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from manifesto.contributor import Contributor
    from manifesto.manifesto import Manifesto
    from manifesto.principle import Principle
    from manifesto.settings import Settings

LONGEST_KEY = 60
# TeX takes these for orders.  A brace is written as a word: BibTeX counts braces even where a backslash stands before.
ORDERS = {
    **{sign: rf"\{sign}" for sign in "%&#_$"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
}
TEX = str.maketrans(ORDERS)
# What BibTeX takes apart rightly into given names, "von" and family name, if a capital stands at both ends: where
# letters have no capitals, as in Japan, the family name often comes first.
PERSON = re.compile(r"(?!The )[\w.'’-]+(?: [\w.'’-]+)*(?! (?:[JS]r|[IVX]+)$) [\w'’-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One work, named in two ways: `plain` is a sentence for a footnote, `bibtex` an entry for a bibliography."""

    plain: str
    bibtex: str


def of_principle(principle: Principle, settings: Settings) -> Citation:
    """Return the citation of a principle; it has no address where the site has none."""
    address = f"{settings.site_url}principles/{principle.slug}/" if settings.site_url else ""
    return Citation(
        plain=_sentence(settings, principle.added, principle.licence, address, principle),
        bibtex=_entry(
            f"{_key(settings)}:{principle.slug}",
            _dated(principle.added),
            author=_authors(principle.authors, settings),
            title=f"{{{_tex(principle.title)}}}",
            howpublished=_tex(f"{settings.name}, {settings.edition}"),
            note=_tex(principle.licence),
            url=_verbatim(address),
        ),
    )


def of_manifesto(manifesto: Manifesto) -> Citation:
    """Return the citation of the whole, which is known by its title: too many people wrote it to name them all."""
    settings = manifesto.settings
    return Citation(
        plain=_sentence(settings, manifesto.updated, settings.licence, settings.site_url),
        bibtex=_entry(
            _key(settings),
            _dated(manifesto.updated),
            key=_tex(settings.name),
            title=f"{{{_tex(settings.name)}}}",
            howpublished=_tex(settings.edition),
            note=_tex(settings.licence),
            url=_verbatim(settings.site_url),
        ),
    )


def _sentence(settings: Settings, when: date, licence: str, address: str, principle: Principle | None = None) -> str:
    """Return the citation of a principle, or of the whole where there is none, as a sentence."""
    book = phrasebook(settings.language)
    known: dict[str, Any] = {"name": settings.name, "edition": settings.edition, "day": when, "licence": licence}
    if principle:
        outer, inner = book.say("sharing.quotation_marks")[:2], book.say("sharing.quotation_marks")[2:]
        known["title"] = principle.title.translate(str.maketrans(outer, inner))
        known["authors"] = _begun(book.language.names(author.name for author in principle.authors), principle.authors)
    if address:
        return book.say("sharing.citation" if principle else "sharing.citation_whole", address=address, **known)
    return book.say("sharing.citation_homeless" if principle else "sharing.citation_whole_homeless", **known)


def _begun(names: str, authors: Sequence[Contributor]) -> str:
    """Return names as a sentence begins with them: somebody hidden has words of ours, others write theirs as they like."""
    return f"{names[:1].upper()}{names[1:]}" if authors[0].hidden else names


def _entry(key: str, dated: str, /, **fields: str) -> str:
    """Return an entry of BibTeX, a field to a line; what is empty is left out."""
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{key},\n{lines}{dated}}}"


def _dated(when: date) -> str:
    """Return year and month; BibTeX has a word of its own for each month, which every language prints its way."""
    return f"  year = {{{when.year}}},\n  month = {MONTHS[when.month - 1][:3].lower()}\n"


def _key(settings: Settings) -> str:
    """Return what stands before the colon of every key; no two manifestos of one reader are likely to share it."""
    return slug_of(settings.short_name, LONGEST_KEY) or slug_of(settings.name, LONGEST_KEY) or "manifesto"


def _authors(authors: Sequence[Contributor], settings: Settings) -> str:
    """Return the authors as BibTeX lists them; those who are hidden are others."""
    named = [_author(author.name) for author in authors if not author.hidden]
    if not named:
        return f"{{{_begun(phrasebook(settings.language).say('people.hidden'), authors)}}}"
    return " and ".join(named if len(named) == len(authors) else [*named, "others"])


def _author(name: str) -> str:
    """Return a name as it is where BibTeX can take it apart, and in braces, which keep it whole, anywhere else."""
    first, last = name[:1], name.rpartition(" ")[2][:1]
    plain = PERSON.fullmatch(name) and " and " not in name.lower()
    return _tex(name) if plain and first.isupper() and last.isupper() else f"{{{_tex(name)}}}"


def _tex(text: str) -> str:
    return text.translate(TEX)


def _verbatim(address: str) -> str:
    """Return an address as the field for one takes it: as it is, but for what would end the field."""
    return re.sub(r"[{}\\]", lambda match: quote(match[0]), address)
