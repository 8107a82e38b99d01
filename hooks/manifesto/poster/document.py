"""The document: from a poster's plan to a PDF; the only room that imports WeasyPrint, and only when it draws.

Nothing but our own template is drawn, text goes into it escaped, and nothing is fetched but our own fonts and
stylesheets.
"""

from __future__ import annotations

import os
import re
import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from manifesto.poster.sheet import PX_PER_MM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifesto.poster.plan import Plan

TEMPLATE = "poster/poster.html"
HOME = "https://poster.invalid/assets/stylesheets/"  # a host that cannot be; only OwnFilesOnly answers for it
FETCHED = re.compile(r"https://poster\.invalid/(assets/(?:stylesheets/[\w.-]+\.css|fonts/[\w.-]+\.ttf))")
INK = "#16181d"  # for SVG, whose attributes know no variables; the value of the token, as a test proves


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawn poster: its PDF, its number of pages, and where its columns end, in mm from the top of page one."""

    pdf: bytes
    pages: int
    ends: tuple[float, ...]


def draw(plan: Plan, overrides: Path) -> Drawn:
    """Return the poster as WeasyPrint draws it."""
    desk = _desk(overrides)
    html = desk.template.render(**plan.words(), ink=INK)
    document = desk.weasyprint.HTML(string=html, base_url=HOME, url_fetcher=desk.fetcher).render(
        font_config=desk.fonts, stylesheets=[desk.stylesheet(plan.profile.stylesheet)]
    )
    anchors = document.pages[0].anchors
    ends = tuple(place[1] / PX_PER_MM for name, place in anchors.items() if name.startswith("end-"))
    return Drawn(document.write_pdf(), len(document.pages), ends)


@dataclass
class _Desk:
    """Everything that is made once for a process and used for every poster."""

    weasyprint: Any
    fonts: Any
    fetcher: Any
    template: Any
    styles: dict[str, Any]

    def stylesheet(self, name: str) -> Any:
        """Return the parsed stylesheets: the poster's own, then the profile's."""
        if name not in self.styles:
            source = f'@import url("poster.css"); @import url("{name}");'
            self.styles[name] = self.weasyprint.CSS(
                string=source, base_url=HOME, url_fetcher=self.fetcher, font_config=self.fonts
            )
        return self.styles[name]


@lru_cache(maxsize=2)
def _desk(overrides: Path) -> _Desk:
    with _no_system_fonts():
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import URLFetcher, URLFetcherResponse

        fonts = FontConfiguration()

    class OwnFilesOnly(URLFetcher):  # type: ignore[misc]  # WeasyPrint carries no types
        """Gives our own fonts and stylesheets and refuses everything else; the network is never asked."""

        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ARG002 -- WeasyPrint's signature
            wanted = FETCHED.fullmatch(url)
            if not wanted:
                raise ValueError(f"A poster may not fetch {url}")
            kind = "text/css" if url.endswith(".css") else "font/ttf"
            return URLFetcherResponse(url, (overrides / wanted[1]).read_bytes(), headers={"Content-Type": kind})

    environment = Environment(
        loader=FileSystemLoader(overrides), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    fetcher = OwnFilesOnly(allowed_protocols=["https"], allow_redirects=False, fail_on_errors=True)
    return _Desk(weasyprint, fonts, fetcher, environment.get_template(TEMPLATE), {})


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
