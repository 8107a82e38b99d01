"""The web app manifest: what a telephone calls the site, and how it opens it, where somebody puts it on their home screen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from manifesto.icon import ICONS

if TYPE_CHECKING:
    from manifesto.palette import Palette
    from manifesto.settings import Settings

FILE = "manifest.webmanifest"
DISPLAY = "minimal-ui"  # a way back and a way to load anew stay in sight: this is a text, not a program


def web_app(settings: Settings, palette: Palette, *, with_icons: bool, home: str = "") -> str:
    """Return `/manifest.webmanifest`; its addresses are seen from there, so the site may lie below any path.

    `home` is the way from there to the home of the site, where the icons are.
    """
    said = {
        "name": settings.name,
        "short_name": settings.short_name,
        "description": settings.tagline,
        "lang": settings.language,
        "dir": "rtl" if settings.from_the_right else "ltr",
        "start_url": ".",
        "scope": ".",
        "display": DISPLAY,
        "background_color": palette.paper.light,
        "theme_color": palette.paper.light,
        "icons": [
            {"src": f"{home}{icon.file}", "sizes": icon.sizes, "type": "image/png", "purpose": icon.purpose}
            for icon in ICONS
            if with_icons and icon.purpose
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"
