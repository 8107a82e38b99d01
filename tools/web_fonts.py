"""Cut the web's WOFF2 fonts from the print TTF fonts beside them, and write their rules: `python tools/web_fonts.py`.

The cuts are smaller and carry names of their own, because the licence of Source Serif reserves its name for
the unchanged files.  A page in English loads the cores alone, some eight kilobytes each.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fontTools import subset
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fontTools.ttLib import TTFont

ASSETS = Path(__file__).parent.parent / "overrides" / "assets"
FONTS, STYLES = ASSETS / "fonts", ASSETS / "stylesheets"
LETTERS = "20-22,25-29,2C-3B,3F,41-5A,61-7A,A0,A9,B7,D7,2013-2014,2018-2019,201C-201D,2026"
WORDS = "20,27,2C-2E,30-3A,3F,41-5A,61-7A,A0,2019"  # of the italic, which sets a few at a time
WESTERN = "AB,BB,BF,A1,C0-D6,D8-F6,F8-FF,152-153"  # besides, of the small capitals, which stand where the language needs no more
FIGURES = "30-39"
SIGNS = "23-24,2A-2B,3C-3E,40,5B-60,7B-7E"  # of help and code, which have no other letters of their own
LATIN = (
    "20-7E,A0-FF,131,152-153,2BB-2BC,2C6,2DA,2DC,2010-2015,2018-201E,2020-2022,2026,2030,"
    "2032-2033,2039-203A,20AC,2116,2122,2190-2193,2212"
)
RANGES = {
    "latin-ext": "100-130,132-151,154-24F,259,300-304,306-30C,323,1E00-1EFF,20A0-20AB,20AD-20C0",
    "greek-cyrillic": "370-3FF,400-52F",
}
FEATURES = ["kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "onum", "lnum", "tnum", "pnum"]
NAMES_TO_CHANGE = {1: "Manifesto {}", 3: "Manifesto {}", 4: "Manifesto {}", 6: "Manifesto-{}", 16: "Manifesto {}"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One face of the site: where it is cut from, what it is called, and what its core holds and can do.

    With `instead` the glyphs of that feature take the place of the plain ones: old-style figures, small capitals.
    Kerning below `slightest`, in thousandths of the type size, is not seen, and weighs a kilobyte.
    The figures of `bold` lie in the core, too, as stylistic set 1: numerals need no file of their own.
    """

    source: str
    name: str
    family: str
    weight: int
    style: str = "normal"
    core: str = LETTERS
    features: tuple[str, ...] = ("kern", "liga")
    instead: str = ""
    bold: str = ""
    slightest: int = 20
    pages: tuple[str, ...] = (
        "core",
        "signs",
        "latin",
        "latin-ext",
        "greek-cyrillic",
    )  # the cuts that pages may ask for
    alone: bool = False  # whether the core is all that is cut, and the page does as well without it

    def ranges(self) -> Iterator[tuple[str, str]]:
        """Yield each cut with its code points, the core first; no two cuts share one."""
        yield "core", self.core
        if not self.alone:
            yield "signs", SIGNS
            yield "latin", _listed(_points(LATIN) - _points(self.core) - _points(SIGNS))
            yield from RANGES.items()


