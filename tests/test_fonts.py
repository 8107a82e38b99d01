"""Fonts: what the stylesheet asks for is there, and covers what was cut."""

from __future__ import annotations

import re
import runpy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FACE = re.compile(
    r"url\(\"\.\./fonts/(?P<face>[\w-]+?)-(?P<part>core|signs|latin|latin-ext|greek-cyrillic)\.woff2\".*?unicode-range: (?P<range>[^;]+);",
    re.DOTALL,
)


def test_the_stylesheet_and_the_cuts_agree(repository: Path) -> None:
    """Every cut has its rule with the same ranges, and every rule its file."""
    tool = runpy.run_path(str(repository / "tools/web_fonts.py"))
    sheets = (repository / "overrides/assets/stylesheets").glob("*fonts.css")
    styles = "".join(sheet.read_text() for sheet in sheets)
    found = {(m["face"], m["part"]): m["range"].replace("U+", "").replace(" ", "") for m in FACE.finditer(styles)}
    wanted = {(face.name, part): ranges for face in tool["CUTS"] for part, ranges in face.ranges()}

    assert found == wanted
    for face, part in wanted:
        assert (tool["FONTS"] / f"{face}-{part}.woff2").is_file()


def test_no_two_cuts_of_a_face_share_a_letter(repository: Path) -> None:
    """A letter is in one cut of its face, so that a page loads it once."""
    tool = runpy.run_path(str(repository / "tools/web_fonts.py"))
    for face in tool["CUTS"]:
        points = [tool["_points"](ranges) for _, ranges in face.ranges()]

        assert sum(map(len, points)) == len(set().union(*points)), face.name


def test_the_cores_set_a_page_of_english(repository: Path) -> None:
    """The letters, figures and signs of our own principles are in the cores: their pages load nothing else."""
    tool = runpy.run_path(str(repository / "tools/web_fonts.py"))
    core = tool["_points"](tool["LETTERS"])
    bodies = [path.read_text(encoding="utf-8").split("---", 2)[2] for path in (repository / "principles").glob("*.md")]
    beyond = {sign for body in bodies for sign in body.replace("\n", "") if ord(sign) not in core} - set("*_#>[]|`")

    assert beyond == set()


def test_the_fonts_of_posters_are_those_that_are_measured(repository: Path) -> None:
    """What the fit measures with is what the poster is drawn with."""
    measured = runpy.run_path(str(repository / "hooks/manifesto/typeface.py"))
    styles = (repository / "overrides/assets/stylesheets/poster-fonts.css").read_text()

    assert set(re.findall(r"fonts/([\w-]+\.ttf)", styles)) == {
        measured[name] for name in ("STATEMENT", "TITLE", "TEXT", "LABEL", "NUMERAL")
    }
