"""The desk: WeasyPrint with our fonts, our few rules and our own files, made once for a process and used for every poster."""

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
from manifesto.poster.library import MissingLibrary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto.other_font import OtherFont

ELEMENTS, OTHERS = "assets/stylesheets/elements.css", "poster/fonts.css"
FONTS = "assets/fonts"
FONTS_CONF = Path(__file__).parent.parent / "fonts.conf"
HOME = "https://poster.invalid/assets/stylesheets/"  # a host that cannot be; only OwnFilesOnly answers for it
FETCHED = re.compile(r"https://poster\.invalid/(assets/(?:stylesheets/[\w.-]+\.css|fonts/[\w.-]+\.(?:ttf|otf)))")


@dataclass
class Desk:
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
def desk_for(overrides: Path, others: tuple[OtherFont, ...] = ()) -> Desk:
    """Return the desk for the templates in a folder and the fonts beside ours.

    Raises MissingLibrary where a library of the system is not there.
    """
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
    desk = Desk(weasyprint, pydyf, Page, fonts, fetcher, environment, others, _unjoined(overrides, others), {})
    return desk


def _unjoined(overrides: Path, others: tuple[OtherFont, ...]) -> frozenset[str]:
    """Return the files of other fonts whose letters are not drawn otherwise beside some others."""
    files = {file.text for font in others for file in font.files}
    return frozenset(name for name in files if font_file(overrides / FONTS / name).unjoined)


@contextmanager
def _no_system_fonts() -> Iterator[None]:
    """Let fontconfig see no font of the machine, so that no poster can depend on it, and leave no trace of that."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(FONTS_CONF)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # one says that there are no fonts, which is the point
            yield
    finally:
        del os.environ["FONTCONFIG_FILE"]
        if before is not None:
            os.environ["FONTCONFIG_FILE"] = before
