"""The document: from a poster's plan to a PDF; the only room that imports WeasyPrint, and only when it draws.

Nothing but our own template is drawn, text goes into it escaped, and nothing is fetched but our own fonts and
stylesheets.
"""

from __future__ import annotations

import atexit
import io
import os
import re
import warnings
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from manifesto.font_file import font_file
from manifesto.lengths import PX_PER_MM
from manifesto.poster import emblem
from manifesto.poster.finish import finisher
from manifesto.poster.library import MissingLibrary
from manifesto.poster.print import Twin
from manifesto.poster.profile import PROFILES
from manifesto.poster.text_layer import Glyph, Line, amend, spread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto.other_font import OtherFont
    from manifesto.poster.finish import Finishable
    from manifesto.poster.layout.card import Card
    from manifesto.poster.layout.certificate import Certificate
    from manifesto.poster.layout.plan import Plan
    from manifesto.poster.profile import Profile
    from manifesto.settings import Settings

TEMPLATE, TWIN, MEASURES = "poster/poster.html", "poster/twin.html", "poster/measures.css"
CERTIFICATE = "poster/certificate.html"
CARD, ELEMENTS, OTHERS = "poster/card.html", "assets/stylesheets/elements.css", "poster/fonts.css"
ICON, FONTS = "poster/icon.html", "assets/fonts"
SCREEN = PROFILES["home"]  # whose colours are those of a screen
HOME = "https://poster.invalid/assets/stylesheets/"  # a host that cannot be; only OwnFilesOnly answers for it
FETCHED = re.compile(r"https://poster\.invalid/(assets/(?:stylesheets/[\w.-]+\.css|fonts/[\w.-]+\.(?:ttf|otf)))")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawn poster: its PDF, its number of pages, and where its columns end, in mm from the top of the sheet."""

    pdf: bytes
    pages: int
    ends: tuple[float, ...]


def draw(plan: Plan, overrides: Path) -> Drawn:
    """Return the poster as WeasyPrint draws it."""
    desk = _desk(overrides, plan.settings.fonts)
    html = desk.environment.get_template(TEMPLATE).render(**plan.words(), **_emblems(plan, desk, overrides))
    document = desk.rendered(html, plan.profile.stylesheet)
    anchors = document.pages[0].anchors
    around = plan.profile.around
    ends = tuple(place[1] / PX_PER_MM - around for name, place in anchors.items() if name.startswith("end-"))
    return Drawn(_written(document, plan.variant, plan, desk), len(document.pages), ends)


def draw_certificate(certificate: Certificate, overrides: Path) -> Drawn:
    """Return a certificate as WeasyPrint draws it; it fits by arithmetic."""
    desk, settings = _desk(overrides, certificate.settings.fonts), certificate.settings
    seal = _bell(settings, certificate.profile, overrides)
    html = desk.environment.get_template(CERTIFICATE).render(**certificate.words(), seal=seal)
    document = desk.rendered(html, certificate.profile.stylesheet)
    pdf = _written(document, certificate.profile.variant, certificate, desk)
    return Drawn(pdf, len(document.pages), ())


def _written(document: Any, variant: str | None, plan: Finishable, desk: _Desk) -> bytes:
    """Return the file of a document, with its text layer and its finish."""
    finish = finisher(plan, desk.pydyf)

    def complete(drawn: Any, pdf: Any) -> None:
        known = {font.hash: font.to_unicode for font in drawn.fonts.values() if not (font.missing or font.bitmap)}
        amend(pdf, _lines(drawn), known, desk.pydyf)
        finish(drawn, pdf)

    pdf: bytes = document.write_pdf(pdf_variant=variant, output_intent="", finisher=complete)
    return pdf


def _lines(document: Any) -> Iterator[Line]:
    """Yield every line of a drawn document as it was drawn."""
    for page in document.pages:
        for box in page._page_box.descendants(placeholders=True):  # noqa: SLF001 -- nothing public tells the lines
            if hasattr(box, "pango_layout") and box.text.strip():
                box.pango_layout.reactivate(box.style)
                told = list(_glyphs(box.pango_layout, document.fonts))
                box.pango_layout.deactivate()
                yield Line(tuple(glyph for glyph, _ in told), tuple(words for _, words in told))


def _glyphs(layout: Any, fonts: Any) -> Iterator[tuple[Glyph, str]]:
    """Yield each glyph of a layout's first line, and what it says; those that are not drawn are left out."""
    from weasyprint.text.ffi import ffi, pango
    from weasyprint.text.fonts import get_pango_font_key

    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    text, run = layout.text.encode(), layout.get_first_line()[0].runs[0]
    while run != ffi.NULL:
        item, drawn, run = run.data.item, run.data.glyphs, run.next
        font = fonts.get(get_pango_font_key(item.analysis.font)[0])  # none where the letters are hidden
        all_of_it = ((drawn.glyphs[place].glyph, drawn.log_clusters[place]) for place in range(drawn.num_glyphs))
        shown = [(number, start) for number, start in all_of_it if number != pango.PANGO_GLYPH_EMPTY]
        part, starts = text[item.offset : item.offset + item.length], [start for _, start in shown]
        said = spread(part, starts, from_the_right=bool(item.analysis.level % 2))
        name = font.hash if font else ""
        yield from ((Glyph(name, number), words) for (number, _), words in zip(shown, said, strict=True))


def draw_card(card: Card, overrides: Path) -> bytes:
    """Return a share card as the PDF that its picture is taken from."""
    desk = _desk(overrides, card.settings.fonts)
    html = desk.environment.get_template(CARD).render(**card.words(), bell=_bell(card.settings, SCREEN, overrides))
    pdf: bytes = desk.rendered(html, "card.css").write_pdf()
    return pdf


