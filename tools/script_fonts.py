"""Cut the fonts of posters in Arabic and Japanese to the letters that people write: `python tools/script_fonts.py FOLDER`.

FOLDER holds the whole files of Amiri and BIZ UDGothic under the names in CUTS, as Debian has them in the packages
fonts-hosny-amiri and fonts-morisawa-bizud-gothic.  Latin letters are those of our own fonts, so they are left out here.
The licence of both reserves no name, so a cut may keep its own; it lies beside the fonts, in OFL-Amiri.txt and
OFL-BIZUDGothic.txt.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset

FONTS = Path(__file__).parent.parent / "overrides" / "assets" / "fonts"
MARKS = "\u200c-\u200f\u2010-\u2027\u202a-\u202e\u2030\u2039\u203a\u2066-\u2069"
FIRST, LAST = 0xA1, 0xFE  # of both bytes of a sign in EUC-JP
AFTER_1990 = "塡剝頰𠮟"  # four that are taught at school, and came too late for the standard


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A font of two weights, and the characters of it that are kept: ranges as CSS writes them, and single ones."""

    name: str
    letters: frozenset[str]
    features: tuple[str, ...]

    @property
    def files(self) -> tuple[str, str]:
        """The names of its files, whole or cut."""
        return f"{self.name}-Regular.ttf", f"{self.name}-Bold.ttf"


def ranges(text: str) -> frozenset[str]:
    """Return the characters of a text in which a hyphen stands for all that lie between two."""
    found: set[str] = set()
    points = list(text)
    for place, character in enumerate(points):
        if character == "-":
            found |= {chr(point) for point in range(ord(points[place - 1]), ord(points[place + 1]) + 1)}
        else:
            found.add(character)
    return frozenset(found)


def jis() -> frozenset[str]:
    """Return the signs of JIS X 0208: kana, punctuation, and the kanji of levels 1 and 2."""
    codes = (bytes((row, cell)) for row in range(FIRST, LAST + 1) for cell in range(FIRST, LAST + 1))
    return frozenset("".join(code.decode("euc_jp", "ignore") for code in codes))


CUTS = (
    Cut(
        name="Amiri",
        letters=ranges(f" \u00a0\u00ab\u00bb\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\u25cc{MARKS}"),
        features=(
            "init",
            "medi",
            "fina",
            "isol",
            "rlig",
            "liga",
            "calt",
            "ccmp",
            "locl",
            "kern",
            "mark",
            "mkmk",
            "curs",
        ),
    ),
    Cut(
        name="BIZUDGothic",
        letters=jis() | ranges(f" \u00a0\u3000-\u30ff\uff01-\uff9f{AFTER_1990}"),
        features=("ccmp", "locl"),
    ),
)


def cut(source: Path, one: Cut, target: Path) -> None:
    """Write the letters of a font, its hints left out: paper has more dots than they were made for."""
    options = subset.Options(
        hinting=False,
        layout_features=list(one.features),
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
        name_languages=[0x409],
        notdef_outline=True,
        drop_tables=[*subset.Options().drop_tables, "vhea", "vmtx", "meta", "DSIG"],
    )
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(sorted(one.letters)))
    cutter.subset(font)
    subset.save_font(font, str(target), options)


def main() -> None:
    """Cut every font."""
    for one in CUTS:
        for name in one.files:
            cut(Path(sys.argv[1]) / name, one, FONTS / name)
            print(f"{name}  {(FONTS / name).stat().st_size / 1000:.0f} KB")


if __name__ == "__main__":
    main()
