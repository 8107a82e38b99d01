"""Make the picture of the README from the posters of the built site: `make picture`."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PIL import Image

ROOT = Path(__file__).parent.parent
TARGET = ROOT / ".github" / "picture.png"
HUNG = (
    ("manifesto/a2-portrait", 820),
    ("collections/personal-steps/a4-portrait", 600),
    ("principles/go-first/a4-portrait", 600),
)
GAP = 48
WALL = "#d9d2c4"


def poster(site: Path, name: str, height: int) -> Image.Image:
    """Return a poster of a built site as a picture of that height in pixels."""
    page = pypdfium2.PdfDocument(site / "posters" / f"{name}.pdf")[0]
    return page.render(scale=height / page.get_height()).to_pil()


def side_by_side(sheets: list[Image.Image]) -> Image.Image:
    """Hang pictures on a wall, their middles on one line."""
    width = sum(sheet.width + GAP for sheet in sheets) + GAP
    height = max(sheet.height for sheet in sheets) + 2 * GAP
    wall = Image.new("RGB", (width, height), WALL)
    x = GAP
    for sheet in sheets:
        wall.paste(sheet, (x, (height - sheet.height) // 2))
        x += sheet.width + GAP
    return wall


def main() -> None:
    """Hang three posters."""
    sheets = [poster(ROOT / "site", name, height) for name, height in HUNG]
    side_by_side(sheets).quantize(96).save(TARGET, optimize=True)


if __name__ == "__main__":
    main()
