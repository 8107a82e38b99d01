"""Cut the fonts of the tests, a few KB each: `python tests/fonts/cut.py FOLDER`.

FOLDER holds whole files of Noto Sans and Amiri under the names in FONTS; the files here are those with these letters only, as
their licence in OFL.txt allows.  The tests read what was cut and never run this.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset

COMMON = " !,.()123Kabcep"  # so that it shows from which font Latin letters come
FONTS = {
    "NotoSansArabic": ("قلحاضرًاتمكنِفظوَعدٍُّاْسيربمشهخشعلي٣٢،؟یخ", ("Regular", "Bold")),
    "Amiri": ("قلحاضرًاتمكنِفظوَعدٍُّاْسيربمشهخشعلي٣٢،؟یخجئةىأإؤءثذزصضطغژ", ("Regular", "Bold")),
    "NotoSansHebrew": ("שמורעלכהבטחפאםוּלְכֻלָּםשׁ־ֹ", ("Regular",)),
    "NotoSansJP": ("約束を守る、そして「聞く」。カガッーっょ゙山田例語日本顧客大切に′", ("Regular", "Bold")),
    "NotoSansSC": ("信守每一个承诺，约。“”山", ("Regular",)),
    "NotoSansKR": ("모든약속을지켜라한국어이름", ("Regular",)),
}


def cut(source: Path, letters: str, target: Path) -> None:
    """Write the font with the letters only, its shaping kept and its hints left out."""
    options = subset.Options(hinting=False, name_IDs=[0, 1, 2, 4, 6, 13, 14], drop_tables=["vhea", "vmtx", "STAT"])
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(text=letters + COMMON)
    cutter.subset(font)
    subset.save_font(font, str(target), options)


def main() -> None:
    """Cut every font in every weight."""
    for name, (letters, weights) in FONTS.items():
        for weight in weights:
            target = Path(__file__).parent / f"{name}-{weight}.ttf"
            cut(Path(sys.argv[1]) / target.name, letters, target)
            print(f"{target.name}  {target.stat().st_size / 1000:.1f} KB")


if __name__ == "__main__":
    main()