CUTS = (
    Face(source="SourceSerif4Display-Bold.ttf", name="statement", family="Statement", weight=700),
    Face(source="SourceSerif4-Regular.ttf", name="text", family="Text", weight=400, instead="onum", slightest=30),
    Face(
        source="SourceSerif4-It.ttf",
        name="text-italic",
        family="Text",
        weight=400,
        style="italic",
        core=WORDS,
        features=(),
        instead="onum",
    ),
    Face(source="SourceSerif4-Bold.ttf", name="text-bold", family="Text", weight=700, pages=()),
    Face(
        source="SourceSerif4-Regular.ttf",
        name="capitals",
        family="Capitals",
        weight=400,
        core=f"{WORDS},{WESTERN}",
        features=(),
        instead="smcp",
        alone=True,
    ),
    Face(
        source="SofiaSansExtraCondensed-Medium.ttf",
        name="label",
        family="Label",
        weight=500,
        features=("kern",),
        bold="SofiaSansExtraCondensed-Bold.ttf",
        slightest=40,
    ),
    Face(
        source="SofiaSansExtraCondensed-Bold.ttf",
        name="label-bold",
        family="Label",
        weight=700,
        core=FIGURES,
        pages=(),
    ),
)
# What a page is set in until its fonts arrive, as wide as they are, so that nothing moves: the mean width of a character
# in our principles, in ems, from the fonts themselves or by way of the metrics that Capsize publishes.
STAND_INS = {
    "Georgia": (("Georgia",), 0.4137),
    "Noto": (("Noto Serif", "Droid Serif"), 0.4464),
    "Times": (("Times New Roman", "Liberation Serif", "Tinos"), 0.377),
    "DejaVu": (("DejaVu Serif",), 0.5108),
}
NARROW = {
    "Sans": (("Arial", "Liberation Sans", "Helvetica Neue", "Roboto"), 0.4134),
    "DejaVu": (("DejaVu Sans",), 0.5056),
}
WIDTHS = {"Statement": 0.4188, "Text": 0.4446, "Label": 0.2767}
STOOD_IN = "U+0-52F, U+1E00-1EFF, U+2000-22FF"  # other scripts keep the size of their own fonts
SITE = """/* The fonts of the site, as tools/web_fonts.py cut them; a page loads only the ranges that it uses.
   Until they arrive fonts of the system stand in, as wide as they are, so that nothing moves. */
"""
TWINS = """/* What the twins of posters are set in besides, as tools/web_fonts.py cut it. */
"""
HEIGHTS = {"Statement": (1.036, 0.335), "Text": (1.036, 0.335), "Label": (0.9, 0.3)}


def _points(ranges: str) -> set[int]:
    return set(subset.parse_unicodes(ranges))


def _listed(points: set[int]) -> str:
    """Return code points as ranges, in their order."""
    runs: list[list[int]] = []
    for point in sorted(points):
        if runs and point == runs[-1][1] + 1:
            runs[-1][1] = point
        else:
            runs.append([point, point])
    return ",".join(f"{first:X}" if first == last else f"{first:X}-{last:X}" for first, last in runs)


def rename(font: TTFont, face: str) -> None:
    """Give the cut a name of its own, in every record that holds the old one."""
    for record in list(font["name"].names):
        if record.nameID in NAMES_TO_CHANGE:
            record.string = NAMES_TO_CHANGE[record.nameID].format(face.title())


def exchange(font: TTFont, feature: str) -> None:
    """Put the glyphs that a feature would bring in the place of the plain ones."""
    table = font["GSUB"].table
    wanted = [record.Feature for record in table.FeatureList.FeatureRecord if record.FeatureTag == feature]
    lookups = [table.LookupList.Lookup[index] for record in wanted for index in record.LookupListIndex]
    parts = [getattr(part, "ExtSubTable", part) for lookup in lookups for part in lookup.SubTable]
    others = {plain: other for part in parts if part.LookupType == 1 for plain, other in part.mapping.items()}
    for points in font["cmap"].tables:
        points.cmap = {point: others.get(glyph, glyph) for point, glyph in points.cmap.items()}