def draw_icon(mark: str, side: float, share: float, overrides: Path) -> bytes:
    """Return the mark on a square of paper, within a share of its side in px, as the PDF that an icon is taken from."""
    desk = _desk(overrides)
    html = desk.environment.get_template(ICON).render(mark=mark, side=side, share=share)
    pdf: bytes = desk.rendered(html, "card.css").write_pdf()
    return pdf


def twin(plan: Plan, overrides: Path) -> Twin:
    """Return the same sheet for a browser."""
    desk = _desk(overrides, plan.settings.fonts)
    words = {**plan.words(), **_emblems(plan, desk, overrides), "unjoined": desk.unjoined}
    below = bool(plan.settings.translated_from)  # in the folder of its language, and what all share is beside that
    words |= {"screen": True, "base": "../" * (plan.depth + below), "own": "../" * plan.depth}
    page, style = (desk.environment.get_template(name).render(**words) for name in (TWIN, MEASURES))
    return Twin(page=page, style=style)


def _bell(settings: Settings, profile: Profile, overrides: Path) -> str:
    """Return the mark of the manifesto in the colours of a profile, or nothing where it has none."""
    return emblem.mark(overrides / settings.mark, profile, settings.short_name) if settings.mark else ""


def _emblems(plan: Plan, desk: _Desk, overrides: Path) -> dict[str, str]:
    """Return the mark of the manifesto and, of a house, the logo; one that is a picture is fetched by its address."""
    words = {"bell": _bell(plan.settings, plan.profile, overrides), "logo": ""}
    if (house := plan.subject.house) and house.logo:
        if house.logo.svg:
            words["logo"] = emblem.drawing(house.logo, plan.profile, house.team)
        else:
            desk.picture = emblem.picture(house.logo, plan.profile)
    return words


@dataclass
class _Desk:
    """Everything that is made once for a process and used for every poster."""

    weasyprint: Any
    pydyf: Any
    page: Any
    fonts: Any
    fetcher: Any
    environment: Environment
    others: tuple[OtherFont, ...]
    unjoined: frozenset[str]
    styles: dict[str, Any]
    picture: bytes = b""

    def rendered(self, html: str, stylesheet: str) -> Any:
        """Return the document that WeasyPrint lays out."""
        page = self.page(string=html, base_url=HOME, url_fetcher=self.fetcher)
        return page.render(font_config=self.fonts, stylesheets=[self.stylesheet(stylesheet)])

    def stylesheet(self, name: str) -> Any:
        """Return the parsed stylesheets: the poster's own, then the profile's."""
        if name not in self.styles:
            source = f'@import url("poster-fonts.css"); @import url("poster.css"); @import url("{name}");'
            source += self.environment.get_template(OTHERS).render(fonts=self.others, unjoined=self.unjoined)
            self.styles[name] = self.weasyprint.CSS(
                string=source, base_url=HOME, url_fetcher=self.fetcher, font_config=self.fonts
            )
        return self.styles[name]


@lru_cache(maxsize=4)
def _desk(overrides: Path, others: tuple[OtherFont, ...] = ()) -> _Desk:
    with _no_system_fonts():
        try:
            with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):  # its own words on a missing library
                import weasyprint
            import pydyf
            from weasyprint.text.fonts import FontConfiguration
            from weasyprint.urls import URLFetcher, URLFetcherResponse
        except OSError as error:  # what the loader of system libraries raises
            raise MissingLibrary.of(error) from None

        fonts = FontConfiguration()
        atexit.register(fonts.__del__)  # which removes its folder of fonts, and is not called where a program ends

    class OwnFilesOnly(URLFetcher):  # type: ignore[misc]  # WeasyPrint carries no types
        """Gives our own fonts and stylesheets and refuses everything else; the network is never asked."""

        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ARG002 -- WeasyPrint's signature
            if url == f"{HOME}house-logo" and desk.picture:
                return URLFetcherResponse(url, desk.picture)
            wanted = FETCHED.fullmatch(url)
            if not wanted:
                raise ValueError(f"A poster may not fetch {url}")
            kind = "text/css" if url.endswith(".css") else "font/ttf"
            return URLFetcherResponse(url, (overrides / wanted[1]).read_bytes(), headers={"Content-Type": kind})

    elements = weasyprint.CSS(string=(overrides / ELEMENTS).read_text(encoding="utf-8"))

    class Page(weasyprint.HTML):  # type: ignore[misc]  # WeasyPrint carries no types
        """A page that begins from our few rules: those of a whole browser take a tenth of the time, and none is needed."""

        def _ua_stylesheets(self, forms: bool = False) -> Any:  # noqa: ARG002 -- WeasyPrint's signature
            return [elements]

    environment = Environment(
        loader=FileSystemLoader(overrides), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    fetcher = OwnFilesOnly(allowed_protocols=["https"], allow_redirects=False, fail_on_errors=True)
    desk = _Desk(weasyprint, pydyf, Page, fonts, fetcher, environment, others, _unjoined(overrides, others), {})
    return desk


def _unjoined(overrides: Path, others: tuple[OtherFont, ...]) -> frozenset[str]:
    """Return the files of other fonts whose letters are not drawn otherwise beside some others."""
    files = {file.text for font in others for file in font.files}
    return frozenset(name for name in files if font_file(overrides / FONTS / name).unjoined)


@contextmanager
def _no_system_fonts() -> Iterator[None]:
    """Let fontconfig see no font of the machine, so that no poster can depend on it, and leave no trace of that."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(Path(__file__).parent / "fonts.conf")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # one says that there are no fonts, which is the point
            yield
    finally:
        del os.environ["FONTCONFIG_FILE"]
        if before is not None:
            os.environ["FONTCONFIG_FILE"] = before
