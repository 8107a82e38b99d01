"""The foot of a poster: who wrote it, edition, licence and address, and the codes that lead to the site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from manifesto.edition import FOLDER, current_key
from manifesto.phrasebook import phrasebook
from manifesto.poster.layout import leading
from manifesto.poster.layout.credits import credit_line
from manifesto.poster.layout.qr import Code, code
from manifesto.poster.layout.setting import set_anyhow

if TYPE_CHECKING:
    from manifesto.manifesto import Manifesto
    from manifesto.phrasebook import Phrasebook
    from manifesto.poster.sheet import Sheet
    from manifesto.poster.subject import Subject
    from manifesto.typeface import Face, Fonts

SMALL_PRINT = 2.35  # least size of the foot, in mm: 6.7 pt, above what print shops refuse
SIZE_SHARE, CODE_SHARE = 0.0118, 0.06  # of the short side
SMALLEST_CODE = 15.0  # a telephone reads a code of this side from an arm's length
GAP = 0.35  # between two codes, of their side
ABOVE = 1.6  # em of white above the foot


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One code: what it is called where it does not stand alone, its modules, and its side in mm."""

    name: str
    code: Code
    side: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """Lengths in mm; `inner` is the height without the white above it, `below` says that the codes lie under the words."""

    credits: tuple[str, ...]
    imprint: tuple[str, ...]
    size: float
    marks: tuple[Mark, ...]
    below: bool
    width: float
    inner: float

    @property
    def height(self) -> float:
        """The height with the white above it."""
        return self.inner + ABOVE * self.size

    @property
    def code_height(self) -> float:
        """The height of the row of codes, with the words that name them where there are several."""
        return code_height(self.marks, self.size)


def foot(
    manifesto: Manifesto, subject: Subject, sheet: Sheet, width: float, fonts: Fonts, *, below: bool = False
) -> Foot:
    """Return the foot in a width in mm, its codes at the end of the words or `below` them."""
    size = max(SMALL_PRINT, SIZE_SHARE * sheet.short)
    marks = _marks(manifesto, subject, sheet)
    taken = 0.0 if below else sum((1 + GAP) * mark.side for mark in marks)
    measure = (width - taken) / size
    book = phrasebook(manifesto.settings.language)
    thanks = set_anyhow(credit_line(subject, book), fonts.label, measure)
    imprint = (
        *set_anyhow(imprint_line(manifesto, book), fonts.label, measure),
        *set_anyhow(untranslated_line(subject, book), fonts.label, measure),
        *_address(manifesto, subject, fonts.label, measure),
    )
    words_height = (leading.FOOT * (len(thanks) + len(imprint)) + 2 * leading.FOOT_ABOVE) * size
    codes = code_height(marks, size)
    inner = words_height + codes + (leading.FOOT * size if codes else 0) if below else max(codes, words_height)
    return Foot(credits=thanks, imprint=imprint, size=size, marks=marks, below=below, width=width, inner=inner)


def code_height(marks: tuple[Mark, ...], size: float) -> float:
    """Return the height of a row of codes; more than one are named, so that nobody follows the wrong one."""
    named = (leading.CODE + leading.FOOT) * size if len(marks) > 1 else 0.0
    return max((mark.side for mark in marks), default=0.0) + named


def imprint_line(manifesto: Manifesto, book: Phrasebook) -> str:
    """Return what the poster is of, as of which day, and what may be done with it."""
    settings = manifesto.settings
    facts = {"name": settings.name, "edition": settings.edition, "licence": settings.licence}
    return book.say("poster.imprint", day=manifesto.updated, **facts)


def untranslated_line(subject: Subject, book: Phrasebook) -> str:
    """Return how much of it nobody has put into the language of the sheet yet; nothing where all of it is."""
    count, name = subject.untranslated, book.language.name
    if not count:
        return ""
    if subject.single:
        return book.say("poster.not_yet", language=name)
    return book.say("poster.partly", count=count, language=name)


def code_names(subject: Subject, book: Phrasebook) -> tuple[str, ...]:
    """Return what the codes are called, in their order: of the page of a single principle, and of the edition."""
    edition = book.say("poster.this_edition")
    return (book.say("poster.this_principle"), edition) if subject.single else (edition,)


def _marks(manifesto: Manifesto, subject: Subject, sheet: Sheet) -> tuple[Mark, ...]:
    settings, side = manifesto.settings, max(SMALLEST_CODE, CODE_SHARE * sheet.short)
    if not settings.site_url:
        return ()
    edition = f"{FOLDER}/{current_key(manifesto)}/"
    pages = (subject.page, edition) if subject.single else (edition,)
    names = code_names(subject, phrasebook(settings.language))
    return tuple(
        Mark(name=name, code=code(f"{settings.site_url}{page}"), side=side)
        for name, page in zip(names, pages, strict=True)
    )


def _address(manifesto: Manifesto, subject: Subject, label: Face, measure: float) -> tuple[str, ...]:
    """Return the address as people type it, where it fits a line; a longer one is in the codes alone."""
    settings = manifesto.settings
    address = f"{settings.site_url}{subject.page}" if settings.site_url else ""
    shown = address.removeprefix("https://").rstrip("/")
    return (shown,) if shown and label.width(shown) <= measure else ()
