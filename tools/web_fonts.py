"""Cut the web's WOFF2 fonts from the print TTF fonts beside them: `python tools/web_fonts.py`.

The cuts are smaller and carry names of their own, because the licence of Source Serif reserves its name for
the unchanged files.  The unicode ranges stand here and in `overrides/assets/stylesheets/fonts.css`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fontTools import subset

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent.parent / "overrides" / "assets" / "fonts"
CUTS = {
    "SourceSerif4Display-Bold.ttf": "statement",
    "SourceSerif4-Regular.ttf": "text",
    "SourceSerif4-It.ttf": "text-italic",
    "SourceSerif4-Bold.ttf": "text-bold",
    "SofiaSansExtraCondensed-Medium.ttf": "label",
    "SofiaSansExtraCondensed-Bold.ttf": "label-bold",
}
RANGES = {
    "latin": "20-7E,A0-FF,131,152-153,2BB-2BC,2C6,2DA,2DC,2010-2015,2018-201E,2020-2022,2026,2030,"
    "2032-2033,2039-203A,20AC,2116,2122,2190-2193,2212",
    "latin-ext": "100-130,132-151,154-24F,259,300-304,306-30C,323,1E00-1EFF,20A0-20AB,20AD-20C0",
    "greek-cyrillic": "370-3FF,400-52F",
}
FEATURES = ["kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "onum", "lnum", "tnum", "pnum"]
NAMES_TO_CHANGE = {1: "Manifesto {}", 3: "Manifesto {}", 4: "Manifesto {}", 6: "Manifesto-{}", 16: "Manifesto {}"}


def rename(font: TTFont, face: str) -> None:
    """Give the cut a name of its own, in every record that holds the old one."""
    for record in list(font["name"].names):
        if record.nameID in NAMES_TO_CHANGE:
            record.string = NAMES_TO_CHANGE[record.nameID].format(face.title())


def cut(source: Path, face: str, script: str) -> Path:
    """Write one WOFF2 that holds the code points of `script` that `source` has."""
    options = subset.Options(flavor="woff2", layout_features=FEATURES, hinting=False, name_IDs=["*"])
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=subset.parse_unicodes(RANGES[script]))
    cutter.subset(font)
    rename(font, face)
    target = FONTS / f"{face}-{script}.woff2"
    subset.save_font(font, str(target), options)
    return target


def main() -> None:
    """Cut every face for every script."""
    for name, face in CUTS.items():
        for script in RANGES:
            target = cut(FONTS / name, face, script)
            print(f"{target.name}  {target.stat().st_size / 1000:.1f} KB")


if __name__ == "__main__":
    main()
