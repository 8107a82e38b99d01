"""The document: from a poster's plan to a PDF; WeasyPrint is known to this room alone, and loaded only when it draws.

Nothing but our own template is drawn, text goes into it escaped, and nothing is fetched but our own fonts and
stylesheets.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from manifesto.lengths import PX_PER_MM
from manifesto.poster import emblem
from manifesto.poster.document.desk import desk_for
from manifesto.poster.document.lines import lines
from manifesto.poster.finish import finisher
from manifesto.poster.print import Twin
from manifesto.poster.profile import PROFILES
from manifesto.poster.text_layer import amend

if TYPE_CHECKING:
    from pathlib import Path

    from manifesto.poster.document.desk import Desk
    from manifesto.poster.finish import Finishable
    from manifesto.poster.layout.card import Card
    from manifesto.poster.layout.certificate import Certificate
    from manifesto.poster.layout.plan import Plan
    from manifesto.poster.profile import Profile
    from manifesto.settings import Settings

TEMPLATE, TWIN, MEASURES = "poster/poster.html", "poster/twin.html", "poster/measures.css"
CERTIFICATE, CARD, ICON = "poster/certificate.html", "poster/card.html", "poster/icon.html"
SCREEN = PROFILES["home"]  # whose colours are those of a screen


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawn poster: its PDF, its number of pages, and where its columns end, in mm from the top of the sheet."""

    pdf: bytes
    pages: int
    ends: tuple[float, ...]


def draw(plan: Plan, overrides: Path) -> Drawn:
    """Return the poster as WeasyPrint draws it."""
    desk = desk_for(overrides, plan.settings.fonts)
    html = desk.environment.get_template(TEMPLATE).render(**plan.words(), **_emblems(plan, desk, overrides))
    document = desk.rendered(html, plan.profile.stylesheet)
    anchors = document.pages[0].anchors
    around = plan.profile.around
    ends = tuple(place[1] / PX_PER_MM - around for name, place in anchors.items() if name.startswith("end-"))
    return Drawn(_written(document, plan.variant, plan, desk), len(document.pages), ends)


def draw_certificate(certificate: Certificate, overrides: Path) -> Drawn:
    """Return a certificate as WeasyPrint draws it; it fits by arithmetic."""
    desk, settings = desk_for(overrides, certificate.settings.fonts), certificate.settings
    seal = _bell(settings, certificate.profile, overrides)
    html = desk.environment.get_template(CERTIFICATE).render(**certificate.words(), seal=seal)
    document = desk.rendered(html, certificate.profile.stylesheet)
    pdf = _written(document, certificate.profile.variant, certificate, desk)
    return Drawn(pdf, len(document.pages), ())


def _written(document: Any, variant: str | None, plan: Finishable, desk: Desk) -> bytes:
    """Return the file of a document, with its text layer and its finish."""
    finish = finisher(plan, desk.pydyf)

    def complete(drawn: Any, pdf: Any) -> None:
        known = {font.hash: font.to_unicode for font in drawn.fonts.values() if not (font.missing or font.bitmap)}
        amend(pdf, lines(drawn), known, desk.pydyf)
        finish(drawn, pdf)

    pdf: bytes = document.write_pdf(pdf_variant=variant, output_intent="", finisher=complete)
    return pdf


def draw_card(card: Card, overrides: Path) -> bytes:
    """Return a share card as the PDF that its picture is taken from."""
    desk = desk_for(overrides, card.settings.fonts)
    html = desk.environment.get_template(CARD).render(**card.words(), bell=_bell(card.settings, SCREEN, overrides))
    pdf: bytes = desk.rendered(html, "card.css").write_pdf()
    return pdf


def draw_icon(mark: str, side: float, share: float, overrides: Path) -> bytes:
    """Return the mark on a square of paper, within a share of its side in px, as the PDF that an icon is taken from."""
    desk = desk_for(overrides)
    html = desk.environment.get_template(ICON).render(mark=mark, side=side, share=share)
    pdf: bytes = desk.rendered(html, "card.css").write_pdf()
    return pdf


def twin(plan: Plan, overrides: Path) -> Twin:
    """Return the same sheet for a browser."""
    desk = desk_for(overrides, plan.settings.fonts)
    words = {**plan.words(), **_emblems(plan, desk, overrides), "unjoined": desk.unjoined}
    below = bool(plan.settings.translated_from)  # in the folder of its language, and what all share is beside that
    words |= {"screen": True, "base": "../" * (plan.depth + below), "own": "../" * plan.depth}
    page, style = (desk.environment.get_template(name).render(**words) for name in (TWIN, MEASURES))
    return Twin(page=page, style=style)


def _bell(settings: Settings, profile: Profile, overrides: Path) -> str:
    """Return the mark of the manifesto in the colours of a profile, or nothing where it has none."""
    return emblem.mark(overrides / settings.mark, profile, settings.short_name) if settings.mark else ""


def _emblems(plan: Plan, desk: Desk, overrides: Path) -> dict[str, str]:
    """Return the mark of the manifesto and, of a house, the logo; one that is a picture is fetched by its address."""
    words = {"bell": _bell(plan.settings, plan.profile, overrides), "logo": ""}
    if (house := plan.subject.house) and house.logo:
        if house.logo.svg:
            words["logo"] = emblem.drawing(house.logo, plan.profile, house.team)
        else:
            desk.picture = emblem.picture(house.logo, plan.profile)
    return words
