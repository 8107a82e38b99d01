"""Icons: the mark as a picture, in the sizes that browsers, telephones and lists of programs ask for."""

from __future__ import annotations

from dataclasses import dataclass

MARGIN = 0.7  # of the side: what the mark has where a system rounds the corners off
SAFE = 0.56  # a square within a circle of 80 % of the side: what is left of a maskable icon (W3C, App Manifest)
TIGHT = 1.0  # where every pixel counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Icon:
    """A square picture: its address, its side in pixels, and the share of the side within which the mark stands.

    `purpose` is what the web app manifest calls it; one without is not listed there.
    """

    file: str
    pixels: int
    share: float = MARGIN
    purpose: str = ""

    @property
    def sizes(self) -> str:
        """The size as HTML and the manifest write it."""
        return f"{self.pixels}x{self.pixels}"


FAVICON = Icon(file="favicon.ico", pixels=32, share=TIGHT)
ICONS = (
    FAVICON,
    Icon(file="apple-touch-icon.png", pixels=180),
    Icon(file="assets/images/icon-192.png", pixels=192, purpose="any"),
    Icon(file="assets/images/icon-512.png", pixels=512, purpose="any"),
    Icon(file="assets/images/icon-maskable.png", pixels=512, share=SAFE, purpose="maskable"),
)
DRAWING = "assets/images/icon.svg"  # the mark itself, for tabs, light and dark