def embolden(font: TTFont, source: str) -> None:
    """Lay the figures of a bolder font beside those of `font`, where stylistic set 1 finds them."""
    options = subset.Options(layout_features=[], hinting=False, name_IDs=[])
    bold = subset.load_font(str(FONTS / source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=_points(FIGURES))
    cutter.subset(bold)
    plain, heavy = font.getBestCmap(), bold.getBestCmap()
    for point in sorted(_points(FIGURES)):
        bold["glyf"][heavy[point]].expand(bold["glyf"])
        font["glyf"][f"{plain[point]}.bold"] = bold["glyf"][heavy[point]]
        font["hmtx"][f"{plain[point]}.bold"] = bold["hmtx"][heavy[point]]
    pairs = "".join(f"sub {plain[point]} by {plain[point]}.bold;" for point in sorted(_points(FIGURES)))
    addOpenTypeFeaturesFromString(font, f"feature ss01 {{ {pairs} }} ss01;", tables=["GSUB"])


def thin_kerning(font: TTFont, slightest: int) -> None:
    """Round kerning to steps that the eye can tell apart; what is left compresses better."""
    for lookup in font["GPOS"].table.LookupList.Lookup if "GPOS" in font else ():
        for table in (getattr(each, "ExtSubTable", each) for each in lookup.SubTable):
            if table.LookupType == 2:
                for value in _advances(table):
                    value.XAdvance = round(value.XAdvance / slightest) * slightest


def _advances(table: object) -> Iterator[object]:
    rows = (
        [pair for group in table.PairSet for pair in group.PairValueRecord]
        if table.Format == 1
        else [cell for row in table.Class1Record for cell in row.Class2Record]
    )
    for row in rows:
        yield from (value for value in (row.Value1, row.Value2) if hasattr(value, "XAdvance"))


def cut(face: Face, part: str, ranges: str) -> Path:
    """Write one WOFF2 that holds the code points of a part that the source has."""
    core = part == "core"
    features = list(face.features) if core else FEATURES
    names: list[int] = [] if core else ["*"]
    options = subset.Options(flavor="woff2", layout_features=features, hinting=False, name_IDs=names)
    font = subset.load_font(str(FONTS / face.source), options)
    if core and face.instead:
        exchange(font, face.instead)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=_points(ranges))
    cutter.subset(font)
    rename(font, face.name)
    if core and face.bold:
        embolden(font, face.bold)
    if core:
        thin_kerning(font, face.slightest)
    target = FONTS / f"{face.name}-{part}.woff2"
    subset.save_font(font, str(target), options)
    return target


def rule(face: Face, part: str, ranges: str) -> str:
    """Return the rule of one cut."""
    points = ", ".join(f"U+{each}" for each in ranges.split(","))
    return f"""@font-face {{
  font-family: "{face.family}";
  font-style: {face.style};
  font-weight: {face.weight};
  font-display: {"optional" if face.alone else "swap"};
  src: url("../fonts/{face.name}-{part}.woff2") format("woff2");
  unicode-range: {points};
}}
"""


def stand_in(family: str, name: str, fonts: tuple[str, ...], width: float) -> str:
    """Return the rule of a font of the system that takes as much room as the face that it stands in for."""
    size = WIDTHS[family] / width
    ascent, descent = (100 * height / size for height in HEIGHTS[family])
    sources = ", ".join(f'local("{font}")' for font in fonts)
    return f"""@font-face {{
  font-family: "{family} {name}";
  src: {sources};
  size-adjust: {100 * size:.1f}%;
  ascent-override: {ascent:.1f}%;
  descent-override: {descent:.1f}%;
  line-gap-override: 0%;
  unicode-range: {STOOD_IN};
}}
"""


def main() -> None:
    """Cut every face, and write the rules."""
    rules, twins = [SITE], [TWINS]
    for face in CUTS:
        for part, ranges in face.ranges():
            target = cut(face, part, ranges)
            (rules if part in face.pages else twins).append(rule(face, part, ranges))
            print(f"{target.name}  {target.stat().st_size / 1000:.1f} KB")
    for family in WIDTHS:
        choices = NARROW if family == "Label" else STAND_INS
        rules += [stand_in(family, name, *choice) for name, choice in choices.items()]
    (STYLES / "fonts.css").write_text("\n".join(rules), encoding="utf-8")
    (STYLES / "twin-fonts.css").write_text("\n".join(twins), encoding="utf-8")


if __name__ == "__main__":
    main()
