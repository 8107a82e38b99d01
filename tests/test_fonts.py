"""Fonts: what the stylesheet asks for is there, and covers what was cut."""

from __future__ import annotations

import re
import runpy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FACE = re.compile(
    r"url\(\"\.\./fonts/(?P<face>[\w-]+?)-(?P<script>latin|latin-ext|greek-cyrillic)\.woff2\".*?unicode-range: (?P<range>[^;]+);",
    re.DOTALL,
)


def test_the_stylesheet_and_the_cuts_agree(repository: Path) -> None:
    """Every cut has its rule with the same ranges, and every rule its file."""
    tool = runpy.run_path(str(repository / "tools/web_fonts.py"))
    styles = (repository / "overrides/assets/stylesheets/fonts.css").read_text()
    found = {(m["face"], m["script"]): m["range"].replace("U+", "").replace(" ", "") for m in FACE.finditer(styles)}
    wanted = {(face, script): ranges for face in tool["CUTS"].values() for script, ranges in tool["RANGES"].items()}

    assert found == wanted
    for face, script in wanted:
        assert (tool["FONTS"] / f"{face}-{script}.woff2").is_file()


def test_the_fonts_of_posters_are_those_that_are_measured(repository: Path) -> None:
    """What the fit measures with is what the poster is drawn with."""
    measured = runpy.run_path(str(repository / "hooks/manifesto/typeface.py"))
    styles = (repository / "overrides/assets/stylesheets/poster-fonts.css").read_text()

    assert set(re.findall(r"fonts/([\w-]+\.ttf)", styles)) == {
        measured[name] for name in ("STATEMENT", "TITLE", "TEXT", "LABEL", "NUMERAL")
    }
